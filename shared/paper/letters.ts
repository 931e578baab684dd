import { STAND_INS } from '../document/drawable-letters.ts';
import type { Face, FaceName, PaperFonts, ShapedCluster } from './font/face.ts';
import { needsShaping, splitRuns } from './font/shaping.ts';
import { inGlyphOrder } from './glyph-order.ts';

/** How a piece of text looks. `size` in points, `color` as three numbers of 0…1. */
export type TextStyle = {
  readonly face: FaceName;
  readonly size: number;
  readonly color: Color;
  readonly underline?: true | undefined;
  /** Where the words lead; they look as the words around them do. */
  readonly href?: string | undefined;
  readonly mark?: DrawnMark | undefined;
};

/** Styles, glyphs and letters are made in one place each: what is looked at most often has one shape for V8. */
export function textStyle({ face, size, color, underline, href, mark }: TextStyle): TextStyle {
  return { face, size, color, underline, href, mark };
}

/** A name on a bar, in the place of words: raised by `rise` points, and read aloud as `spoken`. */
type DrawnMark = { readonly spoken: string; readonly rise: number; readonly height: number };

export type Color = readonly [number, number, number];

/** One character bound to the outline that draws it. `code` is its place in the subset, 0 until printed. */
export type Glyph = {
  /** Of a cluster its first one: what the rules of line breaking look at. */
  readonly codePoint: number;
  readonly face: FaceName;
  readonly outline: number;
  /** Thousandths of the em. */
  readonly advance: number;
  /** Old Hangul: several characters that are one picture, drawn in place of `outline`. */
  readonly cluster: ShapedCluster | undefined;
  code: number;
};

function newGlyph(
  codePoint: number,
  face: FaceName,
  outline: number,
  advance: number,
  cluster: ShapedCluster | undefined,
): Glyph {
  return { codePoint, face, outline, advance, cluster, code: 0 };
}

/** What is read back from a glyph. */
export function textOfGlyph({ cluster, codePoint }: Glyph): string {
  return cluster?.text ?? String.fromCodePoint(codePoint);
}

/** One character on the paper. `width` in points is what it takes in its line, which may exceed the glyph's own. */
export type Letter = {
  readonly glyph: Glyph;
  readonly style: TextStyle;
  readonly width: number;
};

/** The code of a glyph that has been met and is still to be numbered. */
const MET = -1;

export const SPACE = 0x20;
const IDEOGRAPHIC_SPACE = 0x3000;

export function isSpace(letter: Letter | undefined): boolean {
  return letter?.glyph.codePoint === SPACE || letter?.glyph.codePoint === IDEOGRAPHIC_SPACE;
}

/**
 * The glyphs one document uses. A character is looked up in the asked face, then in the other, then among
 * the stand-ins; one that nothing draws is remembered in `missing`, because a blank on paper would be a lie.
 */
export class GlyphCase {
  readonly fonts: PaperFonts;
  missing: number | undefined;
  readonly #known: Readonly<Record<FaceName, Map<number, Glyph>>> = { serif: new Map(), sans: new Map() };
  readonly #runs: Readonly<Record<FaceName, Map<string, readonly Glyph[]>>> = { serif: new Map(), sans: new Map() };
  readonly #blocks: Readonly<Record<FaceName, Map<string, Glyph>>> = { serif: new Map(), sans: new Map() };
  readonly #drawn: Readonly<Record<FaceName, Glyph[]>> = { serif: [], sans: [] };
  readonly #letters = new Map<TextStyle, Letter[][]>();

  constructor(fonts: PaperFonts) {
    this.fonts = fonts;
  }

