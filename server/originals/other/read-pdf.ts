import path from 'node:path';
import type { getDocumentProxy } from 'unpdf';
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
import { BROKEN_OFF, openPdfDocument } from './pdf-library.ts';
import { type PdfPiece, pdfParagraphs } from './pdf-lines.ts';
import { readTableSpans, type SpansOfTables } from './pdf-spans.ts';
import { hasTable, type MarkedPieces, type PdfNode, PdfTags } from './pdf-tags.ts';

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;

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
  const attached: unknown = await pdf.getAttachments().catch(() => null);
  tally.leave('embedded', typeof attached === 'object' && attached !== null ? Object.keys(attached).length : 0);
  const tagged = tags === undefined ? {} : { tagged: true as const };
  return { parts, ...tagged, facts: [], properties: await propertiesOf(pdf), leftOut: tally.leftOut };
}

function isOutOfSight(block: ReadBlock): boolean {
  return block.type === 'paragraph' || block.type === 'heading' ? block.content.every(({ hidden }) => hidden) : false;
}

/** Whether the file says that its tags are to be trusted. */
async function isTagged(pdf: Proxy): Promise<boolean> {
  const said: { readonly Marked?: boolean; readonly Suspects?: boolean } | null = await pdf
    .getMarkInfo()
    .catch(() => null);
  return said?.Marked === true && said.Suspects !== true;
}

