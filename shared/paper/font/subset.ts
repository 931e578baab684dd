import type { Face, ShapedCluster } from './face.ts';

/** A new font file that holds only what a document draws. */
export type Subset = {
  readonly file: Uint8Array;
  /** Advance widths of all its glyphs in thousandths of the em, in glyph order. */
  readonly widths: readonly number[];
};

/** Hinting programs are copied whole because the outlines may call them; other tables are rebuilt. */
const COPIED_TABLES = ['cvt ', 'fpgm', 'prep'];

/** A glyph of the source face, or a cluster that is to become one glyph. */
type Source = number | ShapedCluster;

const COMPOSITE = { wordArguments: 0x1, offsets: 0x2, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 };

/**
 * Cuts a face down to the given glyphs: the glyph at place n becomes glyph n + 1 (0 stays .notdef), so codes
 * in the page can be the numbers themselves. One source glyph may stand at several places: characters that
 * share an outline keep codes of their own, and so their own text when copied. A cluster becomes a composite glyph of
 * our own, so that it too is one code with one text. Parts of composites follow.
 */
export function subsetFace(face: Face, glyphs: readonly Source[]): Subset {
  const order: Source[] = [0, ...glyphs];
  const places = new Map<Source, number>();
  order.forEach((glyph, place) => {
    if (!places.has(glyph)) places.set(glyph, place);
  });
  const outlines: Uint8Array[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const outline = outlineOf(face, order[place] ?? 0);
    // Of most glyphs no byte changes: only one that is composed of others is copied, to name them anew.
    const isComposite = outline.length > 0 && ((outline[0] ?? 0) & 0x80) !== 0;
    outlines.push(isComposite ? renumberParts(outline.slice(), order, places) : outline);
  }
  const widths = order.map((glyph) => widthOf(face, glyph));
  return { file: buildFile(face, order, outlines), widths };
}

function widthOf(face: Face, glyph: Source): number {
  return typeof glyph === 'number' ? face.advanceOf(glyph) : glyph.advance;
}

function outlineOf(face: Face, glyph: Source): Uint8Array {
  if (typeof glyph !== 'number') return composite(face, glyph);
  const { start, end } = face.outlineOf(glyph);
  return face.bytes.subarray(start, end);
}

