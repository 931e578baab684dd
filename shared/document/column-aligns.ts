import { type Align, type Run, runsText } from './body.ts';
import type { GridCell, TableGrid } from './table-grid.ts';

/** A column of short codes is centred, one of amounts stands right, words stand left. */
const CODE_LENGTH = 12;
const AMOUNT = /^[△▲+\-−(]?\s*[\d,.]+\s*\)?\s*(?:%p?|원|천원|백만원|억원|명|건|개|곳|회|부)?$/u;
const DATE = /^[\d.\s~∼:()월화수목금토일-]+$/u;

/**
 * How the cells of each column stand that say nothing themselves: one rule for the screen and the paper.
 * `fits` tells whether a text stands on one line of its column, for a renderer that can measure.
 */
export function columnAligns(
  grid: TableGrid,
  fits: (column: number, runs: readonly Run[]) => boolean = () => true,
): readonly Align[] {
  return Array.from({ length: grid.columns }, (_, column) => {
    const cells = grid.cells.filter((place) => place.column === column && !place.cell.header && place.colspan === 1);
    const contents = cells.map(({ cell }) => cell.content).filter((content) => content.length > 0);
    if (contents.some((content) => content.length > 1 || content[0]?.type === 'item')) return 'left';
    const runs = contents.map((content) => content[0]?.content ?? []);
    const texts = runs.map((run) => runsText(run).trim()).filter((text) => text !== '');
    if (texts.length === 0) return 'left';
    const serial = texts.every((text) => /^\d{1,2}$/.test(text));
    // A dash says that there is no amount: alone it makes no column one of amounts.
    const amounts = texts.some((text) => AMOUNT.test(text)) && texts.every((text) => AMOUNT.test(text) || text === '-');
    if (!serial && amounts) return 'right';
    const short = texts.every((text) => text.length <= CODE_LENGTH && (!text.includes(' ') || DATE.test(text)));
    return short && runs.every((run) => fits(column, run)) ? 'center' : 'left';
  });
}

/** As a cell says itself; heads, and words over several columns of amounts, in the middle; others as their column. */
export function cellAlign({ cell, column, colspan }: GridCell, columns: readonly Align[]): Align {
  const own = columns[column] ?? 'left';
  if (cell.align) return cell.align;
  if (cell.header) return 'center';
  if (colspan === 1 || own !== 'right') return own;
  const text = cell.content.map(({ content }) => runsText(content)).join('\n');
  return AMOUNT.test(text.trim()) ? 'right' : 'center';
}
