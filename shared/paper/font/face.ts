/**
 * One static TrueType face, parsed once per process: what measuring and subsetting need and nothing else.
 * Widths are in thousandths of the em, as PDF counts them.
 */
export type Face = {
  readonly postScriptName: string;
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  /** The glyph of a code point; 0 where the face has none. */
  glyphOf(codePoint: number): number;
  /** Advance width in thousandths of the em. */
  advanceOf(glyph: number): number;
  /** From where to where its strokes go, in thousandths of the em; both 0 for a space. */
  inkOf(glyph: number): { readonly left: number; readonly right: number };
  /** Where the outline lies in `bytes`; empty (start = end) for a space. */
  outlineOf(glyph: number): { readonly start: number; readonly end: number };
  /** A table's bytes; undefined where the file has no such table. */
  table(tag: string): Uint8Array | undefined;
};

type TableRange = { readonly start: number; readonly length: number };

/** What a text may ask for. */
export type FaceName = 'serif' | 'sans';
/** Neither of them has every letter: a Latin face (₀ ⁿ ⅓ Ł ŋ) and one of signs (✔ ▸ ⬜) lend theirs. */
export type LendingFace = 'latin' | 'signs';
export type FontName = FaceName | LendingFace;
export const LENDING_FACES: readonly LendingFace[] = ['latin', 'signs'];

/**
 * Letters that only together make one syllable block of old Hangul (옛한글): what is drawn for them is one picture, and
 * `text` is what is read back from it. Lengths in thousandths of the em.
 */
export type ShapedCluster = {
  readonly text: string;
  readonly advance: number;
  readonly pieces: readonly Piece[];
};

/** An outline of the face and where it is laid; outline 0 is a letter that the face does not have. */
export type Piece = { readonly outline: number; readonly x: number; readonly y: number };

/** Finds the outlines of a run of old Hangul in a face. Handed in: the shaper is a program of its own. */
export type Shape = (face: FaceName, run: string) => readonly ShapedCluster[];

/**
 * The two faces of the paper: serif 400 for text, sans 700 for titles, names and emphasis; and those that lend. `shape`
 * may be missing where no paper has old Hangul (`needsShaping`), a lending face where none has its letters.
 */
export type PaperFonts = Readonly<Record<FaceName, Face>> &
  Readonly<Partial<Record<LendingFace, Face>>> & { readonly shape?: Shape };

export type FontFiles = Readonly<Record<FaceName, Uint8Array>> & Readonly<Partial<Record<LendingFace, Uint8Array>>>;

/** Reads the font files. Parsing takes some milliseconds: do it once and keep the result. */
export function readPaperFonts({ serif, sans, latin, signs }: FontFiles, shape?: Shape): PaperFonts {
  return {
    serif: readFace(serif),
    sans: readFace(sans),
    ...(latin && { latin: readFace(latin) }),
    ...(signs && { signs: readFace(signs) }),
    ...(shape && { shape }),
  };
}

/** Parses a static TrueType file with `glyf` outlines; throws when the file is something else. */
export function readFace(file: Uint8Array): Face {
  // A Buffer of Node is a Uint8Array whose `slice` copies nothing: whoever cut a font down would write into this one.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readDirectory(view);
  const start = (tag: string): number => {
    const range = tables.get(tag);
    if (!range) throw new Error(`the font has no table ${tag}`);
    return range.start;
  };
  const head = start('head');
  const hhea = start('hhea');
  const hmtx = start('hmtx');
  const loca = start('loca');
  const glyf = start('glyf');
  const unitsPerEm = view.getUint16(head + 18);
  const longOffsets = view.getInt16(head + 50) === 1;
  const metrics = view.getUint16(hhea + 34);
  const perMille = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const offset = (glyph: number): number =>
    glyf + (longOffsets ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  return {
    postScriptName: readPostScriptName(view, start('name')),
    bytes,
    unitsPerEm,
    ascent: perMille(view.getInt16(hhea + 4)),
    descent: perMille(view.getInt16(hhea + 6)),
    capHeight: perMille(view.getInt16(start('OS/2') + 88)),
    box: [36, 38, 40, 42].map((at) => perMille(view.getInt16(head + at))) as [number, number, number, number],
    glyphOf: readCharacterMap(view, start('cmap')),
    advanceOf: (glyph) => perMille(view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4)),
    inkOf: (glyph) => {
      const at = offset(glyph);
      if (offset(glyph + 1) === at) return { left: 0, right: 0 };
      return { left: perMille(view.getInt16(at + 2)), right: perMille(view.getInt16(at + 6)) };
    },
    outlineOf: (glyph) => ({ start: offset(glyph), end: offset(glyph + 1) }),
    table: (tag) => {
      const range = tables.get(tag);
      return range && bytes.subarray(range.start, range.start + range.length);
    },
  };
}

function readDirectory(view: DataView): Map<string, TableRange> {
  if (view.getUint32(0) !== 0x00010000) throw new Error('the font is not a TrueType file with glyf outlines');
  const tables = new Map<string, TableRange>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, { start: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

/** Name 6 in its Windows (UTF-16) form; it is plain ASCII by definition. */
function readPostScriptName(view: DataView, name: number): string {
  const count = view.getUint16(name + 2);
  const texts = name + view.getUint16(name + 4);
  for (let index = 0; index < count; index += 1) {
    const record = name + 6 + index * 12;
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 6) continue;
    const length = view.getUint16(record + 8);
    const start = texts + view.getUint16(record + 10);
    let text = '';
    for (let at = 0; at < length; at += 2) text += String.fromCharCode(view.getUint16(start + at));
    return text;
  }
  throw new Error('the font has no PostScript name');
}

/** Format 12 covers every plane; a font that has only older maps is none of ours. */
function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const at = cmap + view.getUint32(cmap + 8 + index * 8);
    if (view.getUint16(at) === 12) return readSegmentedCoverage(view, at);
  }
  throw new Error('the font has no character map of format 12');
}

function readSegmentedCoverage(view: DataView, at: number): (codePoint: number) => number {
  const firstPlane = new Uint16Array(0x10000);
  const others = new Map<number, number>();
  const groups = view.getUint32(at + 12);
  for (let index = 0; index < groups; index += 1) {
    const group = at + 16 + index * 12;
    const first = view.getUint32(group);
    const last = view.getUint32(group + 4);
    const glyph = view.getUint32(group + 8);
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      if (codePoint < 0x10000) firstPlane[codePoint] = glyph + codePoint - first;
      else others.set(codePoint, glyph + codePoint - first);
    }
  }
  return (codePoint) => (codePoint < 0x10000 ? firstPlane[codePoint] : others.get(codePoint)) ?? 0;
}
