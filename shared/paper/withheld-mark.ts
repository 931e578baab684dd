import { closedName, withheldText } from '../disclosure/withheld.ts';
import { type ClosedGrounds, type Run, runsText } from '../document/body.ts';
import { isSpace } from '../document/line-gaps.ts';
import { asWide, type Color, type GlyphCase, type Letter, type TextStyle, textStyle, widthOf } from './letters.ts';
import { mm } from './measures.ts';
import type { PlacedBar, PlacedText } from './sheet.ts';

/** The bar of a passage that was taken out, at the size of the body's text (12.5 points). */
const BODY_SIZE = 12.5;
const BAR = { width: mm(17), height: mm(5), size: 8 };
const BAR_COLOR: Color = [0.118, 0.129, 0.141];
const NAME_COLOR: Color = [1, 1, 1];
/** The middle of Hangul lies this share of the size above its baseline. */
const MIDDLE = 0.38;
/** A space that no line is broken at and no justification widens. */
const FIXED_SPACE = '\u00a0';

/** The runs of a text as they are drawn: the marks by their short names, each in one piece. */
export function drawnText(runs: readonly Run[]): string {
  return runsText(runs.map((run) => (run.withheld ? { text: nameOf(run.withheld) } : run)));
}

function nameOf(grounds: ClosedGrounds): string {
  return `${FIXED_SPACE}${closedName(grounds).replaceAll(' ', FIXED_SPACE)}${FIXED_SPACE}`;
}

/**
 * The bar `비공개 6호`: as wide for a word as for a page, wider only for more grounds. What is read aloud and copied is
 * the reason in full.
 */
export function markLetters(glyphs: GlyphCase, grounds: ClosedGrounds, around: TextStyle): Letter[] {
  const scale = around.size / BODY_SIZE;
  const size = BAR.size * scale;
  const style = textStyle({
    face: 'sans',
    size,
    color: NAME_COLOR,
    mark: { spoken: withheldText(grounds), rise: (around.size - size) * MIDDLE, height: BAR.height * scale },
  });
  const letters = glyphs.letters(nameOf(grounds), style);
  // The smaller text of tables stands in narrow columns: there the bar is as wide as its name.
  const spare = scale < 1 ? 0 : Math.max(0, BAR.width * scale - widthOf(letters)) / 2;
  return letters.map((letter, at) =>
    at === 0 || at === letters.length - 1 ? asWide(letter, letter.width + spare) : letter,
  );
}

/** The bars under the marks of a text; two marks beside each other are two bars. */
export function markBars(text: PlacedText): PlacedBar[] {
  const bars: PlacedBar[] = [];
  let x = text.x;
  let at = 0;
  while (at < text.letters.length) {
    const style = text.letters[at]?.style;
    const from = x;
    for (; at < text.letters.length && text.letters[at]?.style === style; at += 1) {
      const letter = text.letters[at];
      x += (letter?.width ?? 0) + (isSpace(letter) ? text.gap : 0);
    }
    if (!style?.mark) continue;
    const { rise, height } = style.mark;
    const middle = text.baseline - rise - style.size * MIDDLE;
    bars.push({ x: from, y: middle - height / 2, width: x - from, height, color: BAR_COLOR });
  }
  return bars;
}
