import type { TableBlock } from '../document/body.ts';
import type { TableGrid } from '../document/table-grid.ts';
import type { Strip, TablePart, TableStrip } from './flow.ts';
import type { GlyphCase } from './letters.ts';
import { HEAD_GREY, INK, mm, PAGE, type PageBox, RULE_GREY, TABLE_CELL } from './measures.ts';
import { ruleAcross, ruleDown, type Sheet } from './sheet.ts';
import { type CellSetting, type SetCell, setCells } from './table-cells.ts';
import type { Tag } from './tags.ts';

const PADDING_DOWN = mm(0.75);
const FRAME_WEIGHT = mm(0.4);
const HEAD_RULE_WEIGHT = mm(0.25);
const INNER_WEIGHT = mm(0.12);
/** A table up to this share of the page moves to the next one whole instead of being cut. */
const SHORT_TABLE = 0.25;
/** A row taller than a page begins on the page at hand only where this much of it can stand there. */
const LEAST_SPLIT = 60;
/** Among breaks that leave this share of the space filled, the one that cuts the fewest merged cells is best. */
const GOOD_FILL = 0.75;

/** A cell, or the part of it that stands on this page: its lines from…to, at `top` within the part. */
type CellBox = {
  readonly cell: SetCell;
  readonly top: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly repeated: boolean;
};

/** A table (표) as part of the flow. `reserve` points stay free under its last row, for 끝. */
export function newTable(
  glyphs: GlyphCase,
  block: TableBlock,
  tag: Tag,
  options: CellSetting & { readonly before: number; readonly reserve: number },
): TableStrip {
  const { grid, cells } = setCells(glyphs, block, tag, options);
  return tableStrip(grid, cells, options);
}

type TableRows = Pick<TableGrid, 'rows' | 'headRows'>;

/** Cells that are set already, as part of the flow. */
export function tableStrip(
  grid: TableRows,
  cells: readonly SetCell[],
  { before, reserve, page = PAGE }: { readonly before: number; readonly reserve: number; readonly page?: PageBox },
): TableStrip {
  const cutter = new TableCutter(grid, cells, { reserve, page });
  return {
    kind: 'table',
    before,
    page,
    firstHeight: cutter.firstHeight(),
    take: (available, fresh) => cutter.take(available, fresh),
  };
}

class TableCutter {
  readonly #grid: TableRows;
  readonly #cells: readonly SetCell[];
  readonly #reserve: number;
  readonly #page: PageBox;
  readonly #textHeight: number;
  readonly #endingAt: readonly (readonly SetCell[])[];
  /** Lines already printed of cells that a page break went through. */
  readonly #printed = new Map<SetCell, number>();
  readonly #headHeight: number;
  readonly #repeats: boolean;
  /** The height of a table so short that it is rather kept whole; infinite for any other. */
  readonly #shortHeight: number;
  #row = 0;

