import { expect, test } from 'vitest';
import { contentDisposition } from './send-file.ts';

test('a Korean file name reaches new browsers whole and old ones with its extension', () => {
  expect(contentDisposition('attachment', '추진계획(안).hwpx')).toBe(
    'attachment; filename="____(_).hwpx"; ' +
      "filename*=UTF-8''%EC%B6%94%EC%A7%84%EA%B3%84%ED%9A%8D%28%EC%95%88%29.hwpx",
  );
});

test('a file name cannot add a parameter or a header line', () => {
  expect(contentDisposition('attachment', 'a"; filename=b.exe\r\nx: y')).toBe(
    'attachment; filename="a_; filename=b.exe__x: y"; ' + "filename*=UTF-8''a%22%3B%20filename%3Db.exe%0D%0Ax%3A%20y",
  );
});
