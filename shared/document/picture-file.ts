import { refuse } from '../kernel/refusal.ts';
import { beginsAsJpeg, readJpeg } from './jpeg-file.ts';
import type { PictureFile, PictureRefusal } from './picture-limits.ts';
import { beginsAsPng, readPng } from './png-file.ts';

/**
 * Reads a PNG or a JPEG by its first bytes, never by its name. The size is known from the header before anything is
 * unpacked. What is not drawn alike everywhere is refused by name: a photograph that only a note inside turns upright,
 * and the colours of printing inks.
 */
export function readPictureFile(bytes: Uint8Array): PictureFile | PictureRefusal {
  if (beginsAsPng(bytes)) return readPng(bytes);
  if (beginsAsJpeg(bytes)) return readJpeg(bytes);
  return refuse('picture-type-not-allowed');
}
