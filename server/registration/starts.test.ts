import { afterAll, describe, expect, test } from 'vitest';
import type { SeriesReply } from '../../shared/contract/registration.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { takeManagementSerial } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);

const { unitId } = await office.officer('drafter');
const administrator = await office.as('administrator');
const start = (changes: object = {}) => ({
  unitId,
  year: 2026,
  lastUsed: 27732,
  reason: '종이 대장의 마지막 번호',
  ...changes,
});
const send = (body: object, key?: string) =>
  administrator.attempt('POST', '/api/series/start', body, key ? { 'idempotency-key': key } : {});

describe('a series', () => {
  test('stands at nothing before its first number', async () => {
    const { series } = await administrator.get<SeriesReply>('/api/series');
    expect(series.map((entry) => [entry.unitName, entry.year, entry.lastSerial])).toEqual([
      ['행정국', 2026, 0],
      ['자치행정과', 2026, 0],
      ['지역돌봄복지과', 2026, 0],
    ]);
  });

  test('goes on after the last number on paper, and keeps who said so and why', async () => {
    expect((await send(start())).json()).toEqual({ lastUsed: 27732 });
    const { series } = await administrator.get<SeriesReply>('/api/series');
    const by = { by: '문지기', at: '2026-03-03T00:00:00.000Z' };
    expect(series.find((entry) => entry.unitId === unitId)).toMatchObject({
      lastSerial: 27732,
      starts: [{ lastUsed: 27732, reason: '종이 대장의 마지막 번호', ...by }],
    });
  });

  test('never goes back, so that no number is given twice', async () => {
    for (const lastUsed of [27731, 27732, 0]) {
      const response = await send(start({ lastUsed }));
      expect(response.json()).toMatchObject({ code: 'series-already-further', facts: { last: 27732 } });
      expect(response.statusCode).toBe(409);
    }
    const [kept] = await office.services.database.sql`select count(*)::int as starts from series_starts`;
    expect(kept).toEqual({ starts: 1 });
  });

  test('started twice with one key starts once, and the key is not for another request', async () => {
    const both = await Promise.all([1, 2].map(() => send(start({ lastUsed: 30_000 }), 'pressed-twice')));
    expect(both.map((response) => response.json())).toEqual([{ lastUsed: 30_000 }, { lastUsed: 30_000 }]);
    const other = await send(start({ lastUsed: 30_001 }), 'pressed-twice');
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('started by two at once stands at the highest', async () => {
    const all = await Promise.all([40_003, 40_001, 40_002].map((lastUsed) => send(start({ lastUsed }))));
    expect(all.some((response) => response.statusCode === 200)).toBe(true);
    const { series } = await administrator.get<SeriesReply>('/api/series');
    expect(series.find((entry) => entry.unitId === unitId)?.lastSerial).toBe(40_003);
  });

  test('of another year is another counter', async () => {
    expect((await send(start({ year: 2025, lastUsed: 5 }))).statusCode).toBe(200);
    const { series } = await administrator.get<SeriesReply>('/api/series');
    expect(series.filter((entry) => entry.unitId === unitId).map((entry) => entry.year)).toEqual([2026, 2025]);
  });

  test.each([
    ['a blank reason', { reason: '  ' }, 'reason-missing'],
    ['no reason', { reason: '' }, 'invalid-input'],
    ['a number over six digits', { lastUsed: 1_000_000 }, 'invalid-input'],
    ['a negative number', { lastUsed: -1 }, 'invalid-input'],
    ['a number as text', { lastUsed: '5' }, 'invalid-input'],
    ['a unit that is not there', { unitId: '00000000-0000-4000-8000-000000000000' }, 'not-found'],
  ])('is not started with %s', async (_what, changes, code) => {
    expect((await send(start(changes))).json()).toMatchObject({ code });
  });

  test('is started by an administrator of the agency only', async () => {
    const tryAs = async (login: 'section-chief' | 'outside-administrator') =>
      (await (await office.as(login)).attempt('POST', '/api/series/start', start({ lastUsed: 50_000 }))).json().code;
    expect(await tryAs('section-chief')).toBe('not-permitted');
    expect(await tryAs('outside-administrator')).toBe('not-found');
  });
});

describe('management numbers', () => {
  const url = '/api/management-numbers/start';

  test('go on after those of the former system, and only forward', async () => {
    const reason = '옛 시스템의 마지막 관리번호';
    expect(await administrator.post(url, { lastUsed: 41_568_980, reason })).toEqual({ lastUsed: 41_568_980 });
    const next = await office.services.database.sql.begin((tx) => takeManagementSerial(tx, office.agencyId));
    expect(next).toBe(41_568_981);
    const back = await administrator.attempt('POST', url, { lastUsed: 41_568_981, reason });
    expect(back.json()).toMatchObject({ code: 'series-already-further', facts: { last: 41_568_981 } });
    const blank = await administrator.attempt('POST', url, { lastUsed: 50_000_000, reason: ' ' });
    expect(blank.json()).toMatchObject({ code: 'reason-missing' });
    const other = await (await office.as('drafter')).attempt('POST', url, { lastUsed: 50_000_000, reason });
    expect(other.statusCode).toBe(403);
  });
});