async function openPdf(bytes: Buffer): Promise<Proxy> {
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
async function readPage(page: Page, tally: Tally, by: ByTags | undefined): Promise<readonly ReadBlock[]> {
  const tree = by && ((await page.getStructTree().catch(() => null)) as PdfNode | null);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const { marked, artifacts, loose, all, outside, brokenOff } = sortedPieces(items, page.view);
  tally.leave('unreadablePart', brokenOff);
  const growing = new GrowingText(tally);
  if (by && tree) {
    const spans: SpansOfTables = hasTable(tree) ? await by.spansOfTables() : new Map();
    for (const block of by.tags.page(tree, marked, spans)) growing.block(block);
    // What no tag speaks of is on the page all the same.
    untagged([...loose, ...[...marked.values()].flat()], growing);
    const margins = new GrowingText(tally);
    untagged(artifacts, margins);
    if (margins.blocks.length > 0) growing.block({ type: 'frame', kind: 'artifact', content: margins.blocks });
  } else untagged(all, growing);
  untagged(outside, growing, { hidden: true });
  for (const block of await annotationsOf(page, tally)) growing.block(block);
  page.cleanup();
  return growing.blocks;
}

function untagged(pieces: readonly PdfPiece[], growing: GrowingText, style: { readonly hidden?: true } = {}): void {
  for (const { text, isHeading } of pdfParagraphs(pieces)) {
    growing.begin(isHeading ? { heading: 1 } : {});
    growing.text(text, style);
  }
  growing.end();
}

type Items = Awaited<ReturnType<Page['getTextContent']>>['items'];
type TextItem = Extract<Items[number], { str: string }>;
type Sorted = {
  readonly marked: MarkedPieces;
  /** What repeats on every page, and no reader is told: page numbers, heads of pages. */
  readonly artifacts: readonly PdfPiece[];
  readonly loose: readonly PdfPiece[];
  readonly all: readonly PdfPiece[];
  /** What the file draws beside the page, where no paper has it. */
  readonly outside: readonly PdfPiece[];
  /** How often the library gave a drawing up before its end. */
  readonly brokenOff: number;
};

/** Every piece of text with the innermost mark that it stands in. */
function sortedPieces(items: Items, view: readonly number[]): Sorted {
  const open: { readonly id: string | undefined; readonly isArtifact: boolean }[] = [];
  const marked = new Map<string, PdfPiece[]>();
  const sorted = {
    artifacts: [] as PdfPiece[],
    loose: [] as PdfPiece[],
    all: [] as PdfPiece[],
    outside: [] as PdfPiece[],
  };
  let brokenOff = 0;
  for (const item of items) {
    if ('str' in item) {
      const piece = pieceOf(item);
      const id = open.findLast((mark) => mark.id !== undefined)?.id;
      if (isBeside(item, view)) {
        sorted.outside.push(piece);
        continue;
      }
      sorted.all.push(piece);
      if (open.some(({ isArtifact }) => isArtifact)) sorted.artifacts.push(piece);
      else if (id === undefined) sorted.loose.push(piece);
      else marked.set(id, [...(marked.get(id) ?? []), piece]);
    } else if (item.type === BROKEN_OFF) brokenOff += 1;
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push({ id: item.id ?? undefined, isArtifact: 'tag' in item && item.tag === 'Artifact' });
  }
  return { marked, ...sorted, brokenOff };
}

/** Whether no part of what is drawn lies on the page. */
function isBeside({ str, transform, width, height }: TextItem, view: readonly number[]): boolean {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform as readonly number[];
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const scale = Math.hypot(a, b) || 1;
  const [alongX, alongY] = [(a / scale) * width, (b / scale) * width];
  const [upX, upY] = [(-b / scale) * height, (a / scale) * height];
  const across = [x - upX, x + upX, x + alongX - upX, x + alongX + upX];
  const upward = [y - upY, y + upY, y + alongY - upY, y + alongY + upY];
  const isApart =
    Math.max(...across) < left ||
    Math.min(...across) > right ||
    Math.max(...upward) < bottom ||
    Math.min(...upward) > top;
  return isApart && str.trim() !== '';
}

/** Signs by which a file says that it does not know the letter, and ones that no page can show. */
const UNSAID = /[\x7f-\x9f\ufffd]/g;

function pieceOf({ str, transform, width, height, hasEOL }: TextItem): PdfPiece {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform as readonly number[];
  return { text: str.replace(UNSAID, '\x01'), x, y, width, size: Math.hypot(a, b) || height, endsLine: hasEOL };
}

/** Comments, and what has been written into the fields of a form. */
async function annotationsOf(page: Page, tally: Tally): Promise<readonly ReadBlock[]> {
  const annotations = (await page.getAnnotations({ intent: 'any' }).catch(() => [])) as readonly Record<
    string,
    unknown
  >[];
  return annotations.flatMap((annotation): ReadBlock[] => {
    const growing = new GrowingText(tally);
    const { subtype, fieldName, annotationFlags } = annotation;
    // Hidden, or shown on paper alone.
    const isHidden = typeof annotationFlags === 'number' && (annotationFlags & (2 | 32)) !== 0;
    if (subtype === 'Widget') {
      const value = fieldWords(annotation);
      if (value === '') return [];
      growing.text(
        `${typeof fieldName === 'string' ? `${fieldName}: ` : ''}${value}`,
        isHidden ? { hidden: true } : {},
      );
      growing.end();
      return growing.blocks;
    }
    growing.text(wordsOf(annotation['contentsObj']) || drawnWords(annotation));
    growing.end();
    const by = wordsOf(annotation['titleObj']);
    if (subtype === 'Link' || subtype === 'Popup') return [];
    // A stamp may say anything by its looks, which no reader is told.
    if (subtype === 'Stamp') tally.leave('drawing');
    if (growing.blocks.length === 0) return [];
    return [{ type: 'frame', kind: 'comment', ...(by === '' ? {} : { by }), content: growing.blocks }];
  });
}

/** What is written into a field, or chosen from its list as the list calls it; several may be. */
function fieldWords({ fieldValue, options }: Readonly<Record<string, unknown>>): string {
  const chosen: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  const choices: readonly unknown[] = Array.isArray(options) ? options : [];
  const named = chosen.map((value) => {
    const choice = choices.find((each) => isChoice(each) && each.exportValue === value);
    return isChoice(choice) ? choice.displayValue : value;
  });
  return named
    .filter((value) => typeof value === 'string')
    .join(', ')
    .trim();
}

type Choice = { readonly exportValue: unknown; readonly displayValue: unknown };

function isChoice(each: unknown): each is Choice {
  return typeof each === 'object' && each !== null && 'exportValue' in each && 'displayValue' in each;
}

/** A text box whose words stand in its looks alone. */
function drawnWords({ textContent }: Readonly<Record<string, unknown>>): string {
  const lines: readonly unknown[] = Array.isArray(textContent) ? textContent : [];
  return lines.filter((line) => typeof line === 'string').join('\n');
}

function wordsOf(object: unknown): string {
  const words = typeof object === 'object' && object !== null && 'str' in object ? object.str : '';
  return typeof words === 'string' ? words.trim() : '';
}

const PROPERTY_NAMES = [
  ['Title', '제목'],
  ['Author', '작성자'],
  ['Subject', '주제'],
  ['Keywords', '키워드'],
  ['Creator', '만든 프로그램'],
] as const;

async function propertiesOf(pdf: Proxy): Promise<readonly ReadFact[]> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  return PROPERTY_NAMES.flatMap(([key, name]) => {
    const value = info[key];
    return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim().slice(0, 500) }] : [];
  });
}
