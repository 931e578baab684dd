import { decode, encode } from 'fast-png';

/** A picture in 256 greys, row by row from the top; 255 is white paper. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** The pages that pdftoppm writes one after the other (PGM, binary). */
export function readPgmPages(bytes: Uint8Array): GreyPicture[] {
  const pages: GreyPicture[] = [];
  let at = 0;
  while (at < bytes.length) {
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(at, at + 40)).toString('latin1'));
    if (!header) throw new Error('this is no picture in the PGM format');
    const [width, height] = [Number(header[1]), Number(header[2])];
    const start = at + header[0].length;
    at = start + width * height;
    pages.push({ width, height, pixels: bytes.subarray(start, at) });
  }
  return pages;
}

export function readGreyPng(bytes: Uint8Array): GreyPicture {
  const { width, height, data, channels, depth } = decode(bytes);
  if (channels !== 1 || depth !== 8) throw new Error('the picture is not one of 256 greys');
  return { width, height, pixels: Uint8Array.from(data) };
}

export function writeGreyPng({ width, height, pixels }: GreyPicture): Uint8Array {
  return encode({ width, height, data: pixels, channels: 1, depth: 8 }, { zlib: { level: 9 } });
}

/** In sixteen greys the picture of a page takes half the room, and no difference that is looked for is lost. */
export function inSixteenGreys({ width, height, pixels }: GreyPicture): GreyPicture {
  return { width, height, pixels: pixels.map((grey) => Math.round(grey / 17) * 17) };
}

/** Pictures of one height beside each other, with a grey line between them. */
export function besideEachOther(pictures: readonly GreyPicture[]): GreyPicture {
  const gap = 4;
  const height = Math.max(...pictures.map((picture) => picture.height));
  const width = pictures.reduce((sum, picture) => sum + picture.width, gap * (pictures.length - 1));
  const pixels = new Uint8Array(width * height).fill(128);
  let left = 0;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y += 1) {
      pixels.set(picture.pixels.subarray(y * picture.width, (y + 1) * picture.width), y * width + left);
    }
    left += picture.width + gap;
  }
  return { width, height, pixels };
}
