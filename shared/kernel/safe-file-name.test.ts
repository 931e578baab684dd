import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test('a name that any system can hold stays as it is', () => {
  for (const name of ['점검 결과 보고.pdf', '2026년 계획(안) - 최종.hwpx', 'ᄒᆞᆫ글', 'a.tar.gz']) {
    expect(safeFileName(name, 80)).toBe(name);
  }
});

test.each([
  ['입찰: 가/나 <초안>?.hwp', '입찰 가 나 초안.hwp'],
  ['con.txt', '_con.txt'],
  ['LPT1', '_LPT1'],
  ['끝이 점...', '끝이 점'],
  ['..', '_'],
  ['', '_'],
  ['report\u202efdp.exe', 'report fdp.exe'],
  ['\ue123기호.pdf', '기호.pdf'],
  [`${'가'.repeat(300)}.xlsx`, `${'가'.repeat(15)}.xlsx`],
])('%s becomes %s', (text, name) => {
  expect(safeFileName(text, 20)).toBe(name);
});

test('whatever is asked, the name is short, not empty and of no forbidden form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 12, max: 80 }), (text, most) => {
      const name = safeFileName(text, most);
      expect([...name].length).toBeGreaterThan(0);
      expect([...name].length).toBeLessThanOrEqual(most + 1);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|[. ]$/u);
      expect(safeFileName(name, most + 1)).toBe(name);
    }),
  );
});
