import { expect, test } from 'vitest';
import { SMALL_JPEG } from '../../../shared/testing/pictures.ts';
import { packed, readBytes } from '../../testing/read-files.ts';
import { openPackage } from './open-package.ts';
import { wordsOfPictures } from './packed-pictures.ts';

const NUMBER = '900101-1234568';

/** A photograph with a comment that no page shows. */
const commented = (words: string) => {
  const data = Buffer.from(words);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, data.length + 2]), data]);
  return Buffer.concat([SMALL_JPEG.subarray(0, 2), comment, SMALL_JPEG.subarray(2)]);
};

test.each([
  'word/media/image1.jpeg',
  'xl/media/image1.jpg',
  'ppt/media/image1.jpg',
  'BinData/image1.JPG',
  'Pictures/1.jpg',
])('what a picture says of itself is read in %s', async (name) => {
  const file = await openPackage(Buffer.from(packed({ [name]: commented(NUMBER), [`${name}.xml`]: '<a/>' })));
  expect((await wordsOfPictures(file)).map(({ text }) => text)).toContain(NUMBER);
  file.close();
});

test('a text with such a picture is told of it, and a picture that nobody can draw spoils no text', async () => {
  const docx = (picture: Uint8Array) =>
    readBytes(
      'docx',
      packed({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml':
          '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>현장</w:t></w:r></w:p></w:body></w:document>',
        'word/media/image1.jpeg': picture,
      }),
    );
  const { personalData, findings } = await docx(commented(NUMBER));
  expect(personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  expect(findings?.map(({ place }) => place.spot)).toEqual(['aside']);
  expect((await docx(new Uint8Array([0xff, 0xd8, 0xff, 0xe1]))).personalData).toEqual([]);
  expect((await docx(SMALL_JPEG)).findings).toEqual([]);
});
