import { PDFArray, type PDFDict, PDFNumber } from 'pdf-lib';
import { dictOf, itemsOf, streamOf, unpacked } from './pdf-values.ts';

/** The TrueType file inside the paper, as far as a renderer reads it. */
export type EmbeddedFont = {
  readonly glyphs: number;
  /** Tables that a renderer needs and that are not there, and tables that reach over the end. */
  readonly faults: readonly string[];
  /** Thousandths of the em. */
  widthOf(glyph: number): number;
  /** How many bytes draw the glyph; 0 draws nothing. */
  outlineOf(glyph: number): number;
};

const NEEDED = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

export function readEmbeddedFont(file: Uint8Array): EmbeddedFont {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, { readonly start: number; readonly length: number }>();
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    const tag = Buffer.from(file.subarray(at, at + 4)).toString('latin1');
    tables.set(tag, { start: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  const start = (tag: string): number => tables.get(tag)?.start ?? 0;
  const missing = NEEDED.filter((tag) => !tables.has(tag)).map((tag) => `no table ${tag}`);
  const outside = [...tables].filter(([, range]) => range.start + range.length > file.length);
  const faults = [...missing, ...outside.map(([tag]) => `table ${tag} reaches over the end`)];
  if (faults.length > 0) return { glyphs: 0, faults, widthOf: () => 0, outlineOf: () => 0 };
  const glyphs = view.getUint16(start('maxp') + 4);
  const long = view.getInt16(start('head') + 50) === 1;
  const place = (glyph: number): number =>
    long ? view.getUint32(start('loca') + glyph * 4) : view.getUint16(start('loca') + glyph * 2) * 2;
  const metrics = view.getUint16(start('hhea') + 34);
  const unitsPerEm = view.getUint16(start('head') + 18);
  return {
    glyphs,
    faults: locaFaults(place, glyphs, tables.get('glyf')?.length ?? 0),
    widthOf: (glyph) => (view.getUint16(start('hmtx') + Math.min(glyph, metrics - 1) * 4) * 1000) / unitsPerEm,
    outlineOf: (glyph) => place(glyph + 1) - place(glyph),
  };
}

function locaFaults(place: (glyph: number) => number, glyphs: number, length: number): string[] {
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    if (place(glyph + 1) < place(glyph) || place(glyph + 1) > length) return [`glyph ${glyph} lies outside of glyf`];
  }
  return [];
}

/** The descendant of a composite font and the file that is embedded for it. */
export function descendantOf(font: PDFDict): PDFDict | undefined {
  return itemsOf(font, 'DescendantFonts').find((item) => 'get' in item) as PDFDict | undefined;
}

/** Several rules ask the same font; it is unpacked once. */
const files = new WeakMap<PDFDict, EmbeddedFont>();
const texts = new WeakMap<PDFDict, ReadonlyMap<number, string>>();

export function embeddedFile(font: PDFDict): EmbeddedFont | undefined {
  const known = files.get(font);
  if (known) return known;
  const stream = streamOf(dictOf(descendantOf(font), 'FontDescriptor'), 'FontFile2');
  const read = stream && readEmbeddedFont(unpacked(stream));
  if (read) files.set(font, read);
  return read;
}

/** The widths that the page is set by (`W`): runs of widths from a first code on. */
export function declaredWidths(descendant: PDFDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = itemsOf(descendant, 'W');
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [first, run] = [items[index], items[index + 1]];
    if (!(first instanceof PDFNumber) || !(run instanceof PDFArray)) continue;
    run.asArray().forEach((width, place) => {
      if (width instanceof PDFNumber) widths.set(first.asNumber() + place, width.asNumber());
    });
  }
  return widths;
}

/** What copying gives for each code. */
export function unicodeOf(font: PDFDict): ReadonlyMap<number, string> {
  const read = texts.get(font) ?? readUnicode(font);
  texts.set(font, read);
  return read;
}

function readUnicode(font: PDFDict): ReadonlyMap<number, string> {
  const stream = streamOf(font, 'ToUnicode');
  const map = new Map<number, string>();
  if (!stream) return map;
  const words = Buffer.from(unpacked(stream)).toString('latin1');
  for (const [, block] of words.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of (block ?? '').matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>/g))
      map.set(Number.parseInt(code, 16), unitsOf(text));
  }
  for (const [, block] of words.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', texts = ''] of (block ?? '').matchAll(/<([\dA-F]+)>\s*<[\dA-F]+>\s*\[([^\]]*)\]/g))
      (texts.match(/[\dA-F]+/g) ?? []).forEach((text, at) => {
        map.set(Number.parseInt(first, 16) + at, unitsOf(text));
      });
  }
  return map;
}

function unitsOf(text: string): string {
  const units = (text.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units);
}
