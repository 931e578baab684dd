import type { PDFDict } from 'pdf-lib';
import { declaredWidths, descendantOf, embeddedFile, unicodeOf } from './embedded-font.ts';
import type { OpenFile } from './open-file.ts';
import { dictOf, entryOf, nameOf, numberOf, streamOf, textOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';

const DESCRIPTION = ['FontName', 'Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'CapHeight', 'StemV'];
const MEANINGLESS = /^$|[\0\uFEFF\uFFFE]/u;
const PRIVATE_USE = /\p{Co}/u;
/** What nobody sees: spaces, controls and what has no look of its own, as the choice of a variant (U+FE0F). */
const BLANK = /^[\p{Z}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u;

/** The letters: that they are embedded, as wide as they say, that they draw, and what copying them gives. */
export const FONT_RULES: readonly Rule[] = [
  {
    name: 'fonts-embedded',
    demand: 'A 6.2.11.4, UA 7.21.4: every font is embedded; house: all are composite TrueType subsets',
    check: (file) =>
      fontsOf(file).flatMap((font) => {
        const descendant = descendantOf(font);
        const whole =
          nameOf(font, 'Subtype') === 'Type0' &&
          nameOf(descendant, 'Subtype') === 'CIDFontType2' &&
          streamOf(dictOf(descendant, 'FontDescriptor'), 'FontFile2') !== undefined;
        return whole ? [] : [`${nameOf(font, 'BaseFont')} is not embedded`];
      }),
  },
  {
    name: 'font-names',
    demand: 'PDF 9.6.4, 9.7.6: six letters and +, the same name in font, descendant and description',
    check: (file) =>
      fontsOf(file).flatMap((font) => {
        const descendant = descendantOf(font);
        const names = [nameOf(font, 'BaseFont'), nameOf(descendant, 'BaseFont')];
        names.push(nameOf(dictOf(descendant, 'FontDescriptor'), 'FontName'));
        const same = new Set(names).size === 1 && /^[A-Z]{6}\+.+/.test(names[0] ?? '');
        return same ? [] : [`names ${names.join(', ')}`];
      }),
  },
  {
    name: 'font-description',
    demand: 'PDF 9.8.1: the description of a font is complete',
    check: (file) =>
      fontsOf(file).flatMap((font) => {
        const description = dictOf(descendantOf(font), 'FontDescriptor');
        const missing = DESCRIPTION.filter((key) => entryOf(description, key) === undefined);
        return missing.map((key) => `no ${key} in the description of ${nameOf(font, 'BaseFont')}`);
      }),
  },
  {
    name: 'font-encoding',
    demand: 'A 6.2.11.3, UA 7.21.3: Identity-H, Adobe-Identity, and codes that are the numbers of the glyphs',
    check: (file) =>
      fontsOf(file).flatMap((font) => {
        const descendant = descendantOf(font);
        const system = dictOf(descendant, 'CIDSystemInfo');
        const kept =
          nameOf(font, 'Encoding') === 'Identity-H' &&
          textOf(system, 'Registry') === 'Adobe' &&
          textOf(system, 'Ordering') === 'Identity' &&
          numberOf(system, 'Supplement') === 0 &&
          nameOf(descendant, 'CIDToGIDMap') === 'Identity';
        return kept ? [] : [`another encoding of ${nameOf(font, 'BaseFont')}`];
      }),
  },
  {
    name: 'font-files',
    demand: 'A 6.2.11.4.1: the embedded file is a sound TrueType font',
    check: (file) => fontsOf(file).flatMap((font) => embeddedFile(font)?.faults ?? ['no font file']),
  },
  {
    name: 'no-cid-set',
    demand: 'A 6.2.11.4.2: a CIDSet names every glyph; house: there is none to be wrong',
    check: ({ dicts }) => dicts.filter((dict) => entryOf(dict, 'CIDSet') !== undefined).map(() => 'a CIDSet'),
  },
  {
    name: 'glyphs-present',
    demand: 'A 6.2.11.4.1, 6.2.11.8: every code shown is a glyph of its font, and none of them .notdef',
    check: (file) =>
      usedCodes(file).flatMap(({ font, codes }) => {
        const glyphs = embeddedFile(font)?.glyphs ?? 0;
        return codes.filter((code) => code === 0 || code >= glyphs).map((code) => `no glyph ${code}`);
      }),
  },
  {
    name: 'glyph-widths',
    demand: 'A 6.2.11.5, UA 7.21.5: widths in the file and in the font differ by one thousandth at most',
    check: (file) =>
      usedCodes(file).flatMap(({ font, codes }) => {
        const descendant = descendantOf(font);
        const embedded = embeddedFile(font);
        if (!descendant || !embedded) return [];
        const widths = declaredWidths(descendant);
        const standard = numberOf(descendant, 'DW') ?? 1000;
        const wrong = codes.filter((code) => Math.abs((widths.get(code) ?? standard) - embedded.widthOf(code)) > 1);
        return wrong.map((code) => `glyph ${code} has another width`);
      }),
  },
  {
    name: 'glyphs-draw',
    demand: 'house: a glyph that stands for a visible character has an outline',
    check: (file) =>
      usedCodes(file).flatMap(({ font, codes }) => {
        const embedded = embeddedFile(font);
        const texts = unicodeOf(font);
        const blank = codes.filter((code) => !BLANK.test(texts.get(code) ?? '') && embedded?.outlineOf(code) === 0);
        return blank.map((code) => `${texts.get(code)} draws nothing`);
      }),
  },
  {
    name: 'glyphs-have-text',
    demand: 'A 6.2.11.7.2, UA 7.21.7: every code shown has its Unicode, never 0, U+FEFF or U+FFFE',
    check: (file) =>
      usedCodes(file).flatMap(({ font, codes }) => {
        const texts = unicodeOf(font);
        return codes
          .filter((code) => MEANINGLESS.test(texts.get(code) ?? ''))
          .map((code) => `glyph ${code} says nothing`);
      }),
  },
  {
    name: 'no-private-use',
    demand: 'A 6.2.11.7.3: private-use characters need ActualText; house: there are none',
    check: (file) =>
      fontsOf(file).flatMap((font) => {
        const texts = [...unicodeOf(font).values()].filter((text) => PRIVATE_USE.test(text));
        return texts.map((text) => `private-use U+${text.codePointAt(0)?.toString(16)}`);
      }),
  },
];

function fontsOf({ dicts }: OpenFile): PDFDict[] {
  return dicts.filter(
    (dict) => nameOf(dict, 'Type') === 'Font' && !(nameOf(dict, 'Subtype') ?? '').startsWith('CIDFont'),
  );
}

/** The different codes that the pages show, font by font. */
function usedCodes({ pages }: OpenFile): { readonly font: PDFDict; readonly codes: readonly number[] }[] {
  const used = new Map<PDFDict, Set<number>>();
  for (const { font, codes } of pages.flatMap(({ shown }) => shown)) {
    if (!font) continue;
    const known = used.get(font) ?? new Set();
    for (const code of codes) known.add(code);
    used.set(font, known);
  }
  return [...used].map(([font, codes]) => ({ font, codes: [...codes] }));
}
