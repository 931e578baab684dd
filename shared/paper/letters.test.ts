import { expect, test } from 'vitest';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { GlyphCase, textOfGlyph } from './letters.ts';

const SERIF = { face: 'serif', size: 10, color: [0, 0, 0] } as const;
const SANS = { ...SERIF, face: 'sans' } as const;

test('a letter is lent by the face that has it, once for all who ask', () => {
  const glyphs = new GlyphCase(PAPER_FONTS);
  const faces = [...glyphs.letters('가₅✔✅', SERIF)].map(({ glyph }) => glyph.face);
  expect(faces).toEqual(['serif', 'latin', 'signs', 'signs']);
  const [inSans] = glyphs.letters('₅', SANS);
  expect(inSans?.glyph).toBe(glyphs.letters('₅', SERIF)[0]?.glyph);
});

test('what no face has is one glyph as wide as its name, read as itself, or by its name where no file may say it', () => {
  const glyphs = new GlyphCase(PAPER_FONTS);
  const read = (text: string, style: typeof SERIF | typeof SANS = SERIF) =>
    glyphs
      .letters(text, style)
      .map(({ glyph, width }) => [textOfGlyph(glyph), glyph.cluster?.pieces.length, width > 0]);
  expect(read('😀𐌰', SANS)).toEqual([
    ['😀', '[U+1F600]'.length, true],
    ['𐌰', '[U+10330]'.length, true],
  ]);
  for (const unsaid of ['\ue123', '\u{f1234}', '\ufffe', '\ud800']) {
    const name = `[U+${(unsaid.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`;
    expect(read(unsaid)).toEqual([[name, name.length, true]]);
  }
  // PDF/A forbids U+FEFF as a text; spaces and joiners that no font has are not seen.
  expect(read('\ufeff\u{e0100}')).toEqual([
    ['\u2060', 0, false],
    ['\u{e0100}', 0, false],
  ]);
});
