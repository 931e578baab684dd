import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type yauzl from 'yauzl';
import { HWPX_MEDIA_TYPE } from '../../shared/kernel/hwpx-media-type.ts';
import { type Refusal, refuse } from '../../shared/kernel/refusal.ts';
import { entriesOf, openZip } from '../platform/files/zip-entries.ts';

/** What an archive is found to hold, enough to say which format it is. */
export type ArchiveFacts = {
  readonly names: ReadonlySet<string>;
  /** The entry `mimetype`, by which HWPX and OpenDocument say what they are. */
  readonly mimetype: string | undefined;
};

export type ArchiveRefusal = Refusal<'archive-too-large' | 'file-type-not-allowed' | 'file-type-mismatch'>;

/** Ten times what was seen in 324 real HWPX files and more (hwpx.md §7). */
const LIMITS = {
  entries: 1_000,
  unpackedBytes: 200 * 1024 * 1024,
  /** Real documents reach 47; counted for entries over 1 MB only, where it costs somebody something. */
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
  /** An archive within an archive is held in memory while it is walked. */
  innerArchiveBytes: 50 * 1024 * 1024,
  depth: 2,
} as const;

const MIMETYPE_BYTES = 200;
const PROGRAMS = new Set([
  'exe',
  'dll',
  'scr',
  'com',
  'bat',
  'cmd',
  'ps1',
  'vbs',
  'vbe',
  'wsf',
  'hta',
  'msi',
  'jar',
  'lnk',
  'cpl',
  'js',
  'jse',
]);

/** What Hancom puts into one document in thirty: only Hancom runs it, and 바로 보기 says that it is there. */
const SCRIPTS_OF_HWPX = new Set(['Scripts/headerScripts.js', 'Scripts/sourceScripts.js']);

/** Thrown inside the walk to leave it from any depth; never leaves this file. */
class Stopped extends Error {
  readonly refusal: ArchiveRefusal;

  constructor(refusal: ArchiveRefusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/**
 * Unpacks an archive without keeping it, counting the bytes that really come out: the sizes an archive states
 * are what a bomb lies about. Archives within it count into the same sums.
 */
export async function walkArchive(path: string): Promise<ArchiveFacts | ArchiveRefusal> {
  const walk = new Walk();
  try {
    return await walk.through(await openZip(path), 0);
  } catch (error) {
    if (error instanceof Stopped) return error.refusal;
    // What cannot be read as an archive is none, whatever its name says.
    return refuse('file-type-mismatch');
  }
}

class Walk {
  #entries = 0;
  #unpacked = 0;

  async through(zip: yauzl.ZipFile, depth: number): Promise<ArchiveFacts> {
    const names = new Set<string>();
    let mimetype: string | undefined;
    try {
      for await (const entry of entriesOf(zip)) {
        this.#entries += 1;
        if (this.#entries > LIMITS.entries) throw new Stopped(refuse('archive-too-large'));
        names.add(entry.fileName);
        if (entry.fileName.endsWith('/')) continue;
        const head = await this.#unpack(zip, entry, depth);
        if (entry.fileName === 'mimetype') mimetype = head.toString('latin1').trim();
      }
    } finally {
      zip.close();
    }
    const isHwpx = mimetype === HWPX_MEDIA_TYPE && names.has('Contents/header.xml');
    if (!isHwpx && [...SCRIPTS_OF_HWPX].some((name) => names.has(name))) {
      throw new Stopped(refuse('file-type-not-allowed'));
    }
    return { names, mimetype };
  }

  /** Reads one entry to its end. Answers its first bytes. */
  async #unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, depth: number): Promise<Buffer> {
    // What is locked cannot be looked into, and what nobody can open again is no record.
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Stopped(refuse('file-type-not-allowed'));
    const extension = entry.fileName.slice(entry.fileName.lastIndexOf('.') + 1).toLowerCase();
    if (PROGRAMS.has(extension) && !SCRIPTS_OF_HWPX.has(entry.fileName))
      throw new Stopped(refuse('file-type-not-allowed'));
    const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(entry);
    const kept: Buffer[] = [];
    let size = 0;
    let isArchive = false;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size === 0) isArchive = isZip(chunk);
      size += chunk.length;
      this.#count(chunk.length, size, entry.compressedSize);
      if (isArchive && size > LIMITS.innerArchiveBytes) throw new Stopped(refuse('archive-too-large'));
      if (isArchive || size - chunk.length < MIMETYPE_BYTES) kept.push(chunk);
    }
    const bytes = Buffer.concat(kept);
    if (isProgram(bytes)) throw new Stopped(refuse('file-type-not-allowed'));
    if (isArchive) await this.#inner(bytes, depth);
    return bytes.subarray(0, MIMETYPE_BYTES);
  }

  async #inner(bytes: Buffer, depth: number): Promise<void> {
    if (depth === LIMITS.depth) throw new Stopped(refuse('archive-too-large'));
    const zip = await openZip(bytes).catch(() => undefined);
    // A part that only begins like an archive is data.
    if (zip) await this.through(zip, depth + 1);
  }

  #count(chunkBytes: number, entryBytes: number, packedBytes: number): void {
    this.#unpacked += chunkBytes;
    const ratio = entryBytes / Math.max(1, packedBytes);
    const isBomb = entryBytes > LIMITS.ratioFromBytes && ratio > LIMITS.ratio;
    if (isBomb || this.#unpacked > LIMITS.unpackedBytes) throw new Stopped(refuse('archive-too-large'));
  }
}

export function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32BE(0) === 0x504b0304;
}

/** A Windows or Linux program. A text may begin with the letters MZ, but holds no zero bytes. */
export function isProgram(head: Buffer): boolean {
  if (head.length >= 4 && head.readUInt32BE(0) === 0x7f454c46) return true;
  return head.length >= 64 && head.toString('latin1', 0, 2) === 'MZ' && head.subarray(0, 64).includes(0);
}
