import { type GridCell, placeInGrid } from '../document/table-grid.ts';
import { begunRows, placeCells } from '../document/table-places.ts';
import {
  type ReadBlock,
  type ReadCell,
  type ReadRow,
  type ReadTable,
  readRunsText,
} from '../originals/read-document.ts';
import { headRows } from '../originals/reading-pages.ts';
import { isFigure } from '../originals/shown-blocks.ts';
import type { FlowEntry, Strip } from './flow.ts';
import { type GlyphCase, widthOf } from './letters.ts';
import { PAGE, TABLE_CELL, TABLE_HEAD, TEXT_WIDTH, type TextSetting } from './measures.ts';
import { PADDING_ACROSS, type SetCell, scaled, sum, TableTags } from './table-cells.ts';
import { tableStrip } from './table-flow.ts';
import { addTag, type Tag } from './tags.ts';
import { type ColumnBand, type ColumnWish, cellsOfBand, planColumns } from './view-columns.ts';
import type { BlockSetter, ViewPlace } from './view-place.ts';

/** No column asks for more of the sheet than this before it breaks its words, or its lines. */
const MOST_LEAST = TEXT_WIDTH * 0.35;
const MOST_FULL = TEXT_WIDTH * 0.7;
const EMPTY: ReadCell = { colspan: 1, rowspan: 1, content: [] };

type Grid = { readonly rows: number; readonly headRows: number };

/**
 * A table of somebody's file on the sheet: its columns as wide as their words ask for, in several bands where they do
 * not fit beside each other, and below it the tables that stood in its cells.
 */
export function viewTable(
  setter: BlockSetter,
  table: ReadTable,
  place: ViewPlace & { readonly before: number },
): FlowEntry[] {
  const rows = begunRows(table.rows);
  const columns = placeCells(rows).reduce((most, { cell, column }) => Math.max(most, column + cell.colspan), 0);
  // A table without a cell has nothing but its caption.
  if (columns === 0) return setter.paragraph(table.caption ?? [], place.tag);
  const cells = placeInGrid(columns, rows, EMPTY);
  const grid = { rows: rows.length, headRows: headRows(rows).length };
  const { bands, size, page } = planColumns(wishesOf(setter.glyphs, cells, columns));
  const settings = { body: scaled(TABLE_CELL, size), head: scaled(TABLE_HEAD, Math.min(size, TABLE_HEAD.style.size)) };
  const below = new Set<ReadTable>();
  const entries = bands.flatMap((band, at): FlowEntry[] => {
    const tag = addTag(place.tag, 'Table');
    const pieces = bands.length > 1 ? [{ text: pieceWords(at, bands) }] : [];
    const caption = setter.caption([...(at === 0 ? (table.caption ?? []) : []), ...pieces], tag);
    const set = new BandSetter(setter, grid, { place, settings, below });
    const strip = tableStrip(grid, set.cells(cellsOfBand(cells, band), band, tag), {
      before: caption.length > 0 ? 2 : place.before,
      reserve: 0,
      page,
    });
    return [...caption, strip];
  });
  return [...entries, ...[...below].flatMap((inner) => innerTable(setter, inner, place))];
}

function pieceWords(at: number, bands: readonly ColumnBand[]): string {
  const repeats = bands.every(({ columns }) => columns[0] === 0);
  return ` [표가 넓어 가로로 ${bands.length}조각으로 나눔: ${at + 1}번째 조각${repeats ? ', 첫 열은 조각마다 되풀이함' : ''}]`;
}

/** What stood in a cell, in the order in which the cells name it. */
function innerTable(
  setter: BlockSetter,
  table: ReadTable,
  place: ViewPlace & { readonly before: number },
): FlowEntry[] {
  const caption = [{ text: `${setter.nameWithin(table)}. ` }, ...(table.caption ?? [])];
  return viewTable(setter, { ...table, caption }, place);
}

type CellSettings = { readonly body: TextSetting; readonly head: TextSetting };

type BandParts = { readonly place: ViewPlace; readonly settings: CellSettings; readonly below: Set<ReadTable> };

