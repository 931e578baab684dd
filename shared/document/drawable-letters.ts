import { DRAWABLE_RANGES } from './drawable-ranges.ts';

/** Signs that no font of ours has, drawn by a sign of the same look; the text in the file stays the source's. */
export const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['∼', '~'],
  ['≒', '≈'],
  ['✅', '✔'],
  ['❌', '✖'],
  ['➕', '+'],
  ['➖', '−'],
  ['↵', '⏎'],
]);

/** Spaces, and what is never seen itself: of these no font has to have an outline. */
export const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]+$/u;

let drawable: ReadonlySet<number> | undefined;

/** True where the paper can show the character. */
export function isDrawable(character: string): boolean {
  drawable ??= readRanges();
  return drawable.has((STAND_INS.get(character) ?? character).codePointAt(0) ?? 0);
}

/** Each character of the texts that no font of the paper has, once, in the order in which they are met. */
export function undrawable(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const character of text.normalize('NFC')) {
      if (!BLANK.test(character) && !isDrawable(character)) found.add(character);
    }
  }
  return [...found];
}

function readRanges(): ReadonlySet<number> {
  const codePoints = new Set<number>();
  let at = 0;
  for (const range of DRAWABLE_RANGES.split(' ')) {
    const [step = '', length = '0'] = range.split('.');
    at += Number.parseInt(step, 36);
    const last = at + Number.parseInt(length, 36);
    for (; at < last; at += 1) codePoints.add(at);
    codePoints.add(at);
  }
  return codePoints;
}
