import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProven, proveSeries, type SerialRange } from './number-proof.ts';

const whole = { lastSerial: 5, given: [{ from: 1, to: 5 }], doubled: [], starts: [] };

test('a whole series is proven, and so is one that nobody has used', () => {
  expect(isProven(proveSeries(whole))).toBe(true);
  expect(isProven(proveSeries({ lastSerial: 0, given: [], doubled: [], starts: [] }))).toBe(true);
});

test('a start explains the numbers before it and no others', () => {
  const starts = [{ lastBefore: 3, lastUsed: 100 }];
  const given = [
    { from: 1, to: 3 },
    { from: 101, to: 104 },
    { from: 106, to: 107 },
  ];
  const proof = proveSeries({ lastSerial: 107, given, doubled: [], starts });
  expect(proof.missing).toEqual([{ from: 105, to: 105 }]);
  const withoutTwo = proveSeries({ lastSerial: 107, given: [{ from: 1, to: 1 }], doubled: [], starts });
  expect(withoutTwo.missing).toEqual([
    { from: 2, to: 3 },
    { from: 101, to: 107 },
  ]);
});

test('a counter that stands before the last number is found before it doubles one', () => {
  expect(proveSeries({ ...whole, lastSerial: 3 })).toMatchObject({ missing: [], shouldStandAt: 5 });
});

/** Numbers one by one, as slowly as a clerk would do it. */
function missingByHand(given: ReadonlySet<number>, starts: readonly SerialRange[], last: number): number[] {
  const missing: number[] = [];
  for (let serial = 1; serial <= Math.max(last, ...given, 0); serial += 1) {
    if (!given.has(serial) && !starts.some(({ from, to }) => serial >= from && serial <= to)) missing.push(serial);
  }
  return missing;
}

test('whatever is given, taken away and jumped over, exactly what nobody explains is missing', () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('give' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ type: fc.constant('start' as const), count: fc.integer({ min: 1, max: 9 }) }),
  );
  const losses = fc.array(fc.nat({ max: 60 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), losses, (steps, lost) => {
      let last = 0;
      const given = new Set<number>();
      const starts: { lastBefore: number; lastUsed: number }[] = [];
      for (const { type, count } of steps) {
        if (type === 'start') starts.push({ lastBefore: last, lastUsed: last + count });
        else for (let serial = last + 1; serial <= last + count; serial += 1) given.add(serial);
        last += count;
      }
      for (const serial of lost) given.delete(serial);
      const runs = [...given].sort((a, b) => a - b).map((serial) => ({ from: serial, to: serial }));
      const proof = proveSeries({ lastSerial: last, given: runs, doubled: [], starts });
      const explained = starts.map((start) => ({ from: start.lastBefore + 1, to: start.lastUsed }));
      const found = proof.missing.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      expect(found).toEqual(missingByHand(given, explained, last));
    }),
  );
});
