import { inflateRawSync } from 'node:zlib';
import { originalText } from '../../../shared/originals/plain-text.ts';
import type { LeftOut } from '../../../shared/originals/read-document.ts';
import { goneFrom } from '../hwpx/old-preview.ts';
import { masterPageNames, readHwpx } from '../hwpx/read-hwpx.ts';
import { type OpenPackage, openPackage } from '../package/open-package.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { bytesOf, type Source } from '../source.ts';
import { MOST_NESTING, Tally } from '../tally.ts';
import { CompoundStreams } from './compound-streams.ts';
import { opened } from './hwp-converter.ts';
import { pagesOfMemos, withMemos } from './hwp-memos.ts';
import { hwpSections } from './hwp-records.ts';
import { summaryOf } from './hwp-summary.ts';
import { tablesIn } from './hwp-tables.ts';
import { type HwpWords, hwpWords, unsaid } from './hwp-words.ts';
import { informationIn } from './read-picture.ts';

/** Where the header of a .hwp keeps its flags, and those that keep others from reading it. */
const FLAGS_OFFSET = 36;
const IS_PACKED = 1;
const HAS_PASSWORD = 2;
const FOR_DISTRIBUTION = 4;
/**
 * Files within the file, and versions that it keeps of itself: never opened, however they are nested, and counted also
 * where nothing of the text points to them. What is left are pictures, which the text shows.
 */
const WHOLE_FILE = /^(?:VersionLog\d+|BIN[0-9A-F]{4}\.(?!(?:png|jpe?g|gif|bmp|webp|tiff?|wmf|emf|svg|pcx|pct)$).*)$/i;
const PICTURE = /^BIN[0-9A-F]{4}\.(?:jpe?g|png|gif|webp|tiff?)$/i;
const MOST_OF_PICTURE = 32 * 1024 * 1024;

/**
 * A .hwp turned into a .hwpx by the converter, then read as one: numbers and tables are computed in one place. What the
 * converter is known to lose is told from the records of the text, and so is whether it has lost anything else.
 */
export async function readHwp(source: Source): Promise<Read> {
  const hwp = await bytesOf(source);
  const streams = new CompoundStreams(hwp);
  const [header] = streams.named(/^FileHeader$/);
  if (!header || header.length < FLAGS_OFFSET + 4) throw new ReadingStopped('damaged');
  const flags = header.readUInt32LE(FLAGS_OFFSET);
  if ((flags & HAS_PASSWORD) !== 0) throw new ReadingStopped('encrypted');
  if ((flags & FOR_DISTRIBUTION) !== 0) throw new ReadingStopped('distribution-only');
  const sections = hwpSections(streams, (flags & IS_PACKED) !== 0);
  const tables = tablesIn(sections);
  if (tables.deepest > MOST_NESTING) throw new ReadingStopped('too-deep');
  const { bytes, reported } = convert(hwp);
  const file = await openPackage(bytes);
  const lostTables = Math.max(0, tables.count - countTables(await sectionsOf(file)));
  const words = hwpWords(sections);
  const memoPages = pagesOfMemos(masterPageNames(file).length, words, sections.length);
  const unsure = Number(memoPages.isGuessed) + words.memosInText;
  const read = await readHwpx(file, memoPages.count);
  const { parts, leftOut, lost } = withLostWords(read, words);
  const { properties, rest } = summaryOf(streams.named(/^.HwpSummaryInformation$/)[0]);
  const preview = streams.named(/^PrvText$/)[0]?.toString('utf16le') ?? '';
  const beside = [...lost, ...rest, goneFrom(preview, { parts, properties }), ...saidByPictures(streams)];
  const embedded = leftOut.find(({ reason }) => reason === 'embedded')?.count ?? 0;
  return {
    ...read,
    parts,
    properties,
    aside: [...(read.aside ?? []), ...beside.map((text) => ({ text, spot: 'aside' as const }))],
    leftOut: merged([
      ...leftOut,
      { reason: 'embedded', count: Math.max(0, streams.count(WHOLE_FILE) - embedded) },
      { reason: 'unreadablePart', count: reported + lostTables + lost.length + unsure },
    ]),
  };
}

/** What its pictures say of themselves (EXIF, XMP, comments), also those that the converter leaves out. */
function saidByPictures(streams: CompoundStreams): string[] {
  return streams.named(PICTURE).flatMap((stored) => informationIn(unpacked(stored)).map(({ value }) => value));
}

/** Packed one by one, or not at all. */
function unpacked(stored: Buffer): Buffer {
  try {
    return inflateRawSync(stored, { maxOutputLength: MOST_OF_PICTURE });
  } catch {
    return stored;
  }
}

/** Its 메모, and what its records say and the page does not: that is checked, and counted as what could not be shown. */
function withLostWords(read: Read, { texts, memos }: HwpWords) {
  const tally = new Tally();
  const parts = withMemos(read.parts, memos, tally);
  const leftOut = [...read.leftOut, ...tally.leftOut];
  // Of a text that is cut anyway it is said that it is.
  const isCut = leftOut.some(({ reason }) => reason === 'textBeyondLimit');
  const aside = (read.aside ?? []).map(({ text }) => text);
  const said = [originalText({ parts, properties: [] }), ...aside].join('\n');
  return { parts, leftOut, lost: isCut ? [] : unsaid(texts, said) };
}

function merged(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  const counts = new Map<LeftOut['reason'], number>();
  for (const { reason, count } of leftOut) if (count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

async function sectionsOf(file: OpenPackage): Promise<readonly string[]> {
  const names = file.names.filter((name) => /^contents\/section\d+\.xml$/.test(name));
  return Promise.all(names.map(async (name) => (await file.text(name)) ?? ''));
}

function countTables(sections: readonly string[]): number {
  return sections.reduce((sum, xml) => sum + (xml.match(/<(?:\w+:)?tbl[\s>]/g)?.length ?? 0), 0);
}

function convert(hwp: Buffer): { readonly bytes: Buffer; readonly reported: number } {
  let document: ReturnType<typeof opened>;
  try {
    document = opened(hwp);
  } catch (error) {
    throw new ReadingStopped(/암호|password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged');
  }
  const exported = document.exportHwpxWithReport();
  const reported = countLosses(exported.contentLoss());
  return { bytes: Buffer.from(exported.takeBytes()), reported };
}

/** The converter's own account of what it could not carry over. */
function countLosses(report: string): number {
  const read: unknown = JSON.parse(report);
  if (Array.isArray(read)) return read.length;
  if (typeof read !== 'object' || read === null) return 0;
  return Object.values(read).reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 0), 0);
}
