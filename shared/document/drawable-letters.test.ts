import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPaperFonts } from '../paper/font/face.ts';
import { GlyphCase } from '../paper/letters.ts';
import { isDrawable, undrawable } from './drawable-letters.ts';
import { DRAWABLE_RANGES } from './drawable-ranges.ts';
import { publicLetters } from './private-letters.ts';

const font = (name: string) => readFileSync(new URL(`../../server/rendering/fonts/${name}`, import.meta.url));
const fonts = readPaperFonts({
  serif: font('NotoSerifKR-Regular.ttf'),
  sans: font('NotoSansKR-Bold.ttf'),
  latin: font('NotoSerif-Regular.ttf'),
  signs: font('NotoSansSymbols2-Regular.ttf'),
});
const { serif, sans, latin, signs } = fonts;
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
    const [drawn] = new GlyphCase(fonts).letters(letter, { face: 'serif', size: 12, color: [0, 0, 0] });
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
  expect(undrawable([known])).toEqual([]);
  expect(publicLetters('\uf06c 개요 \uf0a7 \ue123', (letter) => letter)).toBe('● 개요 ■ \ue123');
});
