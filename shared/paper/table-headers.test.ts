import { expect, it } from 'vitest';
import { headsOfCells } from './table-headers.ts';
import { addTag, newTag, type TagAttributes } from './tags.ts';

type Place = readonly [text: string, attributes?: TagAttributes];

/** Which heads each cell of a table is told, by their texts: a text in brackets is a head. */
function told(rows: readonly (readonly Place[])[]): Record<string, string[]> {
  const table = newTag('Table');
  const texts = new Map(
    rows.flatMap((places) => {
      const row = addTag(table, 'TR');
      return places.map(([text, attributes]) => {
        return [addTag(row, text.startsWith('[') ? 'TH' : 'TD', attributes), text] as const;
      });
    }),
  );
  const heads = [...headsOfCells(table)].map(([cell, found]) => [texts.get(cell), found.map((tag) => texts.get(tag))]);
  return Object.fromEntries(heads);
}

const column = (more: TagAttributes = {}): TagAttributes => ({ scope: 'Column', ...more });
const row = (more: TagAttributes = {}): TagAttributes => ({ scope: 'Row', ...more });

it('a cell is told the head of its row and every head above it, those that span too', () => {
  const rows: readonly (readonly Place[])[] = [
    [
      ['[구분]', column({ rowspan: 2 })],
      ['[사업비]', column({ colspan: 2 })],
    ],
    [
      ['[국비]', column()],
      ['[시비]', column()],
    ],
    [['[운영]', row({ rowspan: 2 })], ['1,200'], ['800']],
    [['2,000', { colspan: 2 }]],
  ];
  expect(told(rows)).toEqual({
    '1,200': ['[운영]', '[사업비]', '[국비]'],
    '800': ['[운영]', '[사업비]', '[시비]'],
    '2,000': ['[운영]', '[사업비]', '[국비]', '[시비]'],
  });
});

it('of two rows of posts in the 결재란 a name is told the one right above it', () => {
  const rows: readonly (readonly Place[])[] = [
    [
      ['[주무관]', column()],
      ['[팀장]', column()],
    ],
    [['강서윤'], ['한가람']],
    [
      ['[과장]', column()],
      ['[국장]', column()],
    ],
    [['오재민'], ['서지우']],
    [['[협조]', row()], ['남궁지연']],
  ];
  expect(told(rows)).toMatchObject({ 강서윤: ['[주무관]'], 오재민: ['[과장]'], 서지우: ['[국장]'] });
  expect(told(rows).남궁지연).toContain('[협조]');
});
