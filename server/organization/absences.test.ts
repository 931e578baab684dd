import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { AbsencesAlongReply, AwayReply, OwnAbsencesReply, SetAbsence } from '../../shared/contract/absence.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { standInFor } from '../../shared/organization/absence.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { findStandIn, mayActFor } from './index.ts';

/** 20 December 2026, 10:00 in Korea. */
const MORNING = '2026-12-20T01:00:00Z';
const office = await openTestOffice({ at: MORNING });
afterAll(office.close);
const { sql } = office.services.database;
const { agencyId } = office;
const idOf = (who: Cast) => office.account(who).personId;
const MEMBERS = ['drafter', 'colleague', 'team-leader', 'section-chief', 'director', 'cooperator'] as const;

beforeEach(async () => {
  await sql`delete from absences`;
  office.clock.set(MORNING);
});

function leave(standIn: Cast | null, more: Partial<SetAbsence> = {}): SetAbsence {
  const standInPersonId = standIn && idOf(standIn);
  return {
    kind: 'leave',
    fromOn: '2026-12-24',
    toOn: '2026-12-26',
    standInPersonId,
    basis: '휴가 신청 제12호',
    ...more,
  };
}

async function set(who: Cast, absence: SetAbsence): Promise<string> {
  return (await (await office.as(who)).post<{ id: string }>('/api/absences', absence)).id;
}

async function refusal(who: Cast, absence: SetAbsence): Promise<string> {
  const response = await (await office.as(who)).attempt('POST', '/api/absences', absence);
  return response.json<Problem>().code;
}

const actedFor = async (who: Cast, at: string) =>
  (await mayActFor(sql, { agencyId, personId: idOf(who), at: new Date(at) })).map((one) => one.personId);

