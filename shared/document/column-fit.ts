import type { ItemBlock, ParagraphBlock, Run } from './body.ts';
import { itemLabels } from './item-labels.ts';
import { type BreakLetter, isSyllable, widestPieces } from './line-gaps.ts';
import { type GridCell, type GridPlace, raised } from './table-grid.ts';

/** What one cell asks of its columns at the usual size of letters, without the space beside its words. */
type CellNeed = GridPlace & {
  /** So that no word breaks. */
  readonly word: number;
  /** So that no number does. */
  readonly number: number;
};

/** How a table's letters are set: their usual size, the space at either side of a cell, and how a text is measured. */
type CellType = {
  readonly size: number;
  readonly padding: number;
  readonly letters: (runs: readonly Run[], place: GridCell) => readonly BreakLetter[];
};

/** `scale` is what the letters become smaller by, so that the numbers fit. */
type FittedColumns = { readonly widths: readonly number[]; readonly scale: number };

/** From 10.5 to 7 points in halves. */
const SCALES = [21, 20, 19, 18, 17, 16, 15, 14].map((half) => half / 21);
/** What asks for more of the table than this is broken rather than that the other columns give way. */
const MOST_WORD = 0.35;
const MOST_NUMBER = 0.5;
/** A column gives most of itself to others before the letters become smaller, but keeps three letters a line. */
const KEPT_SHARE = 0.4;
const KEPT_LETTERS = 3;
/** Nearly no letter takes more of its size: a text that is short enough needs no measuring. */
const MOST_ADVANCE = 0.8;
const MOST_LABEL = 4;

/**
 * Columns as wide as they are `wished`, but where a number or a word would break in one: there others give it what
 * they can spare, and where that is not enough for the numbers all letters of the table become smaller. An amount
 * that is torn (1,23 / 4,567) is read as another one.
 */
export function fitColumns(wished: readonly number[], cells: readonly GridCell[], type: CellType): FittedColumns {
  if (!cells.some((place) => isTorn(place, wished, type))) return { widths: wished, scale: 1 };
  const needs = cells.map((place) => needOf(place, wished, type));
  const least = SCALES.at(-1) ?? 1;
  const tries: readonly Trial[] = [
    { scale: 1, keeps: true, need: 'word' },
    ...SCALES.map((scale): Trial => ({ scale, keeps: true, need: 'number' })),
    { scale: least, keeps: false, need: 'number' },
  ];
  for (const each of tries) {
    const floors = floorsOf(wished, needs, type, each);
    if (sum(floors) <= sum(wished) + 0.01) return { widths: raised(wished, floors), scale: each.scale };
  }
  return { widths: wished, scale: least };
}

/** The space beside the words shrinks faster than they do. */
export function scaledPadding(padding: number, scale: number): number {
  return padding * scale ** 2;
}

type Trial = { readonly scale: number; readonly keeps: boolean; readonly need: 'word' | 'number' };

function floorsOf(wished: readonly number[], needs: readonly CellNeed[], type: CellType, trial: Trial): number[] {
  const beside = scaledPadding(type.padding, trial.scale) * 2;
  const letter = type.size * trial.scale;
  const floors = wished.map((width) => {
    const kept = trial.keeps ? Math.max(width * KEPT_SHARE, letter * KEPT_LETTERS + beside) : letter + beside;
    return Math.min(width, kept);
  });
  for (const need of needs) {
    if (need[trial.need] === 0) continue;
    const spanned = wished.slice(need.column, need.column + need.colspan);
    const share = (need[trial.need] * trial.scale + beside) / sum(spanned);
    for (const [at, width] of spanned.entries()) {
      floors[need.column + at] = Math.max(floors[need.column + at] ?? 0, width * share);
    }
  }
  return floors;
}

/** Whether a word or a number of the cell breaks in columns as wide as they are wished. */
function isTorn(place: GridCell, wished: readonly number[], type: CellType): boolean {
  const room = sum(wished.slice(place.column, place.column + place.colspan)) - type.padding * 2;
  // Most texts are so short that they need no measuring.
  return mayBeWider(place, room / (type.size * MOST_ADVANCE)) && needOf(place, wished, type).word > room;
}

function needOf(place: GridCell, wished: readonly number[], type: CellType): CellNeed {
  const { content } = place.cell;
  const labels = content.some(({ type: kind }) => kind === 'item') ? itemLabels(content).labels : [];
  let [word, number] = [0, 0];
  for (const [at, block] of content.entries()) {
    const beside = indentOf(block, labels[at] ?? '') * type.size;
    const widest = widestPieces(type.letters(block.content, place));
    if (widest.word > 0) word = Math.max(word, widest.word + beside);
    if (widest.number > 0) number = Math.max(number, widest.number + beside);
  }
  const whole = sum(wished);
  if (word > whole * MOST_WORD) word = 0;
  if (number > whole * MOST_NUMBER) number = 0;
  return { ...place, word: Math.max(word, number), number };
}

/** In letters; a little more than it takes. */
function indentOf(block: ItemBlock | ParagraphBlock, label: string): number {
  return block.type === 'item' ? block.level + label.length + 0.5 : 0;
}

/** Whether more letters than `room` stand in a row that is not Hangul, which may break anywhere; with their indent. */
function mayBeWider({ cell }: GridCell, room: number): boolean {
  return cell.content.some((block) => {
    let count = 0;
    const least = room - (block.type === 'item' ? block.level + MOST_LABEL : 0);
    for (const { text } of block.content) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        count = unit === 0x20 || isSyllable(unit) ? 0 : count + 1;
        if (count > least) return true;
      }
    }
    return false;
  });
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
