import { encode, type ImageData } from 'fast-png';
import { PDFContext, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import { expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { paintSheet } from './paint.ts';
import type { PaperPicture } from './paper-document.ts';
import { PictureCase } from './picture.ts';
import { newSheet, placePicture } from './sheet.ts';
import { newTag } from './tags.ts';

const png = (image: Partial<ImageData> & Pick<ImageData, 'data'>): Uint8Array =>
  encode({ width: 2, height: 2, depth: 8, channels: 4, ...image });

const picture = (more: Partial<PaperPicture> = {}): PaperPicture => ({
  sha256: 'a'.repeat(64),
  mediaType: 'image/png',
  width: 2,
  height: 2,
  ...more,
});

/** What a reader finds in the file of a picture. */
function painted(bytes: Uint8Array | undefined, source = picture()) {
  const context = PDFContext.create();
  const pictures = new PictureCase();
  pictures.nameOf(source);
  const written = pictures.write(context, new Map(bytes ? [[source.sha256, bytes]] : []), (raw) => raw);
  if (isRefusal(written)) return written.refused;
  const ref = written.objects.I0;
  const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
  if (!(stream instanceof PDFRawStream)) throw new Error('no object');
  const { dict, contents } = stream;
  const [width, height] = ['Width', 'Height'].map((key) => dict.lookup(PDFName.of(key), PDFNumber).asNumber());
  return { colours: String(dict.get(PDFName.of('ColorSpace'))), width, height, data: [...contents] };
}

const black = [0, 0, 0];
const white = [255, 255, 255];

it('what is seen through lies on white, because the paper mixes no colours', () => {
  const data = Uint8Array.from([200, 0, 0, 255, 200, 0, 0, 0, 0, 0, 0, 128, 9, 9, 9, 255]);
  expect(painted(png({ data }))).toEqual({
    colours: '/DeviceRGB',
    width: 2,
    height: 2,
    data: [200, 0, 0, ...white, 127, 127, 127, 9, 9, 9],
  });
});

it('grey stays grey, in whatever bits it is written', () => {
  expect(painted(png({ channels: 1, data: Uint8Array.from([0, 9, 200, 255]) }))).toMatchObject({
    colours: '/DeviceGray',
    data: [0, 9, 200, 255],
  });
  const deep = png({
    channels: 2,
    depth: 16,
    data: Uint16Array.from([0, 0xffff, 0x8000, 0xffff, 7, 0, 0xff00, 0xffff]),
  });
  expect(painted(deep)).toMatchObject({ colours: '/DeviceGray', data: [0, 128, 255, 255] });
  // Two dots in a row of one byte.
  const dots = png({ channels: 1, depth: 1, data: Uint8Array.from([0b10_000000, 0b01_000000]) });
  expect(painted(dots)).toMatchObject({ colours: '/DeviceGray', data: [255, 0, 0, 255] });
});

it('colours of a palette, of which only the first may be seen through', () => {
  const indexed = png({ channels: 1, data: Uint8Array.from([0, 1, 1, 0]), palette: [[200, 0, 0], black] });
  expect(painted(indexed)).toMatchObject({ data: [200, 0, 0, ...black, ...black, 200, 0, 0] });
  const at = Buffer.from(indexed).indexOf('IDAT') - 4;
  const alphas = Buffer.from('\0\0\0\x01tRNS\0\0\0\0\0', 'latin1');
  const partly = Buffer.concat([indexed.subarray(0, at), alphas, indexed.subarray(at)]);
  expect(painted(partly)).toMatchObject({ colours: '/DeviceRGB', data: [...white, ...black, ...black, ...white] });
});

it('a JPEG goes into the file as it is, in the colours that its frame names', () => {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 3, 1, 0x11];
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, 0xff, 0xd9]);
  const source = picture({ mediaType: 'image/jpeg' });
  expect(painted(jpeg, source)).toMatchObject({ colours: '/DeviceRGB', width: 2, height: 2, data: [...jpeg] });
  expect(painted(jpeg.with(17, 1), source)).toMatchObject({ colours: '/DeviceGray' });
  expect(painted(jpeg.with(17, 4), source)).toBe('picture-unreadable');
});

it('a picture that is not there, is none, or is another than the paper says is refused', () => {
  const data = new Uint8Array(16);
  expect(painted(undefined)).toBe('picture-missing');
  expect(painted(png({ data }).subarray(0, 50))).toBe('picture-unreadable');
  expect(painted(new Uint8Array(3))).toBe('picture-unreadable');
  expect(painted(png({ data }), picture({ width: 3 }))).toBe('picture-unreadable');
  const huge = png({ data });
  new DataView(huge.buffer, huge.byteOffset).setUint32(16, 2_000_000_000);
  expect(painted(huge)).toBe('picture-unreadable');
});

it('the same picture on two pages is in the file once', () => {
  const pictures = new PictureCase();
  expect([
    pictures.nameOf(picture()),
    pictures.nameOf(picture({ sha256: 'b'.repeat(64) })),
    pictures.nameOf(picture()),
  ]).toEqual(['I0', 'I1', 'I0']);
});

it('a picture is content of its Figure, which learns where it stands on the page', () => {
  const sheet = newSheet();
  const owner = newTag('Figure', { alt: '관인' });
  placePicture(sheet, { x: 100, y: 41.89, owner }, { source: picture(), width: 60, height: 30 });
  const { content, tags } = paintSheet(new PictureCase(), sheet, 0);
  expect(Buffer.from(content).toString()).toBe('/Figure <</MCID 0>> BDC\nq 60 0 0 30 100 770 cm /I0 Do Q\nEMC\n');
  expect(tags).toEqual([owner]);
  expect(owner.content).toEqual([{ page: 0, id: 0 }]);
  expect(owner.box?.map(Math.round)).toEqual([100, 770, 160, 800]);
});
