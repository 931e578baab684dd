import type { GreyPicture } from './grey-picture.ts';

/**
 * How far two pictures of one page may be apart. One version of poppler draws a page alike to the last pixel, and
 * pdftoppm does not hint letters, so other versions of it and of FreeType round the edges of letters by some greys up
 * or down, at single pixels and never over an area. So a pixel is compared by the mean of the 3 × 3 pixels around it
 * (0.76 mm), and it differs when the means are more than 16 of 256 greys apart: the sixteen greys in which the
 * pictures are kept come to less than 9. Of a page (967,000 pixels) 8 may differ, a hundred thousandth: a letter of the
 * text that stands a millimetre beside its place changes more than 200, a missing rule of a table more than 100.
 */
export const TOLERANCE = { grey: 16, pixels: 8 } as const;

export type PictureDifference = { readonly pixels: number; readonly picture: GreyPicture };

/** The pixels of two pictures of one size that are not alike, and a picture of them: black where they differ. */
export function comparePictures(one: GreyPicture, other: GreyPicture): PictureDifference {
  const { width, height } = one;
  if (width !== other.width || height !== other.height) {
    return { pixels: width * height, picture: { width, height, pixels: new Uint8Array(width * height) } };
  }
  const found = new Uint8Array(width * height).fill(255);
  if (isEverywhereNear(one.pixels, other.pixels)) return { pixels: 0, picture: { width, height, pixels: found } };
  const [sumsOne, sumsOther] = [neighbourSums(one), neighbourSums(other)];
  let pixels = 0;
  for (let at = 0; at < found.length; at += 1) {
    const apart = Math.abs((sumsOne[at] ?? 0) - (sumsOther[at] ?? 0)) / 9;
    if (apart <= TOLERANCE.grey) continue;
    found[at] = 0;
    pixels += 1;
  }
  return { pixels, picture: { width, height, pixels: found } };
}

/** Where no pixel is further apart than means may be, no mean is: the sums need not be taken. */
function isEverywhereNear(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at += 1) {
    if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > TOLERANCE.grey) return false;
  }
  return true;
}

/** For each pixel the sum of the 3 × 3 around it; the outermost row and column, which are paper, stay 0. */
function neighbourSums({ width, height, pixels }: GreyPicture): Uint16Array {
  const across = new Uint16Array(width * height);
  for (let at = 1; at < pixels.length - 1; at += 1) {
    across[at] = (pixels[at - 1] ?? 0) + (pixels[at] ?? 0) + (pixels[at + 1] ?? 0);
  }
  const sums = new Uint16Array(width * height);
  for (let at = width; at < pixels.length - width; at += 1) {
    sums[at] = (across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0);
  }
  return sums;
}
