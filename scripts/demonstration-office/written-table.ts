import type { Align, TableBlock, TableCell } from '../../shared/document/body.ts';
import { tableColumns } from '../../shared/document/table-geometry.ts';
import { writtenCellLine } from './written-line.ts';

/** A cell while the table is read: how far it spreads is known only after the cells to its right and below. */
type Cell = { header: boolean; text: string; colspan: number; rowspan: number };

/**
 * Reads rows written `| a | b |`. A header row begins with `|!`, widths with `|: 2 1 1`. `<` joins a cell to the one
 * at its left and `^` to the one above; `/` with spaces around it begins a new line inside a cell.
 * Headers stand in the middle, figures at the right.
 */
export function writtenTable(lines: readonly string[]): TableBlock {
  const widths = lines[0]?.startsWith('|:') ? lines[0].slice(2).trim().split(/\s+/).map(Number) : undefined;
  const grid = join((widths ? lines.slice(1) : lines).map(readRow));
  const rows = grid.map((row, rowIndex) =>
    row.flatMap((cell, column) => {
      // A cell stands where it begins: what it covers at its right and below is absent.
      if (row.indexOf(cell) !== column || grid[rowIndex - 1]?.includes(cell)) return [];
      const shares = widths?.slice(column, column + cell.colspan);
      return [{ cell: cellOf(cell), widths: shares ?? new Array<number>(cell.colspan).fill(1) }];
    }),
  );
  const columns = tableColumns(rows.map((row) => row.map((read) => ({ ...read.cell, widths: read.widths }))));
  if (!columns) throw new Error(`not a table: ${lines.join(' / ')}`);
  return { type: 'table', columns, rows: rows.map((row) => ({ cells: row.map(({ cell }) => cell) })) };
}

function readRow(line: string): Cell[] {
  const header = line.startsWith('|!');
  const inner = line.slice(header ? 2 : 1);
  return inner.split('|').map((text) => ({ header, text: text.trim(), colspan: 1, rowspan: 1 }));
}

/** Puts the cell that covers a place into that place, and counts how far it spreads. */
function join(rows: readonly Cell[][]): Cell[][] {
  const grid: Cell[][] = [];
  for (const row of rows) {
    const joined: Cell[] = [];
    row.forEach((cell, column) => {
      const above = grid.at(-1)?.[column];
      const left = joined.at(-1);
      if (cell.text === '^' && above) {
        if (left !== above) above.rowspan += 1;
        joined.push(above);
      } else if (cell.text === '<' && left) {
        if (!grid.at(-1)?.includes(left)) left.colspan += 1;
        joined.push(left);
      } else {
        joined.push(cell);
      }
    });
    grid.push(joined);
  }
  return grid;
}

const FIGURE = /^[△▲+-]?[\d,.]+(%|원|천원|명|건|회|대|개소|시간)?$/;

function cellOf(cell: Cell): TableCell {
  const lines = cell.text === '' ? [] : cell.text.split(' / ');
  const align = alignOf(cell);
  return {
    ...(cell.header ? { header: true as const } : {}),
    colspan: cell.colspan,
    rowspan: cell.rowspan,
    ...(align ? { align } : {}),
    content: lines.map(writtenCellLine),
  };
}

function alignOf(cell: Cell): Align | undefined {
  if (cell.header) return 'center';
  return FIGURE.test(cell.text) ? 'right' : undefined;
}
