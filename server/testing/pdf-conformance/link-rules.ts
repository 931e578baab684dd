import { PDFDict, PDFName } from 'pdf-lib';
import { SHOWN, wayBack } from './issued-rules.ts';
import type { OpenFile } from './open-file.ts';
import { dictOf, itemsOf, nameOf, numberOf, textOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';
import { contentUnder, objectsOf } from './structure.ts';

/** What an action to an address may lead to, in the letters that it may be written with. */
const ADDRESS = /^(https?:\/\/|mailto:)[\x21-\x7e]+$/;

/** Links: that they lead where a reader expects, are seen and printed, and are heard where they stand. */
export const LINK_RULES: readonly Rule[] = [
  {
    name: 'links-lead-out',
    demand: 'A 6.5.1, PDF 12.6.4.7: house: a link leads to an address of http, https or mailto, and does nothing else',
    check: (file) =>
      linksOf(file).flatMap((link) => {
        const action = dictOf(link, 'A');
        return [
          ...(nameOf(action, 'S') === 'URI' && ADDRESS.test(textOf(action, 'URI') ?? '') ? [] : ['no address']),
          ...['Next', 'IsMap'].filter((key) => action?.has(PDFName.of(key))).map((key) => `an action with ${key}`),
          ...['Dest', 'PA'].filter((key) => link.has(PDFName.of(key))).map((key) => `a link with ${key}`),
        ];
      }),
  },
  {
    name: 'links-shown',
    demand:
      'A 6.3.2, PDF 12.5.6.5: a link is printed and not hidden; house: without border, on its page, quads in its box',
    check: (file) =>
      file.pages.flatMap(({ dict }) =>
        linksOf({ pages: [{ dict }] }).flatMap((link) => [...flagFaults(link), ...boxFaults(link, dict)]),
      ),
  },
  {
    name: 'links-in-words',
    demand:
      'UA 7.18.1, 7.18.5: a link is described, and stands in a Link element with its words, known to the parent tree',
    check: (file) => {
      const links = linksOf(file);
      const homes = file.elements.filter(({ name }) => name === 'Link');
      return [
        ...homes
          .filter((home) => !objectsOf(home.dict).some((each) => links.includes(each)))
          .map(() => 'no link in Link'),
        ...homes.filter((home) => contentUnder(home).length === 0).map(() => 'a Link without words'),
        ...links.flatMap((link) => {
          const home = homes.find(({ dict }) => objectsOf(dict).includes(link))?.dict;
          return [
            ...((textOf(link, 'Contents') ?? '').trim() === '' ? ['a link without words'] : []),
            ...(home ? [] : ['a link outside of the structure']),
            ...(home && wayBack(file, link) === home ? [] : ['the parent tree does not lead to the Link']),
          ];
        }),
      ];
    },
  },
];

function linksOf({ pages }: { readonly pages: readonly Pick<OpenFile['pages'][number], 'dict'>[] }): PDFDict[] {
  return pages
    .flatMap(({ dict }) => itemsOf(dict, 'Annots'))
    .filter((each) => each instanceof PDFDict)
    .filter((each) => nameOf(each, 'Subtype') === 'Link');
}

function flagFaults(link: PDFDict): string[] {
  const flags = numberOf(link, 'F') ?? 0;
  const border = itemsOf(link, 'Border').map((each) => Number(String(each)));
  return [
    ...((flags & SHOWN.wanted) !== 0 && (flags & SHOWN.refused) === 0 ? [] : ['a link that is not printed']),
    ...(border.join() === '0,0,0' ? [] : ['a link with a border']),
  ];
}

function boxFaults(link: PDFDict, page: PDFDict): string[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(link, 'Rect');
  const [, , width = 0, height = 0] = numbers(page, 'MediaBox');
  const quads = numbers(link, 'QuadPoints');
  const isInside = quads.every((value, at) =>
    at % 2 === 0 ? value >= left && value <= right : value >= bottom && value <= top,
  );
  return [
    ...(left < right && bottom < top ? [] : ['a link without extent']),
    ...(left >= 0 && bottom >= 0 && right <= width && top <= height ? [] : ['a link beside its page']),
    ...(quads.length % 8 === 0 && isInside ? [] : ['a part of a link outside of it']),
    ...(dictOf(link, 'P') === page ? [] : ['a link that names another page']),
  ];
}

function numbers(dict: PDFDict, key: string): number[] {
  return itemsOf(dict, key).map((each) => Number(String(each)));
}
