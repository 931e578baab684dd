import { expect, test } from 'vitest';
import { by, CLOSED, handled, OPEN, propose, skipped, take } from '../testing/handled-request.ts';
import type { InformationRequest } from './information-request.ts';
import type { RequestCommand } from './request-command.ts';
import { countRequests, medianWorkingDays } from './request-statistics.ts';

const request = (...asked: Parameters<typeof handled>): InformationRequest => {
  const { refused, request: made } = handled(...asked);
  expect(refused).toBeUndefined();
  return made;
};
const to = (name: string): RequestCommand => ({ type: 'assign', by, to: { unit: { id: name, name }, person: null } });
const extend: RequestCommand = { type: 'extend', by, ground: 1, reason: '많음' };

test('a year of requests is counted by result, ground, time, objection, month and unit, each by hand', () => {
  const requests = [
    // In time on the tenth day; a day later it would be late, and with an extension it is not.
    request('2026-11-02', ['2026-11-02', to('총무과')], ['2026-11-13', propose(OPEN)], ['2026-11-13', take]),
    request('2026-11-02', ['2026-11-02', to('총무과')], ['2026-11-13', propose(CLOSED)], ['2026-11-16', take]),
    request(
      '2026-11-02',
      ['2026-11-03', to('감사과')],
      ['2026-11-04', extend],
      ['2026-11-16', propose(CLOSED)],
      ['2026-11-16', take],
    ),
    request(
      '2026-10-30',
      ['2026-11-02', propose({ ...CLOSED, grounds: [5, 6] })],
      ['2026-11-03', take],
      ['2026-11-04', { type: 'object' }],
      ['2026-11-05', skipped],
      ['2026-11-05', propose({ ...CLOSED, outcome: 'dismissed', grounds: [] }, 'objection')],
      ['2026-11-06', take],
    ),
    request('2026-11-02', ['2026-11-03', { type: 'withdraw' }]),
    request('2026-11-02', ['2026-11-03', { type: 'transfer', by, agencyName: '시', reason: '소관' }]),
    // Nobody has decided; on 16 November its last day has passed, and silence allows an objection on the 28th.
    request('2026-11-02'),
    request('2026-11-02', ['2026-11-28', { type: 'object' }]),
  ];
  const figures = countRequests(requests, { today: '2026-11-16' });
  const some = Object.fromEntries(figures.results.filter(({ count }) => count > 0).map((r) => [r.result, r.count]));
  expect(some).toEqual({ open: 1, closed: 3, withdrawn: 1, transferred: 1, underWay: 2 });
  expect(figures.grounds).toEqual([
    { ground: 5, count: 1 },
    { ground: 6, count: 3 },
  ]);
  expect(figures.timings.map(({ count }) => count)).toEqual([2, 1, 1]);
  expect(figures.overdue).toBe(1);
  expect(Object.fromEntries(figures.objections.map(({ outcome, count }) => [outcome, count]))).toEqual({
    ...{ accepted: 0, partlyAccepted: 0, dismissed: 1, refused: 0 },
    underWay: 1,
  });
  expect(figures.months).toEqual([
    { month: '2026-10', filed: 1, decided: 1 },
    { month: '2026-11', filed: 7, decided: 3 },
  ]);
  expect(figures.units).toEqual([
    { unit: null, filed: 5, inTime: 1, late: 0 },
    { unit: '총무과', filed: 2, inTime: 1, late: 1 },
    { unit: '감사과', filed: 1, inTime: 1, late: 0 },
  ]);
  // Ten, eleven, eleven and three working days.
  expect(medianWorkingDays(requests)).toBe(11);
  expect(medianWorkingDays(requests.slice(4))).toBeNull();
  // A day off of the agency makes the late one one in time.
  const off = countRequests(requests, { today: '2026-11-16', closedDays: ['2026-11-06'] });
  expect(off.timings.map(({ count }) => count)).toEqual([4, 0, 0]);
});