describe('an absence', () => {
  test('lets the stand-in act from the first midnight in Korea and not from the last on', async () => {
    await set('section-chief', leave('team-leader'));
    expect(await actedFor('team-leader', '2026-12-23T23:59:59.999+09:00')).toEqual([]);
    expect(await actedFor('team-leader', '2026-12-24T00:00:00.000+09:00')).toEqual([idOf('section-chief')]);
    expect(await actedFor('team-leader', '2026-12-26T23:59:59.999+09:00')).toEqual([idOf('section-chief')]);
    expect(await actedFor('team-leader', '2026-12-27T00:00:00.000+09:00')).toEqual([]);
    expect(await actedFor('section-chief', '2026-12-25T00:00:00Z')).toEqual([]);
  });

  test('that begins and ends at an hour is kept to the minute', async () => {
    await set('section-chief', leave('team-leader', { fromTime: '14:00', toOn: '2026-12-24', toTime: '18:00' }));
    expect(await actedFor('team-leader', '2026-12-24T13:59:59+09:00')).toEqual([]);
    expect(await actedFor('team-leader', '2026-12-24T14:00:00+09:00')).toEqual([idOf('section-chief')]);
    expect(await actedFor('team-leader', '2026-12-24T18:00:00+09:00')).toEqual([]);
  });

  test('that is cancelled ends there; the person acts themselves again', async () => {
    const id = await set('section-chief', leave('team-leader'));
    office.clock.set('2026-12-25T01:00:00Z');
    await (await office.as('section-chief')).post(`/api/absences/${id}/cancellation`, {});
    expect(await actedFor('team-leader', '2026-12-25T00:59:59Z')).toEqual([idOf('section-chief')]);
    expect(await actedFor('team-leader', '2026-12-25T01:00:00Z')).toEqual([]);
    const again = await (await office.as('section-chief')).attempt('POST', `/api/absences/${id}/cancellation`, {});
    expect(again.json<Problem>().code).toBe('absence-over');
    expect(await refusal('section-chief', leave('drafter', { fromOn: '2026-12-25' }))).toBe(undefined);
  });

  test('goes on through stand-ins who are away themselves', async () => {
    await set('director', leave('section-chief'));
    await set('section-chief', leave('team-leader', { fromOn: '2026-12-25' }));
    expect(await actedFor('section-chief', '2026-12-24T01:00:00Z')).toEqual([idOf('director')]);
    expect(await actedFor('team-leader', '2026-12-25T01:00:00Z')).toEqual([idOf('section-chief'), idOf('director')]);
    expect(await actedFor('section-chief', '2026-12-25T01:00:00Z')).toEqual([]);
    const at = new Date('2026-12-25T01:00:00Z');
    const found = await findStandIn(sql, { agencyId, personId: idOf('director'), at });
    expect(found).toMatchObject({ result: 'standIn', actingPersonId: idOf('team-leader') });
    expect(found.chain.map((step) => step.personId)).toEqual([idOf('director'), idOf('section-chief')]);
  });

  test('is refused in words where it cannot be', async () => {
    await set('section-chief', leave('team-leader'));
    expect(await refusal('section-chief', leave('drafter', { fromOn: '2026-12-26' }))).toBe('absence-overlaps');
    expect(await refusal('team-leader', leave('section-chief'))).toBe('stand-in-circle');
    expect(await refusal('drafter', leave('drafter'))).toBe('stand-in-is-oneself');
    expect(await refusal('drafter', leave(null, { fromOn: '2026-12-19' }))).toBe('absence-in-the-past');
    expect(await refusal('drafter', leave(null, { toOn: '2027-12-26' }))).toBe('absence-too-long');
    expect(await refusal('drafter', leave(null, { toOn: '2026-12-23' }))).toBe('absence-period-bad');
    expect(await refusal('drafter', leave(null, { basis: ' ' }))).toBe('reason-missing');
    expect(await refusal('drafter', leave('outsider'))).toBe('stand-in-unknown');
    expect(await refusal('drafter', leave('administrator'))).toBe('stand-in-unknown');
  });

  test('of somebody else is the administrator’s to enter and to end, with a reason', async () => {
    const administrator = await office.as('administrator');
    const url = `/api/people/${idOf('director')}/absences`;
    const body = { ...leave('section-chief', { kind: 'sickLeave' }), reason: '입원하여 스스로 정할 수 없음' };
    expect((await (await office.as('drafter')).attempt('POST', url, body)).statusCode).toBe(403);
    expect((await administrator.attempt('POST', url, { ...body, reason: ' ' })).json().code).toBe('reason-missing');
    const { id } = await administrator.post<{ id: string }>(url, body);
    expect((await administrator.attempt('POST', `/api/absences/${id}/cancellation`, {})).json().code).toBe(
      'reason-missing',
    );
    const cancellation = `/api/absences/${id}/cancellation`;
    expect((await (await office.as('drafter')).attempt('POST', cancellation, { reason: '장난' })).statusCode).toBe(404);
    await administrator.post(cancellation, { reason: '퇴원' });
    for (const unknown of ['x', idOf('outsider')]) {
      const response = await administrator.attempt('POST', `/api/people/${unknown}/absences`, body);
      expect(response.statusCode).toBe(404);
    }
    const other = await office.as('outside-administrator');
    expect((await other.attempt('POST', url, { ...body, standInPersonId: null })).statusCode).toBe(404);
    expect((await other.attempt('POST', cancellation, { reason: '장난' })).statusCode).toBe(404);
  });

  test('entered twice at the same moment is entered once, and two that close a circle are not both taken', async () => {
    const [chief, leader] = [await office.as('section-chief'), await office.as('team-leader')];
    const twice = await Promise.all(
      ['drafter', 'colleague'].map((who) => chief.attempt('POST', '/api/absences', leave(who as Cast))),
    );
    expect(twice.map((response) => response.statusCode).sort()).toEqual([200, 409]);
    await sql`delete from absences`;
    for (let round = 0; round < 5; round += 1) {
      const both = await Promise.all([
        chief.attempt('POST', '/api/absences', leave('team-leader')),
        leader.attempt('POST', '/api/absences', leave('section-chief')),
      ]);
      expect(both.map((response) => response.statusCode).sort()).toEqual([200, 409]);
      await sql`delete from absences`;
    }
  });

  test('sent again with the same key is one absence', async () => {
    const chief = await office.as('section-chief');
    const headers = { 'idempotency-key': 'the-same-absence' };
    const send = () => chief.attempt('POST', '/api/absences', leave('team-leader'), headers);
    const [first, second] = [await send(), await send()];
    expect(second.json()).toEqual(first.json());
    expect(await sql`select from absences`).toHaveLength(1);
  });
});

