import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type yauzl from 'yauzl';
import { ReadingStopped } from '../reading-stopped.ts';

/** Real documents reach 47 (hwpx.md §7); counted for entries over 1 MB only, where it costs somebody something. */
const RATIO = { most: 200, fromBytes: 1024 * 1024 } as const;

/** How much may come out of an archive: counted as it comes, for the sizes that an archive states are its own word. */
export class UnpackBudget {
  readonly #entryBytes: number;
  #left: number;

  constructor(limits: { readonly entryBytes: number; readonly allBytes: number }) {
    this.#entryBytes = limits.entryBytes;
    this.#left = limits.allBytes;
  }

  /** The bytes of one entry. Throws ReadingStopped for what is locked, damaged or too large. */
  async unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ReadingStopped('encrypted');
    if (entry.uncompressedSize > this.#entryBytes) throw new ReadingStopped('too-large');
    return asDamage(this.#read(zip, entry));
  }

  async #read(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
    const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(entry);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      this.#left -= chunk.length;
      const isBomb = size > RATIO.fromBytes && size / Math.max(1, entry.compressedSize) > RATIO.most;
      if (isBomb || size > this.#entryBytes || this.#left < 0) throw new ReadingStopped('too-large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** Whatever the library finds wrong with an archive (lying sizes, names that climb out of it) is its damage. */
export async function asDamage<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ReadingStopped ? error : new ReadingStopped('damaged');
  }
}

/** What comes out of an entry first, as far as it comes: of a damaged or a locked one what there is. */
export async function beginningOf(zip: yauzl.ZipFile, entry: yauzl.Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= most) break;
    }
  } catch {
    // Whoever opens the file sees no more of it either.
  }
  return Buffer.concat(chunks).subarray(0, most);
}
