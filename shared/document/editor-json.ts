import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import {
  type Align,
  type Block,
  BODY_LIMITS,
  type Body,
  type EnclosuresBlock,
  type ImageBlock,
  type ItemBlock,
  type ItemKind,
  type ItemLevel,
  isClosedAlike,
  type ParagraphBlock,
  type Run,
  type TableBlock,
  type TableCell,
} from './body.ts';
import { cleanText, isFitHref } from './body-text.ts';
import { inThousands, type OpenNode, openNode, sizeFault } from './editor-node.ts';
import { readMark } from './read-mark.ts';
import { tableColumns } from './table-geometry.ts';

export type BodyRefusal = Refusal<
  | 'body-too-large'
  | 'body-too-deep'
  | 'body-unknown-node'
  | 'body-unknown-attribute'
  | 'body-bad-link'
  | 'body-bad-text'
  | 'body-bad-table'
  | 'body-bad-picture'
  | 'body-bad-structure'
  | 'closed-reason-too-long'
  | 'private-letter'
>;

/**
 * Reads the editor's JSON (a ProseMirror doc) into the body, node by node, trusting nothing. Never throws.
 * Empty blocks at the end, before 붙임, in cells and in 붙임 are dropped: the editor needs them, the record does not.
 * A line break inside a block is not part of the model: the editor makes a new paragraph of it.
 */
export function readEditorJson(json: unknown): { readonly body: Body } | BodyRefusal {
  const fault = sizeFault(json);
  if (fault) return fault;
  const doc = openNode(json);
  if (isRefusal(doc)) return doc;
  if (doc.type !== 'doc') return refuse('body-bad-structure');
  if (doc.content.length > BODY_LIMITS.blocks) return tooLarge(`${inThousands(BODY_LIMITS.blocks)}문단`);
  const { breaking } = doc.attrs;
  if (breaking !== undefined && breaking !== null && breaking !== 'syllable') {
    return refuse('body-unknown-attribute', { name: 'breaking' });
  }
  const blocks = readEach(doc.content, readBlock);
  if (isRefusal(blocks)) return blocks;
  const images = blocks.filter(({ type }) => type === 'image').length;
  if (images > BODY_LIMITS.images) return tooLarge(`그림 ${BODY_LIMITS.images}개`);
  const enclosures = blocks.at(-1)?.type === 'enclosures' ? blocks.pop() : undefined;
  if (blocks.some((block) => block.type === 'enclosures')) return refuse('body-bad-structure');
  const kept: Block[] = dropEmptyEnd(blocks);
  if (enclosures?.type === 'enclosures' && enclosures.items.length > 0) kept.push(enclosures);
  return { body: { v: 1, ...(breaking ? { breaking } : {}), blocks: kept } };
}

function readBlock(json: unknown): Block | BodyRefusal {
  const node = openNode(json);
  if (isRefusal(node)) return node;
  switch (node.type) {
    case 'heading': {
      const content = readRuns(node);
      return isRefusal(content) ? content : { type: 'heading', content };
    }
    case 'paragraph':
      return readParagraph(node);
    case 'item':
      return readItem(node);
    case 'table':
      return readTable(node);
    case 'image':
      return readImage(node);
    case 'enclosures':
      return readEnclosures(node);
    default:
      return refuse('body-bad-structure');
  }
}

function readParagraph(node: OpenNode): ParagraphBlock | BodyRefusal {
  const content = readRuns(node);
  if (isRefusal(content)) return content;
  const align = readAlign(node);
  if (isRefusal(align)) return align;
  return { type: 'paragraph', ...(align ? { align } : {}), content };
}

const ITEM_KINDS: readonly ItemKind[] = ['number', 'square', 'circle', 'dash', 'dot', 'note', 'circled'];
const ITEM_LEVELS: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5, 6, 7];

function readItem(node: OpenNode): ItemBlock | BodyRefusal {
  const kind = ITEM_KINDS.find((known) => known === node.attrs.kind);
  if (kind === undefined) return refuse('body-unknown-attribute', { name: 'kind' });
  const level = ITEM_LEVELS.find((known) => known === node.attrs.level);
  if (level === undefined) return refuse('body-unknown-attribute', { name: 'level' });
  const content = readRuns(node);
  return isRefusal(content) ? content : { type: 'item', kind, level, content };
}

