import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_WON, readWon, wonText } from './won.ts';

test('money is written as officials say it', () => {
  expect([0, 5_000_000, 150_000_000, 200_000_000, 12_345, 1_000_000_000_000].map(wonText)).toEqual([
    '0원',
    '500만원',
    '1억 5,000만원',
    '2억원',
    '12,345원',
    '10,000억원',
  ]);
});

test('money is read as officials write it', () => {
  const texts = ['5000000', '5,000,000', '500만원', '500만', '1억 5천만원', '1억5,000만원', '0', '3천만원'];
  expect(texts.map(readWon)).toEqual([5e6, 5e6, 5e6, 5e6, 1.5e8, 1.5e8, 0, 3e7]);
  expect(['', '원', '-5', '5.5', '오백만원', '5백만원', `${MOST_WON}1`, '1e9'].map(readWon)).toEqual(
    Array(8).fill(undefined),
  );
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: 0, max: MOST_WON }),
        fc.nat(9_999).map((n) => n * 10_000),
      ),
      (won) => {
        expect(readWon(wonText(won))).toBe(won);
      },
    ),
    { numRuns: 1_000, seed: 1 },
  );
});
