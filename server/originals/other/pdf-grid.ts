import type { ReadCell, ReadRow } from '../../../shared/originals/read-document.ts';
import type { TableSpans } from './pdf-spans.ts';

/** A cell with the places that it covers in the whole table. */
type Placed = { readonly cell: ReadCell; readonly row: number; readonly column: number };

/** A side of a table that nobody reads any more; real ones reach some hundred. */
const MOST_COLUMNS = 1_000;

/**
 * The rows of a table with the spans that its file states. Nothing where they do not fit: every row as wide as the
 * others, and no place covered twice.
 */
export function spannedRows(rows: readonly ReadRow[], spans: TableSpans): readonly ReadRow[] | undefined {
  const isSame = spans.length === rows.length && spans.every((row, at) => row.length === rows[at]?.cells.length);
  if (!isSame) return undefined;
  const spanned = rows.map(({ cells }, at): ReadRow => {
    const ofRow = spans[at] ?? [];
    return {
      cells: cells.map((cell, nth): ReadCell => {
        const { colspan = 1, rowspan = 1 } = ofRow[nth] ?? {};
        return { ...cell, colspan, rowspan: Math.min(rowspan, rows.length - at) };
      }),
    };
  });
  return placesOf(spanned) ? spanned : undefined;
}

/** Where each cell stands; nothing where the cells are no grid. */
function placesOf(rows: readonly ReadRow[]): readonly Placed[] | undefined {
  const placed: Placed[] = [];
  /** The row from which on a column is free. */
  const freeFrom: number[] = [];
  let width: number | undefined;
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      if (column + cell.colspan > MOST_COLUMNS) return undefined;
      placed.push({ cell, row, column });
      for (const end = column + cell.colspan; column < end; column += 1) {
        if ((freeFrom[column] ?? 0) > row) return undefined;
        freeFrom[column] = row + cell.rowspan;
      }
    }
    width ??= freeFrom.length;
    if (freeFrom.length !== width || freeFrom.some((free) => free <= row)) return undefined;
  }
  return placed;
}

/**
 * The rows that say something on one page of the table. A cell that reaches over rows of another page is as high as
 * what is shown of it, and one whose beginning is not shown stands empty in the first row that it covers.
 */
export function rowsOnPage(rows: readonly ReadRow[]): readonly ReadRow[] {
  const isShown = rows.map(({ cells }) => cells.some(({ content }) => content.length > 0));
  const placed = placesOf(rows);
  if (!placed) return rows.filter((_, at) => isShown[at]);
  const shownBefore = [0];
  for (const shown of isShown) shownBefore.push((shownBefore.at(-1) ?? 0) + (shown ? 1 : 0));
  const lines: { column: number; cell: ReadCell }[][] = Array.from({ length: shownBefore.at(-1) ?? 0 }, () => []);
  for (const { cell, row, column } of placed) {
    const [first = 0, end = 0] = [shownBefore[row], shownBefore[row + cell.rowspan]];
    if (end > first) lines[first]?.push({ column, cell: { ...cell, rowspan: end - first } });
  }
  return lines.map((line) => ({ cells: line.toSorted((a, b) => a.column - b.column).map(({ cell }) => cell) }));
}
