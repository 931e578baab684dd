import { isSpace } from '../../../shared/document/line-gaps.ts';
import { type Letter, textOfGlyph } from '../../../shared/paper/letters.ts';
import type { PlacedText, Sheet } from '../../../shared/paper/sheet.ts';
import type { GreyPicture } from './grey-picture.ts';
import type { OutlineInk } from './outline-ink.ts';
import { DOTS_PER_INCH } from './pages-by-poppler.ts';

const PIXELS_PER_POINT = DOTS_PER_INCH / 72;
/** A letter of fewer black pixels than this (a full stop is one) says too little by itself. */
const LEAST_PIXELS = 4;
/** Its neighbours and a rounding of half a pixel may give or take that much of a letter's ink, and never all of it. */
const LEAST_SHARE = 0.75;
/** All letters of a page come to what their outlines cover: to 0.004 as measured, 0.022 where a seal touches them. */
export const PAGE_SHARE = 0.03;

export type PageInk = { readonly expected: number; readonly drawn: number; readonly pale: readonly string[] };

/**
 * The ink of the letters of a page in black pixels, as their outlines say and as the page shows it, and the letters
 * that are not there or much too pale: text that is copied well says nothing of glyphs that draw nothing.
 */
export function pageInk(sheet: Sheet, picture: GreyPicture, outlines: OutlineInk): PageInk {
  let [expected, drawn] = [0, 0];
  const pale: string[] = [];
  for (const text of sheet.texts) {
    for (const { letter, x } of placedLetters(text)) {
      const wanted = wantedInk(letter, outlines);
      if (wanted === 0) continue;
      const found = inkIn(picture, squareOf(letter, x, text.baseline), letter);
      // Marks are white on black, and a line under a letter is none of its ink.
      if (letter.style.mark) continue;
      if (!letter.style.underline) {
        expected += wanted;
        drawn += found;
      }
      if (wanted >= LEAST_PIXELS && found < wanted * LEAST_SHARE) pale.push(textOfGlyph(letter.glyph));
    }
  }
  return { expected, drawn, pale };
}

function placedLetters({ letters, x, gap }: PlacedText): { readonly letter: Letter; readonly x: number }[] {
  let at = x;
  return letters.map((letter) => {
    const here = at;
    at += letter.width + (isSpace(letter) ? gap : 0);
    return { letter, x: here };
  });
}

function wantedInk({ glyph, style }: Letter, outlines: OutlineInk): number {
  const covered = outlines.ofText(glyph.face, textOfGlyph(glyph)) ?? 0;
  return covered * (style.size * PIXELS_PER_POINT) ** 2;
}

type Square = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function squareOf({ glyph, style }: Letter, x: number, baseline: number): Square {
  const px = (points: number) => Math.round(points * PIXELS_PER_POINT);
  return {
    left: px(x),
    right: px(x + (glyph.advance * style.size) / 1000),
    top: px(baseline - style.size * 0.92),
    bottom: px(baseline + style.size * 0.24),
  };
}

/** How dark the square is beside its own ground, where the full colour of the letter counts as one. */
function inkIn({ width, pixels }: GreyPicture, { left, right, top, bottom }: Square, { style }: Letter): number {
  let sum = 0;
  let ground = 0;
  for (let y = top; y < bottom; y += 1) {
    for (const grey of pixels.subarray(y * width + left, y * width + right)) {
      sum += grey;
      ground = Math.max(ground, grey);
    }
  }
  const [red, green, blue] = style.color;
  const full = ground - 255 * (0.3 * red + 0.59 * green + 0.11 * blue);
  return (ground * (bottom - top) * (right - left) - sum) / Math.max(1, full);
}
