import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { SMALL_JPEG } from '../../../shared/testing/pictures.ts';
import { writtenPaper } from '../../../shared/testing/written-paper.ts';
import { packHwpx } from '../../rendering/pack-hwpx.ts';
import { recordsOf, withRecords } from '../../testing/hwp-file.ts';
import { readBytes } from '../../testing/read-files.ts';
import { hwpOf } from './hwp-converter.ts';
import { photographsIn } from './unseen-in-pdf.ts';

const NUMBER = '900101-1234568';
const FOUND = [{ kind: 'residentNumber', count: 1 }];

/** A photograph with a comment that no page shows. */
function commented(words: string): Buffer {
  const data = Buffer.from(words);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, data.length + 2]), data]);
  return Buffer.concat([SMALL_JPEG.subarray(0, 2), comment, SMALL_JPEG.subarray(2)]);
}

const base = hwpOf(packHwpx(writtenPaper([{ type: 'paragraph', content: [{ text: '본문' }] }])));
const hwp = (picture: Buffer) =>
  readBytes('hwp', withRecords(base, recordsOf(base), { BinData: { 'BIN0001.jpg': picture } }));

test('what a picture in a .hwp says of itself is checked, packed or not', async () => {
  for (const picture of [commented(NUMBER), deflateRawSync(commented(NUMBER))]) {
    expect((await hwp(picture)).personalData).toEqual(FOUND);
  }
  expect((await hwp(Buffer.from(SMALL_JPEG))).personalData).toEqual([]);
  expect((await hwp(Buffer.from('?'))).personalData).toEqual([]);
});

/** A page with a word on it, metadata beside it, and a photograph that nothing draws. */
function pdf(xmp: string, picture: Buffer): Buffer {
  const content = 'BT /F1 12 Tf 50 700 Td (Notice) Tj ET';
  const stream = (entries: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(`<<${entries}/Length ${bytes.length}>>stream\n`), bytes, Buffer.from('\nendstream')]);
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 ${font}>>>>>>`,
    stream('', Buffer.from(content)),
    stream('/Type/Metadata/Subtype/XML', Buffer.from(xmp)),
    stream('/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/DCTDecode', picture),
  ];
  const file = objects.flatMap((object, at) => [
    Buffer.from(`${at + 1} 0 obj`),
    typeof object === 'string' ? Buffer.from(object) : object,
    Buffer.from('\nendobj\n'),
  ]);
  const end = `trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`;
  return Buffer.concat([Buffer.from('%PDF-1.5\n'), ...file, Buffer.from(end)]);
}
const xmp = (words: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>${words}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;

test('what a PDF says of itself beside its properties is checked, and what its photographs say', async () => {
  const plain = Buffer.from(SMALL_JPEG);
  expect((await readBytes('pdf', pdf(xmp(NUMBER), plain))).personalData).toEqual(FOUND);
  expect((await readBytes('pdf', pdf(xmp('안내'), commented(NUMBER)))).personalData).toEqual(FOUND);
  const named = await readBytes('pdf', pdf(xmp('나비솔 님의 자료'), commented('다라솔 님')));
  expect(named.aside?.join('\n')).toMatch(/나비솔[\s\S]*다라솔/);
  expect(named.personalData).toEqual([]);
});

const said = (bytes: Buffer) =>
  [...photographsIn(bytes)].map((pieces) => pieces.map(({ data }) => data.toString('utf8')).join());

test('every photograph is read, also a small one within another and one behind what is none', () => {
  const small = (words: string) => {
    const data = Buffer.from(words);
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, data.length + 2]), data, Buffer.from('ffda', 'hex')]);
  };
  const [one, other] = [small('가람'), small('나래')];
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, one.length + 2]);
  expect(said(Buffer.concat([head, one, Buffer.from('ffda', 'hex'), other]))).toEqual(['', '가람', '나래']);
  // Three bytes that are no picture's, with a length that reaches into the next one.
  const chance = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 8]);
  expect(said(Buffer.concat([chance, one, other]))).toEqual(['', '가람', '나래']);
});

test('many photographs that begin within each other are walked over three times at most', () => {
  // Each leads over 64 kB to the next segment, in the middle of a photograph that begins later.
  const crafted = Buffer.alloc(1_000_000, Buffer.from('ffd8fffefffa', 'hex'));
  let [walked, segments] = [0, 0];
  for (const pieces of photographsIn(crafted)) {
    segments += pieces.length;
    for (const { data } of pieces) walked += data.length;
  }
  expect(segments).toBeGreaterThan(10);
  expect(walked).toBeLessThanOrEqual(3 * crafted.length);
});
