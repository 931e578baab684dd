import type { Operation } from './content-operators.ts';
import type { OpenFile } from './open-file.ts';
import type { PageContent } from './page-content.ts';
import { dictOf, entryOf, itemsOf, nameOf, numberOf, streamOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';

const STATE = ['q', 'Q', 'cm', 'w', 'J', 'j', 'M', 'd', 'ri', 'i', 'gs'];
const PATH = ['re', 'm', 'l', 'c', 'v', 'y', 'h', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n', 'W', 'W*'];
const TEXT = ['BT', 'ET', 'Tm', 'Td', 'TD', 'T*', 'Tf', 'Tc', 'Tw', 'Tz', 'TL', 'Ts', 'Tr', 'Tj', 'TJ', "'", '"'];
const MARKS = ['BMC', 'BDC', 'EMC', 'MP', 'DP', 'Do'];
const SCREEN_COLOURS = ['g', 'G', 'rg', 'RG'];
const OTHER_COLOURS = ['k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'sh'];
const KNOWN = new Set([...STATE, ...PATH, ...TEXT, ...MARKS, ...SCREEN_COLOURS, ...OTHER_COLOURS]);
const OTHERS = new Set(OTHER_COLOURS);

const SMALLEST_SIDE = 3;
const LARGEST_SIDE = 14_400;

/** What is painted on the pages, and in which colours. */
export const CONTENT_RULES: readonly Rule[] = [
  {
    name: 'known-operators',
    demand: 'A 6.2.2: only operators of ISO 32000-1; house: no inline images',
    check: ({ pages }) => operations(pages, ({ operator }) => (KNOWN.has(operator) ? [] : [`operator ${operator}`])),
  },
  {
    name: 'balanced-content',
    demand: 'PDF 8.4.2, 9.4.1, 14.6: every q, BT, BDC is closed',
    check: ({ pages }) => pages.flatMap(({ unbalanced }) => unbalanced),
  },
  {
    name: 'own-resources',
    demand: 'A 6.2.2: a page has its own resources, and whatever its content names is in them',
    check: ({ pages }) => [
      ...pages.filter(({ dict }) => !dictOf(dict, 'Resources')).map(() => 'a page without resources'),
      ...pages.flatMap(({ dict, operations: found }) => found.flatMap((each) => unnamed(each, dict))),
    ],
  },
  {
    name: 'page-size',
    demand: 'A 6.1.13: sides of 3 to 14,400 units',
    check: ({ pages }) =>
      pages.flatMap(({ dict }) => {
        const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(dict, 'MediaBox').map(Number);
        const sides = [right - left, top - bottom];
        return sides
          .filter((side) => !(side >= SMALLEST_SIDE && side <= LARGEST_SIDE))
          .map((side) => `side of ${side}`);
      }),
  },
  {
    name: 'output-intent',
    demand: 'A 6.2.3: exactly one intent GTS_PDFA1 with the name of its condition and its profile',
    check: ({ catalog }) => {
      const intents = outputIntents(catalog);
      const complete = intents.filter((intent) => entryOf(intent, 'OutputConditionIdentifier') && profileOf(intent));
      return intents.length === 1 && complete.length === 1 ? [] : [`${complete.length} of ${intents.length} intents`];
    },
  },
  {
    name: 'colour-profile',
    demand: 'A 6.2.3: an ICC profile of a display or printer for RGB, at most version 4, whole',
    check: ({ catalog }) =>
      outputIntents(catalog).flatMap((intent) => {
        const stream = profileOf(intent);
        return stream ? profileFaults(stream.getContents(), numberOf(stream.dict, 'N')) : [];
      }),
  },
  {
    name: 'colours-of-the-intent',
    demand: 'A 6.2.4: DeviceGray and DeviceRGB only, which the intent gives a meaning',
    check: ({ pages }) => operations(pages, ({ operator }) => (OTHERS.has(operator) ? [`colour by ${operator}`] : [])),
  },
  {
    name: 'colours-in-range',
    demand: 'PDF 8.6.4: the parts of a colour are 0 to 1',
    check: ({ pages }) =>
      operations(pages, ({ operator, operands }) => {
        if (!SCREEN_COLOURS.includes(operator)) return [];
        const count = operator.toLowerCase() === 'g' ? 1 : 3;
        const inRange = operands.every((part) => part.type === 'number' && part.value >= 0 && part.value <= 1);
        return operands.length === count && inRange ? [] : [`${operator} with other numbers`];
      }),
  },
  {
    name: 'no-transparency',
    demand: 'A 6.2.10: house: nothing is seen through, so no reader can mix it wrongly',
    check: ({ dicts }) =>
      dicts.flatMap((dict) => [
        ...(nameOf(dict, 'S') === 'Transparency' ? ['a transparency group'] : []),
        ...(entryOf(dict, 'SMask') !== undefined && nameOf(dict, 'SMask') !== 'None' ? ['a soft mask'] : []),
        ...(['ca', 'CA'].some((key) => (numberOf(dict, key) ?? 1) !== 1) ? ['a constant alpha'] : []),
        ...(['Normal', undefined].includes(nameOf(dict, 'BM')) ? [] : ['a blend mode']),
      ]),
  },
  {
    name: 'graphics-state',
    demand: 'A 6.2.5: no TR, TR2 other than Default, HTP, HTO',
    check: ({ dicts }) =>
      dicts
        .filter((dict) => nameOf(dict, 'Type') === 'ExtGState')
        .flatMap((dict) =>
          ['TR', 'TR2', 'HTP', 'HTO'].filter((key) => entryOf(dict, key)).map((key) => `state ${key}`),
        ),
  },
  {
    name: 'images',
    demand: 'A 6.2.8, 6.2.9: no Alternates, OPI, Interpolate, PostScript; colours of the intent',
    check: ({ dicts }) =>
      dicts.flatMap((dict) => {
        const subtype = nameOf(dict, 'Subtype');
        if (subtype === 'PS') return ['a PostScript object'];
        if (subtype !== 'Image') return [];
        const colours = nameOf(dict, 'ColorSpace');
        return [
          ...['Alternates', 'OPI'].filter((key) => entryOf(dict, key)).map((key) => `an image with ${key}`),
          ...(String(entryOf(dict, 'Interpolate')) === 'true' ? ['an interpolated image'] : []),
          ...(colours === 'DeviceRGB' || colours === 'DeviceGray' ? [] : ['an image of other colours']),
        ];
      }),
  },
];

function operations(pages: readonly PageContent[], fault: (operation: Operation) => readonly string[]): string[] {
  return pages.flatMap(({ operations: found }, page) =>
    found.flatMap((operation) => fault(operation).map((words) => `page ${page + 1}: ${words}`)),
  );
}

function unnamed({ operator, operands }: Operation, page: PageContent['dict']): string[] {
  const kind = { Tf: 'Font', gs: 'ExtGState', Do: 'XObject' }[operator];
  const name = operands[0];
  if (kind === undefined || name?.type !== 'name') return [];
  return entryOf(dictOf(dictOf(page, 'Resources'), kind), name.value) ? [] : [`no ${kind} named ${name.value}`];
}

function outputIntents(catalog: OpenFile['catalog']) {
  return itemsOf(catalog, 'OutputIntents').flatMap((intent) => {
    const dict = intent as OpenFile['catalog'];
    return nameOf(dict, 'S') === 'GTS_PDFA1' ? [dict] : [];
  });
}

function profileOf(intent: OpenFile['catalog']) {
  return streamOf(intent, 'DestOutputProfile');
}

/** The header and the tags that a matrix profile cannot be read without (ISO 15076-1, 7.2 and 8.4.2). */
function profileFaults(profile: Uint8Array, components: number | undefined): string[] {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const word = (at: number): string => Buffer.from(profile.subarray(at, at + 4)).toString('latin1');
  if (profile.length < 132) return ['the profile is shorter than its header'];
  const tags = Array.from({ length: Math.min(view.getUint32(128), 100) }, (_, index) => 132 + index * 12);
  const present = new Set(tags.map(word));
  const outside = tags.filter((at) => view.getUint32(at + 4) + view.getUint32(at + 8) > profile.length);
  const needed = ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
  return [
    ...(view.getUint32(0) === profile.length ? [] : ['the profile has another length']),
    ...((profile[8] ?? 99) <= 4 ? [] : ['the profile is of a later version']),
    ...(['mntr', 'prtr'].includes(word(12)) ? [] : ['the profile is of no display or printer']),
    ...(word(16) === 'RGB ' && components === 3 ? [] : ['the profile is not for RGB']),
    ...(word(36) === 'acsp' ? [] : ['the file is no profile']),
    ...needed.filter((tag) => !present.has(tag)).map((tag) => `the profile has no ${tag}`),
    ...outside.map((at) => `${word(at)} lies outside the profile`),
  ];
}
