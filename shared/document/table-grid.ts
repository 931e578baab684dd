import { runsText, type TableBlock, type TableCell } from './body.ts';
import { headRowCount } from './table-heads.ts';

/** The place of a cell; spans are clipped to the grid, because a stored table may claim more than it has. */
export type GridPlace = {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
};

/** A cell at its place: of our own tables, or of those that were read out of a file. */
export type GridCell<Cell = TableCell> = GridPlace & { readonly cell: Cell };

export type TableGrid<Cell = TableCell> = {
  readonly rows: number;
  readonly columns: number;
  /** In reading order: by row, then by column. */
  readonly cells: readonly GridCell<Cell>[];
  /** How many leading rows name the columns; they are repeated after a page break. */
  readonly headRows: number;
};

const EMPTY_CELL: TableCell = { colspan: 1, rowspan: 1, content: [] };

type Spanning = { readonly rowspan: number; readonly colspan: number };

export function readGrid(table: TableBlock): TableGrid {
  const cells = placeInGrid(table.columns.length, table.rows, EMPTY_CELL);
  const rows = table.rows.length;
  return { rows, columns: table.columns.length, cells, headRows: headRowCount(cells, rows, isEmptyCell) };
}

export function isEmptyCell({ content }: TableCell): boolean {
  return content.every((block) => runsText(block.content).trim() === '');
}

/**
 * Puts cells into their columns: a cell goes to the first place of its row that no span from above covers. `empty`
 * stands where there is none.
 */
export function placeInGrid<Cell extends Spanning>(
  columns: number,
  written: readonly { readonly cells: readonly Cell[] }[],
  empty: Cell,
): readonly GridCell<Cell>[] {
  const rows = written.length;
  const taken = written.map(() => new Uint8Array(columns));
  const cells: GridCell<Cell>[] = [];
  written.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (column < columns && taken[at]?.[column]) column += 1;
      if (column >= columns) break;
      const placed = clip(cell, at, column, rows, taken);
      cells.push(placed);
      column += placed.colspan;
    }
    // Places that nothing covers still need their rules.
    for (let free = 0; free < columns; free += 1) {
      if (!taken[at]?.[free]) cells.push(clip(empty, at, free, rows, taken));
    }
  });
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function clip<Cell extends Spanning>(
  cell: Cell,
  row: number,
  column: number,
  rows: number,
  taken: readonly Uint8Array[],
): GridCell<Cell> {
  let colspan = 1;
  while (colspan < cell.colspan && taken[row]?.[column + colspan] === 0) colspan += 1;
  const rowspan = Math.max(1, Math.min(cell.rowspan, rows - row));
  for (let down = row; down < row + rowspan; down += 1) taken[down]?.fill(1, column, column + colspan);
  return { row, column, rowspan, colspan, cell };
}

/** Column widths in points: the shares of the table, but none so narrow that not one letter fits. */
export function columnWidths(shares: readonly number[], width: number, narrowest: number): number[] {
  const least = Math.min(narrowest, width / shares.length);
  const total = shares.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const wished = shares.map((share) => (total > 0 ? (Math.max(share, 0) / total) * width : width / shares.length));
  return raised(
    wished,
    shares.map(() => least),
  );
}

/** No column narrower than its floor: the others give of what they have above theirs. */
export function raised(widths: readonly number[], floors: readonly number[]): number[] {
  const floorOf = (column: number) => floors[column] ?? 0;
  const missing = widths.reduce((sum, width, column) => sum + Math.max(0, floorOf(column) - width), 0);
  const spare = widths.reduce((sum, width, column) => sum + Math.max(0, width - floorOf(column)), 0);
  return widths.map((width, column) => {
    const floor = floorOf(column);
    return width <= floor ? floor : width - ((width - floor) / spare) * missing;
  });
}
