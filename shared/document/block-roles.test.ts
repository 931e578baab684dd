import { expect, test } from 'vitest';
import { isUnitNote } from './block-roles.ts';
import type { Block } from './body.ts';

const TABLE: Block = { type: 'table', columns: [1], rows: [] };
const isUnit = (text: string) => isUnitNote([{ type: 'paragraph', content: [{ text }] }, TABLE], 0);

test('the unit of a table is told before it, in whatever bracket', () => {
  expect(['(단위: 천원)', ' ( 단위 : 명)', '단위：개', '[단위: ha]', '<단위:km>'].map(isUnit)).toEqual(
    Array(5).fill(true),
  );
  expect(['단위 사업', '부서 단위: 과', '((단위: 명)', ''].map(isUnit)).toEqual(Array(4).fill(false));
});

test('a line of nothing but spaces before the word holds nobody up', () => {
  expect(isUnit(`${' '.repeat(400_000)}단위`)).toBe(false);
});