class BandSetter {
  readonly #setter: BlockSetter;
  readonly #grid: Grid;
  readonly #parts: BandParts;

  constructor(setter: BlockSetter, grid: Grid, parts: BandParts) {
    this.#setter = setter;
    this.#grid = grid;
    this.#parts = parts;
  }

  cells(cells: readonly GridCell<ReadCell>[], { widths }: ColumnBand, table: Tag): SetCell[] {
    const { place, settings, below } = this.#parts;
    const tags = new TableTags(table, { ...this.#grid, cells });
    const lefts = widths.map((_, column) => PAGE.left + sum(widths.slice(0, column)));
    const usual = (PADDING_ACROSS * settings.body.style.size) / TABLE_CELL.style.size;
    return cells.map((each): SetCell => {
      const { cell, row, column, colspan } = each;
      const x = lefts[column] ?? PAGE.left;
      const width = sum(widths.slice(column, column + colspan));
      const padding = Math.min(usual, width * 0.15);
      const isHead = cell.header === true && cell.content.length > 0;
      const setting = isHead && row < this.#grid.headRows ? settings.head : settings.body;
      const lines = this.#setter.blocks(cell.content, {
        tag: tags.cell(each, isHead),
        frame: { x: x + padding, width: width - padding * 2 },
        inCell: {
          setting,
          below,
          align: isHead && row < this.#grid.headRows ? 'center' : isFigure(cell) ? 'right' : 'left',
        },
        below: Math.min(6, place.below + 1),
      });
      return { place: each, x, width, lines: lines.filter((line): line is Strip => line.kind === 'strip') };
    });
  }
}

/** A piece of a word that is not broken: no Hangul, or as much of it as is read at one glance. */
const PIECES = /[^\s\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]+|[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]{1,3}/gu;

function wishesOf(glyphs: GlyphCase, cells: readonly GridCell<ReadCell>[], columns: number): ColumnWish[] {
  const [least, full] = [new Float64Array(columns), new Float64Array(columns)];
  // What reaches over several columns asks only for what these do not have yet.
  for (const { cell, column, colspan } of cells.toSorted((a, b) => a.colspan - b.colspan)) {
    const wish = wishOf(glyphs, cell);
    for (const [columnsOf, wished] of [
      [least, wish.least],
      [full, wish.full],
    ] as const) {
      const missing = wished - sum([...columnsOf.subarray(column, column + colspan)]);
      if (missing <= 0) continue;
      for (let at = column; at < column + colspan; at += 1) columnsOf[at] = (columnsOf[at] ?? 0) + missing / colspan;
    }
  }
  return Array.from(least, (each, column) => ({ least: each, full: full[column] ?? 0 }));
}

function wishOf(glyphs: GlyphCase, cell: ReadCell): ColumnWish {
  const width = (text: string) => widthOf(glyphs.letters(text, TABLE_CELL.style));
  let [least, full] = [0, 0];
  for (const line of linesOf(cell.content)) {
    const whole = width(line);
    full = Math.max(full, whole);
    // A word is not wider than its line: most lines need no second look.
    if (whole > least) for (const [piece] of line.matchAll(PIECES)) least = Math.max(least, width(piece));
  }
  const beside = full === 0 ? 0 : PADDING_ACROSS * 2;
  return { least: Math.min(least, MOST_LEAST) + beside, full: Math.min(full, MOST_FULL) + beside };
}

/** The written lines of a cell, with the marks before them. */
function linesOf(blocks: readonly ReadBlock[]): string[] {
  return blocks.flatMap(linesOfBlock);
}

function linesOfBlock(block: ReadBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return `${block.label === undefined ? '' : `${block.label} `}${readRunsText(block.content)}`.split('\n');
    case 'object':
      return [`[${block.text}]`];
    case 'frame':
      return linesOf(block.content);
    case 'table':
      // A box is set into the cell; of another table the cell only tells where it stands.
      return block.rows.flatMap(({ cells }: ReadRow) => cells.flatMap(({ content }) => linesOf(content)));
  }
}
