import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import type { FontName } from '../../../shared/paper/font/face.ts';
import { fontFiles } from './drawn-papers.ts';

type Point = readonly [x: number, y: number];

const STRIPES = 24;
const CURVE_STEPS = 4;

/**
 * How much of the em's square each character covers, by the outlines of the whole font files as HarfBuzz reads them: a
 * way to the ink of a page that knows nothing of our reader of fonts, of the subsets it cuts and of PDF.
 */
export class OutlineInk {
  readonly #fonts = {
    serif: openFont('serif'),
    sans: openFont('sans'),
    latin: openFont('latin'),
    signs: openFont('signs'),
  };
  readonly #known = new Map<string, number>();

  /** Of a character the file has itself; undefined for any other. */
  ofText(face: FontName, text: string): number | undefined {
    const key = `${face} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { font, unitsPerEm } = this.#fonts[face];
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    const glyphs = buffer.getGlyphInfos().map(({ codepoint }) => codepoint);
    if (glyphs.includes(0)) return undefined;
    const ink = glyphs.reduce((sum, glyph) => sum + coveredBy(font.glyphToPath(glyph), unitsPerEm), 0);
    this.#known.set(key, ink);
    return ink;
  }
}

function openFont(face: FontName): { readonly font: Font; readonly unitsPerEm: number } {
  const opened = new Face(new Blob(new Uint8Array(fontFiles[face]).buffer), 0);
  return { font: new Font(opened), unitsPerEm: opened.upem };
}

/** The share of the em's square inside the outline, where outlines that lie over each other count once. */
function coveredBy(outline: string, unitsPerEm: number): number {
  const edges = contoursOf(outline).flatMap((points) =>
    points.map((point, index) => [point, points[(index + 1) % points.length] ?? point] as const),
  );
  const heights = edges.map(([[, y]]) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  if (edges.length === 0 || high <= low) return 0;
  const step = (high - low) / STRIPES;
  let covered = 0;
  for (let stripe = 0; stripe < STRIPES; stripe += 1) covered += insideAt(edges, low + (stripe + 0.5) * step) * step;
  return covered / unitsPerEm ** 2;
}

/** How long a horizontal line runs inside of the outline (nonzero winding). */
function insideAt(edges: readonly (readonly [Point, Point])[], y: number): number {
  const crossings: { readonly x: number; readonly turn: number }[] = [];
  for (const [[x1, y1], [x2, y2]] of edges) {
    if (y1 <= y === y2 <= y) continue;
    crossings.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 });
  }
  crossings.sort((one, other) => one.x - other.x);
  let winding = 0;
  let inside = 0;
  crossings.forEach(({ x, turn }, index) => {
    winding += turn;
    if (winding !== 0) inside += (crossings[index + 1]?.x ?? x) - x;
  });
  return inside;
}

/** The outline, written as a path of SVG (M, L, Q, C, Z), as closed rings of points. */
function contoursOf(outline: string): Point[][] {
  const rings: Point[][] = [];
  for (const [, command, numbers] of outline.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const given = (numbers ?? '').split(/[ ,]+/).filter(Boolean).map(Number);
    const points = given.flatMap((x, index): Point[] => (index % 2 === 0 ? [[x, given[index + 1] ?? 0]] : []));
    if (command === 'M') rings.push([]);
    const ring = rings.at(-1);
    const from = ring?.at(-1) ?? points[0];
    if (!ring || !from) continue;
    if (points.length < 2) ring.push(...points);
    else for (let step = 1; step <= CURVE_STEPS; step += 1) ring.push(onCurve([from, ...points], step / CURVE_STEPS));
  }
  return rings;
}

/** de Casteljau: the point at `share` of a Bézier curve of any degree. */
function onCurve(points: readonly Point[], share: number): Point {
  const between = points.slice(1).map(([x, y], index): Point => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
  });
  const [only] = between;
  return between.length === 1 && only ? only : onCurve(between, share);
}
