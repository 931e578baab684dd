import type { GreyPicture } from './grey-picture.ts';

/** Lighter than this are the fills of heads and bands and the finest lines, which every program draws its own way. */
const LIGHTEST_INK = 190;

/** The ink of a picture in black pixels. */
export function pictureInk({ pixels }: GreyPicture): number {
  let sum = 0;
  for (const grey of pixels) if (grey < LIGHTEST_INK) sum += 255 - grey;
  return sum / 255;
}
