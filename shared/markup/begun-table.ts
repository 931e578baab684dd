import type { TableBlock } from '../document/body.ts';
import { begunLines, begunRows, placeCells } from '../document/table-places.ts';

/** A table as HTML draws it: without rows and columns in which no cell begins. `rowOf` finds a row of the other. */
export type BegunTable = { readonly table: TableBlock; readonly rowOf: (row: number) => number };

export function begunTable(table: TableBlock): BegunTable {
  const begun = begunLines(placeCells(table.rows));
  const columns: number[] = [];
  for (const [column, width] of table.columns.entries()) {
    if (columns.length === 0 || begun.columns.includes(column)) columns.push(width);
    else columns[columns.length - 1] = (columns.at(-1) ?? 0) + width;
  }
  return { table: { ...table, columns, rows: begunRows(table.rows) }, rowOf: (row) => begun.rows.indexOf(row) };
}
