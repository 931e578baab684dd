import type { PaperFonts } from './font/face.ts';
import { asWide, type Letter } from './letters.ts';

/** What stays between two numerals that are one number, in thousandths of the letters' size. */
const BETWEEN = 110;

/** ⅩⅢ: Ⅹ and Ⅲ are as wide as a Hangul each, and as one number they stand as near as their strokes do. */
export function asOneNumeral(letters: readonly Letter[], fonts: PaperFonts): Letter[] {
  return letters.map((letter, at) => {
    const next = letters[at + 1];
    if (!next || !isNumeral(letter) || !isNumeral(next)) return letter;
    const face = fonts[letter.style.face];
    const [own, other] = [face.glyphOf(letter.glyph.codePoint), face.glyphOf(next.glyph.codePoint)];
    const air = face.advanceOf(own) - face.inkOf(own).right + face.inkOf(other).left - BETWEEN;
    return asWide(letter, letter.width - (Math.max(0, air) * letter.style.size) / 1000);
  });
}

function isNumeral({ glyph: { codePoint } }: Letter): boolean {
  return codePoint >= 0x2160 && codePoint <= 0x2169;
}
