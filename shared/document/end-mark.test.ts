import { describe, expect, it } from 'vitest';
import type { Block, TableBlock } from './body.ts';
import { endMark } from './end-mark.ts';

const text: Block = { type: 'paragraph', content: [{ text: '글' }] };

function table(...rows: readonly (readonly string[])[]): TableBlock {
  return {
    type: 'table',
    columns: [0.5, 0.5],
    rows: rows.map((cells) => ({
      cells: cells.map((cell) => ({
        colspan: 1,
        rowspan: 1,
        content: [{ type: 'paragraph' as const, content: cell === '' ? [] : [{ text: cell }] }],
      })),
    })),
  };
}

describe('끝.', () => {
  it('stands after the last text', () => {
    expect(endMark([text])).toEqual({ place: 'after-text' });
  });
  it('stands after the enclosures', () => {
    expect(endMark([text, { type: 'enclosures', items: [[{ text: '자료 1부.' }]] }])).toEqual({ place: 'after-text' });
  });
  it('stands below a table that is filled', () => {
    expect(endMark([text, table(['가', '나'], ['다', ''])])).toEqual({ place: 'below-table' });
  });
  it('gives way to 이하 빈칸 where the table is filled part of the way', () => {
    expect(endMark([table(['가', '나'], ['다', '라'], ['', ''], ['', ''])])).toEqual({ place: 'blank-below', row: 2 });
  });
  it('does not stand in an empty document', () => {
    expect(endMark([])).toEqual({ place: 'none' });
  });
});
