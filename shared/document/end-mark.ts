import type { Block, TableBlock, TableCell } from './body.ts';
import { runsText } from './body.ts';
import { readGrid } from './table-grid.ts';

/**
 * How the text is closed (규칙 제4조⑤). Decided when the document is drawn, never stored.
 * `after-text`: one letter space (2타) and `끝.` after the last character of the last text block or enclosure;
 * where the line is full, the renderer moves it to the next line, one letter space from the margin.
 * `below-table`: under the table or the picture, one letter space from the margin. `blank-below`: `이하 빈칸` in the
 * cell after the last one that is written.
 */
export type EndMark =
  | { readonly place: 'after-text' }
  | { readonly place: 'below-table' }
  | ({ readonly place: 'blank-below' } & BlankCell)
  | { readonly place: 'none' };

/** A cell by its row and by its place among the cells that the row itself has. */
export type BlankCell = { readonly row: number; readonly cell: number };

export const END_TEXT = '끝.';
export const BLANK_BELOW_TEXT = '이하 빈칸';

export function endMark(blocks: readonly Block[]): EndMark {
  const last = blocks.at(-1);
  if (!last) return { place: 'none' };
  // The caption of a picture is no text of the body, so 끝. does not follow it.
  if (last.type === 'image') return { place: 'below-table' };
  if (last.type !== 'table') return { place: 'after-text' };
  const blank = cellAfterTheText(last);
  return blank ? { place: 'blank-below', ...blank } : { place: 'below-table' };
}

/** Where 이하 빈칸 stands in a table that closes the document; undefined where 끝. does, or another mark. */
export function blankCellOf(end: EndMark): BlankCell | undefined {
  return end.place === 'blank-below' ? end : undefined;
}

/** The cell of a grid; a row's cells stand in their order there. */
export function placeOfBlank<P extends { readonly row: number }>(
  cells: readonly P[],
  blank: BlankCell | undefined,
): P | undefined {
  return blank && cells.filter(({ row }) => row === blank.row)[blank.cell];
}

/** The first empty cell after the last written one; undefined where that is the last of the table, or none is. */
function cellAfterTheText(table: TableBlock): BlankCell | undefined {
  const rows = rowsOf(table);
  const last = rows.findLastIndex((_, at) => isWritten(rows, at));
  const written = rows[last];
  if (!written) return undefined;
  const { cells, isHead } = written;
  const filled = cells.findLastIndex(isFilled);
  if (!isHead && filled < cells.length - 1) return { row: last, cell: filled + 1 };
  for (let row = last + 1; row < rows.length; row += 1) {
    const cell = rows[row]?.cells.findIndex((each) => !isFilled(each)) ?? -1;
    if (cell >= 0) return { row, cell };
  }
  return undefined;
}

type FormRow = { readonly cells: readonly TableCell[]; readonly isHead: boolean };

/** Rows that name the columns, and others of heads alone, which no page repeats. */
function rowsOf(table: TableBlock): readonly FormRow[] {
  const { headRows } = readGrid(table);
  return table.rows.map(({ cells }, at) => ({
    cells,
    isHead: at < headRows || (cells.length > 0 && cells.every((cell) => cell.header && isFilled(cell))),
  }));
}

/** A row that waits for its text may have its number (연번 of a 연명부) or the name of the row already. */
function isWritten(rows: readonly FormRow[], at: number): boolean {
  const { cells = [], isHead } = rows[at] ?? {};
  if (isHead) return true;
  const typed = cells.filter((cell) => isFilled(cell) && !cell.header);
  const [only, ...others] = typed;
  if (!only) return false;
  return others.length > 0 || cells.length === 1 || only !== cells[0] || !isNextNumber(rows, at);
}

function isNextNumber(rows: readonly FormRow[], at: number): boolean {
  const number = numberOf(rows[at]?.cells[0]);
  const above = rows[at - 1];
  return (
    number !== undefined &&
    (above?.isHead || number === 1 ? number === 1 : number === (numberOf(above?.cells[0]) ?? 0) + 1)
  );
}

function numberOf(cell: TableCell | undefined): number | undefined {
  const found = cell && /^\(?(\d{1,4})[.)]?$/.exec(textOf(cell))?.[1];
  return found === undefined ? undefined : Number(found);
}

function isFilled(cell: TableCell): boolean {
  return textOf(cell) !== '';
}

function textOf({ content }: TableCell): string {
  return content
    .map((block) => runsText(block.content))
    .join('')
    .trim();
}