function readImage(node: OpenNode): ImageBlock | BodyRefusal {
  const { sha256, width, height, decorative } = node.attrs;
  const share = ([25, 50, 75, 100] as const).find((known) => known === node.attrs.share);
  const mediaType = (['image/png', 'image/jpeg'] as const).find((known) => known === node.attrs.mediaType);
  const isNamed = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
  const [across, down] = [readSpan(width, MOST_PIXELS), readSpan(height, MOST_PIXELS)];
  const isMarked = decorative === undefined || typeof decorative === 'boolean';
  if (!isNamed || !share || !mediaType || !across || !down || !isMarked) return refuse('body-bad-picture');
  const align = readAlign(node);
  if (isRefusal(align)) return align;
  const alt = readAlt(node);
  if (isRefusal(alt)) return alt;
  const caption = readCaption(node);
  if (isRefusal(caption)) return caption;
  const mark = readMark(node.attrs.closed, node.attrs.closing, 'closed');
  if (isRefusal(mark)) return mark;
  const picture = { sha256, mediaType, width: across, height: down, share, align: align ?? 'center', alt: alt.text };
  return {
    type: 'image',
    ...mark,
    ...picture,
    ...(decorative ? { decorative: true as const } : {}),
    caption,
  };
}

/** No side of a picture is longer; what a picture may be besides is asked when it is kept. */
const MOST_PIXELS = 100_000;

function readCaption({ content }: OpenNode): readonly Run[] | BodyRefusal {
  const caption = content.length === 1 ? openNode(content[0]) : refuse('body-bad-picture');
  if (isRefusal(caption)) return caption as BodyRefusal;
  return caption.type === 'caption' ? readRuns(caption) : refuse('body-bad-picture');
}

/** A picture that only adorns has no words: whoever marks it so takes them back. */
function readAlt({ attrs: { alt = '', decorative } }: OpenNode): { readonly text: string } | BodyRefusal {
  if (typeof alt !== 'string') return refuse('body-bad-picture');
  const text = cleanText(alt.replace(/\s+/gu, ' '));
  if (isRefusal(text)) return text;
  if (text.length > BODY_LIMITS.altLength) return tooLarge(`그림 설명 ${inThousands(BODY_LIMITS.altLength)}자`);
  return { text: decorative === true ? '' : text.trim() };
}

function readEnclosures(node: OpenNode): EnclosuresBlock | BodyRefusal {
  const { colon } = node.attrs;
  if (colon !== undefined && typeof colon !== 'boolean') return refuse('body-unknown-attribute', { name: 'colon' });
  if (node.content.length > BODY_LIMITS.enclosures) return tooLarge(`붙임 ${BODY_LIMITS.enclosures}개`);
  const items = readEach(node.content, (json) => {
    const entry = openNode(json);
    if (isRefusal(entry)) return entry;
    return entry.type === 'enclosure' ? readRuns(entry) : refuse('body-bad-structure');
  });
  if (isRefusal(items)) return items;
  while (items.at(-1)?.length === 0) items.pop();
  return { type: 'enclosures', ...(colon ? { colon: true as const } : {}), items };
}

type ReadCell = { readonly cell: TableCell; readonly widths: readonly number[] };

function readTable(node: OpenNode): TableBlock | BodyRefusal {
  if (node.content.length > BODY_LIMITS.tableRows) {
    return tooLarge(`표의 줄 ${inThousands(BODY_LIMITS.tableRows)}개`);
  }
  const rows = readEach(node.content, (json) => {
    const row = openNode(json);
    if (isRefusal(row)) return row;
    return row.type === 'tableRow' ? readEach(row.content, readCell) : refuse('body-bad-structure');
  });
  if (isRefusal(rows)) return rows;
  const columns = tableColumns(rows.map((row) => row.map(({ cell, widths }) => ({ ...cell, widths }))));
  if (!columns) return refuse('body-bad-table');
  if (columns.length > BODY_LIMITS.tableColumns) return tooLarge(`표의 칸 ${BODY_LIMITS.tableColumns}개`);
  const mark = readMark(node.attrs.closed, node.attrs.closing, 'closed');
  if (isRefusal(mark)) return mark;
  return {
    type: 'table',
    ...mark,
    columns,
    rows: rows.map((row) => ({ cells: row.map(({ cell }) => cell) })),
  };
}

