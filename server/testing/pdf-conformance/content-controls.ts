import { type PDFDict, PDFRawStream } from 'pdf-lib';
import {
  descendant,
  element,
  font,
  inner,
  type NegativeControl,
  nth,
  remove,
  rewrite,
  rewritePage,
  set,
} from './breaking.ts';
import { entryOf, itemsOf } from './pdf-values.ts';

const intentOf = (catalog: PDFDict): PDFDict => nth(itemsOf(catalog, 'OutputIntents'), 0) as PDFDict;

/** Writes other bytes into the colour profile. */
function patchProfile(catalog: PDFDict, at: number, bytes: readonly number[]): void {
  const intent = intentOf(catalog);
  const stream = entryOf(intent, 'DestOutputProfile');
  if (!(stream instanceof PDFRawStream)) throw new Error('there is no profile');
  const profile = stream.getContents().slice();
  profile.set(bytes, at);
  set(intent, 'DestOutputProfile', catalog.context.register(PDFRawStream.of(stream.dict, profile)));
}

/** Writes other bytes over a table of the embedded font; the place is counted from the table's beginning. */
function patchFont(file: PDFDict, tag: string, at: number, bytes: readonly number[]): void {
  rewrite(file, 'FontFile2', (latin) => {
    const entry = latin.indexOf(tag);
    const start = Buffer.from(latin.slice(entry + 8, entry + 12), 'latin1').readUInt32BE() + at;
    return latin.slice(0, start) + String.fromCharCode(...bytes) + latin.slice(start + bytes.length);
  });
}

