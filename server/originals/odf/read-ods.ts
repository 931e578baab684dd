import type { ReadPart } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { DATA_SOURCES, storedWordsOf, wordsInFormula } from '../package/stored-words.ts';
import { elementOf, elementsOf, everyElement, textOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import { LAST_CELL, MOST_SHEET_CELLS, MOST_SHEETS } from '../part-limits.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { type SheetCell, type SheetContent, type SheetRow, type Span, UNCOMPUTED } from '../sheet/read-sheet.ts';
import { sheetBlocks } from '../sheet/sheet-blocks.ts';
import type { SheetComment } from '../sheet/workbook.ts';
import type { Tally } from '../tally.ts';
import { isHiddenRow, rowsOf } from './odf-table.ts';
import { type OpenOdf, openOdf } from './open-odf.ts';
import { marginsOf } from './read-odt.ts';

/** An .ods: all its sheets, those out of sight too, as tables with the texts that a person sees in the cells. */
export async function readOds(file: OpenPackage): Promise<Read> {
  const odf = await openOdf(file, 'spreadsheet');
  const { content, text, tally, styles, properties } = odf;
  const tables = elementsOf(content, 'table');
  if (tables.length > MOST_SHEETS) throw new ReadingStopped('too-large');
  const parts = tables.map((table): ReadPart => {
    const { name = '', 'style-name': style } = table.attributes;
    const reader = new OdsSheet(tally);
    reader.read(table);
    const comments = reader.comments;
    const boxes = text.blocks(elementOf(table, 'shapes'));
    const extras = { comments, boxes: [], pictures: [], charts: 0 };
    const blocks = [
      ...sheetBlocks(reader.content, extras, tally),
      ...boxes,
      ...reader.drawn.flatMap((cell) => text.blocks(cell)),
      ...text.takeFound(),
    ];
    return { kind: 'sheet', name, ...(styles.isHidden(style) ? { hidden: true as const } : {}), blocks };
  });
  leaveStores(odf);
  const [first, ...others] = parts;
  const margins = [...marginsOf(odf, 'header'), ...marginsOf(odf, 'footer')];
  const blocks = first ? [...margins, ...first.blocks, ...text.takeFound()] : [];
  const shown = first ? [{ ...first, blocks }, ...others] : parts;
  return { parts: shown, facts: [], properties, leftOut: tally.leftOut, aside: tally.aside };
}

/** What stands beside the sheets: tracked changes, names of ranges, what may be written into cells, pivot tables. */
function leaveStores({ content, tally }: OpenOdf): void {
  for (const changes of elementsOf(content, 'tracked-changes')) {
    const cells = everyElement(changes, 'change-track-table-cell');
    tally.leaveDeleted({
      text: cells.map((cell) => wordsOf(cell) || (cell.attributes['value'] ?? '')).join('\n'),
    });
    tally.setAside(storedWordsOf(everyElement(changes, 'change-info')));
  }
  const sources = sourcesIn(content);
  tally.leave('connection', sources.length);
  const beside = elementsOf(content).filter(({ name }) => name !== 'table' && name !== 'tracked-changes');
  const ofSheets = elementsOf(content, 'table').flatMap((table) =>
    elementsOf(table).filter(({ name }) => name === 'named-expressions' || name === 'forms'),
  );
  tally.setAside(storedWordsOf([...beside, ...ofSheets, ...sources]));
}

function sourcesIn(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((child) => (DATA_SOURCES.has(child.name) ? [child] : sourcesIn(child)));
}

/** One sheet: rows and cells that repeat are written once, an empty one up to the end of the sheet. */
class OdsSheet {
  readonly #tally: Tally;
  readonly #rows: SheetRow[] = [];
  readonly #merged: Span[] = [];
  readonly #hiddenColumns: { from: number; to: number }[] = [];
  readonly #comments: SheetComment[] = [];
  readonly #drawn: XmlElement[] = [];
  readonly #unseen = new Set<string>();
  #count = 0;
  #rowsCut = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  get content(): SheetContent {
    const { hiddenColumns, merged } = { hiddenColumns: this.#hiddenColumns, merged: this.#merged };
    const unseen = [...this.#unseen];
    return { rows: this.#rows, merged, hiddenColumns, margins: [], links: [], unseen, rowsCut: this.#rowsCut };
  }

  get comments(): readonly SheetComment[] {
    return this.#comments;
  }

  /** Cells with shapes in them. */
  get drawn(): readonly XmlElement[] {
    return this.#drawn;
  }

  read(table: XmlElement): void {
    this.#columns(table, 0);
    let at = 0;
    for (const { row } of rowsOf(table)) {
      const repeated = Math.max(1, wholeNumber(row.attributes['number-rows-repeated'], 1));
      const cells = this.#cells(row, at);
      for (let time = 0; cells.length > 0 && time < repeated; time += 1) {
        if (this.#count + cells.length > MOST_SHEET_CELLS || at + time > LAST_CELL.row) {
          this.#rowsCut += repeated - time;
          break;
        }
        this.#count += cells.length;
        this.#rows.push({ row: at + time, hidden: isHiddenRow(row), cells });
      }
      at += repeated;
    }
  }

  #columns(parent: XmlElement, from: number): number {
    let at = from;
    for (const child of elementsOf(parent)) {
      if (child.name === 'table-column') {
        const repeated = Math.max(1, wholeNumber(child.attributes['number-columns-repeated'], 1));
        if (isHiddenRow(child)) this.#hiddenColumns.push({ from: at, to: at + repeated - 1 });
        at += repeated;
      } else if (/^table-(?:header-columns|columns|column-group)$/.test(child.name)) at = this.#columns(child, at);
    }
    return at;
  }

  #cells(row: XmlElement, at: number): readonly SheetCell[] {
    const cells: SheetCell[] = [];
    let column = 0;
    for (const cell of elementsOf(row)) {
      if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
      const repeated = Math.max(1, wholeNumber(cell.attributes['number-columns-repeated'], 1));
      const shown = this.#shown(cell);
      for (const words of wordsInFormula(cell.attributes['formula'] ?? '')) this.#unseen.add(words);
      for (let time = 0; shown.text !== '' && time < repeated && column + time <= LAST_CELL.column; time += 1) {
        if (cells.length >= MOST_SHEET_CELLS) throw new ReadingStopped('too-many-cells');
        cells.push({ column: column + time, ...shown });
      }
      this.#beside(cell, at, column);
      column += repeated;
    }
    return cells;
  }

  /** The lines that the maker has written as they are seen; a value without any is seen by nobody. */
  #shown(cell: XmlElement): Omit<SheetCell, 'column'> {
    const text = wordsOf(cell);
    const { formula, value, 'value-type': type, 'date-value': day, 'time-value': time } = cell.attributes;
    if (text !== '') return { text };
    if (formula !== undefined && type === undefined) {
      this.#tally.leave('uncomputedFormula');
      return { text: UNCOMPUTED };
    }
    const kept = value ?? day ?? time ?? '';
    // A nought that is not drawn hides nothing.
    return kept === '' || Number(kept) === 0 ? { text: '' } : { text: kept, hidden: true };
  }

  #beside(cell: XmlElement, row: number, column: number): void {
    const { 'number-columns-spanned': wide, 'number-rows-spanned': high } = cell.attributes;
    const [columns, rows] = [wholeNumber(wide, 1), wholeNumber(high, 1)];
    if (columns > 1 || rows > 1) {
      this.#merged.push({ fromRow: row, toRow: row + rows - 1, fromColumn: column, toColumn: column + columns - 1 });
    }
    for (const comment of elementsOf(cell, 'annotation')) {
      const by = textOf(elementOf(comment, 'creator')).trim();
      this.#comments.push({ cell: `${columnName(column)}${row + 1}`, by, text: linesOf(comment) });
    }
    const shapes = elementsOf(cell).filter(({ name }) => !WRITTEN.has(name) && name !== 'annotation');
    if (shapes.length > 0) this.#drawn.push({ ...cell, children: shapes });
  }
}

/** What a person sees in the cell; a cell without lines may still have a value. */
function wordsOf(cell: XmlElement): string {
  const lines = linesOf(cell);
  return lines === '' ? (cell.attributes['string-value'] ?? '') : lines;
}

/** Paragraphs, also of lists, as the text of a cell; all else in a cell is drawn above it. */
const WRITTEN: ReadonlySet<string> = new Set(['p', 'h', 'list', 'list-item', 'list-header']);

function linesOf(parent: XmlElement): string {
  return elementsOf(parent)
    .filter(({ name }) => WRITTEN.has(name))
    .map((line) => (line.name === 'p' || line.name === 'h' ? withSpaces(line) : linesOf(line)))
    .join('\n')
    .trim();
}

/** Repeated spaces and breaks of lines are elements of their own. */
function withSpaces(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 's') return ' ';
      if (child.name === 'tab') return '\t';
      return child.name === 'line-break' ? '\n' : withSpaces(child);
    })
    .join('');
}

function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCodePoint(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
