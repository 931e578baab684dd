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
  it('stands below a table that is written to its last cell', () => {
    expect(endMark([text, table(['가', '나'], ['다', '라'])])).toEqual({ place: 'below-table' });
    expect(endMark([table(['가', ''], ['', '라'])])).toEqual({ place: 'below-table' });
  });
  it('gives way to 이하 빈칸 where the table is filled part of the way', () => {
    const blankOf = (...rows: readonly (readonly string[])[]) => endMark([table(...rows)]);
    expect(blankOf(['가', '나'], ['다', '라'], ['', ''], ['', ''])).toEqual({ place: 'blank-below', row: 2, cell: 0 });
    // The cell after the last written one, also where it is the last of all.
    expect(blankOf(['가', '나'], ['다', ''])).toEqual({ place: 'blank-below', row: 1, cell: 1 });
    expect(blankOf(['가', '나', '다'], ['라', '', ''], ['', '', ''])).toEqual({
      place: 'blank-below',
      row: 1,
      cell: 1,
    });
  });
  it('does not take the number of a row for its text: 연명부 with 연번 to the foot', () => {
    const list = [
      ['연번', '성명'],
      ['1', '가온'],
      ['2', '나래'],
      ['3', ''],
      ['4', ''],
    ] as const;
    expect(endMark([table(...list)])).toEqual({ place: 'blank-below', row: 3, cell: 1 });
    expect(endMark([table(['연번', '성명'], ['1', ''], ['2', ''])])).toEqual({ place: 'blank-below', row: 1, cell: 1 });
    // What does not go on counting was written.
    expect(endMark([table(['해', '비고'], ['2024', '많음'], ['2026', ''])])).toEqual({
      place: 'blank-below',
      row: 2,
      cell: 1,
    });
    expect(endMark([table(['연번', '성명'], ['1', '가온'], ['2', '나래'])])).toEqual({ place: 'below-table' });
  });
  it('does not take the names of the rows for their text', () => {
    const form = table(['1분기', '100'], ['2분기', ''], ['3분기', '']);
    const named = form.rows.map(({ cells: [name, value] }) => ({
      cells: [{ ...name, header: true as const }, value],
    })) as TableBlock['rows'];
    expect(endMark([{ ...form, rows: named }])).toEqual({ place: 'blank-below', row: 1, cell: 1 });
  });
  it('takes a row of heads with an empty corner for the head that it is, so that a form below it is empty', () => {
    const form = table(['', '상반기', '하반기'], ['동부', '', ''], ['서부', '', '']);
    const rows = form.rows.map(({ cells }, row) => ({
      cells: cells.map((cell, at) => ((row === 0 ? at > 0 : at === 0) ? { ...cell, header: true as const } : cell)),
    })) as TableBlock['rows'];
    const columns = [0.2, 0.4, 0.4];
    expect(endMark([{ ...form, columns, rows }])).toEqual({ place: 'blank-below', row: 1, cell: 1 });
    // A corner that is a head, too.
    const [first, ...others] = rows;
    const corner = { cells: first?.cells.map((cell) => ({ ...cell, header: true as const })) ?? [] };
    expect(endMark([{ ...form, columns, rows: [corner, ...others] }])).toEqual({
      place: 'blank-below',
      row: 1,
      cell: 1,
    });
  });
  it('does not stand in an empty document', () => {
    expect(endMark([])).toEqual({ place: 'none' });
  });
});