/** Ways to break what is painted, in which colours and with which letters. */
export const CONTENT_CONTROLS: readonly NegativeControl[] = [
  {
    rule: 'known-operators',
    how: 'an operator of nobody',
    objects: (parts) => rewritePage(parts, (words) => `${words} 1 xx\n`),
  },
  {
    rule: 'balanced-content',
    how: 'a Q without q',
    objects: (parts) => rewritePage(parts, (words) => `${words} Q\n`),
  },
  {
    rule: 'balanced-content',
    how: 'a BDC that stays open',
    objects: (parts) => rewritePage(parts, (words) => `${words} /Artifact BMC\n`),
  },
  {
    rule: 'own-resources',
    how: 'a state that is nowhere',
    objects: (parts) => rewritePage(parts, (words) => `/G9 gs\n${words}`),
  },
  {
    rule: 'own-resources',
    how: 'a page without resources',
    objects: ({ pages }) => remove(nth(pages, 0), 'Resources'),
  },
  {
    rule: 'page-size',
    how: 'a page of two points',
    objects: ({ pages }) => set(nth(pages, 0), 'MediaBox', [0, 0, 2, 800]),
  },
  { rule: 'output-intent', how: 'no intent', objects: ({ catalog }) => remove(catalog, 'OutputIntents') },
  {
    rule: 'output-intent',
    how: 'an intent without its profile',
    objects: ({ catalog }) => remove(intentOf(catalog), 'DestOutputProfile'),
  },
  {
    rule: 'output-intent',
    how: 'two intents',
    objects: ({ catalog }) => set(catalog, 'OutputIntents', [intentOf(catalog), intentOf(catalog)]),
  },
  {
    rule: 'colour-profile',
    how: 'a profile for paper',
    objects: ({ catalog }) => patchProfile(catalog, 12, [...Buffer.from('scnr')]),
  },
  {
    rule: 'colour-profile',
    how: 'a profile of inks',
    objects: ({ catalog }) => patchProfile(catalog, 16, [...Buffer.from('CMYK')]),
  },
  {
    rule: 'colour-profile',
    how: 'a profile of a later version',
    objects: ({ catalog }) => patchProfile(catalog, 8, [5]),
  },
  {
    rule: 'colour-profile',
    how: 'a tag less',
    objects: ({ catalog }) => patchProfile(catalog, 132 + 84, [0, 0, 0, 0]),
  },
  { rule: 'colour-profile', how: 'a tag outside', objects: ({ catalog }) => patchProfile(catalog, 136, [0, 1, 0, 0]) },
  {
    rule: 'colours-of-the-intent',
    how: 'ink colours',
    objects: (parts) => rewritePage(parts, (words) => `0 0 0 1 k\n${words}`),
  },
  {
    rule: 'colours-in-range',
    how: 'a red above one',
    objects: (parts) => rewritePage(parts, (words) => `255 0 0 rg\n${words}`),
  },
  {
    rule: 'no-transparency',
    how: 'a group',
    objects: ({ pages }) => set(nth(pages, 0), 'Group', { S: 'Transparency', CS: 'DeviceRGB' }),
  },
  ...[{ ca: 0.5 }, { BM: 'Multiply' }, { SMask: { S: 'Alpha' } }].map(
    (state): NegativeControl => ({
      rule: 'no-transparency',
      how: `a state with ${Object.keys(state).join()}`,
      objects: ({ pages }) =>
        set(inner(nth(pages, 0), 'Resources'), 'ExtGState', { G1: { Type: 'ExtGState', ...state } }),
    }),
  ),
  {
    rule: 'graphics-state',
    how: 'a transfer function',
    objects: ({ pages }) =>
      set(inner(nth(pages, 0), 'Resources'), 'ExtGState', { G1: { Type: 'ExtGState', TR: 'Identity' } }),
  },
  ...[{ Interpolate: true }, { OPI: {} }, { ColorSpace: 'DeviceCMYK' }].map(
    (more): NegativeControl => ({
      rule: 'images',
      how: `an image with ${Object.keys(more).join()}`,
      objects: ({ context }) => {
        const image = { Subtype: 'Image', Width: 1, Height: 1, ColorSpace: 'DeviceGray', BitsPerComponent: 8, ...more };
        context.register(context.stream('x', image));
      },
    }),
  ),
  {
    rule: 'fonts-embedded',
    how: 'no file of the font',
    also: ['font-files', 'glyphs-present'],
    objects: (parts) => remove(inner(descendant(parts), 'FontDescriptor'), 'FontFile2'),
  },
  {
    rule: 'font-names',
    how: 'a name without the six letters',
    objects: (parts) => set(font(parts), 'BaseFont', 'NotoSerifKR-Regular'),
  },
  {
    rule: 'font-description',
    how: 'no height of capitals',
    objects: (parts) => remove(inner(descendant(parts), 'FontDescriptor'), 'CapHeight'),
  },
  {
    rule: 'font-encoding',
    how: 'another encoding',
    objects: (parts) => set(font(parts), 'Encoding', 'UniKS-UTF16-H'),
  },
  {
    rule: 'font-encoding',
    how: 'no map from codes to glyphs',
    objects: (parts) => remove(descendant(parts), 'CIDToGIDMap'),
  },
  {
    rule: 'font-files',
    how: 'a table fewer',
    also: ['glyphs-present', 'glyph-widths', 'glyphs-draw'],
    objects: (parts) =>
      rewrite(inner(descendant(parts), 'FontDescriptor'), 'FontFile2', (latin) => latin.replace('hmtx', 'xxxx')),
  },
  {
    rule: 'font-files',
    how: 'a glyph outside of its table',
    objects: (parts) => patchFont(inner(descendant(parts), 'FontDescriptor'), 'loca', 4, [0x7f, 0, 0, 0]),
  },
  {
    rule: 'no-cid-set',
    how: 'a CIDSet of one glyph',
    objects: (parts) => {
      const description = inner(descendant(parts), 'FontDescriptor');
      set(description, 'CIDSet', parts.context.register(parts.context.stream('\x80')));
    },
  },
  {
    rule: 'glyphs-present',
    how: 'a text of .notdef',
    also: ['glyphs-have-text'],
    objects: (parts) => rewritePage(parts, (words) => words.replace('ET\nEMC', '[<0000>]TJ\nET\nEMC')),
  },
  {
    rule: 'glyphs-present',
    how: 'a glyph beyond the last one',
    also: ['glyphs-have-text'],
    objects: (parts) => rewritePage(parts, (words) => words.replace('ET\nEMC', '[<7FFF>]TJ\nET\nEMC')),
  },
  {
    rule: 'glyph-widths',
    how: 'all letters of one width',
    objects: (parts) => remove(descendant(parts), 'W'),
  },
  {
    rule: 'glyphs-draw',
    how: 'a glyph without its outline',
    // The first glyph is the space: the one behind it has an outline to lose.
    objects: (parts) =>
      patchFont(inner(descendant(parts), 'FontDescriptor'), 'loca', 4, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    rule: 'glyphs-have-text',
    how: 'no way back to the text',
    objects: (parts) => remove(font(parts), 'ToUnicode'),
  },
  {
    rule: 'glyphs-have-text',
    how: 'a letter that is a byte order mark',
    objects: (parts) => rewrite(font(parts), 'ToUnicode', (words) => words.replace(/\[<\w+>/, '[<FEFF>')),
  },
  {
    rule: 'no-private-use',
    how: 'a letter of the private area',
    objects: (parts) => rewrite(font(parts), 'ToUnicode', (words) => words.replace(/(\[<\w+>)<\w+>/, '$1<E000>')),
  },
  {
    rule: 'everything-marked',
    how: 'a rule that belongs to nothing',
    objects: (parts) => rewritePage(parts, (words) => `${words} 0 0 9 9 re f\n`),
  },
  {
    rule: 'artifacts-apart',
    how: 'an artifact inside of content',
    objects: (parts) => rewritePage(parts, (words) => words.replace('ET\nEMC', 'ET\n/Artifact BMC\nEMC\nEMC')),
  },
  {
    rule: 'content-of-pages',
    how: 'content without a page',
    also: ['content-once', 'same-tag', 'reading-order', 'bookmarks'],
    objects: (parts) => remove(element(parts, 'H1'), 'Pg'),
  },
];
