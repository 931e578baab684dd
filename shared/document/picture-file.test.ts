import { deflateSync, inflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { SMALL_JPEG, smallPng } from '../testing/pictures.ts';
import { readPictureFile } from './picture-file.ts';
import type { PictureFile } from './picture-limits.ts';
import { pngParts, pngPasses } from './png-file.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const fromLatin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function read(bytes: Uint8Array): PictureFile {
  const found = readPictureFile(bytes);
  if (isRefusal(found)) throw new Error(`refused: ${found.refused}`);
  return found;
}

/** A segment of a JPEG behind its beginning. */
function withSegment(marker: number, content: string): Uint8Array {
  const length = content.length + 2;
  const segment = String.fromCharCode(0xff, marker, length >> 8, length & 0xff) + content;
  return fromLatin(latin(SMALL_JPEG.subarray(0, 2)) + segment + latin(SMALL_JPEG.subarray(2)));
}

/** Exif whose one entry says how the camera was held. */
function heldCamera(orientation: number): Uint8Array {
  const tiff = `II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0\0\0\0\0`;
  return withSegment(0xe1, `Exif\0\0${tiff}GPS 37.5665 126.9780`);
}

/** A chunk of a PNG before its end, with the sum that belongs to it. */
function withChunk(png: Uint8Array, type: string, content: string): Uint8Array {
  const data = fromLatin(type + content);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(data, 4);
  chunk.writeUInt32BE(crc(data), data.length + 4);
  const end = png.length - 12;
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]);
}

function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** The header of a PNG says another size than it has. */
function promising(width: number, height: number): Uint8Array {
  const png = Buffer.from(smallPng(4, 4, 'rgb'));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc(png.subarray(12, 29)), 29);
  return png;
}

/** Its header says that it is interlaced, with samples of so many bits. */
function interlaced(depth: number, colours: number): Uint8Array {
  const png = Buffer.from(smallPng(4, 4, 'grey'));
  png.set([depth, colours, 0, 0, 1], 24);
  png.writeUInt32BE(crc(png.subarray(12, 29)), 29);
  return png;
}

describe('a picture is kept with what draws it and nothing else:', () => {
  it('a photograph loses place, camera, comment and whatever follows its end', () => {
    const photograph = heldCamera(1);
    const found = read(fromLatin(`${latin(photograph)}PK\x03\x04hidden`));
    expect(found).toMatchObject({ mediaType: 'image/jpeg', width: 24, height: 16, hasOwnColours: false });
    expect(latin(found.cleaned)).not.toMatch(/Exif|GPS|ICC|hidden/);
    expect(read(withSegment(0xfe, '홍길동이 찍음')).cleaned).toEqual(found.cleaned);
    // What was kept is kept whole: reading it again changes nothing.
    expect(read(found.cleaned).cleaned).toEqual(found.cleaned);
    expect(found.cleaned.length).toBeGreaterThan(300);
  });

  it('a drawing loses its texts, times and profiles, and has the same pixels', () => {
    const drawing = smallPng(5, 3, 'rgbAlpha');
    const told = withChunk(withChunk(drawing, 'tEXt', 'Author\0somebody'), 'eXIf', 'MM\0*GPS');
    const found = read(Buffer.concat([told, fromLatin('after the end')]));
    expect(latin(found.cleaned)).not.toMatch(/somebody|GPS|after/);
    expect(decode(found.cleaned).data).toEqual(decode(drawing).data);
    expect(found).toMatchObject({ mediaType: 'image/png', width: 5, height: 3, hasOwnColours: false });
  });

  it('a profile that is not sRGB is told, because without it the colours are others', () => {
    expect(read(withSegment(0xe2, `ICC_PROFILE\0\x01\x01${'Display P3'}`)).hasOwnColours).toBe(true);
    const [profile, plain] = [deflateSync(Buffer.from('x')).toString('latin1'), smallPng(2, 2, 'rgb')];
    expect(read(withChunk(plain, 'iCCP', `Display P3\0\0${profile}`)).hasOwnColours).toBe(true);
    expect(read(withChunk(plain, 'iCCP', `sRGB IEC61966-2.1\0\0${profile}`)).hasOwnColours).toBe(false);
  });
});

describe('a picture is refused by name:', () => {
  const damaged = (at: number) => smallPng(4, 4, 'rgb').map((byte, index) => (index === at ? byte ^ 1 : byte));
  const scan = latin(SMALL_JPEG).lastIndexOf('\xff\xda');
  const frame = latin(SMALL_JPEG).indexOf('\xff\xc0');
  const ofFour = SMALL_JPEG.map((byte, at) => (at === frame + 9 ? 4 : byte));
  it.each([
    ['a document', fromLatin('%PDF-1.7'), 'picture-type-not-allowed'],
    ['a moving picture', fromLatin('GIF89a'), 'picture-type-not-allowed'],
    ['a drawing in markup', fromLatin('<svg onload="alert(1)">'), 'picture-type-not-allowed'],
    ['nothing', new Uint8Array(), 'picture-type-not-allowed'],
    ['a header alone', smallPng(4, 4, 'rgb').subarray(0, 33), 'picture-damaged'],
    ['a wrong sum', damaged(45), 'picture-damaged'],
    ['a JPEG that ends in its scan', SMALL_JPEG.subarray(0, scan + 20), 'picture-damaged'],
    ['a JPEG without a scan', SMALL_JPEG.subarray(0, 400), 'picture-damaged'],
    ['a photograph held upside down', heldCamera(3), 'picture-turned'],
    ['colours of printing inks', ofFour, 'picture-colours'],
    [
      'a frame that nobody draws',
      fromLatin(latin(SMALL_JPEG).replace('\xff\xc0', '\xff\xc9')),
      'picture-type-not-allowed',
    ],
    ['a hundred megapixels in a hundred bytes', promising(10_000, 10_000), 'picture-too-many-pixels'],
    ['a line of a million', promising(1_000_000, 1), 'picture-too-many-pixels'],
    ['a few greys, interlaced', interlaced(4, 0), 'picture-interlaced'],
    ['black and white, interlaced', interlaced(1, 0), 'picture-interlaced'],
    ['no pixel at all', promising(0, 8), 'picture-damaged'],
  ])('%s', (_, bytes, code) => {
    expect(readPictureFile(bytes)).toMatchObject({ refused: code });
  });

  it('whatever bytes follow a true beginning, reading ends with an answer', () => {
    for (let seed = 1; seed < 300; seed += 1) {
      for (const good of [SMALL_JPEG, smallPng(9, 7, 'rgb', 'Adam7')]) {
        const at = (seed * 7919) % good.length;
        const bad = good
          .map((byte, index) => (index === at ? (byte + seed) & 0xff : byte))
          .slice(0, good.length - (seed % 5));
        expect(() => readPictureFile(bad)).not.toThrow();
      }
    }
  });
});

it('the rows of an interlaced picture are counted as they were written', () => {
  for (const [width, height] of [
    [1, 1],
    [5, 3],
    [8, 8],
    [13, 9],
  ] as const) {
    const png = pngParts(smallPng(width, height, 'rgb', 'Adam7'));
    const counted = pngPasses(png).reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
    expect(inflateSync(png.packed).length).toBe(counted);
  }
});
