import { codePointName } from '../document/body-text.ts';
import { BLANK, STAND_INS } from '../document/drawable-letters.ts';
import {
  type Face,
  type FaceName,
  type FontName,
  LENDING_FACES,
  type PaperFonts,
  type Piece,
  type ShapedCluster,
} from './font/face.ts';
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
  readonly face: FontName;
  readonly outline: number;
  /** Thousandths of the em. */
  readonly advance: number;
  /** Several outlines that are one picture, drawn in place of `outline`: old Hangul, and the name of a letter. */
  readonly cluster: ShapedCluster | undefined;
  code: number;
};

function newGlyph(
  codePoint: number,
  face: FontName,
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

/**
 * The glyphs one document uses. A character is looked up in the asked face, then in the other, then in those that lend,
 * then among the stand-ins. In the place of one that nothing draws stands its name: a blank on paper would be a lie.
 */
export class GlyphCase {
  readonly fonts: PaperFonts;
  readonly #known: Readonly<Record<FaceName, Map<number, Glyph>>> = { serif: new Map(), sans: new Map() };
  readonly #runs: Readonly<Record<FaceName, Map<string, readonly Glyph[]>>> = { serif: new Map(), sans: new Map() };
  readonly #blocks: Readonly<Record<FaceName, Map<string, Glyph>>> = { serif: new Map(), sans: new Map() };
  /** What another face than the asked one draws is the same object for both, so that it is embedded once. */
  readonly #lent = new Map<number, Glyph>();
  readonly #drawn: Readonly<Record<FontName, Glyph[]>> = { serif: [], sans: [], latin: [], signs: [] };
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
  drawn(face: FontName): readonly Glyph[] {
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
      const drawn = isWhole(cluster) ? cluster : this.#named(cluster.text, asked);
      return this.#clusterGlyph(drawn, borrows ? other : asked);
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

  #glyph(codePoint: number, asked: FaceName): Glyph {
    const known = this.#known[asked].get(codePoint);
    if (known) return known;
    const other: FaceName = asked === 'serif' ? 'sans' : 'serif';
    const glyph = this.#find(codePoint, asked, other);
    this.#known[asked].set(codePoint, glyph);
    if (glyph.face === other && !this.#known[other].has(codePoint)) this.#known[other].set(codePoint, glyph);
    return glyph;
  }

  /** Nearly every letter is of the asked face: nothing else is thought of before that is known. */
  #find(codePoint: number, asked: FaceName, other: FaceName): Glyph {
    const outline = this.fonts[asked].glyphOf(codePoint);
    return outline === 0 ? this.#borrow(codePoint, asked, other) : this.#newGlyph(codePoint, asked, outline);
  }

  #borrow(codePoint: number, asked: FaceName, other: FaceName): Glyph {
    const character = String.fromCodePoint(codePoint);
    // What shapes its neighbours is no sign: nothing is lent for it.
    const faces = [asked, other, ...(/\p{Cf}/u.test(character) ? [] : LENDING_FACES)];
    const standIn = STAND_INS.get(character)?.codePointAt(0);
    for (const drawnAs of standIn === undefined ? [codePoint] : [codePoint, standIn]) {
      for (const face of faces) {
        const outline = this.fonts[face]?.glyphOf(drawnAs) ?? 0;
        if (outline === 0) continue;
        const shared = face === other ? this.#known[other].get(codePoint) : this.#lent.get(codePoint);
        const glyph = face === asked ? undefined : shared;
        return glyph ?? this.#newGlyph(codePoint, face, outline);
      }
    }
    return this.#clusterGlyph(this.#named(character, asked), asked);
  }

  #newGlyph(codePoint: number, face: FontName, outline: number): Glyph {
    const advance = this.fonts[face]?.advanceOf(outline) ?? 0;
    const glyph = newGlyph(codePoint, face, outline, advance, undefined);
    if (face === 'latin' || face === 'signs') this.#lent.set(codePoint, glyph);
    return glyph;
  }

  /**
   * `[U+1F600]` as one picture from which the letter itself is read. What no file may give as its text, since only a
   * font knows it or nobody does, reads as its name. Blanks stay blank, and what shapes its neighbours is not seen.
   */
  #named(text: string, face: FaceName): ShapedCluster {
    if (BLANK.test(text))
      return { text: saidAs(text), advance: /\p{White_Space}/u.test(text) ? BLANK_ADVANCE : 0, pieces: [] };
    const name = `[${Array.from(text, codePointName).join(' ')}]`;
    const { glyphOf, advanceOf } = this.fonts[face];
    let advance = 0;
    const pieces = Array.from(name, (character): Piece => {
      const outline = glyphOf(character.codePointAt(0) ?? 0);
      const x = advance;
      advance += advanceOf(outline);
      return { outline, x, y: 0 };
    });
    return { text: UNSAYABLE.test(text) ? name : text, advance, pieces };
  }
}

/** A space of no font of ours is drawn as wide as this. */
const BLANK_ADVANCE = 250;
const UNSAYABLE = /[\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** A file may not give U+FEFF as the text of a glyph (ISO 19005-2, 6.2.11.7.2); U+2060 has the same meaning. */
function saidAs(text: string): string {
  return text.replaceAll('\ufeff', '\u2060');
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
