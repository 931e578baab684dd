import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectionOutcome } from './request-events.ts';
import type { RequestResult, RequestTiming } from './request-statistics.ts';
import { type CountedYear, FEWEST_REQUESTS, type ToldFigures, tellFigures } from './told-figures.ts';

/** As they are told: what was not decided is one. */
const RESULTS: readonly RequestResult[] = ['open', 'partiallyOpen', 'closed', 'notHeld', 'ended', 'withdrawn'];
const TIMINGS: readonly RequestTiming[] = ['within', 'withinExtension', 'late'];
const OBJECTED: readonly (ObjectionOutcome | 'underWay')[] = [
  'accepted',
  'partlyAccepted',
  'dismissed',
  'refused',
  'underWay',
];
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** The results in the order above, the times of what was decided, the objections. */
function year(results: readonly number[], timings: readonly number[], objections: readonly number[] = []): CountedYear {
  const filed = sum(results);
  expect(sum(timings)).toBe(sum(results.slice(0, 5)));
  return {
    filed,
    results: RESULTS.map((result, at) => ({ result, count: results[at] ?? 0 })),
    timings: TIMINGS.map((timing, at) => ({ timing, count: timings[at] ?? 0 })),
    objections: OBJECTED.map((outcome, at) => ({ outcome, count: objections[at] ?? 0 })),
    workingDays: 8,
  };
}
const told = (figures: ToldFigures) => ({
  filed: figures.filed,
  results: figures.results.map(({ count }) => count),
  timings: figures.timings.map(({ count }) => count),
  workingDays: figures.workingDays,
  objected: figures.objected,
  objections: figures.objections.map(({ count }) => count),
});
const NOTHING = (count: number) => Array.from({ length: count }, () => 'untold');

describe('of the requests of a year', () => {
  test('everything is told where no number is one or two', () => {
    expect(told(tellFigures(year([30, 9, 5, 4, 0, 6], [40, 5, 3], [3, 0, 8, 0, 0])))).toEqual({
      filed: 54,
      results: [30, 9, 5, 4, 0, 6],
      timings: [40, 5, 3],
      workingDays: 8,
      objected: 11,
      objections: [3, 0, 8, 0, 0],
    });
  });

  test('what was passed on, withdrawn and is under way is one number', () => {
    const one = { ...year([30, 9, 5, 4, 0, 0], [40, 5, 3]), filed: 51 };
    const results = [...one.results.slice(0, 5), { result: 'transferred' as const, count: 1 }];
    const figures = tellFigures({ ...one, results: [...results, { result: 'underWay', count: 2 }] });
    expect(figures.results.at(-1)).toEqual({ result: 'undecided', count: 3 });
  });

  test('one that was closed takes another number with it; how many were decided stays told', () => {
    const figures = told(tellFigures(year([30, 9, 1, 4, 0, 6], [36, 5, 3], [0, 0, 3, 0, 0])));
    expect(figures.results).toEqual([30, 9, 'few', 'untold', 0, 6]);
    expect([figures.timings, figures.workingDays]).toEqual([[36, 5, 3], 8]);
    // Whoever was refused can object: how many did could say how many were.
    expect([figures.objected, figures.objections]).toEqual(['untold', NOTHING(5)]);
  });

  test('one that was withdrawn hides how many were decided, so nothing of these is told', () => {
    const figures = told(tellFigures(year([30, 9, 5, 4, 0, 1], [40, 5, 3])));
    expect(figures.results).toEqual(NOTHING(6));
    expect([figures.timings, figures.workingDays]).toEqual([NOTHING(3), null]);
  });

  test('more decided objections than were surely refused would say how many were', () => {
    const objected = (decided: number) =>
      told(tellFigures(year([30, 0, 2, 0, 9, 0], [41, 0, 0], [0, 0, decided, 0, 0])));
    expect(objected(1).results).toEqual([30, 0, 'few', 0, 'untold', 0]);
    expect(objected(2).results).toEqual(NOTHING(6));
  });

  test('one that was late takes another time with it', () => {
    const figures = told(tellFigures(year([30, 9, 5, 4, 0, 0], [40, 7, 1])));
    expect(figures.results).toEqual([30, 9, 5, 4, 0, 0]);
    expect([figures.timings, figures.workingDays]).toEqual([[40, 'untold', 'few'], null]);
  });

  test('nothing but the whole is told where no number is large enough to hide the others', () => {
    expect(told(tellFigures(year([3, 1, 0, 0, 0, 0], [4, 0, 0])))).toEqual({
      filed: 4,
      results: NOTHING(6),
      timings: NOTHING(3),
      workingDays: null,
      objected: 'untold',
      objections: NOTHING(5),
    });
    expect(told(tellFigures(year([1, 1, 0, 0, 0, 0], [2, 0, 0]))).filed).toBe('few');
  });

  test('none is none', () => {
    const figures = told(tellFigures(year([0, 0, 0, 0, 0, 0], [0, 0, 0])));
    expect([figures.filed, figures.results]).toEqual([0, [0, 0, 0, 0, 0, 0]]);
    expect([figures.objected, figures.objections]).toEqual([0, [0, 0, 0, 0, 0]]);
  });

  test('few objections are a small number, and some are told as a whole alone', () => {
    const objected = (objections: readonly number[]) => {
      const figures = told(tellFigures(year([30, 9, 9, 4, 0, 0], [52, 0, 0], objections)));
      return [figures.objected, figures.objections];
    };
    expect(objected([1, 0, 1, 0, 0])).toEqual(['few', NOTHING(5)]);
    expect(objected([3, 0, 4, 0, 0])).toEqual([7, NOTHING(5)]);
    expect(objected([1, 0, 9, 4, 0])).toEqual([14, ['few', 0, 9, 'untold', 0]]);
  });
});

