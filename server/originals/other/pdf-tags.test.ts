import { expect, test } from 'vitest';
import { blockLine } from '../../testing/read-files.ts';
import { Tally } from '../tally.ts';
import type { TableSpans } from './pdf-spans.ts';
import { type MarkedPieces, type PdfNode, PdfTags } from './pdf-tags.ts';

type Cell = { readonly role: 'TH' | 'TD'; readonly text: string; readonly rowspan?: number };
const head = (text: string, rowspan = 1): Cell => ({ role: 'TH', text, rowspan });
const cell = (text: string, rowspan = 1): Cell => ({ role: 'TD', text, rowspan });

/** A table over pages, as the library tells it with each of them: all its rows, and the letters of this page alone. */
function onPages(rows: readonly (readonly Cell[])[], pages: readonly (readonly number[])[]) {
  const [kids, marked]: [PdfNode[], MarkedPieces] = [[], new Map()];
  for (const [at, row] of rows.entries()) {
    const cells = row.map(({ role }, nth) => ({ role, children: [{ type: 'content', id: `${at}-${nth}` }] }));
    kids.push({ role: 'TR', children: cells });
  }
  const spans: TableSpans = rows.map((row) => row.map(({ rowspan = 1 }) => ({ colspan: 1, rowspan })));
  const tags = new PdfTags(new Tally());
  return pages.map((own) => {
    marked.clear();
    for (const at of own) {
      for (const [nth, { text }] of (rows[at] ?? []).entries()) {
        marked.set(`${at}-${nth}`, [{ text, x: 0, y: 0, width: 9, size: 10, endsLine: false }]);
      }
    }
    const ofTable = new Map(rows.flatMap((row, at) => row.map((_, nth) => [`${at}-${nth}`, spans] as const)));
    const [table] = tags.page({ children: [{ role: 'Table', children: kids }] }, marked, ofTable);
    const heights = table?.type === 'table' ? table.rows.map(({ cells }) => cells.map(({ rowspan }) => rowspan)) : [];
    return [table && blockLine(table), heights];
  });
}

test('heads that go on to the next page reach over no row of it', () => {
  const rows = [[head('구분', 2), head('몫')], [cell('원')], [cell('가'), cell('1')], [cell('나'), cell('2')]];
  expect(onPages(rows, [[0, 1, 2], [3]])).toEqual([
    ['표(구분 | 몫 ; 원 ; 가 | 1)', [[2, 1], [1], [1, 1]]],
    [
      '표(구분 | 몫 ; 나 | 2)',
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ]);
});

test('two lines of heads go on as they are', () => {
  const rows = [[head('구분', 2), head('몫')], [head('원')], [cell('가'), cell('1')], [cell('나'), cell('2')]];
  expect(onPages(rows, [[0, 1, 2], [3]])[1]).toEqual(['표(구분 | 몫 ; 원 ; 나 | 2)', [[2, 1], [1], [1, 1]]]);
});

test('a line in the middle whose only cell of its own is a head goes on to no other page', () => {
  const rows = [[head('구분'), head('몫')], [cell('가', 2), cell('1')], [head('소계')], [cell('나'), cell('2')]];
  expect(onPages(rows, [[0, 1, 2], [3]])[1]?.[0]).toBe('표(구분 | 몫 ; 나 | 2)');
});
