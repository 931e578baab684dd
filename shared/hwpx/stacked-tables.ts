import { mm } from './measures.ts';
import type { PlacedCell, PlacedTable } from './table.ts';

/** Rows that stand one under the other; all are as wide as the first. */
export type StackedRows = Pick<PlacedTable, 'widths' | 'heights' | 'cells'>;

/** Two edges nearer than this are one: a column that holds nothing would be a place nobody can write in. */
const NARROWEST = mm(1.5);

/** Several grids under one another as one grid, whose columns begin wherever a column of any of them does. */
export function stackedRows(parts: readonly StackedRows[]): StackedRows {
  const edges = commonEdges(parts.map(({ widths }) => edgesOf(widths)));
  const placeOf = (edge: number) => edges.findLastIndex((known) => known <= edge);
  let above = 0;
  const cells = parts.flatMap((part): PlacedCell[] => {
    const own = edgesOf(part.widths);
    const first = above;
    above += part.heights.length;
    return part.cells.map((cell) => {
      const column = placeOf(own[cell.column] ?? 0);
      const end = placeOf(own[cell.column + (cell.colspan ?? 1)] ?? 0);
      return { ...cell, row: cell.row + first, column, colspan: end - column };
    });
  });
  const widths = edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0));
  return { widths, heights: parts.flatMap(({ heights }) => heights), cells };
}

function edgesOf(widths: readonly number[]): readonly number[] {
  let edge = 0;
  return [0, ...widths.map((width) => (edge += width))];
}

/** In their order, each that is too near to the one before it left out; the outer ones stay where they are. */
function commonEdges(all: readonly (readonly number[])[]): readonly number[] {
  const last = Math.max(...all.flat());
  const kept: number[] = [];
  for (const edge of [...new Set(all.flat())].sort((one, other) => one - other)) {
    const isApart = kept.length === 0 || edge - (kept.at(-1) ?? 0) >= NARROWEST;
    if (isApart && (edge === last || last - edge >= NARROWEST)) kept.push(edge);
  }
  return kept.at(-1) === last ? kept : [...kept, last];
}