  constructor(
    grid: TableRows,
    cells: readonly SetCell[],
    { reserve, page }: { readonly reserve: number; readonly page: PageBox },
  ) {
    this.#grid = grid;
    this.#cells = cells;
    this.#reserve = reserve;
    this.#page = page;
    this.#textHeight = page.bottom - page.top;
    const short = this.#textHeight * SHORT_TABLE;
    const endingAt: SetCell[][] = Array.from({ length: grid.rows }, () => []);
    for (const cell of cells) endingAt[cell.place.row + cell.place.rowspan - 1]?.push(cell);
    this.#endingAt = endingAt;
    this.#headHeight = total(this.#rowHeights(0, Number.POSITIVE_INFINITY, grid.headRows));
    const whole = total(this.#rowHeights(0, short, grid.rows)) + reserve;
    this.#shortHeight = whole <= short ? whole : Number.POSITIVE_INFINITY;
    this.#repeats = grid.headRows > 0 && this.#headHeight <= this.#textHeight / 3;
  }

  firstHeight(): number {
    if (this.#shortHeight < Number.POSITIVE_INFINITY) return this.#shortHeight;
    const heights = this.#rowHeights(0, this.#textHeight, this.#grid.headRows + 1);
    const reserve = this.#grid.rows <= this.#grid.headRows + 1 ? this.#reserve : 0;
    return Math.min(total(heights) + reserve, this.#headHeight + LEAST_SPLIT * 2, this.#textHeight);
  }

  take(available: number, fresh: boolean): TablePart | undefined {
    if (this.#grid.rows === 0) return { height: 0, done: true, draw: () => {} };
    if (!fresh && available < this.#shortHeight && this.#shortHeight < Number.POSITIVE_INFINITY) return undefined;
    const repeated = this.#row > 0 && this.#repeats ? this.#headHeight : 0;
    const room = available - repeated;
    const heights = this.#rowHeights(this.#row, room, this.#grid.rows);
    const fit = this.#rowsThatFit(heights, room, fresh);
    const rows = heights.slice(0, fit);
    const rest = room - total(rows);
    const next = heights[fit] ?? 0;
    const last = this.#row + fit === this.#grid.rows - 1;
    const tooTall = next > this.#textHeight - this.#headHeight - (last ? this.#reserve : 0);
    const splits = tooTall && rest >= (fresh && fit === 0 ? 0 : LEAST_SPLIT);
    // Where the row itself fits but 끝. does not, its last line goes on to the next page too.
    if (splits) rows.push(Math.min(rest, next - TABLE_CELL.leading));
    if (rows.length === 0) return undefined;
    return this.#cut(rows, splits, repeated);
  }

  /** Heights of the rows from `first` on, until `limit` points are passed or `last` is reached. */
  #rowHeights(first: number, limit: number, last: number): number[] {
    const heights: number[] = [];
    let taken = 0;
    for (let row = first; row < Math.min(last, this.#grid.rows) && taken <= limit; row += 1) {
      let height = TABLE_CELL.leading + PADDING_DOWN * 2;
      for (const cell of this.#endingAt[row] ?? []) {
        const above = total(heights.slice(Math.max(0, cell.place.row - first)));
        height = Math.max(height, this.#need(cell) - above);
      }
      heights.push(height);
      taken += height;
    }
    return heights;
  }

  #need(cell: SetCell): number {
    const lines = cell.lines.slice(this.#printed.get(cell) ?? 0);
    return lines.length === 0 ? 0 : stripsHeight(lines) + PADDING_DOWN * 2;
  }

  #rowsThatFit(heights: readonly number[], room: number, fresh: boolean): number {
    let fit = 0;
    let taken = 0;
    for (const height of heights) {
      if (taken + height > room + 0.01) break;
      taken += height;
      fit += 1;
    }
    const finishes = this.#row + fit === this.#grid.rows;
    if (finishes && taken + this.#reserve <= room) return fit;
    if (finishes) fit -= 1;
    const head = this.#row === 0 ? this.#grid.headRows : 0;
    const whole = this.#breakBetweenGroups(heights, fit, room);
    if (whole > head) return whole;
    // A head without a row under it waits for the next page, unless it is there already or the row begins under it.
    return fit <= head && !fresh && !this.#tallRowBegins(heights, head, room) ? 0 : fit;
  }

  /** Whether the row under the head is too tall for any page, and enough of it can stand on this one. */
  #tallRowBegins(heights: readonly number[], head: number, room: number): boolean {
    return (
      (heights[head] ?? 0) > this.#textHeight - this.#headHeight && room - total(heights.slice(0, head)) >= LEAST_SPLIT
    );
  }

  /** Of the places that leave the page well filled, the lowest of those that cut the fewest merged cells. */
  #breakBetweenGroups(heights: readonly number[], fit: number, room: number): number {
    let taken = total(heights.slice(0, fit));
    let best = fit;
    let fewest = Number.POSITIVE_INFINITY;
    for (let rows = fit; rows > 0 && taken >= room * GOOD_FILL; rows -= 1) {
      const next = this.#row + rows;
      const cuts = this.#cells.filter(({ place }) => place.row < next && place.row + place.rowspan > next).length;
      if (cuts < fewest) {
        best = rows;
        fewest = cuts;
      }
      taken -= heights[rows - 1] ?? 0;
    }
    return best;
  }

  /** Takes rows of these heights off the table; with `splits` the last of them goes on after the page break. */
  #cut(rows: readonly number[], splits: boolean, repeated: number): TablePart {
    const first = this.#row;
    const end = first + rows.length;
    const tops = rows.map((_, index) => repeated + total(rows.slice(0, index)));
    const height = repeated + total(rows);
    const boxes: CellBox[] = [];
    for (const cell of this.#cells) {
      const { row, rowspan } = cell.place;
      if (row >= end || row + rowspan <= first) continue;
      const top = tops[Math.max(0, row - first)] ?? repeated;
      const bottom = row + rowspan >= end ? height : (tops[row + rowspan - first] ?? height);
      const from = this.#printed.get(cell) ?? 0;
      const ends = row + rowspan <= end && !(splits && row + rowspan === end);
      const to = ends ? cell.lines.length : from + linesWithin(cell.lines.slice(from), bottom - top - PADDING_DOWN * 2);
      this.#printed.set(cell, to);
      const again = this.#isSaidAgain(cell, first, bottom - top, from);
      boxes.push({ cell, top, height: bottom - top, from: again ? 0 : from, to, repeated: again });
    }
    const unfinished = splits && (this.#endingAt[end - 1] ?? []).some((cell) => this.#need(cell) > 0);
    this.#row = unfinished ? end - 1 : end;
    const heads = repeated > 0 ? this.#headBoxes() : [];
    return {
      height,
      done: this.#row >= this.#grid.rows,
      draw: (sheet, top) => this.#draw(sheet, top, height, [...heads, ...boxes]),
    };
  }

  /**
   * What a page break leaves without its words: a merged cell, and the name of a row that goes on. To the eye they are
   * said again, as the head is; to a screen reader the cell is still the one that it has read.
   */
  #isSaidAgain({ place, lines }: SetCell, first: number, height: number, from: number): boolean {
    const goesOn = place.row < first || (place.row === first && from > 0);
    const names = place.rowspan > 1 || place.column === 0;
    return goesOn && names && from === lines.length && stripsHeight(lines) + PADDING_DOWN * 2 <= height + 0.01;
  }

  #headBoxes(): CellBox[] {
    const saved = new Map(this.#printed);
    this.#printed.clear();
    const heights = this.#rowHeights(0, Number.POSITIVE_INFINITY, this.#grid.headRows);
    for (const [cell, lines] of saved) this.#printed.set(cell, lines);
    return this.#cells
      .filter(({ place }) => place.row < this.#grid.headRows)
      .map((cell) => {
        const { row, rowspan } = cell.place;
        const top = total(heights.slice(0, row));
        const height = total(heights.slice(row, row + rowspan));
        return { cell, top, height, from: 0, to: cell.lines.length, repeated: true };
      });
  }

  #draw(sheet: Sheet, top: number, height: number, boxes: readonly CellBox[]): void {
    for (const box of boxes) this.#drawCell(sheet, top, height, box);
    const { left, right } = this.#page;
    ruleAcross(sheet, left, top, right - left, FRAME_WEIGHT, INK);
    ruleAcross(sheet, left, top + height, right - left, FRAME_WEIGHT, INK);
  }

  #drawCell(sheet: Sheet, top: number, partHeight: number, box: CellBox): void {
    const { cell } = box;
    const { row, rowspan } = cell.place;
    const y = top + box.top;
    const bottom = y + box.height;
    if (row < this.#grid.headRows) {
      sheet.grounds.push({ x: cell.x, y, width: cell.width, height: box.height, color: HEAD_GREY });
    }
    if (bottom < top + partHeight - 0.01) {
      const closesHead = row + rowspan === this.#grid.headRows;
      const weight = closesHead ? HEAD_RULE_WEIGHT : INNER_WEIGHT;
      ruleAcross(sheet, cell.x, bottom, cell.width, weight, closesHead ? INK : RULE_GREY);
    }
    if (cell.x + cell.width < this.#page.right - 0.01) {
      ruleDown(sheet, cell.x + cell.width, y, box.height, INNER_WEIGHT, RULE_GREY);
    }
    const lines = cell.lines.slice(box.from, box.to);
    const cut = box.from > 0 || box.to < cell.lines.length;
    let lineTop = y + (cut ? PADDING_DOWN : Math.max(PADDING_DOWN, (box.height - stripsHeight(lines)) / 2));
    for (const line of lines) {
      line.draw(sheet, lineTop, box.repeated);
      lineTop += line.height;
    }
  }
}

function stripsHeight(strips: readonly Strip[]): number {
  let height = 0;
  for (const strip of strips) height += strip.height;
  return height;
}

/** How many lines stand above the cut: never one of several alone, unless the cell would otherwise be empty there. */
function linesWithin(lines: readonly Strip[], height: number): number {
  let taken = 0;
  let fit = 0;
  for (const line of lines) {
    taken += line.height;
    if (taken > height + 0.01) break;
    fit += 1;
  }
  let whole = fit;
  while (whole > 0 && whole < lines.length && lines[whole - 1]?.glued) whole -= 1;
  return whole || fit;
}

function total(heights: readonly number[]): number {
  let sum = 0;
  for (const height of heights) sum += height;
  return sum;
}