function readCell(json: unknown): ReadCell | BodyRefusal {
  const node = openNode(json);
  if (isRefusal(node)) return node;
  if (node.type !== 'tableCell' && node.type !== 'tableHeader') return refuse('body-bad-structure');
  const colspan = readSpan(node.attrs.colspan, BODY_LIMITS.tableColumns);
  const rowspan = readSpan(node.attrs.rowspan, BODY_LIMITS.tableRows);
  const widths = readWidths(node.attrs.colwidth, colspan);
  if (colspan === undefined || rowspan === undefined || widths === undefined) return refuse('body-bad-table');
  const align = readAlign(node);
  if (isRefusal(align)) return align;
  const mark = readMark(node.attrs.closed, node.attrs.closing, 'closed');
  if (isRefusal(mark)) return mark;
  const content = readEach(node.content, readCellBlock);
  if (isRefusal(content)) return content;
  const cell: TableCell = {
    ...(node.type === 'tableHeader' ? { header: true as const } : {}),
    ...mark,
    colspan,
    rowspan,
    ...(align ? { align } : {}),
    content: dropEmptyEnd(content),
  };
  return { cell, widths };
}

function readCellBlock(json: unknown): ParagraphBlock | ItemBlock | BodyRefusal {
  const node = openNode(json);
  if (isRefusal(node)) return node;
  if (node.type === 'paragraph') return readParagraph(node);
  return node.type === 'item' ? readItem(node) : refuse('body-bad-structure');
}

function readSpan(value: unknown, most: number): number | undefined {
  if (value === undefined) return 1;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
}

/** Column widths in screen pixels; nothing said means unknown, which is 0. */
function readWidths(value: unknown, colspan = 1): number[] | undefined {
  if (value === undefined || value === null) return new Array<number>(colspan).fill(0);
  if (!Array.isArray(value) || value.length !== colspan) return undefined;
  const widths = value.map((width) => width ?? 0);
  return widths.every((width) => typeof width === 'number' && width >= 0 && width <= 100_000) ? widths : undefined;
}

function readAlign(node: OpenNode): Align | undefined | BodyRefusal {
  const { align } = node.attrs;
  if (align === undefined || align === null) return undefined;
  if (align === 'left' || align === 'center' || align === 'right') return align;
  return refuse('body-unknown-attribute', { name: 'align' });
}

function readRuns(node: OpenNode): Run[] | BodyRefusal {
  const read = readEach(node.content, readRun);
  if (isRefusal(read)) return read;
  const runs: Run[] = [];
  for (const run of read) {
    const last = runs.at(-1);
    const joined = last && sameMarks(last, run) ? { ...run, text: (last.text + run.text).normalize('NFC') } : run;
    if (joined.text.length > BODY_LIMITS.runLength) return tooLarge(`한 문단 ${inThousands(BODY_LIMITS.runLength)}자`);
    if (joined !== run) runs.pop();
    if (joined.text !== '') runs.push(joined);
  }
  return runs;
}

function readRun(json: unknown): Run | BodyRefusal {
  const node = openNode(json);
  if (isRefusal(node)) return node;
  if (node.type !== 'text') return refuse('body-bad-structure');
  const text = cleanText(node.text);
  if (isRefusal(text)) return text;
  const run: { -readonly [Key in keyof Run]: Run[Key] } = { text };
  for (const mark of node.marks) {
    if (mark.type === 'bold') run.bold = true;
    if (mark.type === 'underline') run.underline = true;
    if (mark.type === 'link') {
      const { href } = mark.attrs;
      if (typeof href !== 'string' || !isFitHref(href)) return refuse('body-bad-link');
      run.href = href.normalize('NFC');
    }
    if (mark.type === 'closed') {
      const read = readMark(mark.attrs.grounds ?? [], mark.attrs.closing, 'grounds');
      if (isRefusal(read)) return read;
      Object.assign(run, read);
    }
  }
  return run;
}

function sameMarks(a: Run, b: Run): boolean {
  const isAlike = a.bold === b.bold && a.underline === b.underline && a.href === b.href;
  return isAlike && isClosedAlike(a, b);
}

/** Removes the empty paragraphs and items at the end. */
function dropEmptyEnd<B extends Block>(blocks: readonly B[]): B[] {
  let end = blocks.length;
  while (end > 0) {
    const last = blocks[end - 1];
    if (!last || (last.type !== 'paragraph' && last.type !== 'item') || last.content.length > 0) break;
    end -= 1;
  }
  return blocks.slice(0, end);
}

/** Reads every node, or answers with the first refusal. */
function readEach<T extends object>(nodes: readonly unknown[], read: (node: unknown) => T | BodyRefusal) {
  const values: T[] = [];
  for (const node of nodes) {
    const value = read(node);
    if (isRefusal(value)) return value as BodyRefusal;
    values.push(value as T);
  }
  return values;
}

function tooLarge(most: string): BodyRefusal {
  return refuse('body-too-large', { most });
}
