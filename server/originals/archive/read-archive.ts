import type yauzl from 'yauzl';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { formatOfName } from '../../../shared/originals/original-format.ts';
import {
  type LeftOut,
  type OriginalFormat,
  READING_LIMITS,
  type ReadFact,
  type ReadPart,
} from '../../../shared/originals/read-document.ts';
import { partsWeight } from '../../../shared/originals/reading-pages.ts';
import { type UnreadReason, unreadReason } from '../../../shared/originals/unread-file.ts';
import { entriesOf, openZip } from '../../platform/files/zip-entries.ts';
import { asDamage, UnpackBudget } from '../package/unpack-entry.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Source } from '../source.ts';
import { Tally } from '../tally.ts';
import { contentsPart, type ListedEntry } from './contents-list.ts';
import { entryName, leavesItsFolder, shownName, writtenWords } from './entry-name.ts';

/** What the upload lets in (archive-walk.ts), told once more here: the reader believes nobody. */
const LIMITS = {
  entries: 1_000,
  entryBytes: 50 * 1024 * 1024,
  allBytes: 200 * 1024 * 1024,
  /** An archive within an archive is read, one within that is named. */
  depth: 1,
  /** As much as one file may hold on its own: its text, and the cells around it. */
  weight: READING_LIMITS.textLength * 4,
} as const;
/** Of the ten seconds that a file has in all (reading-pool.ts): what is not begun by then is named as unread. */
const MOST_MS = 7_000;

type ReadEntry = (format: OriginalFormat, bytes: Buffer) => Promise<Read>;

/**
 * An archive: the list of what is in it, then the text of every file that can be read, by the readers that read it when
 * it is attached alone. What is not read stands in the list with its reason, and is counted.
 */
export async function readArchive(source: Source, readEntry: ReadEntry): Promise<Read> {
  const reader = new ArchiveReader(readEntry);
  await reader.through(source, '', 0);
  return reader.read();
}

class ArchiveReader {
  readonly #readEntry: ReadEntry;
  readonly #budget = new UnpackBudget(LIMITS);
  readonly #tally = new Tally();
  readonly #listed: ListedEntry[] = [];
  readonly #parts: ReadPart[] = [];
  readonly #properties: ReadFact[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #begun = performance.now();
  #weight = 0;
  #converterFell = false;

  constructor(readEntry: ReadEntry) {
    this.#readEntry = readEntry;
  }

  read(): Read {
    for (const { reason, count } of this.#leftOut) this.#tally.leave(reason, count);
    this.#tally.leave('unreadEntry', this.#listed.filter(({ unread }) => unread !== undefined).length);
    return {
      parts: [contentsPart(this.#listed, this.#tally), ...this.#parts],
      facts: [],
      properties: this.#properties,
      leftOut: this.#tally.leftOut,
      aside: this.#tally.aside,
    };
  }

  async through(source: Source, folder: string, depth: number): Promise<void> {
    // Names are told from their bytes: the library would take those of Korean programs for another alphabet.
    const zip = await asDamage(openZip(source, { decodeStrings: false }));
    try {
      const comment = commentOf(zip);
      if (comment !== '') this.#properties.push({ name: `${folder}묶음의 설명`, value: comment });
      const entries = await asDamage(listed(zip));
      this.#tally.setAside(emptyFolders(entries).join('\n'));
      this.#tally.setAside(entries.map(commentOf).filter(Boolean).join('\n'));
      for (const entry of entries) await this.#entry(zip, entry, folder, depth);
    } finally {
      zip.close();
    }
  }

  async #entry(zip: yauzl.ZipFile, entry: yauzl.Entry, folder: string, depth: number): Promise<void> {
    const written = entryName(entry);
    const name = `${folder}${shownName(written)}`;
    const size = entry.uncompressedSize;
    if (isFolder(entry)) return;
    if (shownName(written) !== written) this.#tally.setAside(written);
    if (this.#listed.length >= LIMITS.entries) throw new ReadingStopped('too-large');
    const row: { name: string; size: number; unread?: UnreadReason; partly?: true } = { name, size };
    this.#listed.push(row);
    const unread = await this.#contentOf(zip, entry, name, depth);
    if (unread === undefined) return;
    row.unread = unread.why;
    if (unread.partly) row.partly = true;
  }

  /** Why the words of an entry are not all known. One that cannot be read spoils none of the others. */
  async #contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string, depth: number): Promise<Unread | undefined> {
    const written = entryName(entry);
    const format = formatOfName(written);
    if (isLink(entry) || leavesItsFolder(written)) return { why: 'damaged' };
    if (format === undefined) return { why: 'no-reader' };
    if (format === 'zip' && depth === LIMITS.depth) return { why: 'archive-too-deep' };
    if (performance.now() - this.#begun > MOST_MS) return { why: 'takes-too-long' };
    if (this.#weight > LIMITS.weight) return { why: 'cut' };
    if (format === 'hwp' && this.#converterFell) return { why: 'stopped' };
    try {
      const bytes = await this.#budget.unpack(zip, entry);
      if (format !== 'zip') return this.#take(name, format, await this.#readEntry(format, bytes));
      await this.through(bytes, `${name} › `, depth + 1);
      return undefined;
    } catch (error) {
      if (error instanceof ReadingStopped && isRefusal(error.refusal)) return { why: error.refusal.refused };
      // What a converter went through in falling is unknown: it reads nothing more of this archive.
      this.#converterFell = true;
      return { why: 'stopped' };
    }
  }

  #take(name: string, format: OriginalFormat, read: Read): Unread | undefined {
    const why = unreadReason({ format, leftOut: read.leftOut });
    if (format === 'picture') return { why: why ?? 'picture' };
    this.#weight += partsWeight(read.parts);
    if (this.#weight > LIMITS.weight) return { why: 'cut' };
    for (const part of read.parts) {
      this.#parts.push({ ...part, name: part.name === '' ? name : `${name} › ${part.name}` });
    }
    for (const property of read.properties) {
      this.#properties.push({ ...property, name: `${name} › ${property.name}` });
    }
    this.#leftOut.push(...read.leftOut);
    for (const { text, spot } of read.aside ?? []) this.#tally.setAside(text, spot);
    return why === undefined ? undefined : { why, partly: true };
  }
}

type Unread = { readonly why: UnreadReason; readonly partly?: true };

async function listed(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> {
  if (zip.entryCount > LIMITS.entries) throw new ReadingStopped('too-large');
  const entries: yauzl.Entry[] = [];
  for await (const entry of entriesOf(zip)) entries.push(entry);
  return entries;
}

function isFolder(entry: yauzl.Entry): boolean {
  return entry.uncompressedSize === 0 && entryName(entry).endsWith('/');
}

/** Folders without files stand in no list, and are seen by whoever unpacks the archive. */
function emptyFolders(entries: readonly yauzl.Entry[]): readonly string[] {
  const folders = new Set(entries.filter(isFolder).map(entryName));
  // In this order whatever is in a folder comes right after it.
  const names = [...new Set(entries.map(entryName))].toSorted();
  return names.filter((name, at) => folders.has(name) && !names[at + 1]?.startsWith(name));
}

/** What is said of the whole archive or of one entry, which some programs show when it is opened. */
function commentOf({ comment }: Pick<yauzl.ZipFile | yauzl.Entry, 'comment'>): string {
  return writtenWords(comment as unknown as Buffer).trim();
}

/** A link of Unix leads to another file than its own bytes. */
function isLink({ externalFileAttributes }: yauzl.Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
