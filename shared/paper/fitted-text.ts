import { setBalanced } from './break.ts';
import { type GlyphCase, type Letter, type TextStyle, textStyle, widthOf } from './letters.ts';

/** Down to this size a text rather shrinks on its line; below it, it takes a second line first. */
const READABLE_SIZE = 7;
const TWO_LINE_SIZE = 8.5;
const LINES = 2;
const STEP = 0.9;

/** A text for a box that cannot grow: one line, smaller where it must be, then two lines, then smaller still. */
export function fittedLines(glyphs: GlyphCase, text: string, style: TextStyle, width: number): Letter[][] {
  const line = fittedLine(glyphs, text, style, width);
  if (text === '' || (line[0]?.style.size ?? 0) >= Math.min(READABLE_SIZE, style.size)) return [line];
  for (let size = Math.min(TWO_LINE_SIZE, style.size); size > 1; size *= STEP) {
    const letters = glyphs.letters(text, textStyle({ ...style, size }));
    const lines = setBalanced(letters, width);
    if (lines.length <= LINES) return lines.map(({ from, next }) => letters.slice(from, next));
  }
  return [line];
}

/** The text on one line in its own size, or as much smaller as the width asks for. */
export function fittedLine(glyphs: GlyphCase, text: string, style: TextStyle, width: number): Letter[] {
  const letters = glyphs.letters(text, style);
  const natural = widthOf(letters);
  return natural <= width
    ? letters
    : glyphs.letters(text, textStyle({ ...style, size: (style.size * width) / natural }));
}
