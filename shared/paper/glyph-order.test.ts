import { expect, it } from 'vitest';
import { inGlyphOrder } from './glyph-order.ts';
import { type Glyph, textOfGlyph } from './letters.ts';

const glyphOf = (text: string, outline = 1): Glyph => ({
  codePoint: text.codePointAt(0) ?? 0,
  face: 'serif',
  outline,
  advance: 1000,
  code: 0,
  cluster: text.length > 1 ? { text, advance: 1000, pieces: [] } : undefined,
});
const ordered = (texts: readonly string[]) => inGlyphOrder(texts.map((text) => glyphOf(text))).map(textOfGlyph);

it('syllables stand beside those of the same build: where the vowel is, and whether there is a final', () => {
  expect(ordered([...'굴과각괄구가고관나난거A漢 '])).toEqual([...' A漢가거나각난고구굴과관괄']);
});

it('the order does not hang on where the letters stood in the text', () => {
  const texts = [...'결재 문서漢字A1', 'ᄒᆞᆫ', 'ᄒᆞ'];
  expect(ordered([...texts].reverse())).toEqual(ordered(texts));
});
