import { expect, test } from 'vitest';
import type { ReadBlock, ReadCell } from './read-document.ts';
import { cellCount } from './shown-blocks.ts';

const cell = (more: Partial<ReadCell> = {}): ReadCell => ({ rowspan: 1, colspan: 1, content: [], ...more });
const table = (...rows: readonly (readonly ReadCell[])[]): ReadBlock => ({
  type: 'table',
  rows: rows.map((cells) => ({ cells })),
});

test('a cell is counted as often as the places it spans, and so are those of tables within it', () => {
  expect(cellCount([{ blocks: [table([cell(), cell()], [cell({ colspan: 2 })])] }])).toBe(4);
  expect(cellCount([{ blocks: [table([cell({ rowspan: 3, colspan: 2_000 })])] }])).toBe(6_000);
  expect(cellCount([{ blocks: [table([cell({ content: [table([cell(), cell()])] })])] }])).toBe(3);
});
