import { PDFDict } from 'pdf-lib';
import type { OpenFile } from './open-file.ts';
import { decodedText, dictOf, itemsOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';
import { type Element, headersOf, spanOf, wordOf } from './structure.ts';

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Table: ['THead', 'TBody', 'TFoot', 'TR', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};
const PLACES: Readonly<Record<string, readonly string[]>> = {
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
};

/** Tables: that a reader who hears one cell at a time knows where it is and what heads it. */
export const TABLE_RULES: readonly Rule[] = [
  {
    name: 'table-members',
    demand: 'UA 7.2, PDF 14.8.4.3.4: rows of cells, nowhere else; one head at most',
    check: ({ elements }) =>
      elements.flatMap(({ name, parent, kids }) => [
        ...kids.filter((kid) => MEMBERS[name]?.includes(kid.name) === false).map((kid) => `${kid.name} in ${name}`),
        ...(PLACES[name]?.includes(parent?.name ?? '') === false ? [`${name} in ${parent?.name}`] : []),
        ...(kids.filter((kid) => kid.name === 'THead').length > 1 ? ['a table with two heads'] : []),
      ]),
  },
  {
    name: 'table-grid',
    demand: 'UA 7.2: rows as long as each other with their spans, no place covered twice, a cell begins in each',
    check: ({ elements }) => tablesOf(elements).flatMap(gridFaults),
  },
  {
    name: 'head-scope',
    demand: 'UA 7.5: every head says whether it heads a row or a column',
    check: ({ elements }) =>
      elements
        .filter((each) => each.name === 'TH' && !['Row', 'Column', 'Both'].includes(wordOf(each, 'Scope') ?? ''))
        .map(() => 'a head without scope'),
  },
  {
    name: 'head-names',
    demand: 'PDF 14.8.5.7: a cell names heads of its own table',
    check: ({ elements }) =>
      tablesOf(elements).flatMap((table) => {
        const heads = new Set(cellsOf(table).flatMap(({ name, id }) => (name === 'TH' && id !== undefined ? id : [])));
        const named = cellsOf(table).flatMap(headersOf);
        return named.filter((name) => !heads.has(name)).map((name) => `no head is named ${name}`);
      }),
  },
  {
    name: 'cells-headed',
    demand: 'UA 7.5: house: a cell below a column head or right of a row head names it',
    check: ({ elements }) => tablesOf(elements).flatMap(headlessCells),
  },
  {
    name: 'names-once',
    demand: 'PDF 14.7.2: names of elements differ, and the tree of names leads to each of them',
    check: ({ catalog, elements }) => {
      const named = elements.filter(({ id }) => id !== undefined);
      const found = namedElements(dictOf(dictOf(catalog, 'StructTreeRoot'), 'IDTree'));
      const sorted = found.every(([name], index) => index === 0 || (found[index - 1]?.[0] ?? '') < name);
      const lost = named.filter(({ id, dict }) => !found.some(([name, element]) => name === id && element === dict));
      return [
        ...(new Set(named.map(({ id }) => id)).size === named.length ? [] : ['a name stands twice']),
        ...(found.length === named.length && sorted ? [] : ['the tree of names is another']),
        ...lost.map(({ id }) => `${id} is not in the tree of names`),
      ];
    },
  },
];

type Grid = readonly (readonly (Element | undefined)[])[];

function tablesOf(elements: OpenFile['elements']): Element[] {
  return elements.filter(({ name }) => name === 'Table');
}

function rowsOf(table: Element): Element[] {
  return table.kids.flatMap((kid) => (kid.name === 'TR' ? [kid] : kid.kids.filter(({ name }) => name === 'TR')));
}

function cellsOf(table: Element): Element[] {
  return rowsOf(table).flatMap(({ kids }) => kids);
}

function readGrid(table: Element): { readonly grid: Grid; readonly overlaps: boolean } {
  const rows = rowsOf(table);
  const grid: (Element | undefined)[][] = rows.map(() => []);
  let overlaps = false;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.kids) {
      while (grid[at]?.[column]) column += 1;
      for (let down = at; down < at + spanOf(cell, 'RowSpan'); down += 1) {
        const line = grid[down];
        if (!line) overlaps = true;
        for (let across = column; line && across < column + spanOf(cell, 'ColSpan'); across += 1) {
          if (line[across]) overlaps = true;
          line[across] = cell;
        }
      }
    }
  });
  return { grid, overlaps };
}

function gridFaults(table: Element): string[] {
  const { grid, overlaps } = readGrid(table);
  const lengths = new Set(grid.map((row) => row.length));
  const holes = grid.some((row) => Array.from(row).includes(undefined));
  const unbegun = rowsOf(table).filter(({ kids }) => kids.length === 0);
  return [
    ...unbegun.map(() => 'a row in which no cell begins'),
    ...(overlaps ? ['cells cover each other or reach out of the table'] : []),
    ...(lengths.size > 1 || holes ? [`rows of ${[...lengths].join(', ')} cells`] : []),
  ];
}

/** A head straight above or straight left of a cell heads it, whatever else does. */
function headlessCells(table: Element): string[] {
  const { grid } = readGrid(table);
  return grid.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      if (cell?.name !== 'TD') return [];
      const around = [
        { head: grid[at - 1]?.[column], scope: 'Column' },
        { head: row[column - 1], scope: 'Row' },
      ];
      return around
        .filter(({ head, scope }) => head?.name === 'TH' && wordOf(head, 'Scope') === scope)
        .filter(({ head }) => head?.id === undefined || !headersOf(cell).includes(head.id))
        .map(() => `a cell in row ${at + 1} does not name its head`);
    }),
  );
}

function namedElements(node: PDFDict | undefined): (readonly [string, PDFDict])[] {
  if (!node) return [];
  const names = itemsOf(node, 'Names');
  const own = names.flatMap((item, index) => {
    const [name, element] = [decodedText(item), names[index + 1]];
    return index % 2 === 0 && name !== undefined && element instanceof PDFDict ? [[name, element] as const] : [];
  });
  const kids = itemsOf(node, 'Kids').filter((kid) => kid instanceof PDFDict);
  return [...own, ...kids.flatMap(namedElements)];
}
