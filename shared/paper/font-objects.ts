import { type PDFContext, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import { type FontName, LENDING_FACES } from './font/face.ts';
import { subsetFace } from './font/subset.ts';
import { latinBytes } from './latin-bytes.ts';
import { type Glyph, type GlyphCase, textOfGlyph } from './letters.ts';

/** Compresses in zlib's format; handed in because node:zlib is several times faster than any pure one. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** How many ranges may stand between one pair of words (Adobe's note 5014 on CMaps). */
const RANGE_LIMIT = 100;

/** What the pages call a font. */
export const FONT_KEYS: Readonly<Record<FontName, string>> = { serif: 'F0', sans: 'F1', latin: 'F2', signs: 'F3' };

/** The fonts of a paper by what the pages call them: the two of every paper, and those that lent it a letter. */
export function embedFonts(context: PDFContext, glyphs: GlyphCase, deflate: Deflate): Record<string, PDFRef> {
  const names: readonly FontName[] = [
    'serif',
    'sans',
    ...LENDING_FACES.filter((name) => glyphs.drawn(name).length > 0),
  ];
  return Object.fromEntries(names.map((name) => [FONT_KEYS[name], embedFace(context, glyphs, name, deflate)]));
}

/** Embeds what was drawn of one face as a Type 0 font whose codes are the subset's glyph numbers. */
function embedFace(context: PDFContext, glyphs: GlyphCase, name: FontName, deflate: Deflate): PDFRef {
  const face = glyphs.fonts[name];
  if (!face) throw new Error(`letters were drawn by a face that is not there: ${name}`);
  const drawn = glyphs.drawn(name);
  const subset = subsetFace(
    face,
    drawn.map((glyph) => glyph.cluster ?? glyph.outline),
  );
  const baseFont = PDFName.of(`${subsetTag(drawn)}+${face.postScriptName}`);
  const file = context.register(
    PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length1: subset.file.length }), deflate(subset.file)),
  );
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: 4,
      FontBBox: [...face.box],
      ItalicAngle: 0,
      Ascent: face.ascent,
      Descent: face.descent,
      CapHeight: face.capHeight,
      StemV: name === 'sans' ? 140 : 80,
      FontFile2: file,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      ...widthEntries(subset.widths),
      CIDToGIDMap: 'Identity',
    }),
  );
  const toUnicode = context.register(
    PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), deflate(latinBytes(unicodeMap(drawn)))),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    }),
  );
}

/**
 * Six letters that differ between subsets (ISO 32000-1, 9.6.4), from the glyphs so that they never change by chance.
 */
function subsetTag(drawn: readonly Glyph[]): string {
  let hash = drawn.length;
  for (const glyph of drawn) {
    for (const character of textOfGlyph(glyph)) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  let tag = '';
  for (let place = 0; place < 6; place += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** Most glyphs are as wide as a syllable: that width is said once (ISO 32000-1, 9.7.4.3), others in runs of codes. */
function widthEntries(widths: readonly number[]): { readonly DW: number; readonly W: (number | number[])[] } {
  const usual = widths.at(-1) ?? 1000;
  const runs: (number | number[])[] = [];
  let open: number[] | undefined;
  widths.forEach((width, code) => {
    if (width === usual) open = undefined;
    else if (open) open.push(width);
    else {
      open = [width];
      runs.push(code, open);
    }
  });
  return { DW: usual, W: runs };
}

/** In runs of codes with one first byte, which is as long as a range may be. */
function unicodeMap(drawn: readonly Glyph[]): string {
  const ranges: string[] = [];
  for (let first = 1; first <= drawn.length; first = (first | 0xff) + 1) {
    const part = drawn.slice(first - 1, first | 0xff);
    let range = `<${hex(first)}> <${hex(first + part.length - 1)}> [`;
    for (const glyph of part) range += `<${utf16(textOfGlyph(glyph))}>`;
    ranges.push(`${range}]\n`);
  }
  let map = '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n';
  map += '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n';
  map += '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n';
  map += '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
  for (let from = 0; from < ranges.length; from += RANGE_LIMIT) {
    const part = ranges.slice(from, from + RANGE_LIMIT);
    map += `${part.length} beginbfrange\n${part.join('')}endbfrange\n`;
  }
  return `${map}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
}

/** The UTF-16 units of a text as hexadecimal digits. */
export function utf16(text: string): string {
  let units = '';
  for (let index = 0; index < text.length; index += 1) units += hex(text.charCodeAt(index));
  return units;
}

function hex(value: number): string {
  return (HEX[value >> 8] ?? '') + (HEX[value & 0xff] ?? '');
}

const HEX = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
