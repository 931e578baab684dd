import type { NumberFormat } from '../number-words.ts';
import { elementAt, elementOf, elementsOf, textOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';

/** What Contents/header.xml says of paragraphs: which of them are numbered, and how. */
export type HwpxHead = {
  /** By the id that a paragraph names. */
  readonly paragraphs: ReadonlyMap<string, ParagraphHeading>;
  readonly numberings: ReadonlyMap<string, readonly NumberLevel[]>;
  readonly bullets: ReadonlyMap<string, string>;
};

export type ParagraphHeading = {
  readonly type: 'NUMBER' | 'OUTLINE' | 'BULLET';
  readonly idRef: string;
  /** 0 for the outermost. */
  readonly level: number;
};

/** `^1.` with the format and first number of one level. */
export type NumberLevel = { readonly pattern: string; readonly format: NumberFormat; readonly start: number };

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map([
  ['DIGIT', 'digit'],
  ['CIRCLED_DIGIT', 'circledDigit'],
  ['ROMAN_CAPITAL', 'romanCapital'],
  ['ROMAN_SMALL', 'romanSmall'],
  ['LATIN_CAPITAL', 'latinCapital'],
  ['LATIN_SMALL', 'latinSmall'],
  ['CIRCLED_LATIN_CAPITAL', 'circledLatin'],
  ['CIRCLED_LATIN_SMALL', 'circledLatin'],
  ['HANGUL_SYLLABLE', 'syllable'],
  ['CIRCLED_HANGUL_SYLLABLE', 'circledSyllable'],
  ['HANGUL_JAMO', 'jamo'],
  ['CIRCLED_HANGUL_JAMO', 'circledJamo'],
  ['HANGUL_PHONETIC', 'phonetic'],
  ['IDEOGRAPH', 'ideograph'],
  ['DECAGON_CIRCLE', 'decagon'],
  ['DECAGON_CIRCLE_HANJA', 'decagonHanja'],
]);

export function hwpxNumberFormat(name: string | undefined): NumberFormat {
  return FORMATS.get(name ?? '') ?? 'digit';
}

export function readHead(root: XmlElement): HwpxHead {
  const lists = elementOf(root, 'refList');
  const ofList = (list: string, name: string) => elementsOf(elementAt(lists, list), name);
  return {
    paragraphs: new Map(
      ofList('paraProperties', 'paraPr').flatMap((properties) => {
        const heading = headingOf(properties);
        return heading ? [[properties.attributes['id'] ?? '', heading] as const] : [];
      }),
    ),
    numberings: new Map(
      ofList('numberings', 'numbering').map((numbering) => [numbering.attributes['id'] ?? '', levelsOf(numbering)]),
    ),
    bullets: new Map(
      ofList('bullets', 'bullet').map(({ attributes }) => [attributes['id'] ?? '', attributes['char'] ?? '•']),
    ),
  };
}

function headingOf(properties: XmlElement): ParagraphHeading | undefined {
  const { type, idRef = '0', level } = elementOf(properties, 'heading')?.attributes ?? {};
  if (type !== 'NUMBER' && type !== 'OUTLINE' && type !== 'BULLET') return undefined;
  return { type, idRef, level: Math.min(9, Math.max(0, wholeNumber(level, 0))) };
}

function levelsOf(numbering: XmlElement): NumberLevel[] {
  const levels: NumberLevel[] = [];
  for (const head of elementsOf(numbering, 'paraHead')) {
    const { level, start, numFormat } = head.attributes;
    const at = wholeNumber(level, levels.length + 1) - 1;
    if (at < 0 || at > 9) continue;
    levels[at] = { pattern: textOf(head), format: hwpxNumberFormat(numFormat), start: wholeNumber(start, 1) };
  }
  return Array.from(levels, (level) => level ?? { pattern: '', format: 'digit', start: 1 });
}