/** All ways to part a whole into so many numbers. */
function* parted(whole: number, parts: number): Generator<number[]> {
  if (parts === 1) {
    yield [whole];
    return;
  }
  for (let first = 0; first <= whole; first += 1) {
    for (const others of parted(whole - first, parts - 1)) yield [first, ...others];
  }
}

/** For each telling, what every number of it was in the years that are told so. */
class Tellings {
  readonly #seen = new Map<string, { readonly counts: unknown[]; readonly values: Set<number>[] }>();

  add(counts: readonly unknown[], values: readonly number[]): void {
    const key = JSON.stringify(counts);
    const entry = this.#seen.get(key) ?? { counts: [...counts], values: counts.map(() => new Set<number>()) };
    this.#seen.set(key, entry);
    for (const [at, value] of values.entries()) entry.values[at]?.add(value);
  }

  /** What a reader who knows the rules, and tries all the years there could have been, can tell. */
  recomputed(asked?: readonly number[]): string[] {
    return [...this.#seen].flatMap(([key, { counts, values }]) =>
      counts.flatMap((count, at) => {
        const [value, ...others] = values[at] ?? [];
        const isTold = typeof count === 'string' && value !== undefined && others.length === 0;
        return isTold && (asked?.includes(value) ?? true) ? [`number ${at} of ${key}`] : [];
      }),
    );
  }

  get size(): number {
    return this.#seen.size;
  }
}

const tellingOf = (figures: ToldFigures) => [
  figures.filed,
  ...figures.results.map(({ count }) => count),
  ...figures.timings.map(({ count }) => count),
];

/** One or two that a reader can tell, who counts the notices in the 정보목록; what these say themselves is not asked. */
class Listed extends Tellings {
  override recomputed(): string[] {
    return super.recomputed([1, 2]);
  }
}

test('whoever knows the rules and tries every small year cannot tell any number that is left out', () => {
  const tellings = new Tellings();
  const listed = new Listed();
  for (let filed = 0; filed <= 13; filed += 1) {
    for (const results of parted(filed, RESULTS.length)) {
      const decided = sum(results.slice(0, 5));
      const refused = filed - (results[0] ?? 0) - (results[4] ?? 0);
      for (let objected = 0; objected <= Math.min(refused, 5); objected += 1) {
        const figures = tellFigures(year(results, [decided, 0, 0], [0, 0, objected, 0, 0]));
        const counts = figures.results.map(({ count }) => count);
        if (objected === 0) tellings.add([figures.filed, ...counts], [filed, ...results]);
        // The list says how many were decided, and how many of the objections.
        listed.add([...counts.slice(0, 5), filed, decided, objected], results.slice(0, 5));
      }
    }
  }
  expect(tellings.size).toBeGreaterThan(1_000);
  expect(tellings.recomputed().slice(0, 5)).toEqual([]);
  expect(listed.recomputed().slice(0, 5)).toEqual([]);
});

test('nor the time of a decision', () => {
  const tellings = new Listed();
  for (let decided = 0; decided <= 16; decided += 1) {
    for (const timings of parted(decided, TIMINGS.length)) {
      const figures = tellFigures(year([decided, 0, 0, 0, 0, 0], timings));
      tellings.add([...figures.timings.map(({ count }) => count), decided], timings);
    }
  }
  expect(tellings.recomputed()).toEqual([]);
});

