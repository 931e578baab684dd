import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begunRows, placeCells } from './table-places.ts';

type Cell = { readonly name: number; readonly rowspan: number; readonly colspan: number };
type Row = { readonly cells: readonly Cell[] };

/** A grid cut into rectangles: each place is in exactly one cell. */
const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), { minLength: 36, maxLength: 36 })
      .map((wishes) => cutInto(rows, columns, wishes)),
  );

function cutInto(rows: number, columns: number, wishes: readonly (readonly [number, number])[]): Row[] {
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const isFree = (row: number, column: number) => row < rows && column < columns && !taken[row]?.[column];
  let name = 0;
  return taken.map((line, row) => {
    const cells: Cell[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (line[column]) continue;
      const [tall = 1, wide = 1] = wishes[name] ?? [];
      let colspan = 1;
      while (colspan < wide && isFree(row, column + colspan)) colspan += 1;
      const rowspan = Math.min(tall, rows - row);
      for (let down = row; down < row + rowspan; down += 1) taken[down]?.fill(true, column, column + colspan);
      cells.push({ name, rowspan, colspan });
      name += 1;
    }
    return { cells };
  });
}

/** Which cell covers which place; nothing where two do. */
function drawnGrid(rows: readonly Row[]): readonly (readonly number[])[] {
  const grid: number[][] = rows.map(() => []);
  for (const { cell, row, column } of placeCells(rows)) {
    for (let down = row; down < row + cell.rowspan; down += 1) {
      for (let right = column; right < column + cell.colspan; right += 1) {
        expect(grid[down]?.[right]).toBeUndefined();
        if (grid[down]) (grid[down] ?? [])[right] = cell.name;
      }
    }
  }
  return grid.map((line) => Array.from(line));
}

const distinct = (lines: readonly (readonly number[])[]) =>
  lines.filter((line, at) => `${line}` !== `${lines[at - 1]}`);
const turned = (lines: readonly (readonly number[])[]) =>
  (lines[0] ?? []).map((_, at) => lines.map((line) => line[at] ?? -1));

describe('the rows in which a cell begins', () => {
  test('show the same table, of which each row and each column has a cell of its own', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const begun = begunRows(table);
        // A row or column in which nothing begins looks like the one before it.
        expect(drawnGrid(begun)).toEqual(turned(distinct(turned(distinct(drawnGrid(table))))));
        const placed = placeCells(begun);
        expect(new Set(placed.map(({ row }) => row)).size).toBe(begun.length);
        const width = drawnGrid(begun)[0]?.length;
        expect(new Set(placed.map(({ column }) => column)).size).toBe(width);
      }),
    );
  });

  test('are those of the table where each has its cell, with the very same cells', () => {
    const rows = [
      {
        cells: [
          { name: 1, rowspan: 2, colspan: 1 },
          { name: 2, rowspan: 1, colspan: 1 },
        ],
      },
    ];
    const whole = [...rows, { cells: [{ name: 3, rowspan: 1, colspan: 1 }] }];
    expect(begunRows(whole)).toEqual(whole);
    expect(begunRows(whole)[0]?.cells[0]).toBe(whole[0]?.cells[0]);
  });

  test('reach no further than the table, whatever a cell claims', () => {
    expect(begunRows([{ cells: [{ name: 1, rowspan: 2_000_000_000, colspan: 2_000_000_000 }] }])).toEqual([
      { cells: [{ name: 1, rowspan: 1, colspan: 1 }] },
    ]);
    expect(begunRows([])).toEqual([]);
  });
});
