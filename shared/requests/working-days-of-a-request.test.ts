import { expect, test } from 'vitest';
import { countedDays, workingDaysTaken } from './deadlines.ts';

test('the days of a period are numbered without Saturdays, holidays and those on which the clock stood', () => {
  // 2 November 2026 is a Monday; 보완 was asked on Thursday and came on Friday, both of which do not count.
  const clock = { filedOn: '2026-11-02', isExtended: false, stops: [{ from: '2026-11-05', to: '2026-11-06' }] };
  const days = countedDays(clock, '2026-11-10', ['2026-11-09']);
  expect(days.map(({ day, place, isStopped }) => [day.slice(8), place, isStopped])).toEqual([
    ['02', 1, false],
    ['03', 2, false],
    ['04', 3, false],
    ['05', null, true],
    ['06', null, true],
    ['07', null, false],
    ['08', null, false],
    ['09', null, false],
    ['10', 4, false],
  ]);
  expect(workingDaysTaken(clock, '2026-11-10', ['2026-11-09'])).toBe(4);
  expect(workingDaysTaken(clock, '2026-11-08')).toBe(3);
});