test('nor the outcome of an objection', () => {
  const [tellings, listed] = [new Tellings(), new Listed()];
  for (let objected = 0; objected <= 14; objected += 1) {
    for (const objections of parted(objected, OBJECTED.length)) {
      const figures = tellFigures(year([30, 9, 9, 4, 0, 0], [52, 0, 0], objections));
      const counts = figures.objections.map(({ count }) => count);
      tellings.add([figures.objected, ...counts], [objected, ...objections]);
      const decided = sum(objections.slice(0, 4));
      listed.add([...counts.slice(0, 4), figures.objected, decided], objections.slice(0, 4));
    }
  }
  expect(tellings.recomputed()).toEqual([]);
  expect(listed.recomputed()).toEqual([]);
});

const EMPTY = year([0, 0, 0, 0, 0, 0], [0, 0, 0]);
const rows = (results: readonly number[], timings: readonly number[]) => ({
  results: RESULTS.map((result, at) => ({ result, count: results[at] ?? 0 })),
  timings: TIMINGS.map((timing, at) => ({ timing, count: timings[at] ?? 0 })),
});

/** Years near to one with the same number of requests: numbers moved by a few, and times that change places. */
function* yearsNear(results: readonly number[], timings: readonly number[]): Generator<[number[], number[]]> {
  for (const order of ORDERS) yield [[...results], order.map((at) => timings[at] ?? 0)];
  for (const from of RESULTS.keys()) {
    for (const to of RESULTS.keys()) {
      for (const [less, more] of TIMING_MOVES) {
        for (const by of [1, 2]) {
          const [moved, times] = [[...results], [...timings]];
          if (from !== to) {
            moved[from] = (moved[from] ?? 0) - by;
            moved[to] = (moved[to] ?? 0) + by;
          }
          const decided = sum(moved.slice(0, 5)) - sum(results.slice(0, 5));
          times[less] = (times[less] ?? 0) + decided;
          if (less !== more) {
            times[less] = (times[less] ?? 0) - by;
            times[more] = (times[more] ?? 0) + by;
          }
          if ([...moved, ...times].every((count) => count >= 0)) yield [moved, times];
        }
      }
    }
  }
}
/** Years of which nothing but the whole is told, because no more than one or two were decided. */
function* yearsOfFew(filed: number): Generator<[number[], number[]]> {
  for (const decided of RESULTS.slice(0, 5).keys()) {
    for (const time of TIMINGS.keys()) {
      for (const count of [1, 2].filter((each) => each < filed)) {
        const [results, timings] = [RESULTS.map(() => 0), TIMINGS.map(() => 0)];
        results[decided] = count;
        results[5] = filed - count;
        timings[time] = count;
        yield [results, timings];
      }
    }
  }
}

const ORDERS = [
  [1, 0, 2],
  [2, 1, 0],
  [0, 2, 1],
  [1, 2, 0],
  [2, 0, 1],
];
const TIMING_MOVES = TIMINGS.flatMap((_, less) => TIMINGS.map((_each, more) => [less, more] as const));

test('of any year: what is told is true, no told number is one or two, and a year near to it is told the same', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 60 }));
  const counts = fc.tuple(
    fc.array(count, { minLength: 6, maxLength: 6 }),
    fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
  );
  fc.assert(
    fc.property(counts, ([results, cuts]) => {
      const decided = sum(results.slice(0, 5));
      const [one = 0, other = 0] = cuts.map((cut) => cut % (decided + 1)).sort((a, b) => a - b);
      const timings = [one, other - one, decided - other];
      const filed = sum(results);
      const values = [filed, ...results, ...timings];
      const telling = tellingOf(tellFigures({ ...EMPTY, ...rows(results, timings), filed }));
      for (const [at, said] of telling.entries()) {
        if (said === 'few') expect([1, 2]).toContain(values[at]);
        if (typeof said === 'number') expect([said, said > 0 && said < FEWEST_REQUESTS]).toEqual([values[at], false]);
      }
      const key = JSON.stringify(telling);
      const open = new Set(telling.flatMap((said, at) => (typeof said === 'string' ? [at] : [])));
      if (telling[0] === 'few') open.delete(0);
      for (const [moved, times] of [...yearsNear(results, timings), ...yearsOfFew(filed)]) {
        if (open.size === 0) break;
        if (JSON.stringify(tellingOf(tellFigures({ ...EMPTY, ...rows(moved, times), filed }))) !== key) continue;
        const near = [filed, ...moved, ...times];
        for (const at of [...open]) if (near[at] !== values[at]) open.delete(at);
      }
      expect([key, [...open]]).toEqual([key, []]);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