/** The pieces of a cluster laid on one another, numbered as in the source face. */
function composite(face: Face, { pieces }: ShapedCluster): Uint8Array {
  const units = (perMille: number) => Math.round((perMille * face.unitsPerEm) / 1000);
  const drawn = pieces.flatMap(({ outline, x, y }) => {
    const { start, end } = face.outlineOf(outline);
    return end > start ? [{ outline, x: units(x), y: units(y), view: viewOf(face.bytes), at: start + 2 }] : [];
  });
  if (drawn.length === 0) return new Uint8Array();
  const made = new Uint8Array(10 + drawn.length * 8);
  const view = viewOf(made);
  view.setInt16(0, -1);
  const edges = (side: number, shift: 'x' | 'y') => drawn.map((one) => one.view.getInt16(one.at + side) + one[shift]);
  view.setInt16(2, Math.min(...edges(0, 'x')));
  view.setInt16(4, Math.min(...edges(2, 'y')));
  view.setInt16(6, Math.max(...edges(4, 'x')));
  view.setInt16(8, Math.max(...edges(6, 'y')));
  drawn.forEach(({ outline, x, y }, index) => {
    const at = 10 + index * 8;
    const more = index < drawn.length - 1 ? COMPOSITE.more : 0;
    view.setUint16(at, COMPOSITE.wordArguments | COMPOSITE.offsets | more);
    view.setUint16(at + 2, outline);
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return made;
}

function renumberParts(outline: Uint8Array, order: Source[], places: Map<Source, number>): Uint8Array {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    let place = places.get(part);
    if (place === undefined) {
      place = order.push(part) - 1;
      places.set(part, place);
    }
    view.setUint16(at + 2, place);
    at += 4 + (flags & COMPOSITE.wordArguments ? 4 : 2);
    if (flags & COMPOSITE.scale) at += 2;
    else if (flags & COMPOSITE.twoScales) at += 4;
    else if (flags & COMPOSITE.matrix) at += 8;
    if (!(flags & COMPOSITE.more)) return outline;
  }
}

function buildFile(face: Face, order: readonly Source[], outlines: readonly Uint8Array[]): Uint8Array {
  const { glyf, loca } = joinOutlines(outlines);
  const head = copyTable(face, 'head');
  const headView = viewOf(head);
  headView.setUint32(8, 0);
  headView.setInt16(50, 1);
  const hhea = copyTable(face, 'hhea');
  viewOf(hhea).setUint16(34, order.length);
  const maxp = copyTable(face, 'maxp');
  viewOf(maxp).setUint16(4, order.length);
  const clusters = order.filter((glyph) => typeof glyph !== 'number');
  if (clusters.length > 0) raiseLimits(viewOf(maxp), Math.max(...clusters.map(({ pieces }) => pieces.length)));
  const tables = new Map<string, Uint8Array>();
  for (const tag of COPIED_TABLES) {
    const table = face.table(tag);
    if (table) tables.set(tag, table);
  }
  tables.set('glyf', glyf).set('head', head).set('hhea', hhea);
  tables
    .set('hmtx', horizontalMetrics(face, order, outlines))
    .set('loca', loca)
    .set('maxp', maxp);
  return assemble([...tables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function joinOutlines(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new Uint8Array((outlines.length + 1) * 4);
  const view = viewOf(loca);
  let size = 0;
  outlines.forEach((outline, place) => {
    view.setUint32(place * 4, size);
    size += (outline.length + 3) & ~3;
  });
  view.setUint32(outlines.length * 4, size);
  const glyf = new Uint8Array(size);
  outlines.forEach((outline, place) => {
    glyf.set(outline, view.getUint32(place * 4));
  });
  return { glyf, loca };
}

/** What a reader of the file sets aside for a glyph: a composite of ours may hold more than any of the face's own. */
function raiseLimits(maxp: DataView, pieces: number): void {
  const [points, contours, compositePoints, compositeContours, elements, depth] = [6, 8, 10, 12, 28, 30] as const;
  for (const [limit, of] of [
    [compositePoints, points],
    [compositeContours, contours],
  ] as const) {
    const most = Math.max(maxp.getUint16(limit), maxp.getUint16(of)) * pieces;
    maxp.setUint16(limit, Math.min(0xffff, most));
  }
  maxp.setUint16(elements, Math.max(maxp.getUint16(elements), pieces));
  maxp.setUint16(depth, maxp.getUint16(depth) + 1);
}

function horizontalMetrics(face: Face, order: readonly Source[], outlines: readonly Uint8Array[]): Uint8Array {
  const metrics = new Uint8Array(order.length * 4);
  const view = viewOf(metrics);
  order.forEach((glyph, place) => {
    view.setUint16(place * 4, Math.round((widthOf(face, glyph) * face.unitsPerEm) / 1000));
    const outline = outlines[place];
    // The left side bearing equals the outline's own left edge in fonts whose head says so, as ours do.
    if (outline && outline.length > 0) metrics.set(outline.subarray(2, 4), place * 4 + 2);
  });
  return metrics;
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  let size = 12 + count * 16;
  const starts = tables.map(([, table]) => {
    const start = size;
    size += (table.length + 3) & ~3;
    return start;
  });
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const directory = 12 + count * 16;
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (count - power) * 16);
  let headStart = 0;
  let sum = 0;
  tables.forEach(([tag, table], index) => {
    const start = starts[index] ?? 0;
    const at = 12 + index * 16;
    for (let byte = 0; byte < 4; byte += 1) file[at + byte] = tag.charCodeAt(byte);
    file.set(table, start);
    const tableSum = checksum(view, start, table.length);
    sum += tableSum;
    view.setUint32(at + 4, tableSum);
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
    if (tag === 'head') headStart = start;
  });
  // The sum of the whole file is that of its tables and of their list.
  view.setUint32(headStart + 8, (0xb1b0afba - sum - checksum(view, 0, directory)) >>> 0);
  return file;
}

/** Tables are padded with zeroes to four bytes, so whole words can be added up. */
function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}

function copyTable(face: Face, tag: string): Uint8Array {
  const table = face.table(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table.slice();
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
