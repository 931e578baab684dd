import type { Align, TableBlock, TableCell } from '../document/body.ts';
import { cellAlign, columnAligns } from '../document/column-aligns.ts';
import { fitColumns, scaledPadding } from '../document/column-fit.ts';
import { BLANK_BELOW_TEXT, type BlankCell, placeOfBlank } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { columnWidths, type GridCell, type GridPlace, readGrid, type TableGrid } from '../document/table-grid.ts';
import type { BreakMode } from './break.ts';
import type { Strip } from './flow.ts';
import { type Frame, itemStrips, ListTags, paragraphStrips, runLetters } from './item-strips.ts';
import { type GlyphCase, textStyle, widthOf } from './letters.ts';
import { mm, PAGE, TABLE_CELL, TABLE_HEAD, TEXT_WIDTH, type TextSetting } from './measures.ts';
import { addTag, type Tag } from './tags.ts';

/** A cell set into lines, waiting for its rows' heights. `x` and `width` in points on the sheet. */
export type SetCell = {
  readonly place: GridPlace;
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Strip[];
};

/** How the cells of a table are set; `blankBelow` is the cell of 이하 빈칸. */
export type CellSetting = { readonly blankBelow?: BlankCell | undefined; readonly breaking?: BreakMode | undefined };

export const PADDING_ACROSS = mm(1.8);
export const NARROWEST_COLUMN = 14;
const SMALLEST_SIZE = 6;

/** Sets every cell of a table and hangs its rows and cells under the table's tag. */
export function setCells(
  glyphs: GlyphCase,
  table: TableBlock,
  tag: Tag,
  { blankBelow, breaking }: CellSetting,
): { readonly grid: TableGrid; readonly cells: readonly SetCell[] } {
  const grid = readGrid(table);
  const { widths, padding, smaller } = setColumns(glyphs, table, grid);
  const lefts = widths.map((_, column) => PAGE.left + sum(widths.slice(0, column)));
  const aligns = columnAligns(grid, (column, runs) => {
    return widthOf(runLetters(glyphs, runs, TABLE_CELL.style)) * smaller <= (widths[column] ?? 0) - padding * 2;
  });
  const head = scaled(TABLE_HEAD, TABLE_HEAD.style.size * smaller);
  const body = scaled(TABLE_CELL, TABLE_CELL.style.size * smaller);
  const tags = new TableTags(tag, grid);
  const blank = placeOfBlank(grid.cells, blankBelow);
  const cells = grid.cells.map((place): SetCell => {
    const x = lefts[place.column] ?? PAGE.left;
    const width = sum(widths.slice(place.column, place.column + place.colspan));
    const cell = place === blank ? { ...place.cell, content: BLANK_BELOW } : place.cell;
    const align = cellAlign(place, aligns);
    const parent = tags.cell(place, cell.header === true);
    const setting = isHead(place, grid) ? head : body;
    const frame = { x: x + padding, width: width - padding * 2, breaking };
    return { place, x, width, lines: cellLines(glyphs, cell, setting, align, parent, frame) };
  });
  return { grid, cells };
}

/** How wide the columns are, what stays free at either side of a cell, and the share of their size letters keep. */
function setColumns(glyphs: GlyphCase, table: TableBlock, grid: TableGrid) {
  const { widths, scale } = fitColumns(columnWidths(table.columns, TEXT_WIDTH, NARROWEST_COLUMN), grid.cells, {
    size: TABLE_CELL.style.size,
    padding: PADDING_ACROSS,
    letters: (runs, place) => runLetters(glyphs, runs, (isHead(place, grid) ? TABLE_HEAD : TABLE_CELL).style),
  });
  const narrowest = Math.min(...widths);
  const padding = Math.min(scaledPadding(PADDING_ACROSS, scale), narrowest * 0.15);
  const letter = Math.max(SMALLEST_SIZE, narrowest - padding * 2);
  return { widths, padding, smaller: Math.min(scale, letter / TABLE_CELL.style.size) };
}

function isHead({ cell, row }: GridCell, { headRows }: TableGrid): boolean {
  return cell.header === true && row < headRows;
}

const BLANK_BELOW: TableCell['content'] = [{ type: 'paragraph', content: [{ text: BLANK_BELOW_TEXT }] }];

export function scaled(setting: TextSetting, size: number): TextSetting {
  if (size >= setting.style.size) return setting;
  const leading = (setting.leading * size) / setting.style.size;
  return { style: textStyle({ ...setting.style, size }), leading };
}

function cellLines(
  glyphs: GlyphCase,
  cell: TableCell,
  setting: TextSetting,
  align: Align,
  parent: Tag,
  frame: Frame,
): Strip[] {
  const { labels } = itemLabels(cell.content);
  const lists = new ListTags(parent);
  return cell.content.flatMap((block, index) => {
    if (block.type === 'item') {
      return itemStrips(glyphs, block, labels[index] ?? '', setting, 'left', lists, { frame });
    }
    lists.close();
    return paragraphStrips(glyphs, block, setting, block.align ?? align, parent, { frame });
  });
}

/** Rows and cells under the tag of their table. */
export class TableTags {
  readonly #table: Tag;
  readonly #headRows: number;
  /** One that is covered whole from above has nothing to be read, and is no row (UA 7.2). */
  readonly #isBegun: readonly boolean[];
  readonly #rows: readonly (Tag | undefined)[];

  constructor(table: Tag, { rows, headRows, cells }: Pick<TableGrid<unknown>, 'rows' | 'headRows' | 'cells'>) {
    const isBegun = Array.from({ length: rows }, () => false);
    for (const { row } of cells) isBegun[row] = true;
    const head = headRows > 0 ? addTag(table, 'THead') : undefined;
    const body = headRows < rows ? addTag(table, 'TBody') : undefined;
    this.#table = table;
    this.#headRows = headRows;
    this.#isBegun = isBegun;
    this.#rows = isBegun.map((begun, row) =>
      begun ? addTag((row < headRows ? head : body) ?? table, 'TR') : undefined,
    );
  }

  cell({ row, rowspan, colspan }: GridPlace, isHead: boolean): Tag {
    const rowsSpoken = this.#isBegun.slice(row, row + rowspan).filter(Boolean).length;
    return addTag(this.#rows[row] ?? this.#table, isHead ? 'TH' : 'TD', {
      ...(isHead ? { scope: row < this.#headRows ? ('Column' as const) : ('Row' as const) } : {}),
      ...(colspan > 1 ? { colspan } : {}),
      ...(rowsSpoken > 1 ? { rowspan: rowsSpoken } : {}),
    });
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
