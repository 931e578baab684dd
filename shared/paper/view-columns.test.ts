import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANDSCAPE, PAGE, TEXT_WIDTH } from './measures.ts';
import { type ColumnWish, cellsOfBand, planColumns } from './view-columns.ts';

const wish = (least: number, full = least): ColumnWish => ({ least, full });
const anyWish = fc
  .tuple(fc.integer({ min: 0, max: 170 }), fc.integer({ min: 0, max: 200 }))
  .map(([a, b]) => wish(a, a + b));

test('few columns fill the sheet in the usual size, each as wide as its words ask for', () => {
  const { bands, size } = planColumns([wish(20), wish(20, 200), wish(20)]);
  expect([bands.length, size]).toEqual([1, 10.5]);
  const [left = 0, middle = 0, right = 0] = bands[0]?.widths ?? [];
  expect([left === right, middle > left * 5, Math.round(left + middle + right)]).toEqual([
    true,
    true,
    Math.round(TEXT_WIDTH),
  ]);
});

test('letters become smaller before the sheet is turned, and it is turned before a table is cut', () => {
  const columns = Array.from({ length: 9 }, () => wish(60));
  const upright = { size: 9, page: PAGE, bands: [{ columns: [0, 1, 2, 3, 4, 5, 6, 7, 8] }] };
  expect(planColumns(columns)).toMatchObject(upright);
  expect(planColumns([...columns, ...columns.slice(0, 2)])).toMatchObject({ size: 10.5, page: LANDSCAPE });
  expect(planColumns([...columns, ...columns])).toMatchObject({ size: 7, page: LANDSCAPE });
  const { bands, page } = planColumns([...columns, ...columns, wish(60)]);
  expect([bands.length > 1, page]).toEqual([true, PAGE]);
  expect(bands.every((band) => band.columns[0] === 0)).toBe(true);
});

test('no column of any table is lost, none is beyond the sheet, and no word of one is broken', () => {
  fc.assert(
    fc.property(fc.array(anyWish, { minLength: 1, maxLength: 80 }), (wishes) => {
      const { bands, size, page } = planColumns(wishes);
      expect([...new Set(bands.flatMap(({ columns }) => columns))].sort((a, b) => a - b)).toEqual(
        wishes.map((_, at) => at),
      );
      for (const { columns, widths } of bands) {
        expect(widths.reduce((all, width) => all + width, 0)).toBeCloseTo(page.right - page.left, 3);
        columns.forEach((column, at) => {
          expect(widths[at] ?? 0).toBeGreaterThanOrEqual(((wishes[column]?.least ?? 0) * size) / 10.5 - 0.001);
        });
      }
    }),
  );
});

test('what reaches over the edge of a piece stands in both', () => {
  const place = (column: number, colspan: number) => ({ row: 0, rowspan: 1, column, colspan, cell: column });
  const band = { columns: [0, 4, 5], widths: [] };
  expect(cellsOfBand([place(0, 1), place(1, 2), place(3, 2), place(5, 3)], band)).toEqual([
    place(0, 1),
    { ...place(1, 1), cell: 3 },
    { ...place(2, 1), cell: 5 },
  ]);
  expect(cellsOfBand([place(0, 8)], band)).toEqual([place(0, 3)]);
});
