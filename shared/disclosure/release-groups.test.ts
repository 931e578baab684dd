import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DisclosureCount, FEWEST_CLOSED, REMAINING, releasedNumber, releaseGroups } from './release-groups.ts';

const group = (name: string, closed: number): DisclosureCount => ({ name, open: 3, partiallyOpen: 1, closed });
const told = (closed: readonly number[]) =>
  releaseGroups(closed.map((count, at) => group(`${at + 1}월`, count))).map((row) => [row.name, row.closed]);

describe('of groups with few closed documents', () => {
  test('those are told together with those that have none, and never alone', () => {
    expect(told([7, 2, 0, 4])).toEqual([
      ['1월', 7],
      ['2월', null],
      ['3월', null],
      ['4월', null],
      [REMAINING, 6],
    ]);
  });
  test('one takes the next smallest with it', () => {
    expect(told([7, 2, 0, 30])).toEqual([
      ['1월', null],
      ['2월', null],
      ['3월', null],
      ['4월', 30],
      [REMAINING, 9],
    ]);
  });
  test('so do those of which each must have four', () => {
    expect(told([4, 6, 4, 9])).toEqual([
      ['1월', null],
      ['2월', null],
      ['3월', null],
      ['4월', 9],
      [REMAINING, 14],
    ]);
  });
  test('nothing is told where all of them are too few, not even which have none', () => {
    expect(told([1, 0, 3])).toEqual([
      ['1월', null],
      ['2월', null],
      ['3월', null],
    ]);
  });
  test('nothing is told of closed ones before the year is over', () => {
    expect(releaseGroups([group('1월', 9), group('2월', 0)], false).map(({ closed }) => closed)).toEqual([null, null]);
  });
  test('one that has nothing but those has no row: it would stand there because of them', () => {
    const only = (name: string, closed: number) => ({ name, open: 0, partiallyOpen: 0, closed });
    expect(releaseGroups([group('총무과', 0), only('감사실', 2)]).map(({ name }) => name)).toEqual(['총무과']);
    expect(releaseGroups([group('총무과', 9), only('감사실', 20)], false).map(({ name }) => name)).toEqual(['총무과']);
    const rest = releaseGroups([group('총무과', 9), only('감사실', 2), only('민원과', 20)]);
    expect(rest.map(({ name, closed }) => [name, closed])).toEqual([
      ['총무과', null],
      ['민원과', 20],
      [REMAINING, 11],
    ]);
  });
  test('nothing is put together where there is no need', () => {
    expect(told([5, 0])).toEqual([
      ['1월', 5],
      ['2월', 0],
    ]);
  });
});

test('of a ground none is told only where nothing is closed at all', () => {
  expect([5, 4, 1, 0].map((closed) => releasedNumber(closed, 9))).toEqual([5, null, null, null]);
  expect([3, 0].map((closed) => releasedNumber(closed, 3))).toEqual([null, null]);
  expect(releasedNumber(0, 0)).toBe(0);
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
      const whole = sum(closed);
      const numbers = rows.flatMap((row) => (row.closed === null ? [] : [row.closed]));
      expect(sum(numbers)).toBe(whole < FEWEST_CLOSED ? 0 : whole);
      expect(rows.slice(0, closed.length).map(({ open }) => open)).toEqual(closed.map(() => 3));
      for (const few of sumsOf(numbers)) expect(few === 0 || few >= FEWEST_CLOSED).toBe(true);
    }),
    { seed: 20261122 },
  );
});

test('who knows the rule, the whole and what is told cannot say of any group left out how many it has', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(counts, (closed) => {
      const seen = JSON.stringify(told(closed));
      const whole = sum(closed);
      const untold = told(closed).flatMap(([, number], at) => (number === null ? [at] : []));
      const known = new Set(untold);
      for (const other of sameSums(closed, untold, whole)) {
        if (known.size === 0) break;
        const differs = untold.filter((at) => known.has(at) && other[at] !== closed[at]);
        if (differs.length > 0 && JSON.stringify(told(other)) === seen) for (const at of differs) known.delete(at);
      }
      expect([closed, [...known]]).toEqual([closed, []]);
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** All counts that differ in these places only. Where all is left out, the whole may be any that is left out. */
function* sameSums(closed: readonly number[], places: readonly number[], whole: number): Generator<number[]> {
  const fixed = sum(closed.filter((_, at) => !places.includes(at)));
  const wholes = whole < FEWEST_CLOSED ? [1, 2, 3, 4] : [whole];
  for (const each of wholes) {
    for (const parts of compositions(each - fixed, places.length)) {
      yield closed.map((number, at) => (places.includes(at) ? (parts[places.indexOf(at)] ?? 0) : number));
    }
  }
}

function* compositions(total: number, parts: number): Generator<number[]> {
  if (parts <= 1) {
    if (parts === 1) yield [total];
    return;
  }
  for (let first = 0; first <= total; first += 1) {
    for (const rest of compositions(total - first, parts - 1)) yield [first, ...rest];
  }
}
