import type { GridCell } from '../document/table-grid.ts';
import { firstFrom } from '../kernel/first-from.ts';
import { LANDSCAPE, PAGE, type PageBox, TABLE_CELL, TEXT_WIDTH } from './measures.ts';
import { sum } from './table-cells.ts';

/** What a column asks for at the usual size of letters, in points, with the space beside its words: so that no word
 * breaks, and so that no line does. */
export type ColumnWish = { readonly least: number; readonly full: number };

/** A stretch of columns that stands on the sheet at once; `columns` are those of the whole table, in their order. */
export type ColumnBand = { readonly columns: readonly number[]; readonly widths: readonly number[] };

export type ColumnPlan = {
  readonly bands: readonly ColumnBand[];
  /** Of the letters in the cells. */
  readonly size: number;
  readonly page: PageBox;
};

/** What is read with ease on the sheet as it stands; below that the sheet is rather turned. */
const SIZES = [TABLE_CELL.style.size, 9, 8] as const;
const TURNED_SIZES = [...SIZES, 7] as const;
const BAND_SIZE = 8;
/** Of a column in which no word stands: its rules are told apart. */
const NARROWEST = 3;
/** The first column says what a row is about, and stands in every band where it leaves the others room. */
const FIRST_SHARE = 0.3;

/**
 * How wide the columns of somebody's table are. Letters become smaller before the sheet is turned, and it is turned
 * before words are broken; where even the smallest do not fit, the table is cut into bands, each with the first column,
 * so that nothing of it is lost.
 */
export function planColumns(wishes: readonly ColumnWish[]): ColumnPlan {
  const all = wishes.map((_, column) => column);
  for (const [page, sizes] of [
    [PAGE, SIZES],
    [LANDSCAPE, TURNED_SIZES],
  ] as const) {
    for (const size of sizes) {
      const widths = columnsFitting(all, wishes, { size, width: page.right - page.left });
      if (widths) return { size, page, bands: [{ columns: all, widths }] };
    }
  }
  const keepsFirst = leastOf(wishes[0], BAND_SIZE) <= TEXT_WIDTH * FIRST_SHARE;
  const bands: number[][] = [];
  for (const column of keepsFirst ? all.slice(1) : all) {
    const band = bands.at(-1);
    const isFull = !band || sum([...band, column].map((each) => leastOf(wishes[each], BAND_SIZE))) > TEXT_WIDTH;
    if (isFull) bands.push(keepsFirst ? [0, column] : [column]);
    else band.push(column);
  }
  const band = { size: BAND_SIZE, width: TEXT_WIDTH };
  return {
    size: BAND_SIZE,
    page: PAGE,
    bands: bands.map((columns) => ({ columns, widths: columnsFitting(columns, wishes, band) ?? evenly(columns) })),
  };
}

function evenly(columns: readonly number[]): readonly number[] {
  return columns.map(() => TEXT_WIDTH / columns.length);
}

function leastOf(wish: ColumnWish | undefined, size: number): number {
  return Math.max(((wish?.least ?? 0) * size) / TABLE_CELL.style.size, NARROWEST);
}

/** The widths that fill so much of a sheet; undefined where a word would have to be broken. */
function columnsFitting(
  columns: readonly number[],
  wishes: readonly ColumnWish[],
  { size, width: whole }: { readonly size: number; readonly width: number },
): readonly number[] | undefined {
  const least = columns.map((column) => leastOf(wishes[column], size));
  const room = whole - sum(least);
  if (room < 0) return undefined;
  const full = columns.map((column, at) => {
    return Math.max(((wishes[column]?.full ?? 0) * size) / TABLE_CELL.style.size, least[at] ?? 0);
  });
  const more = full.map((width, at) => width - (least[at] ?? 0));
  const spare = whole - sum(full);
  if (spare >= 0) return full.map((width) => width + (spare * width) / sum(full));
  return least.map((width, at) => width + (room * (more[at] ?? 0)) / sum(more));
}

/** The cells that reach into a band, at their places in it. What reaches over several bands stands in each of them. */
export function cellsOfBand<Cell>(
  cells: readonly GridCell<Cell>[],
  { columns }: ColumnBand,
): readonly GridCell<Cell>[] {
  return cells.flatMap((place) => {
    const from = firstFrom(columns, place.column);
    const to = firstFrom(columns, place.column + place.colspan);
    return to > from ? [{ ...place, column: from, colspan: to - from }] : [];
  });
}
