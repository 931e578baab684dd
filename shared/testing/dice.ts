// Chance for random histories, which the same number throws again.

export type Dice = {
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly T[], otherwise: T) => T;
};

/** The same number throws the same dice (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (percent) => next() * 100 < percent,
    pick: (from, otherwise) => from[below(from.length)] ?? otherwise,
  };
}

export function shuffled<T>(from: readonly T[], dice: Dice): readonly T[] {
  const result = [...from];
  for (let end = result.length - 1; end > 0; end -= 1) {
    const other = dice.below(end + 1);
    const [a, b] = [result[end] as T, result[other] as T];
    result[end] = b;
    result[other] = a;
  }
  return result;
}

/** One of a few contents, so that another one is sometimes the same. */
export const someHash = (dice: Dice): string => String(dice.below(6)).repeat(64);
