import { expect, it } from 'vitest';
import { stackedRows } from './stacked-tables.ts';
import type { PlacedCell } from './table.ts';

const cells = (count: number): PlacedCell[] =>
  Array.from({ length: count }, (_, column) => ({ row: 0, column, box: {}, paragraphs: [] }));
const row = (...widths: number[]) => ({ widths, heights: [500], cells: cells(widths.length) });
const placesOf = (parts: Parameters<typeof stackedRows>[0]) =>
  stackedRows(parts).cells.map((each) => [each.row, each.column, each.colspan]);

it('begins a column wherever one of the grids does', () => {
  const parts = [row(9_000), row(3_000, 6_000), row(4_500, 4_500)];
  expect(stackedRows(parts).widths).toEqual([3_000, 1_500, 4_500]);
  expect(stackedRows(parts).heights).toEqual([500, 500, 500]);
  expect(placesOf(parts)).toEqual([
    [0, 0, 3],
    [1, 0, 1],
    [1, 1, 2],
    [2, 0, 2],
    [2, 2, 1],
  ]);
});

it('takes two edges that are all but one for one, so that no column is too narrow to hold anything', () => {
  const parts = [row(3_000, 6_000), row(3_001, 5_999), row(2_999, 6_001)];
  expect(stackedRows(parts).widths).toEqual([2_999, 6_001]);
  expect(placesOf(parts).map(([, column, colspan]) => [column, colspan])).toEqual(
    parts.flatMap(() => [
      [0, 1],
      [1, 1],
    ]),
  );
});
