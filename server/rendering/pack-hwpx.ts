import { type Zippable, zipSync } from 'fflate';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';

/** A day in the archive's own count, without a time zone: two archives of one document are the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** The document as a .hwpx file: its parts in their order, `mimetype` first and as it is. */
export function packHwpx(paper: PaperDocument): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const { name, content, stored } of hwpxParts(paper)) {
    entries[name] = [encoder.encode(content), { level: stored ? 0 : 6, mtime: NO_TIME }];
  }
  return zipSync(entries);
}
