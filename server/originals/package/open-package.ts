import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ReadingStopped } from '../reading-stopped.ts';

/** Observed over 324 real files: 36 entries, 8.8 MB unpacked, 5.7 MB in one XML, ratio 47 (hwpx.md §7). */
const LIMITS = {
  entries: 1_000,
  unpackedBytes: 200 * 1024 * 1024,
  xmlBytes: 32 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
} as const;

const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
const openFile = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
const openBuffer = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/**
 * The parts of a ZIP package, unpacked one at a time and only when asked for. Names are compared without regard to
 * case, with `/` for `\`. The sizes that a package states are never believed: the bytes that come out are counted.
 */
export class OpenPackage {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  #unpacked = 0;

  constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** In the order of the package. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** The size that the package states; only to tell an empty part from one that holds something. */
  statedSize(name: string): number {
    return this.#entries.get(keyOf(name))?.uncompressedSize ?? 0;
  }

  /** The text of a part; undefined where there is none of this name. */
  async text(name: string): Promise<string | undefined> {
    const entry = this.#entries.get(keyOf(name));
    return entry && decodeXml(await asDamage(this.#unpack(entry)));
  }

  close(): void {
    this.#zip.close();
  }

  async #unpack(entry: yauzl.Entry): Promise<Buffer> {
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ReadingStopped('encrypted');
    if (entry.uncompressedSize > LIMITS.xmlBytes) throw new ReadingStopped('too-large');
    const stream = await promisify<yauzl.Entry, Readable>(this.#zip.openReadStream.bind(this.#zip))(entry);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      this.#count(chunk.length, size, entry.compressedSize);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #count(chunkBytes: number, entryBytes: number, packedBytes: number): void {
    this.#unpacked += chunkBytes;
    const isBomb = entryBytes > LIMITS.ratioFromBytes && entryBytes / Math.max(1, packedBytes) > LIMITS.ratio;
    if (isBomb || entryBytes > LIMITS.xmlBytes || this.#unpacked > LIMITS.unpackedBytes) {
      throw new ReadingStopped('too-large');
    }
  }
}

/** Opens a file on disk or bytes in memory. Throws ReadingStopped for what is no package or not a sound one. */
export async function openPackage(source: string | Buffer): Promise<OpenPackage> {
  const zip = await asDamage(typeof source === 'string' ? openFile(source, OPTIONS) : openBuffer(source, OPTIONS));
  try {
    return new OpenPackage(zip, await asDamage(listEntries(zip)));
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, yauzl.Entry>> {
  if (zip.entryCount > LIMITS.entries) throw new ReadingStopped('too-large');
  const entries = new Map<string, yauzl.Entry>();
  for (let read = 0; read < zip.entryCount; read += 1) {
    const next = once(zip, 'entry') as Promise<[yauzl.Entry]>;
    zip.readEntry();
    const [entry] = await next;
    const key = keyOf(entry.fileName);
    // Two parts of one name: what one reader shows another one would not.
    if (entries.has(key)) throw new ReadingStopped('damaged');
    entries.set(key, entry);
  }
  return entries;
}

/** Whatever the library finds wrong with a package (lying sizes, names that climb out of it) is its damage. */
async function asDamage<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ReadingStopped ? error : new ReadingStopped('damaged');
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}
