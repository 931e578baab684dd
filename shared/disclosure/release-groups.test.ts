import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DisclosureCount, FEWEST_CLOSED, REMAINING, releaseGroups } from './release-groups.ts';

const group = (name: string, closed: number): DisclosureCount => ({ name, open: 3, partiallyOpen: 1, closed });
const told = (closed: readonly number[]) =>
  releaseGroups(closed.map((count, at) => group(`${at + 1}월`, count))).map((row) => [row.name, row.closed]);

describe('of groups with few closed documents', () => {
  test('those are told together, and never alone', () => {
    expect(told([7, 2, 0, 4])).toEqual([
      ['1월', 7],
      ['2월', null],
      ['3월', 0],
      ['4월', null],
      [REMAINING, 6],
    ]);
  });
  test('one takes the next smallest with it', () => {
    expect(told([7, 2, 0, 30])).toEqual([
      ['1월', null],
      ['2월', null],
      ['3월', 0],
      ['4월', 30],
      [REMAINING, 9],
    ]);
  });
  test('nothing is told where all of them are too few', () => {
    expect(told([1, 0, 3])).toEqual([
      ['1월', null],
      ['2월', 0],
      ['3월', null],
    ]);
  });
  test('nothing is told of closed ones before the year is over', () => {
    expect(releaseGroups([group('1월', 9), group('2월', 0)], false).map(({ closed }) => closed)).toEqual([null, null]);
  });
  test('nothing is put together where there is no need', () => {
    expect(told([5, 0])).toEqual([
      ['1월', 5],
      ['2월', 0],
    ]);
  });
});

/** Every number that can be had by adding and subtracting rows: all partitions of one whole, so sums of subsets. */
function sumsOf(numbers: readonly number[]): Set<number> {
  const sums = new Set([0]);
  for (const number of numbers) for (const sum of [...sums]) sums.add(sum + number);
  return sums;
}

test('whatever is told: nothing is lost, nothing open is hidden, and no sum of rows is one to four', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })), { maxLength: 9 });
  fc.assert(
    fc.property(counts, (closed) => {
      const rows = releaseGroups(closed.map((count, at) => group(String(at), count)));
      const whole = closed.reduce((sum, count) => sum + count, 0);
      const numbers = rows.flatMap((row) => (row.closed === null ? [] : [row.closed]));
      const sum = numbers.reduce((total, number) => total + number, 0);
      expect(sum).toBe(whole < FEWEST_CLOSED ? 0 : whole);
      expect(rows.slice(0, closed.length).map(({ open }) => open)).toEqual(closed.map(() => 3));
      for (const few of sumsOf(numbers)) expect(few === 0 || few >= FEWEST_CLOSED).toBe(true);
      // Whoever knows that every group left out has at least one still cannot tell what one of them has.
      const hidden = rows.filter((row) => row.closed === null).length;
      if (whole >= FEWEST_CLOSED) expect(hidden).not.toBe(1);
    }),
    { seed: 20261122 },
  );
});
