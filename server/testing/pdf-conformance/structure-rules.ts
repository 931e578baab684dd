import { PDFArray, PDFDict, PDFNumber } from 'pdf-lib';
import type { OpenFile } from './open-file.ts';
import { dictOf, entryOf, itemsOf, nameOf, numberOf, textOf, truthOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';
import { contentUnder, type Element, wordOf } from './structure.ts';

const STANDARD = new Set([
  ...['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index'],
  ...['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'],
  ...[
    'Table',
    'TR',
    'TH',
    'TD',
    'THead',
    'TBody',
    'TFoot',
    'Span',
    'Quote',
    'Note',
    'Reference',
    'Link',
    'Figure',
    'Form',
  ],
]);

/** Elements that a blind reader would only stumble over when they are empty. */
const NEVER_EMPTY = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Caption', 'L', 'LI']);

/** The structure as a whole: that everything visible is in it once, in order, and found from both sides. */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    name: 'language',
    demand: 'A 6.7.4, UA 7.2: the catalog names the language',
    check: ({ catalog }) => (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(textOf(catalog, 'Lang') ?? '') ? [] : ['no language']),
  },
  {
    name: 'marked',
    demand: 'A 6.7.2.2, UA 7.1: MarkInfo says Marked, and nothing is suspect',
    check: ({ catalog }) => {
      const info = dictOf(catalog, 'MarkInfo');
      return truthOf(info, 'Marked') === true && truthOf(info, 'Suspects') !== true ? [] : ['not marked'];
    },
  },
  {
    name: 'title-shown',
    demand: 'UA 7.1: the window shows the title and not the name of the file',
    check: ({ catalog }) =>
      truthOf(dictOf(catalog, 'ViewerPreferences'), 'DisplayDocTitle') === true ? [] : ['the title is not shown'],
  },
  {
    name: 'one-document',
    demand: 'A 6.7.3.3: a structure tree; house: with one Document at its root',
    check: ({ catalog, elements }) => {
      const roots = elements.filter(({ parent }) => parent === undefined);
      const isTree = nameOf(dictOf(catalog, 'StructTreeRoot'), 'Type') === 'StructTreeRoot';
      return isTree && roots.length === 1 && roots[0]?.name === 'Document' ? [] : [`${roots.length} roots`];
    },
  },
  {
    name: 'standard-types',
    demand: 'A 6.7.3.4, UA 7.1: every element is of a standard type; house: without role maps',
    check: ({ elements }) => elements.filter(({ name }) => !STANDARD.has(name)).map(({ name }) => `element ${name}`),
  },
  {
    name: 'parents',
    demand: 'PDF 14.7.2: every element names the one that it hangs under',
    check: ({ elements }) =>
      elements.filter(({ pointsBack }) => !pointsBack).map(({ name }) => `${name} hangs elsewhere`),
  },
  {
    name: 'everything-marked',
    demand: 'UA 7.1: whatever is visible is content of the structure or an artifact',
    check: ({ pages }) =>
      pages.flatMap(({ painted }, page) =>
        painted
          .filter(({ owner }) => owner === undefined)
          .map(({ operator }) => `page ${page + 1}: ${operator} unmarked`),
      ),
  },
  {
    name: 'artifacts-apart',
    demand: 'UA 7.1: no artifact inside of content, no content inside of an artifact',
    check: ({ pages }) =>
      pages.flatMap(({ marks }) =>
        marks
          .filter(({ tag, mcid, around }) =>
            tag === 'Artifact' ? typeof around === 'number' || mcid !== undefined : around === 'artifact',
          )
          .map(({ tag }) => `${tag} stands inside of the other kind`),
      ),
  },
  {
    name: 'content-once',
    demand: 'A 6.7.3.3, PDF 14.7.4: marked content of a page has numbers of its own, and one element has each of them',
    check: (file) =>
      file.pages.flatMap(({ marks }, page) => {
        const numbers = marks.flatMap(({ mcid }) => mcid ?? []);
        const owned = file.elements.flatMap(({ content }) => content.filter((each) => each.page === page));
        const counts = new Map<number, number>(numbers.map((mcid) => [mcid, 0]));
        for (const { mcid } of owned) counts.set(mcid, (counts.get(mcid) ?? 2) + 1);
        return [
          ...(new Set(numbers).size === numbers.length ? [] : [`page ${page + 1}: a number stands twice`]),
          ...[...counts].filter(([, count]) => count !== 1).map(([mcid]) => `page ${page + 1}: content ${mcid}`),
        ];
      }),
  },
  {
    name: 'content-of-pages',
    demand: 'PDF 14.7.4.2: content is on a page of the file',
    check: ({ elements }) =>
      elements.filter(({ content }) => content.some(({ page }) => page < 0)).map(({ name }) => `${name} has no page`),
  },
  {
    name: 'way-back',
    demand: 'PDF 14.7.4.4: from every marked content the parent tree leads to its element',
    check: (file) => file.pages.flatMap((_, page) => wrongWaysBack(file, page)),
  },
  {
    name: 'same-tag',
    demand: 'house: content is marked by the type of the element that has it; what is spoken otherwise, as a span',
    check: ({ pages, elements }) =>
      elements.flatMap(({ name, content }) =>
        content
          .map(({ page, mcid }) => pages[page]?.marks.find((mark) => mark.mcid === mcid))
          .filter((mark) => mark?.tag !== (mark?.isSpokenOtherwise ? 'Span' : name))
          .map((mark) => `${mark?.tag} is content of ${name}`),
      ),
  },
  {
    name: 'reading-order',
    demand: 'A 6.7.3.3, UA 7.2: the structure is in reading order; house: as the content of each page is',
    check: (file) =>
      file.pages.flatMap(({ marks }, page) => {
        const drawn = marks.flatMap(({ mcid }) => mcid ?? []);
        const roots = file.elements.filter(({ parent }) => parent === undefined);
        const read = roots.flatMap(contentUnder).flatMap((each) => (each.page === page ? each.mcid : []));
        return drawn.join() === read.join() ? [] : [`page ${page + 1} is read in another order than it is drawn in`];
      }),
  },
  {
    name: 'tab-order',
    demand: 'UA 7.18.3: house: every page is walked through in the order of the structure',
    check: ({ pages }) =>
      pages.filter(({ dict }) => nameOf(dict, 'Tabs') !== 'S').map(() => 'a page is walked through in another order'),
  },
  {
    name: 'headings',
    demand: 'UA 7.4.2: the first heading is H1 and none skips a level; house: there is one H1',
    check: ({ elements }) => {
      const levels = elements.flatMap(({ name }) => (/^H[1-6]$/.test(name) ? Number(name[1]) : []));
      const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      const tops = levels.filter((level) => level === 1).length;
      return [...skips.map((level) => `H${level} skips a level`), ...(tops === 1 ? [] : [`${tops} titles`])];
    },
  },
  {
    name: 'nothing-hollow',
    demand: 'house: headings and labels have content, lists have members',
    check: ({ elements }) =>
      elements
        .filter((each) => NEVER_EMPTY.has(each.name) && each.kids.length === 0 && contentUnder(each).length === 0)
        .map(({ name }) => `an empty ${name}`),
  },
  {
    name: 'pictures-in-words',
    demand: 'UA 7.3: a figure has an alternative text; PDF 14.8.5.4: and its box',
    check: ({ elements }) =>
      elements
        .filter(({ name }) => name === 'Figure')
        .flatMap(({ alt, attributes }) => [
          ...((alt ?? '').trim() === '' ? ['a figure without words'] : []),
          ...(attributes.get('BBox') instanceof PDFArray ? [] : ['a figure without its box']),
        ]),
  },
  {
    name: 'list-members',
    demand: 'UA 7.2, PDF 14.8.4.3.3: lists of items, items of label and body, nowhere else',
    check: ({ elements }) => elements.flatMap(misplacedInList),
  },
  {
    name: 'list-numbering',
    demand: 'UA 7.6: a list with labels says how it is numbered',
    check: ({ elements }) =>
      elements
        .filter(({ name, kids }) => name === 'L' && kids.some((item) => item.kids.some((kid) => kid.name === 'Lbl')))
        .filter((list) => ['None', undefined].includes(wordOf(list, 'ListNumbering')))
        .map(() => 'a list with labels and without numbering'),
  },
  {
    name: 'bookmarks',
    demand: 'PDF 12.3.3, UA 7.17: bookmarks that name every heading in its order and lead to its page',
    check: (file) => bookmarkFaults(file),
  },
];

