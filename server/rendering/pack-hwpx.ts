import { type Zippable, zipSync } from 'fflate';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';

/** A day in the archive's own count, without a time zone: two archives of one document are the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** A picture of the paper whose bytes did not come with it. */
export class PictureMissing extends Error {
  readonly sha256: string;

  constructor(sha256: string) {
    super(`no bytes came with the paper for ${sha256}`);
    this.sha256 = sha256;
  }
}

/** The document and its pictures as a .hwpx file: its parts in their order, `mimetype` first and as it is. */
export function packHwpx(paper: PaperDocument, pictures: PaperPictures = new Map()): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const { name, content, stored, picture } of hwpxParts(paper)) {
    entries[name] = [
      picture === undefined ? encoder.encode(content) : bytesOf(picture, pictures),
      { level: stored ? 0 : 6, mtime: NO_TIME },
    ];
  }
  return zipSync(entries);
}

function bytesOf(picture: string, pictures: PaperPictures): Uint8Array {
  const bytes = pictures.get(picture);
  if (!bytes) throw new PictureMissing(picture);
  return bytes;
}
