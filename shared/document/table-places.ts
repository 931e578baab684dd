import { firstFrom } from '../kernel/first-from.ts';

/** A cell of any table that is written row by row, without the cells that a span covers. */
type Spanning = { readonly rowspan: number; readonly colspan: number };
type RowOf<Cell> = { readonly cells: readonly Cell[] };

/** 표의 칸 자리: a cell with the row and column it begins in. */
export type PlacedCell<Cell> = { readonly cell: Cell; readonly row: number; readonly column: number };

type Reach = { readonly from: number; readonly to: number; readonly until: number };

/** Puts cells into their columns: a cell goes to the first place of its row that no span from above covers. */
export function placeCells<Cell extends Spanning>(rows: readonly RowOf<Cell>[]): readonly PlacedCell<Cell>[] {
  const placed: PlacedCell<Cell>[] = [];
  let reaching: Reach[] = [];
  for (const [row, { cells }] of rows.entries()) {
    if (cells.length === 0) continue;
    reaching = reaching.filter(({ until }) => until > row);
    const begun: Reach[] = [];
    let column = 0;
    let above = 0;
    for (const cell of cells) {
      for (let next = reaching[above]; next && next.from <= column; next = reaching[above]) {
        column = Math.max(column, next.to);
        above += 1;
      }
      placed.push({ cell, row, column });
      if (cell.rowspan > 1) begun.push({ from: column, to: column + cell.colspan, until: row + cell.rowspan });
      column += cell.colspan;
    }
    reaching = inOrder(reaching, begun);
  }
  return placed;
}

/** Both from left to right, as each of them is. */
function inOrder(some: readonly Reach[], others: readonly Reach[]): Reach[] {
  if (others.length === 0) return [...some];
  const all: Reach[] = [];
  let next = 0;
  for (const reach of some) {
    for (let other = others[next]; other && other.from < reach.from; other = others[next]) {
      all.push(other);
      next += 1;
    }
    all.push(reach);
  }
  return [...all, ...others.slice(next)];
}

/** How many of these lines, in ascending order, stand in a stretch. */
export function linesWithin(lines: readonly number[], from: number, size: number): number {
  return firstFrom(lines, from + size) - firstFrom(lines, from);
}

/** The rows and columns in which a cell begins, in ascending order. */
export function begunLines<Cell>(placed: readonly PlacedCell<Cell>[]) {
  const distinct = (numbers: readonly number[]) => [...new Set(numbers)].toSorted((a, b) => a - b);
  return { rows: distinct(placed.map(({ row }) => row)), columns: distinct(placed.map(({ column }) => column)) };
}

/**
 * The rows without those in which no cell begins (merged whole into the one above), and every span without such rows
 * and columns: HTML knows a row or a column only by the cells that begin in it.
 */
export function begunRows<Cell extends Spanning, Row extends RowOf<Cell>>(
  rows: readonly Row[] & readonly RowOf<Cell>[],
): readonly Row[] {
  const placed = placeCells(rows);
  const begun = begunLines(placed);
  const cells = new Map<number, Cell[]>(begun.rows.map((row) => [row, []]));
  for (const { cell, row, column } of placed) {
    const rowspan = linesWithin(begun.rows, row, cell.rowspan);
    const colspan = linesWithin(begun.columns, column, cell.colspan);
    const isSame = rowspan === cell.rowspan && colspan === cell.colspan;
    cells.get(row)?.push(isSame ? cell : { ...cell, rowspan, colspan });
  }
  return rows.flatMap((row, at) => {
    const own = cells.get(at);
    return own ? [{ ...row, cells: own }] : [];
  });
}
