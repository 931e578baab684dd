import { describe, expect, it } from 'vitest';
import type { Block, TableCell } from './body.ts';
import { plainText } from './plain-text.ts';

const item = (kind: 'number' | 'square' | 'circle', level: 0 | 1 | 2, value: string): Block => ({
  type: 'item',
  kind,
  level,
  content: [{ text: value }],
});
const cell = (value: string): TableCell => ({
  colspan: 1,
  rowspan: 1,
  content: value === '' ? [] : [{ type: 'paragraph', content: [{ text: value }] }],
});
const text = (...blocks: Block[]) => plainText({ v: 1, blocks });

describe('the plain text of a body', () => {
  it('prints the computed labels and closes with 끝. one letter after the last character', () => {
    const heading: Block = { type: 'heading', content: [{ text: '개요' }] };
    expect(text(heading, item('square', 0, '일시'), item('circle', 1, '오전'), item('circle', 1, '오후'))).toBe(
      'Ⅰ 개요\n□ 일시\n○ 오전\n○ 오후  끝.',
    );
  });

  it('prints no mark before a lone numbered item', () => {
    expect(text(item('number', 0, '하나뿐인 항목'))).toBe('하나뿐인 항목  끝.');
    expect(text(item('number', 0, '첫째'), item('number', 0, '둘째'))).toBe('1. 첫째\n2. 둘째  끝.');
  });

  it('numbers several enclosures and leaves a single one without a number', () => {
    const one: Block = { type: 'enclosures', items: [[{ text: '회의자료 1부.' }]] };
    const two: Block = { type: 'enclosures', colon: true, items: [[{ text: '자료 1부.' }], [{ text: '명단 1부.' }]] };
    expect(text(one)).toBe('붙임  회의자료 1부.  끝.');
    expect(text(two)).toBe('붙임 :  1. 자료 1부.\n2. 명단 1부.  끝.');
  });

  it('puts 끝. under a full table and 이하 빈칸 into one that ends half-filled', () => {
    const table = (...rows: string[][]): Block => ({
      type: 'table',
      columns: [0.5, 0.5],
      rows: rows.map((cells) => ({ cells: cells.map(cell) })),
    });
    expect(text(table(['이름', '부서'], ['가온', '총무']))).toBe('이름\t부서\n가온\t총무\n  끝.');
    expect(text(table(['이름', '부서'], ['', '']))).toBe('이름\t부서\n이하 빈칸\t');
  });

  it('is empty for an empty body, without 끝.', () => {
    expect(text()).toBe('');
  });
});
