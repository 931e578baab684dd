import path from 'node:path';
import {
  READING_LIMITS,
  type ReadBlock,
  type ReadFact,
  type ReadPart,
} from '../../../shared/originals/read-document.ts';
import { CHECKOUT } from '../../platform/checkout.ts';
import { GrowingText } from '../growing-text.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { bytesOf, type Source } from '../source.ts';
import { Tally } from '../tally.ts';
import { tellByTags } from './actual-text.ts';
import { annotationsOf } from './pdf-annotations.ts';
import { openPdfDocument } from './pdf-library.ts';
import { type PdfPiece, pdfParagraphs } from './pdf-lines.ts';
import { type PdfPage, type PdfProxy, sortedPieces } from './pdf-pieces.ts';
import { readTableSpans, type SpansOfTables } from './pdf-spans.ts';
import { hasTable, type PdfNode, PdfTags } from './pdf-tags.ts';
import { unseenInPdf } from './unseen-in-pdf.ts';

/** What the codes of a font that is named and not held in the file stand for (UniKS-UTF16-H …): of PDF.js, packed. */
const CMAPS = path.join(CHECKOUT, 'server/originals/other/cmaps/');

/**
 * The text of a PDF page by page: of a tagged one with its headings, lists and tables, of another one as its letters
 * stand, for then neither a table nor a heading is told from other text by anything but its place.
 */
export async function readPdf(source: Source): Promise<Read> {
  const bytes = await bytesOf(source);
  const pdf = await openPdf(bytes);
  const tally = new Tally();
  const pages = Math.min(pdf.numPages, READING_LIMITS.pages);
  tally.leave('pageBeyondLimit', pdf.numPages - pages);
  const tags = (await isTagged(pdf)) ? new PdfTags(tally) : undefined;
  const spansOfTables = onceAsked(() => readTableSpans(bytes));
  const parts: ReadPart[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const blocks = await readPage(await pdf.getPage(number), tally, tags && { tags, spansOfTables });
    if (blocks.every(isOutOfSight)) tally.leave('pageWithoutText');
    parts.push({ kind: 'page', name: `${number}쪽`, blocks });
  }
  for (const title of await outlineOf(pdf)) tally.leaveUnlessShown(title);
  const { properties, others } = await propertiesOf(pdf, tally);
  for (const other of [...others, ...(await unseenInPdf(pdf, bytes))]) tally.leaveUnlessShown(other);
  const attached: unknown = await pdf.getAttachments().catch(() => null);
  tally.leave('embedded', typeof attached === 'object' && attached !== null ? Object.keys(attached).length : 0);
  const tagged = tags === undefined ? {} : { tagged: true as const };
  return { parts, ...tagged, facts: [], properties, leftOut: tally.leftOut, aside: tally.aside };
}

function isOutOfSight(block: ReadBlock): boolean {
  return block.type === 'paragraph' || block.type === 'heading' ? block.content.every(({ hidden }) => hidden) : false;
}

/** Whether the file says that its tags are to be trusted. */
async function isTagged(pdf: PdfProxy): Promise<boolean> {
  const said: { readonly Marked?: boolean; readonly Suspects?: boolean } | null = await pdf
    .getMarkInfo()
    .catch(() => null);
  return said?.Marked === true && said.Suspects !== true;
}

async function openPdf(bytes: Buffer): Promise<PdfProxy> {
  try {
    return await openPdfDocument(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0, cMapUrl: CMAPS });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new ReadingStopped(isLocked ? 'encrypted' : 'damaged');
  }
}

type ByTags = { readonly tags: PdfTags; readonly spansOfTables: () => Promise<SpansOfTables> };

function onceAsked<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** By its tags where the page has them, else by the sizes and places of its letters. */
async function readPage(page: PdfPage, tally: Tally, by: ByTags | undefined): Promise<readonly ReadBlock[]> {
  const tree = by && ((await page.getStructTree().catch(() => null)) as PdfNode | null);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const { marked, artifacts, loose, all, unseen, brokenOff } = sortedPieces(items, page.view);
  tally.leave('unreadablePart', brokenOff);
  const growing = new GrowingText(tally);
  if (by && tree) {
    const unread = tellByTags(tree, marked);
    const spans: SpansOfTables = hasTable(tree) ? await by.spansOfTables() : new Map();
    for (const block of by.tags.page(tree, marked, spans)) growing.block(block);
    // What no tag speaks of is on the page all the same.
    untagged([...loose, ...[...marked.values()].flat()], growing);
    const margins = new GrowingText(tally);
    untagged(artifacts, margins);
    if (margins.blocks.length > 0) growing.block({ type: 'frame', kind: 'artifact', content: margins.blocks });
    untagged(unread, growing, { hidden: true });
  } else untagged(all, growing);
  untagged(unseen, growing, { hidden: true });
  for (const block of await annotationsOf(page, tally)) growing.block(block);
  page.cleanup();
  return growing.blocks;
}

function untagged(pieces: readonly PdfPiece[], growing: GrowingText, style: { readonly hidden?: true } = {}): void {
  for (const { text, isHeading } of pdfParagraphs(pieces)) {
    growing.begin(isHeading && !style.hidden ? { heading: 1 } : {});
    growing.text(text, style);
  }
  growing.end();
}

const PROPERTY_NAMES = [
  ['Title', '제목'],
  ['Author', '작성자'],
  ['Subject', '주제'],
  ['Keywords', '키워드'],
  ['Creator', '만든 프로그램'],
] as const;

type Properties = { readonly properties: readonly ReadFact[]; readonly others: readonly string[] };

/** What the file says of itself; `others` under names of its maker's own, which is checked. */
async function propertiesOf(pdf: PdfProxy, tally: Tally): Promise<Properties> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  // A form of XFA draws itself, and may hold more than the fields of its pages.
  if (info['IsXFAPresent'] === true) tally.leave('unreadablePart');
  const properties = PROPERTY_NAMES.flatMap(([key, name]) => {
    const value = info[key];
    return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim().slice(0, 500) }] : [];
  });
  const own: unknown = info['Custom'];
  const others = typeof own === 'object' && own !== null ? Object.values(own) : [];
  return { properties, others: others.filter((other) => typeof other === 'string') };
}

type Titles = readonly { readonly title?: unknown; readonly items?: Titles }[];

/** Its 책갈피: what they say is text of the page, as a rule. */
async function outlineOf(pdf: PdfProxy): Promise<readonly string[]> {
  const titles = ((await pdf.getOutline().catch(() => null)) ?? []) as Titles;
  const all = (each: Titles, depth: number): string[] =>
    depth > 20
      ? []
      : each.flatMap(({ title, items = [] }) => [
          ...(typeof title === 'string' ? [title] : []),
          ...all(items, depth + 1),
        ]);
  return all(titles, 0);
}
