import { expect, test } from 'vitest';
import { GlyphCase } from '../paper/letters.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { isDrawable, undrawable } from './drawable-letters.ts';
import { DRAWABLE_RANGES } from './drawable-ranges.ts';
import { publicLetters, unknownLetter } from './private-letters.ts';

const { serif, sans, latin, signs } = PAPER_FONTS;
const faces = [serif, sans, latin, signs];

test('the table of letters is that of the fonts', () => {
  const ranges: [first: number, last: number][] = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    if (faces.every((face) => !face?.glyphOf(codePoint))) continue;
    const last = ranges.at(-1);
    if (last?.[1] === codePoint - 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  let end = 0;
  const written = ranges.map(([first, last]) => {
    const word = `${(first - end).toString(36)}${last > first ? `.${(last - first).toString(36)}` : ''}`;
    end = last;
    return word;
  });
  expect(written.join(' ')).toBe(DRAWABLE_RANGES);
});

test('a letter that counts as drawable is drawn, and one that does not is named', () => {
  for (const letter of '가힣ㄱ漢字㉠①☐☑❍∙∼❑➢≒◈※→㎡“Ⅳ₀ⁿ⅓Ł✔✅⬜😀𐌰') {
    const [drawn] = new GlyphCase(PAPER_FONTS).letters(letter, { face: 'serif', size: 12, color: [0, 0, 0] });
    expect([letter, isDrawable(letter)]).toEqual([letter, drawn?.glyph.cluster === undefined]);
  }
  expect(undrawable(['한글\n漢字', '😀 다시 😀𐌰'])).toEqual(['😀', '𐌰']);
});

test('the paper has every sign of KS X 1001, which the 한자 key offers, and what else is often typed', () => {
  const row = (first: number) => Array.from({ length: 94 }, (_, at) => Uint8Array.of(first, 0xa1 + at));
  const signs = Array.from({ length: 12 }, (_, at) => row(0xa1 + at))
    .flat()
    .map((bytes) => new TextDecoder('euc-kr').decode(bytes));
  const known = signs.filter((sign) => sign.length === 1 && sign !== '\ufffd');
  expect(known.length).toBeGreaterThan(900);
  expect(undrawable(known)).toEqual([]);
  expect(undrawable(['₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ½⅓⅔¼¾⅛⅜⅝⅞▸▹✓✔✕✖✗✘➔➜➤‣•◦▪▫◻◼☐☑☒✅❌⬜⬛⚪⚫⭐➕➖Nguyễn Łódź'])).toEqual([]);
});

test('signs of foreign fonts become letters that the paper has; what is not known is left to be named', () => {
  const all = Array.from({ length: 0x1900 }, (_, at) => String.fromCodePoint(0xe000 + at)).join('');
  const known = publicLetters(all, () => '');
  expect(known.length).toBeGreaterThan(15);
  // These a reading can say; a paper has no need of them, and 상신 names them.
  expect(undrawable([known])).toEqual(['☺', '☹', '✞', '✠', '✡']);
  expect(publicLetters('\uf06c 개요 \uf0a7 \uf018', (letter) => letter)).toBe('● 개요 ■ \uf018');
  const planes = Array.from({ length: 0xa00 }, (_, at) => String.fromCodePoint(0xf0000 + at)).join('');
  expect(undrawable([publicLetters(planes, () => '')])).toEqual(['⊟', '⊞']);
  const numbers = String.fromCodePoint(0xf02b1, 0xf02c4, 0xf0288, 0xf028b, 0xf012b);
  expect(publicLetters(numbers, () => '?')).toBe('①⑳⓪③(인)');
});

test('old Hangul in the numbers of Hanyang becomes letters of Unicode', () => {
  // As another table of the same numbers says (mete0r/hypua2jamo).
  const known: readonly (readonly [code: string, letters: string])[] = [
    ['\uf15f', '\u114c\u119e\u11ae'],
    ['\uf1fc', '\u110c\u119e'],
    ['\uf273', '\u114e\u1167\u11f9'],
    ['\uf2c5', '\u1150\u1175\u11f0'],
    ['\uebd4', '\u110a\u119e'],
  ];
  for (const [code, letters] of known) expect(publicLetters(code, () => '?')).toBe(letters);
  expect(publicLetters('나랏말\uebd4미', () => '?')).toBe('나랏말\u110a\u119e미');
  expect(unknownLetter('가\uf06c\uebd4')).toBeUndefined();
  expect(unknownLetter('가\uf06c\u{f0999}\uebd4')).toBe('\u{f0999}');
});
