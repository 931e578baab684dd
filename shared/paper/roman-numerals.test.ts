import { expect, it } from 'vitest';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { heading, writtenPaper } from '../testing/written-paper.ts';
import { widthOf } from './letters.ts';
import { HEADING } from './measures.ts';
import { layOutPaper } from './render-paper.ts';

it('the thirteenth part has one number: no more air between Ⅹ and Ⅲ than between the strokes of Ⅻ', () => {
  const blocks = Array.from({ length: 21 }, (_, at) => heading(`${at + 1}번째`));
  const texts = layOutPaper(writtenPaper(blocks), PAPER_FONTS).sheets.flatMap((sheet) => sheet.texts);
  const widthOfNumber = (words: string) => {
    const found = texts.find(({ letters }) =>
      letters
        .map(({ glyph }) => String.fromCodePoint(glyph.codePoint))
        .join('')
        .startsWith(`${words} `),
    );
    return widthOf(found?.letters.slice(0, words.length) ?? []) / HEADING.style.size;
  };
  expect(widthOfNumber('Ⅻ')).toBe(1);
  expect(widthOfNumber('ⅩⅢ')).toBeCloseTo(1.816, 2);
  // Ⅹ, Ⅹ and Ⅰ.
  expect(widthOfNumber('ⅩⅩⅠ')).toBeCloseTo(3 - 0.29 - 0.515, 2);
});