describe('who is away', () => {
  test('is told to everybody by the day, and why only to those it concerns', async () => {
    await set('section-chief', leave('team-leader', { kind: 'sickLeave' }));
    const seen = async (who: Cast, on: string) =>
      (await (await office.as(who)).get<AwayReply>(`/api/absences?on=${on}`)).absences;
    expect(await seen('drafter', '2026-12-23')).toEqual([]);
    expect(await seen('drafter', '2026-12-27')).toEqual([]);
    expect(await seen('outsider', '2026-12-24')).toEqual([]);
    const [away] = await seen('drafter', '2026-12-24');
    expect(away).toMatchObject({
      person: { name: '한가람', postTitle: '자치행정과장', unitName: '자치행정과' },
      standIn: { name: '백이든', postTitle: '동혁신팀장' },
      from: '2026-12-23T15:00:00.000Z',
      until: '2026-12-26T15:00:00.000Z',
      kind: null,
      basis: null,
    });
    for (const who of ['section-chief', 'team-leader', 'administrator'] as const) {
      expect((await seen(who, '2026-12-26'))[0]).toMatchObject({ kind: 'sickLeave', basis: '휴가 신청 제12호' });
    }
    const bad = await (await office.as('drafter')).attempt('GET', '/api/absences?on=2026-13-01');
    expect(bad.json<Problem>().code).toBe('absence-period-bad');
  });

  test('and for whom one acts stands on one’s own page', async () => {
    const own = async (who: Cast) => (await office.as(who)).get<OwnAbsencesReply>('/api/absences/mine');
    await set('section-chief', leave('team-leader'));
    expect((await own('team-leader')).actingFor).toEqual([]);
    office.clock.set('2026-12-24T01:00:00Z');
    const [acting] = (await own('team-leader')).actingFor;
    expect(acting?.person.name).toBe('한가람');
    expect((await own('section-chief')).absences).toMatchObject([{ standIn: { name: '백이든' }, cancelledAt: null }]);
  });

  test('of a line within a month is told with who acts then', async () => {
    await set('section-chief', leave('team-leader'));
    await set('team-leader', leave('drafter', { fromOn: '2026-12-26' }));
    await set('director', leave(null, { fromOn: '2027-02-01', toOn: '2027-02-02' }));
    const ids = (['team-leader', 'section-chief', 'director'] as const).map(idOf).join(',');
    const drafter = await office.as('drafter');
    const { absences } = await drafter.get<AbsencesAlongReply>(`/api/absences/along?people=${ids}`);
    expect(absences.map((one) => [one.personId, one.acting?.name ?? null])).toEqual([
      [idOf('section-chief'), '백이든'],
      [idOf('team-leader'), '정노을'],
    ]);
    expect((await drafter.attempt('GET', '/api/absences/along?people=x')).statusCode).toBe(400);
  });
});

test('whom one may act for is the way of the stand-ins read backwards, in any office', async () => {
  const day = 24 * 3_600_000;
  const start = new Date('2026-12-23T15:00:00Z').getTime();
  const plan = fc.array(
    fc.record({
      standIn: fc.option(fc.constantFrom(...MEMBERS), { freq: 5 }),
      from: fc.integer({ min: 0, max: 3 }),
      days: fc.integer({ min: 1, max: 3 }),
      back: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 3 }),
    }),
    { minLength: MEMBERS.length, maxLength: MEMBERS.length },
  );
  await fc.assert(
    fc.asyncProperty(plan, fc.integer({ min: 0, max: 5 }), async (plans, on) => {
      await sql`delete from absences`;
      const absences = plans.flatMap((one, index) => {
        const who = MEMBERS[index];
        if (!who || who === one.standIn) return [];
        const from = new Date(start + one.from * day);
        const until = new Date(from.getTime() + one.days * day);
        const cancelledAt = one.back === null ? null : new Date(start + one.back * day);
        const standInId = one.standIn && idOf(one.standIn);
        const id = `00000000-0000-4000-8000-00000000000${index}`;
        return [
          { id, personId: idOf(who), standInId, kind: 'trip', from, until, basis: 'x', madeBy: idOf(who), cancelledAt },
        ];
      });
      for (const one of absences) {
        await sql`
          insert into absences (agency_id, id, person_id, kind, from_at, until_at, stand_in_person_id, basis,
            made_by_person_id, made_at, cancelled_at)
          values (${agencyId}, ${one.id}, ${one.personId}, 'trip', ${one.from}, ${one.until}, ${one.standInId}, 'x',
            ${one.madeBy}, ${one.from}, ${one.cancelledAt})`;
      }
      const at = new Date(start + on * day);
      const rules = absences.map((one) => ({ ...one, kind: 'trip' as const }));
      for (const me of MEMBERS) {
        const forwards = MEMBERS.filter((who) => {
          const found = standInFor(idOf(who), at, rules);
          return found.result === 'standIn' && found.actingPersonId === idOf(me);
        });
        const backwards = await mayActFor(sql, { agencyId, personId: idOf(me), at });
        expect(backwards.map((one) => one.personId).sort()).toEqual(forwards.map(idOf).sort());
        for (const one of backwards) {
          const chain = standInFor(one.personId, at, rules).chain.map((step) => step.id);
          expect(one.absenceIds).toEqual(chain);
        }
        expect(await findStandIn(sql, { agencyId, personId: idOf(me), at })).toEqual(standInFor(idOf(me), at, rules));
      }
    }),
    { numRuns: 40 },
  );
});
