import { expect, test } from 'vitest';
import { cell, head } from '../testing/written-paper.ts';
import type { TableCell } from './body.ts';
import { readGrid } from './table-grid.ts';

const heads = (columns: number, ...rows: readonly (readonly TableCell[])[]): number =>
  readGrid({
    type: 'table',
    columns: Array.from({ length: columns }, () => 1),
    rows: rows.map((cells) => ({ cells })),
  }).headRows;

const unit = [head('행정국'), cell('1'), cell('2')];

test.each([
  ['all its cells are heads', 1, [[head('구분'), head('1분기'), head('2분기')], unit]],
  ['its corner is empty', 1, [[cell(''), head('1분기'), head('2분기')], unit]],
  ['two cells over the names of the rows are empty', 1, [[cell(''), cell(''), head('합계')], unit]],
  [
    'the corner is empty in both of two storeys',
    2,
    [[cell(''), head('상반기', { colspan: 2 })], [cell(''), head('1분기'), head('2분기')], unit],
  ],
  [
    'one empty corner reaches over both storeys',
    2,
    [[cell('', { rowspan: 2 }), head('상반기', { colspan: 2 })], [head('1분기'), head('2분기')], unit],
  ],
  [
    'the second storey is full',
    2,
    [[cell(''), head('상반기', { colspan: 2 })], [head('부서'), head('1분기'), head('2분기')], unit],
  ],
] as const)('a leading row names the columns where %s', (_, rows, table) => {
  expect(heads(3, ...table)).toBe(rows);
});

test.each([
  ['a place to fill in follows its head (서식)', [[head('이름'), cell(''), head('전화')], unit]],
  ['it is empty', [[cell(''), cell(''), cell('')], unit]],
  ['it begins with text', [[cell('행정국'), head('1분기'), head('2분기')], unit]],
  [
    'its corner reaches into the body',
    [
      [cell('', { rowspan: 2 }), head('1분기'), head('2분기')],
      [cell('1'), cell('2')],
    ],
  ],
  [
    'nothing is left below',
    [
      [cell(''), head('1분기'), head('2분기')],
      [head('행정국'), head('1'), head('2')],
    ],
  ],
] as const)('a leading row does not where %s', (_, table) => {
  expect(heads(3, ...table)).toBe(0);
});
