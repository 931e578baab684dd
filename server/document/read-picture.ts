import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { readPictureFile } from '../../shared/document/picture-file.ts';
import { PICTURE_LIMITS, type PictureFile } from '../../shared/document/picture-limits.ts';
import { pngParts, pngPasses } from '../../shared/document/png-file.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Upload } from './add-attachment.ts';
import { inWords } from './attachment-limits.ts';

/** The uploaded picture, read by its bytes and freed of everything that does not draw it; or why it is not taken. */
export async function readPicture({ bytes, isCut }: Pick<Upload, 'bytes' | 'isCut'>): Promise<PictureFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes as AsyncIterable<Buffer>) chunks.push(chunk);
  if (isCut()) throw new Problem('picture-too-large', { most: inWords(PICTURE_LIMITS.fileBytes) });
  if (chunks.length === 0) throw new Problem('file-empty');
  const read = readPictureFile(Buffer.concat(chunks));
  if (isRefusal(read)) throw refused(read);
  if (read.mediaType === 'image/png' && !(await isWhole(read.cleaned))) throw new Problem('picture-damaged');
  return read;
}

/**
 * Unpacks the rows of a PNG once and lets them pass: as many bytes as its header promises and no more, each row with a
 * filter that exists, nothing hidden behind the end. So no renderer meets a bomb or half a picture.
 */
async function isWhole(bytes: Uint8Array): Promise<boolean> {
  const png = pngParts(bytes);
  const rows = new RowCount(pngPasses(png).map(({ rows: count, rowBytes }) => ({ count, bytes: rowBytes + 1 })));
  const inflate = createInflate();
  try {
    await pipeline(Readable.from([Buffer.from(png.packed)]), inflate, async (unpacked: AsyncIterable<Buffer>) => {
      for await (const chunk of unpacked) rows.take(chunk);
    });
  } catch {
    return false;
  }
  return rows.isDone && inflate.bytesWritten === png.packed.length;
}

const MOST_FILTER = 4;

/** Counts through rows of known lengths, whose first byte names a filter. Throws where they are others. */
class RowCount {
  readonly #passes: { count: number; readonly bytes: number }[];
  #left = 0;

  constructor(passes: readonly { readonly count: number; readonly bytes: number }[]) {
    this.#passes = passes.map((pass) => ({ ...pass }));
  }

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left === 0) this.#begin(chunk[at] ?? 0);
      const step = Math.min(this.#left, chunk.length - at);
      this.#left -= step;
      at += step;
    }
  }

  get isDone(): boolean {
    return this.#left === 0 && this.#passes.every(({ count }) => count === 0);
  }

  #begin(filter: number): void {
    const pass = this.#passes.find(({ count }) => count > 0);
    if (!pass || filter > MOST_FILTER) throw new RangeError('no such row');
    pass.count -= 1;
    this.#left = pass.bytes;
  }
}
