import { type Zippable, zipSync } from 'fflate';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';

/** A day in the archive's own count, without a time zone: two archives of one document are the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** The document and its pictures as a .hwpx file: its parts in their order, `mimetype` first and as it is. */
export function packHwpx(paper: PaperDocument, pictures: PaperPictures = new Map()): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const { name, content, stored, picture } of hwpxParts(paper)) {
    const bytes = picture === undefined ? encoder.encode(content) : pictures.get(picture);
    if (!bytes) throw new Error(`no bytes came with the paper for ${name}`);
    entries[name] = [bytes, { level: stored ? 0 : 6, mtime: NO_TIME }];
  }
  return zipSync(entries);
}
