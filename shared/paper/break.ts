import { Gap, isSpace, readGaps } from '../document/line-gaps.ts';
import { type Letter, widthOf } from './letters.ts';

/** 어절 breaks at spaces, 글자 between any two syllables. */
export type BreakMode = 'word' | 'syllable';

/** One line of a paragraph: letters from `from` to `to`; the spaces the line was broken at run on to `next`. */
export type Line = {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  /** Points, without the spaces at the end and without `gap`. */
  readonly width: number;
  /** Points added to every space inside the line to bring it to the right margin. */
  readonly gap: number;
};

/** A space of a justified line may grow by this share of itself before the line looks torn. */
const SPACE_GROWTH_LIMIT = 0.6;
/** A ragged line may stay empty by this share of its width before the next word is broken to fill it. */
const RAGGED_LIMIT = 0.35;
const ROUNDING = 0.01;

/**
 * Sets a paragraph into lines no wider than `width`. By word first; when justifying would tear a line the whole
 * paragraph is broken by syllable; where even that leaves a hole, the paragraph is set ragged by word.
 * Where the document is set by syllable (글자 단위), every line is filled as it comes.
 * Always makes progress: a single letter wider than the line stands alone on it.
 */
export function setLines(
  letters: readonly Letter[],
  width: number,
  justified: boolean,
  breaking: BreakMode = 'word',
): Line[] {
  const gaps = readGaps(letters);
  if (breaking === 'syllable') return filled(letters, breakLines(letters, gaps, width, 'syllable'), width, justified);
  const byWord = breakLines(letters, gaps, width, 'word');
  if (!justified || byWord.length < 2) return byWord;
  const words = justify(letters, byWord, width);
  if (words) return words;
  return (
    justify(letters, breakLines(letters, gaps, width, 'syllable'), width) ?? breakLines(letters, gaps, width, 'ragged')
  );
}

/** The narrowest measure that keeps the number of lines: a title's lines come out of like length. */
export function setBalanced(letters: readonly Letter[], width: number): Line[] {
  const gaps = readGaps(letters);
  let best = breakLines(letters, gaps, width, 'word');
  const count = best.length;
  if (count < 2) return best;
  let low = 0;
  let high = width;
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    const lines = breakLines(letters, gaps, middle, 'word');
    const fits = lines.length === count && lines.every((line) => line.width <= middle + ROUNDING);
    if (fits) {
      best = lines;
      high = middle;
    } else low = middle;
  }
  return best;
}

/** A list of names: each stays whole on a line where it fits one. What parts two stands at the end of the first. */
export function setWhole(parts: readonly (readonly Letter[])[], width: number): Line[] {
  const letters = parts.flat();
  const lines: Line[] = [];
  let at = 0;
  for (const part of parts) {
    const own = setLines(part, width, false).map((line) => ({
      ...line,
      from: line.from + at,
      to: line.to + at,
      next: line.next + at,
    }));
    at += part.length;
    const open = lines.at(-1);
    const only = own.length === 1 ? own[0] : undefined;
    const joined =
      open && only ? { ...only, from: open.from, width: widthOf(letters.slice(open.from, only.to)) } : only;
    if (joined && joined.width <= width + ROUNDING) lines.splice(-1, 1, joined);
    else lines.push(...own);
  }
  return lines;
}

/** `ragged`: by word, but a line that this would leave empty by a third takes what it can of the next word. */
type LineMode = BreakMode | 'ragged';

function breakLines(letters: readonly Letter[], gaps: Uint8Array, width: number, mode: LineMode): Line[] {
  const lines: Line[] = [];
  let from = 0;
  do {
    const next = lineEnd(letters, gaps, from, width, mode);
    let to = next;
    while (to > from && isSpace(letters[to - 1])) to -= 1;
    let taken = 0;
    for (let index = from; index < to; index += 1) taken += letters[index]?.width ?? 0;
    lines.push({ from, to, next, width: taken, gap: 0 });
    from = next;
  } while (from < letters.length);
  return lines;
}

/** Where the line that starts at `from` ends: the first letter of the next one. */
function lineEnd(letters: readonly Letter[], gaps: Uint8Array, from: number, width: number, mode: LineMode): number {
  const last = { [Gap.emergency]: 0, [Gap.group]: 0, [Gap.syllable]: 0, [Gap.word]: 0 };
  let taken = 0;
  let wordEnd = 0;
  for (let index = from; index < letters.length; index += 1) {
    const letter = letters[index];
    if (!letter) break;
    const gap = gaps[index] ?? Gap.never;
    if (index > from && gap !== Gap.never) last[gap as keyof typeof last] = index;
    if (index > from && gap === Gap.word) wordEnd = taken;
    taken += letter.width;
    // Spaces at the end of a line hang into the margin.
    if (taken <= width + ROUNDING || isSpace(letter)) continue;
    const word = last[Gap.word];
    const syllable = last[Gap.syllable];
    const byWord = mode === 'word' || (mode === 'ragged' && wordEnd >= width * (1 - RAGGED_LIMIT));
    const chosen = byWord ? word || syllable : Math.max(word, syllable);
    return chosen || last[Gap.group] || last[Gap.emergency] || Math.max(index, from + 1);
  }
  return letters.length;
}

/** Gives every line but the last its gap; undefined when one of them would be torn. */
function justify(letters: readonly Letter[], lines: readonly Line[], width: number): Line[] | undefined {
  const set: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const gap = index === lines.length - 1 ? 0 : gapOf(letters, line, width);
    if (gap === undefined) return undefined;
    set.push({ ...line, gap });
  }
  return set;
}

/** 글자 단위: each line is justified by itself, and one that would be torn by it stays as it is. */
function filled(letters: readonly Letter[], lines: readonly Line[], width: number, justified: boolean): Line[] {
  if (!justified) return [...lines];
  return lines.map((line, index) => {
    return index === lines.length - 1 ? line : { ...line, gap: gapOf(letters, line, width) ?? 0 };
  });
}

/** What every space of a line grows by to bring it to the margin; undefined when that would tear the line. */
function gapOf(letters: readonly Letter[], line: Line, width: number): number | undefined {
  const slack = width - line.width;
  if (slack <= ROUNDING) return 0;
  let spaces = 0;
  let spaceWidth = 0;
  for (let at = line.from; at < line.to; at += 1) {
    if (!isSpace(letters[at])) continue;
    spaces += 1;
    spaceWidth += letters[at]?.width ?? 0;
  }
  if (spaces === 0) return slack > (letters[line.from]?.style.size ?? 0) ? undefined : 0;
  return slack > spaceWidth * SPACE_GROWTH_LIMIT ? undefined : slack / spaces;
}
