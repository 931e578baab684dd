import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filePlaceWords } from '../../../shared/originals/file-finding.ts';
import { findInFile } from '../find-in-file.ts';
import { readPicture } from './read-picture.ts';

const NUMBER = '900101-1234568';
const told = async (bytes: Buffer) =>
  findInFile(await readPicture(bytes)).findings.map(({ kind, place }) => [kind, filePlaceWords(place)]);

const long = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
const short = (value: number) => Buffer.from([value >>> 8, value]);
const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), short(data.length + 2), data]);
const jpeg = (...segments: readonly Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    ...segments,
    Buffer.from('ffda', 'hex'),
  ]);
const chunk = (type: string, data: Buffer) => Buffer.concat([long(data.length), Buffer.from(type), data, long(0)]);
const png = (...chunks: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.alloc(13)), ...chunks]);
const riff = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(type), length, data]);
};

type Field = readonly [tag: number, type: number, value: Buffer];
/** A TIFF of one table, and of that of GPS where there is one. */
function exif(fields: readonly Field[], gps: readonly Field[] = []): Buffer {
  const all = gps.length > 0 ? [...fields, [0x8825, 4, long(0)] as const] : fields;
  const table = (of: readonly Field[], at: number, led: number) => {
    let free = at + 2 + of.length * 12 + 4;
    const values: Buffer[] = [];
    const entries = of.map(([tag, type, value]) => {
      const count = long(type === 5 ? value.length / 8 : type === 4 ? 1 : value.length);
      if (tag === 0x8825) return Buffer.concat([short(tag), short(type), count, long(led)]);
      const inline = value.length <= 4 ? Buffer.concat([value, Buffer.alloc(4)]).subarray(0, 4) : long(free);
      if (value.length > 4) {
        values.push(value);
        free += value.length;
      }
      return Buffer.concat([short(tag), short(type), count, inline]);
    });
    return Buffer.concat([short(of.length), ...entries, long(0), ...values]);
  };
  const length = table(all, 8, 0).length;
  const head = Buffer.concat([Buffer.from('MM\0*'), long(8)]);
  return Buffer.concat([head, table(all, 8, 8 + length), ...(gps.length > 0 ? [table(gps, 8 + length, 0)] : [])]);
}
const degrees = (...parts: readonly number[]) => Buffer.concat(parts.flatMap((part) => [long(part), long(1)]));
const withHead = (data: Buffer) => Buffer.concat([Buffer.from('Exif\0\0'), data]);
const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:li>${NUMBER}</rdf:li></x:xmpmeta>`);

test.each<readonly [string, Buffer, string]>([
  ['a comment of a JPEG', jpeg(segment(0xfe, Buffer.from(NUMBER))), '그림 정보'],
  ['XMP of a JPEG', jpeg(segment(0xe1, xmp)), '그림 정보'],
  ['EXIF of a JPEG', jpeg(segment(0xe1, withHead(exif([[0x010e, 2, Buffer.from(NUMBER)]])))), '그림 설명'],
  [
    'what Windows writes',
    jpeg(segment(0xe1, withHead(exif([[0x9c9d, 1, Buffer.from(NUMBER, 'utf16le')]])))),
    '찍은 사람',
  ],
  ['tEXt of a PNG', png(chunk('tEXt', Buffer.from(`Comment\0${NUMBER}`))), '그림 정보'],
  [
    'zTXt of a PNG',
    png(chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(NUMBER))]))),
    '그림 정보',
  ],
  [
    'packed iTXt of a PNG',
    png(chunk('iTXt', Buffer.concat([Buffer.from('XML\0\x01\0ko\0key\0'), deflateSync(Buffer.from(NUMBER))]))),
    '그림 정보',
  ],
  ['EXIF of a PNG', png(chunk('eXIf', exif([[0x8298, 2, Buffer.from(NUMBER)]]))), '저작권'],
  ['XMP of a WebP', riff('XMP ', xmp), '그림 정보'],
  ['a TIFF', exif([[0x013b, 2, Buffer.from(NUMBER)]]), '찍은 사람'],
  [
    'a comment of a GIF',
    Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x21, 0xfe, 14]), Buffer.from(`${NUMBER}\0`)]),
    '그림 정보',
  ],
])('a number in %s is told with its place', async (_, bytes, name) => {
  expect(await told(bytes)).toEqual([['residentNumber', `파일 정보(${name})`]]);
});

test('where a picture was taken is told, and stops nothing by itself', async () => {
  const gps: Field[] = [
    [1, 2, Buffer.from('N\0')],
    [2, 5, degrees(37, 30, 36)],
    [3, 2, Buffer.from('E\0')],
    [4, 5, degrees(126, 58, 12)],
  ];
  const found = findInFile(await readPicture(jpeg(segment(0xe1, withHead(exif([], gps))))));
  expect(found.findings).toMatchObject([
    { kind: 'location', confidence: 'likely', words: '북위 37.51000, 동경 126.97000', place: { by: '찍은 곳' } },
  ]);
  expect(found.personalData).toEqual([]);
});

test('a picture that says nothing, and every broken one, is read without a fault', async () => {
  expect((await readPicture(png())).properties).toEqual([]);
  const whole = jpeg(
    segment(0xe1, withHead(exif([[0x010e, 2, Buffer.from(NUMBER)]]))),
    segment(0xfe, Buffer.from(NUMBER)),
  );
  for (let length = 0; length <= whole.length; length += 1) await readPicture(whole.subarray(0, length));
  for (let at = 0; at < whole.length; at += 1) await readPicture(Buffer.from(whole.with(at, 0xff)));
});

test('texts of EXIF that stand over each other are read no longer than what holds them', async () => {
  const letters = 'a'.repeat(40_000);
  const tiff = exif([[0x010e, 2, Buffer.from(letters)]]);
  // The one entry once more a hundred times, each of them leading to the same letters.
  const entry = tiff.subarray(10, 22);
  const head = Buffer.concat([Buffer.from('MM\0*'), long(tiff.length), tiff.subarray(8), short(100)]);
  const crafted = Buffer.concat([head, ...Array.from({ length: 100 }, () => entry), long(0)]);
  const { properties } = await readPicture(jpeg(segment(0xe1, withHead(crafted))));
  expect(properties.length).toBeLessThan(4);
  expect(properties[0]?.value).toMatch(/^a+$/);
});
