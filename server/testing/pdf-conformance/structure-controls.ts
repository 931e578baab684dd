import { PDFArray, type PDFDict, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import {
  element,
  elements,
  inner,
  type NegativeControl,
  nth,
  object,
  type Parts,
  refOf,
  remove,
  rewritePage,
  set,
} from './breaking.ts';
import { dictOf, entryOf, itemsOf } from './pdf-values.ts';

const tree = (parts: Parts): PDFDict => object(parts, 'StructTreeRoot');

function list(dict: PDFDict, key: string): PDFArray {
  const value = entryOf(dict, key);
  if (!(value instanceof PDFArray)) throw new Error(`${key} is no list`);
  return value;
}

/** The cells of the last table, which is that of the body. */
const lastCell = (parts: Parts, attribute: string): PDFDict => {
  const cells = ['TH', 'TD'].flatMap((type) => elements(parts, type)).filter((cell) => dictOf(cell, 'A'));
  const found = cells.findLast((cell) => dictOf(cell, 'A')?.has(PDFName.of(attribute)));
  return inner(found ?? tree(parts), 'A');
};

/** Ways to break what a screen reader follows. */
export const STRUCTURE_CONTROLS: readonly NegativeControl[] = [
  {
    rule: 'one-document',
    how: 'two roots',
    also: ['content-once', 'reading-order', 'headings', 'bookmarks', 'names-once', 'parents'],
    objects: (parts) => {
      const document = element(parts, 'Document');
      const body = document.clone();
      set(tree(parts), 'K', [refOf(document), parts.context.register(body)]);
    },
  },
  {
    rule: 'one-document',
    how: 'a root of another type',
    objects: (parts) => set(element(parts, 'Document'), 'S', 'Sect'),
  },
  {
    rule: 'standard-types',
    how: 'an element of a type of our own',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'P'), 'S', 'Absatz'),
  },
  {
    rule: 'parents',
    how: 'a parent that is another',
    objects: (parts) => set(element(parts, 'P'), 'P', refOf(element(parts, 'H1'))),
  },
  {
    rule: 'content-once',
    how: 'a number twice on a page',
    also: ['same-tag', 'reading-order'],
    objects: (parts) => rewritePage(parts, (words) => words.replace('/MCID 3>>', '/MCID 2>>')),
  },
  {
    rule: 'content-once',
    how: 'content that no element has',
    also: ['reading-order', 'bookmarks', 'nothing-hollow'],
    objects: (parts) => remove(element(parts, 'H1'), 'K'),
  },
  {
    rule: 'way-back',
    how: 'the parent tree leads to another element',
    objects: (parts) => {
      const owners = nth(itemsOf(inner(tree(parts), 'ParentTree'), 'Nums'), 1) as PDFArray;
      owners.set(0, owners.get(1));
    },
  },
  {
    rule: 'way-back',
    how: 'a page without a number',
    objects: ({ pages }) => remove(nth(pages, 0), 'StructParents'),
  },
  {
    rule: 'same-tag',
    how: 'a paragraph marked as a label',
    objects: (parts) => rewritePage(parts, (words) => words.replace('/P <</MCID', '/Lbl <</MCID')),
  },
  {
    rule: 'reading-order',
    how: 'the last part is read first',
    objects: (parts) => {
      const kids = list(element(parts, 'Document'), 'K');
      const last = kids.get(kids.size() - 1);
      kids.remove(kids.size() - 1);
      kids.insert(0, last);
    },
  },
  { rule: 'tab-order', how: 'the order of the rows', objects: ({ pages }) => set(nth(pages, 0), 'Tabs', 'R') },
  {
    rule: 'headings',
    how: 'a heading that skips a level',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'H2'), 'S', 'H4'),
  },
  { rule: 'headings', how: 'two titles', also: ['same-tag'], objects: (parts) => set(element(parts, 'H2'), 'S', 'H1') },
  {
    rule: 'nothing-hollow',
    how: 'a label without its sign',
    also: ['content-once', 'reading-order'],
    objects: (parts) => remove(element(parts, 'Lbl'), 'K'),
  },
  {
    rule: 'pictures-in-words',
    how: 'a figure without words and box',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'P'), 'S', 'Figure'),
  },
  {
    rule: 'list-members',
    how: 'a paragraph in an item',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'LBody'), 'S', 'P'),
  },
  {
    rule: 'list-members',
    how: 'an item without its list',
    objects: (parts) => set(element(parts, 'L'), 'S', 'Div'),
  },
  {
    rule: 'list-numbering',
    how: 'labels that are counted by nothing',
    objects: (parts) => set(inner(element(parts, 'L'), 'A'), 'ListNumbering', 'None'),
  },
  { rule: 'list-numbering', how: 'no word about it', objects: (parts) => remove(element(parts, 'L'), 'A') },
  {
    rule: 'table-members',
    how: 'a cell that is a paragraph',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'TD'), 'S', 'P'),
  },
  {
    rule: 'table-members',
    how: 'rows without a table',
    objects: (parts) => set(element(parts, 'Table'), 'S', 'Div'),
  },
  {
    rule: 'table-grid',
    how: 'a cell that spans a column more',
    objects: (parts) => set(lastCell(parts, 'ColSpan'), 'ColSpan', 9),
  },
  {
    rule: 'table-grid',
    how: 'a cell that reaches out below',
    objects: (parts) => set(lastCell(parts, 'RowSpan'), 'RowSpan', 99),
  },
  {
    rule: 'head-scope',
    how: 'a head of nobody knows what',
    objects: (parts) => remove(lastCell(parts, 'Scope'), 'Scope'),
  },
  {
    rule: 'head-names',
    how: 'a head that is not there',
    also: ['cells-headed'],
    objects: (parts) => set(lastCell(parts, 'Headers'), 'Headers', [PDFString.of('nobody')]),
  },
  {
    rule: 'cells-headed',
    how: 'a cell that names no head',
    objects: (parts) => remove(nthHeaded(parts), 'Headers'),
  },
  {
    rule: 'names-once',
    how: 'two heads of one name',
    also: ['cells-headed', 'head-names'],
    objects: (parts) => {
      const [first, second] = elements(parts, 'TH').filter((head) => head.has(PDFName.of('ID')));
      if (first && second) set(second, 'ID', entryOf(first, 'ID') ?? PDFNumber.of(0));
    },
  },
  { rule: 'names-once', how: 'no tree of names', objects: (parts) => remove(tree(parts), 'IDTree') },
];

/** The attributes of the first cell that names its heads. */
function nthHeaded(parts: Parts): PDFDict {
  const cell = elements(parts, 'TD').find((each) => dictOf(each, 'A')?.has(PDFName.of('Headers')));
  return inner(cell ?? tree(parts), 'A');
}