function wrongWaysBack({ catalog, pages, elements }: OpenFile, page: number): string[] {
  const key = numberOf(pages[page]?.dict, 'StructParents');
  const numbers = itemsOf(dictOf(dictOf(catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums');
  const at = numbers.findIndex(
    (item, index) => index % 2 === 0 && item instanceof PDFNumber && item.asNumber() === key,
  );
  const owners = numbers[at + 1];
  if (at < 0 || !(owners instanceof PDFArray)) return [`page ${page + 1} has no way back`];
  return elements.flatMap(({ dict, name, content }) =>
    content
      .filter((each) => each.page === page && owners.lookup(each.mcid) !== dict)
      .map(({ mcid }) => `page ${page + 1}: content ${mcid} does not lead to its ${name}`),
  );
}

function misplacedInList({ name, parent, kids }: Element): string[] {
  const above = parent?.name ?? '';
  const wrongKids = kids.filter(({ name: kid }) =>
    name === 'L' ? !['LI', 'Caption'].includes(kid) : name === 'LI' && !['Lbl', 'LBody'].includes(kid),
  );
  const wrongPlace = (name === 'LI' && above !== 'L') || (['Lbl', 'LBody'].includes(name) && above !== 'LI');
  return [...wrongKids.map((kid) => `${kid.name} in ${name}`), ...(wrongPlace ? [`${name} in ${above}`] : [])];
}

function bookmarkFaults({ catalog, pages, elements }: OpenFile): string[] {
  const outline = dictOf(catalog, 'Outlines');
  const headings = elements.filter(({ name }) => /^H[1-6]$/.test(name));
  const faults: string[] = [];
  const targets: PDFDict[] = [];
  let last: PDFDict | undefined;
  for (let item = dictOf(outline, 'First'); item && targets.length <= headings.length; item = dictOf(item, 'Next')) {
    if ((textOf(item, 'Title') ?? '').trim() === '') faults.push('a bookmark without words');
    if (dictOf(item, 'Prev') !== last) faults.push('a bookmark names another before it');
    const target = itemsOf(item, 'Dest')[0];
    if (target instanceof PDFDict) targets.push(target);
    last = item;
  }
  const wanted = headings.map(({ content }) => pages[content[0]?.page ?? -1]?.dict);
  const same = wanted.length === targets.length && wanted.every((page, index) => page === targets[index]);
  const counted = (numberOf(outline, 'Count') ?? 0) === headings.length && entryOf(outline, 'Last') === last;
  return [...faults, ...(same && counted ? [] : ['the bookmarks are not those of the headings'])];
}
