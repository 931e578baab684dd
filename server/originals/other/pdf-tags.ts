import type { ReadBlock, ReadCell, ReadRow } from '../../../shared/originals/read-document.ts';
import { GrowingText, type ParagraphManner } from '../growing-text.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import { rowsOnPage, spannedRows } from './pdf-grid.ts';
import { type PdfPiece, pdfText } from './pdf-lines.ts';
import type { SpansOfTables } from './pdf-spans.ts';

/** A node of the structure tree as the library tells it, page by page: an element, or a piece of marked content. */
export type PdfNode = {
  readonly role?: string;
  readonly alt?: string;
  /** What the file says that it reads as (ActualText). */
  readonly actual?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly PdfNode[];
};

/** What is drawn in each piece of marked content of one page, by its id; taken out as it is used. */
export type MarkedPieces = Map<string, readonly PdfPiece[]>;

const INLINE: ReadonlySet<string> = new Set([
  ...['Span', 'Quote', 'Em', 'Strong', 'Sub', 'Link', 'Annot', 'Reference', 'BibEntry', 'Code', 'Lbl', 'LBody'],
  ...['Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Form'],
]);
const TABLE_GROUPS: ReadonlySet<string> = new Set(['THead', 'TBody', 'TFoot']);
/** Lists of eight levels are usual in an official document; each is three elements deep. */
const MOST_DEPTH = 100;

/** Reads tagged pages (PDF/UA): headings, lists, tables and figures as their maker meant them, in reading order. */
export class PdfTags {
  readonly #tally: Tally;
  /** The last table of the page before, whose heads go on to hold for its rows on this one. */
  #heads: { readonly shape: string; readonly rows: readonly ReadRow[] } | undefined;
  #marked: MarkedPieces = new Map();
  #spans: SpansOfTables = new Map();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  page(tree: PdfNode, marked: MarkedPieces, spans: SpansOfTables): readonly ReadBlock[] {
    this.#marked = marked;
    this.#spans = spans;
    const growing = new GrowingText(this.#tally);
    this.#blocksInto(tree, growing, 0);
    growing.end();
    return growing.blocks;
  }