  letters(text: string, style: TextStyle): Letter[] {
    if (!needsShaping(text)) return this.#plain(text, style);
    const letters: Letter[] = [];
    for (const { run, isOldHangul } of splitRuns(text)) {
      if (!isOldHangul) letters.push(...this.#plain(run, style));
      else letters.push(...this.#oldHangul(run, style.face).map((glyph) => letterOf(glyph, style)));
    }
    return letters;
  }

  /** Gives the glyphs of printed texts their codes: what is measured but not printed is not embedded. */
  number(printed: Iterable<readonly Letter[]>): void {
    const drawn: Glyph[] = [];
    for (const letters of printed) {
      for (const { glyph } of letters) {
        if (glyph.code !== 0) continue;
        glyph.code = MET;
        drawn.push(glyph);
      }
    }
    for (const glyph of inGlyphOrder(drawn)) glyph.code = this.#drawn[glyph.face].push(glyph);
  }

  /** In the order of their codes, which begin with 1. */
  drawn(face: FaceName): readonly Glyph[] {
    return this.#drawn[face];
  }

  /** A letter is the same wherever it stands in one style, so each is made once. */
  #plain(text: string, style: TextStyle): Letter[] {
    const known = this.#letters.get(style) ?? [];
    this.#letters.set(style, known);
    const letters: Letter[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const letter = known[codePoint >> 8]?.[codePoint & 0xff] ?? this.#newLetter(known, codePoint, style);
      letters.push(letter);
    }
    return letters;
  }

  /** Kept by its code point in rows of 256: a look at two places takes a part of a search. */
  #newLetter(known: Letter[][], codePoint: number, style: TextStyle): Letter {
    const letter = letterOf(this.#glyph(codePoint, style.face), style);
    known[codePoint >> 8] ??= [];
    const row = known[codePoint >> 8];
    if (row) row[codePoint & 0xff] = letter;
    return letter;
  }

  /** One glyph for every syllable block; equal blocks are one glyph wherever they stand, so each is embedded once. */
  #oldHangul(run: string, asked: FaceName): readonly Glyph[] {
    const known = this.#runs[asked].get(run);
    if (known) return known;
    const { shape } = this.fonts;
    if (!shape) throw new Error('a text with old Hangul needs fonts with a shaper');
    const other: FaceName = asked === 'serif' ? 'sans' : 'serif';
    const isWhole = (cluster: ShapedCluster) => cluster.pieces.every(({ outline }) => outline !== 0);
    const inAsked = shape(asked, run);
    const inOther = inAsked.every(isWhole) ? [] : shape(other, run);
    const borrows = inOther.length > 0 && inOther.every(isWhole);
    const glyphs = (borrows ? inOther : inAsked).map((cluster): Glyph => {
      if (!isWhole(cluster)) this.missing ??= this.#firstMissing(cluster.text);
      return this.#clusterGlyph(cluster, borrows ? other : asked);
    });
    this.#runs[asked].set(run, glyphs);
    return glyphs;
  }

  #clusterGlyph(cluster: ShapedCluster, face: FaceName): Glyph {
    const key = `${cluster.text} ${JSON.stringify(cluster.pieces)}`;
    const known = this.#blocks[face].get(key);
    if (known) return known;
    const { text, advance } = cluster;
    const glyph = newGlyph(text.codePointAt(0) ?? 0, face, 0, advance, cluster);
    this.#blocks[face].set(key, glyph);
    return glyph;
  }

  #firstMissing(text: string): number {
    const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
    const has = (codePoint: number) => this.fonts.serif.glyphOf(codePoint) + this.fonts.sans.glyphOf(codePoint) > 0;
    return codePoints.find((codePoint) => !has(codePoint)) ?? codePoints[0] ?? 0;
  }

  #glyph(codePoint: number, asked: FaceName): Glyph {
    const known = this.#known[asked].get(codePoint);
    if (known) return known;
    const other: FaceName = asked === 'serif' ? 'sans' : 'serif';
    const glyph = this.#find(codePoint, codePoint, asked, other);
    this.#known[asked].set(codePoint, glyph);
    // A glyph borrowed from the other face is the same object there, so that it is embedded once.
    if (glyph.face === other && !this.#known[other].has(codePoint)) this.#known[other].set(codePoint, glyph);
    return glyph;
  }

  #find(codePoint: number, drawnAs: number, asked: FaceName, other: FaceName): Glyph {
    for (const face of [asked, other]) {
      const outline = this.fonts[face].glyphOf(drawnAs);
      if (outline === 0) continue;
      const shared = face === other ? this.#known[other].get(codePoint) : undefined;
      return shared ?? newGlyph(codePoint, face, outline, this.fonts[face].advanceOf(outline), undefined);
    }
    const standIn = STAND_INS.get(String.fromCodePoint(codePoint))?.codePointAt(0);
    if (standIn !== undefined && drawnAs === codePoint) return this.#find(codePoint, standIn, asked, other);
    this.missing ??= codePoint;
    return newGlyph(codePoint, asked, 0, 1000, undefined);
  }
}

function letterOf(glyph: Glyph, style: TextStyle): Letter {
  return newLetter(glyph, style, (glyph.advance * style.size) / 1000);
}

/** The letter, taking another width in its line. */
export function asWide({ glyph, style }: Letter, width: number): Letter {
  return newLetter(glyph, style, width);
}

function newLetter(glyph: Glyph, style: TextStyle, width: number): Letter {
  return { glyph, style, width };
}

export function widthOf(letters: readonly Letter[]): number {
  let width = 0;
  for (const letter of letters) width += letter.width;
  return width;
}

/** Widens every letter but the last so that the whole takes `width` points: 분산 정렬 of a short label. */
export function spread(letters: readonly Letter[], width: number): Letter[] {
  const gap = (width - widthOf(letters)) / Math.max(1, letters.length - 1);
  if (gap <= 0) return [...letters];
  return letters.map((letter, index) => (index === letters.length - 1 ? letter : asWide(letter, letter.width + gap)));
}

/** The distance from the middle of a line down to the baseline, so that Hangul stands in the middle. */
export function baselineDrop(face: Face, size: number): number {
  return ((face.ascent + face.descent) / 2000) * size;
}
