import { expect, it } from 'vitest';
import { FONT_FILES, PAPER_FONTS } from '../../testing/paper-fonts.ts';
import { type Face, readPaperFonts } from './face.ts';
import { subsetFace } from './subset.ts';

const { serif, sans } = PAPER_FONTS;

/** Reads a subset as a renderer does: only through its own tables. */
function readSubset(file: Uint8Array): { glyphs: number; outline: (glyph: number) => Uint8Array; view: DataView } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const starts = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    starts.set(String.fromCharCode(...file.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const loca = starts.get('loca') ?? 0;
  const glyf = starts.get('glyf') ?? 0;
  return {
    glyphs: view.getUint16((starts.get('maxp') ?? 0) + 4),
    outline: (glyph) =>
      file.subarray(glyf + view.getUint32(loca + glyph * 4), glyf + view.getUint32(loca + glyph * 4 + 4)),
    view,
  };
}

function sourceOutline(face: Face, glyph: number): Uint8Array {
  const { start, end } = face.outlineOf(glyph);
  return face.bytes.subarray(start, end);
}

it('both faces draw every modern syllable, hanja, the marks of items and supplementary characters', () => {
  for (const face of [serif, sans]) {
    const syllables = Array.from({ length: 11_172 }, (_, index) => 0xac00 + index);
    expect(syllables.filter((syllable) => face.glyphOf(syllable) === 0)).toEqual([]);
    for (const character of '漢字專決Ⅰ□○-ㆍ※①㉮「」㎡℃’')
      expect(face.glyphOf(character.codePointAt(0) ?? 0)).not.toBe(0);
    expect(face.glyphOf(0x1f600)).toBe(0);
  }
});

it('a subset holds the outlines of the asked glyphs, in their order and unchanged', () => {
  const asked = [...'결재문서漢 가'].map((character) => serif.glyphOf(character.codePointAt(0) ?? 0));
  const { file, widths } = subsetFace(serif, asked);
  const subset = readSubset(file);
  expect(subset.glyphs).toBe(asked.length + 1);
  asked.forEach((glyph, index) => {
    const source = sourceOutline(serif, glyph);
    expect([...subset.outline(index + 1).subarray(0, source.length)]).toEqual([...source]);
    expect(widths[index + 1]).toBe(serif.advanceOf(glyph));
  });
});

it('the parts of a composite glyph come along, parts of parts too, and are found under their new numbers', () => {
  // The shipped faces have no composite glyph, a replacement may: glyph 3 is made of 2, which is made of 1.
  const simple = [0, 1, 0, 5, 0, 0, 0, 9, 0, 9, 0, 0];
  const madeOf = (part: number): number[] => [0xff, 0xff, 0, 7, 0, 0, 0, 9, 0, 9, 0, 0, 0, part, 0, 0];
  const outlines = [[], simple, madeOf(1), madeOf(2)];
  const starts = outlines.map((_, index) => outlines.slice(0, index).flat().length);
  const face: Face = {
    ...serif,
    bytes: Uint8Array.from(outlines.flat()),
    outlineOf: (glyph) => ({
      start: starts[glyph] ?? 0,
      end: (starts[glyph] ?? 0) + (outlines[glyph]?.length ?? 0),
    }),
  };
  const subset = readSubset(subsetFace(face, [3]).file);
  expect(subset.glyphs).toBe(4);
  expect([...subset.outline(1)].slice(0, 16)).toEqual(madeOf(2));
  expect([...subset.outline(2)].slice(0, 16)).toEqual(madeOf(3));
  expect([...subset.outline(3)].slice(0, 12)).toEqual(simple);
});

it('the checksum of the whole file is the one that readers expect', () => {
  const { view } = readSubset(subsetFace(sans, [sans.glyphOf(0xac00)]).file);
  let sum = 0;
  for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

it('leaves the face as it was, also where the file came as a Buffer', () => {
  const file = Buffer.from(FONT_FILES.serif);
  const before = Buffer.from(file);
  const { serif: face } = readPaperFonts({ serif: file, sans: FONT_FILES.sans });
  const cluster = { text: 'ᄒᆞ', advance: 1000, pieces: [{ outline: face.glyphOf(0xac00), x: 0, y: 0 }] };
  subsetFace(face, [face.glyphOf(0xac00), face.glyphOf(0x41), cluster]);
  expect(Buffer.compare(file, before)).toBe(0);
});
