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

test('names that a text carries and no page shows are read: of changes, of pictures and of places', async () => {
  const p = (inside: string) => `<w:p>${inside}</w:p>`;
  const run = '<w:r><w:t>요청</w:t></w:r>';
  const { aside = [] } = await readBytes(
    'docx',
    packed({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document xmlns:w="w" xmlns:wp="wp"><w:body>${[
        p(`<w:ins w:author="가나솔">${run}</w:ins>`),
        p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="나비솔.jpg"/></wp:inline></w:drawing></w:r>'),
        p(`<w:bookmarkStart w:id="0" w:name="다라솔"/><w:bookmarkStart w:id="1" w:name="_GoBack"/>${run}`),
      ].join('')}</w:body></w:document>`,
      'word/media/마바솔.png': new Uint8Array([1]),
    }),
  );
  const said = aside.join('\n');
  for (const name of ['가나솔', '나비솔', '다라솔', '마바솔']) expect(said).toContain(name);
  expect(said).not.toContain('_GoBack');
});
