import type yauzl from 'yauzl';
import { entriesOf, openZip } from '../../platform/files/zip-entries.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Source } from '../source.ts';
import { asDamage, beginningOf, UnpackBudget } from './unpack-entry.ts';

/** Observed over 324 real files: 36 entries, 8.8 MB unpacked, 5.7 MB in one XML (hwpx.md §7). */
const LIMITS = { entries: 1_000, entryBytes: 32 * 1024 * 1024, allBytes: 200 * 1024 * 1024 } as const;

/**
 * The parts of a ZIP package, unpacked one at a time and only when asked for. Names are compared without regard to
 * case, with `/` for `\`. The sizes that a package states are never believed: the bytes that come out are counted.
 */
export class OpenPackage {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  readonly #budget = new UnpackBudget(LIMITS);

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
    return entry && decodeXml(await this.#budget.unpack(this.#zip, entry));
  }

  /** As much of a part as comes within a number of bytes; less where it is damaged. Nothing where there is none. */
  async beginning(name: string, most: number): Promise<Buffer> {
    const entry = this.#entries.get(keyOf(name));
    return entry ? beginningOf(this.#zip, entry, most) : Buffer.alloc(0);
  }

  close(): void {
    this.#zip.close();
  }
}

/** Opens a file on disk or bytes in memory. Throws ReadingStopped for what is no package or not a sound one. */
export async function openPackage(source: Source): Promise<OpenPackage> {
  const zip = await asDamage(openZip(source));
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
  for await (const entry of entriesOf(zip)) {
    const key = keyOf(entry.fileName);
    // Two parts of one name: what one reader shows another one would not.
    if (entries.has(key)) throw new ReadingStopped('damaged');
    entries.set(key, entry);
  }
  return entries;
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