  #blocksInto(parent: PdfNode, growing: GrowingText, depth: number): void {
    if (depth > MOST_DEPTH) throw new ReadingStopped('too-deep');
    for (const node of parent.children ?? []) this.#block(node, growing, depth + 1);
  }

  #block(node: PdfNode, growing: GrowingText, depth: number): void {
    const { role = '' } = node;
    const heading = /^H([1-6])?$|^Title$/.exec(role);
    if (heading) this.#paragraph(node, growing, { heading: Number(heading[1] ?? 1) }, depth);
    else if (role === 'L') this.#list(node, growing, 0, depth);
    else if (role === 'Table') this.#table(node, growing, depth);
    else if (role === 'Figure' || role === 'Formula') this.#figure(node, growing);
    else if (role === 'Note' || role === 'FENote') this.#note(node, growing, depth);
    else if (role === 'P' || role === 'Caption' || role === 'TOCI') this.#paragraph(node, growing, {}, depth);
    else if (isInline(node)) growing.text(pdfText(this.#piecesOf(node)));
    else {
      growing.end();
      this.#blocksInto(node, growing, depth);
      growing.end();
    }
  }

  #paragraph(node: PdfNode, growing: GrowingText, manner: ParagraphManner, depth: number): void {
    growing.begin(manner);
    this.#flow(node.children ?? [], growing, depth);
    growing.end();
  }

  /** Running text; what stands beside it (a table, a figure) comes where it stands. */
  #flow(nodes: readonly PdfNode[], growing: GrowingText, depth: number): void {
    if (depth > MOST_DEPTH) throw new ReadingStopped('too-deep');
    let pieces: PdfPiece[] = [];
    const give = () => {
      growing.text(pdfText(pieces));
      pieces = [];
    };
    for (const node of nodes) {
      if (isInline(node)) {
        pieces.push(...this.#piecesOf(node));
        continue;
      }
      give();
      this.#block(node, growing, depth + 1);
    }
    give();
  }

  #piecesOf(node: PdfNode): readonly PdfPiece[] {
    if (node.id === undefined) return (node.children ?? []).flatMap((child) => this.#piecesOf(child));
    const pieces = this.#marked.get(node.id) ?? [];
    this.#marked.delete(node.id);
    return pieces;
  }

  #list(list: PdfNode, growing: GrowingText, level: number, depth: number): void {
    if (depth > MOST_DEPTH) throw new ReadingStopped('too-deep');
    for (const item of list.children ?? []) {
      if (item.role === 'L') this.#list(item, growing, level + 1, depth + 1);
      else if (item.role === 'LI') this.#item(item, growing, level, depth + 1);
      else this.#block(item, growing, depth + 1);
    }
  }

  #item(item: PdfNode, growing: GrowingText, level: number, depth: number): void {
    const label = (item.children ?? [])
      .filter(({ role }) => role === 'Lbl')
      .map((each) => this.#wordsOf(each))
      .join('');
    growing.begin({ label: label.trim(), depth: level });
    for (const part of item.children ?? []) {
      if (part.role === 'Lbl') continue;
      this.#body(part.role === 'LBody' ? (part.children ?? []) : [part], growing, level, depth + 1);
    }
    growing.end();
  }

  /** The first paragraph of an item stands behind its label, lists within it one level deeper. */
  #body(nodes: readonly PdfNode[], growing: GrowingText, level: number, depth: number): void {
    let text: PdfNode[] = [];
    const give = () => {
      this.#flow(text, growing, depth);
      text = [];
    };
    for (const node of nodes) {
      if (node.role === 'L') {
        give();
        this.#list(node, growing, level + 1, depth + 1);
      } else if (node.role === 'P') text.push(...(node.children ?? []));
      else text.push(node);
    }
    give();
  }

  #note(note: PdfNode, growing: GrowingText, depth: number): void {
    const inside = new GrowingText(this.#tally);
    this.#blocksInto(note, inside, depth);
    inside.end();
    if (inside.blocks.length > 0) growing.block({ type: 'frame', kind: 'footnote', content: inside.blocks });
  }

  #figure(figure: PdfNode, growing: GrowingText): void {
    const kind = figure.role === 'Formula' ? 'equation' : 'picture';
    // Elements of a table are told with every page, a figure only where it stands.
    this.#tally.leave(kind);
    const alt = figure.alt?.trim() ?? '';
    growing.block({ type: 'object', kind, text: this.#tally.take(alt) });
    const drawn = this.#wordsOf(figure);
    if (drawn.trim() !== '' && drawn.trim() !== alt) growing.text(drawn);
  }

  #wordsOf(node: PdfNode): string {
    return pdfText(this.#piecesOf(node));
  }

  #table(table: PdfNode, growing: GrowingText, depth: number): void {
    const captions: ReadBlock[] = [];
    const own = contentIn(table).find((id) => this.#spans.has(id));
    const told = this.#tally.nested(() => this.#rows(table, captions, depth));
    const shape = told.map(({ cells }) => cells.length).join();
    const spanned = spannedRows(told, this.#spans.get(own ?? '') ?? []);
    const shown = rowsOnPage(spanned ?? told);
    for (const caption of captions) growing.block(caption);
    if (shown.length === 0) return;
    const heads = headsOf(shown);
    const before = this.#heads;
    // On its further pages a table has rows there, and its heads on the page before.
    const goesOn = before?.shape === shape && heads.length === 0;
    if (!goesOn) this.#heads = { shape, rows: heads };
    if (!spanned && new Set(told.map(({ cells }) => cells.length)).size > 1) this.#tally.leave('unevenTable');
    growing.block({ type: 'table', rows: goesOn ? [...before.rows, ...shown] : shown });
  }

  #rows(parent: PdfNode, captions: ReadBlock[], depth: number): readonly ReadRow[] {
    return (parent.children ?? []).flatMap((child): readonly ReadRow[] => {
      if (child.role === 'TR') return [this.#row(child, depth)];
      if (TABLE_GROUPS.has(child.role ?? '')) return this.#rows(child, captions, depth);
      const growing = new GrowingText(this.#tally);
      this.#block(child, growing, depth);
      growing.end();
      captions.push(...growing.blocks);
      return [];
    });
  }

  #row(row: PdfNode, depth: number): ReadRow {
    const cells = (row.children ?? []).map((cell): ReadCell => {
      this.#tally.cell();
      const growing = new GrowingText(this.#tally);
      this.#blocksInto(cell, growing, depth + 1);
      growing.end();
      const header = cell.role === 'TH' ? { header: true as const } : {};
      return { ...header, colspan: 1, rowspan: 1, content: growing.blocks };
    });
    return { cells };
  }
}

/** Whether a page has a table whose cells may be merged. */
export function hasTable({ role, children = [] }: PdfNode, depth = 0): boolean {
  return role === 'Table' || (depth <= MOST_DEPTH && children.some((child) => hasTable(child, depth + 1)));
}

/** The marked content of a table, without that of tables in its cells. */
function contentIn({ id, children = [] }: PdfNode, depth = 0): readonly string[] {
  if (id !== undefined) return [id];
  if (depth > MOST_DEPTH) return [];
  return children.flatMap((child) => (child.role === 'Table' ? [] : contentIn(child, depth + 1)));
}

/** The lines of heads at the top of a page, closed: on another page they reach over no row of that one. */
function headsOf(shown: readonly ReadRow[]): readonly ReadRow[] {
  const end = shown.findIndex((row) => !isHead(row));
  const lead = shown.slice(0, end < 0 ? shown.length : end);
  return lead.map(({ cells }, at) => ({
    cells: cells.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, lead.length - at) })),
  }));
}

function isHead({ cells }: ReadRow): boolean {
  return cells.length > 0 && cells.every(({ header }) => header);
}

/** Elements of running text that hold no block: those that do (a link around a table) are walked through as blocks. */
function isInline({ id, type, role = '', children = [] }: PdfNode): boolean {
  if (id !== undefined || type !== undefined) return true;
  return INLINE.has(role) && children.every(isInline);
}
