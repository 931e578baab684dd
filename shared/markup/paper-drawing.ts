import type { PictureAddress } from './picture.ts';

/**
 * How a paper is shown on a screen. `pendingNumber` is said where the number will stand (결재 때 부여): a number is
 * never shown before it is true. `showsTurn` marks the box that waits.
 */
export type PaperDrawing = {
  readonly pendingNumber?: string;
  readonly showsTurn?: true;
  readonly pictureAddress?: PictureAddress;
  /** Where the pictures of the form are found by their hash; without it the seal's place is said in words. */
  readonly formPictureAddress?: (sha256: string) => string;
};
