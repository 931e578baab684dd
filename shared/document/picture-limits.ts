import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { PictureMediaType } from './body.ts';

/** How much a picture of the body may be. A phone's photograph fits; what unpacks to gigabytes does not. */
export const PICTURE_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  /** All pictures of one document together. */
  documentBytes: 100 * 1024 * 1024,
  pixels: 25_000_000,
  side: 10_000,
} as const;

/** A picture file as its own header describes it: every renderer draws `width` by `height` pixels. */
export type PictureFile = {
  readonly mediaType: PictureMediaType;
  readonly width: number;
  readonly height: number;
  /** It has a colour profile that is not sRGB: without it, it would be drawn in other colours. */
  readonly hasOwnColours: boolean;
  /** The same picture without anything that is not needed to draw it: no place, no time, no camera, no comment. */
  readonly cleaned: Uint8Array;
};

export type PictureRefusal = Refusal<
  | 'picture-type-not-allowed'
  | 'picture-damaged'
  | 'picture-too-many-pixels'
  | 'picture-turned'
  | 'picture-colours'
  | 'picture-interlaced'
>;

/** Whether a header promises more pixels than are ever unpacked. */
export function pixelFault(width: number, height: number): PictureRefusal | undefined {
  if (width < 1 || height < 1) return refuse('picture-damaged');
  const { pixels, side } = PICTURE_LIMITS;
  if (width <= side && height <= side && width * height <= pixels) return undefined;
  return refuse('picture-too-many-pixels', { most: `${pixels / 10_000}만 화소` });
}
