import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { StuckNotice, StuckReply } from '../../shared/contract/stuck.ts';
import { readyAct } from '../testing/act-requests.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { checkStuck } from './index.ts';

/** 3 March 2026, 09:00 in Korea. */
const MORNING = '2026-03-03T00:00:00Z';
const office = await openTestOffice({ at: MORNING });
afterAll(office.close);
const { sql } = office.services.database;
const idOf = (who: Cast) => office.account(who).personId;

beforeEach(async () => {
  await sql`delete from absences`;
  await sql`delete from stuck_checks`;
  await sql`delete from approval_seats`;
  await sql`update post_holdings set to_on = null`;
  await sql`update accounts set active = true`;
  office.clock.set(MORNING);
});

async function waiting(): Promise<string> {
  const number = await writeDraft(office);
  await submitDraft(office, number);
  return number;
}

const listed = async () => (await office.as('administrator')).get<StuckReply>('/api/stuck-documents');
const reasons = async () => (await listed()).documents.map((one) => one.reason);
const leaves = (who: Cast) => sql`update post_holdings set to_on = '2026-03-03' where person_id = ${idOf(who)}`;

async function give(number: string, seat: number, to: Cast, reason = '전출하여 담당을 바꿈') {
  const { personId, postId } = await office.officer(to);
  const url = `/api/documents/${number}/seats/${seat}/reassignment`;
  return (await office.as('administrator')).attempt('POST', url, { personId, postId, reason });
}

describe('the repair list', () => {
  test('is empty while everybody is at their desk', async () => {
    await waiting();
    expect(await listed()).toEqual({ documents: [], count: 0 });
  });

  test('names a leaver, a post given up, an account that was closed, and who waits for how long', async () => {
    const number = await waiting();
    await leaves('team-leader');
    expect(await listed()).toMatchObject({
      documents: [
        {
          managementNumber: number,
          seat: 1,
          act: 'review',
          reason: 'personLeft',
          since: '2026-03-03T00:00:00.000Z',
          waitsOn: { name: '백이든', postTitle: '동혁신팀장', unitName: '자치행정과' },
          drafter: { name: '정노을', unitName: '자치행정과' },
        },
      ],
      count: 1,
    });
    const other = await office.officer('colleague');
    await sql`
      insert into post_holdings (agency_id, id, post_id, person_id, kind, from_on, to_on)
      values (${office.agencyId}, gen_random_uuid(), ${other.postId}, ${idOf('team-leader')}, 'regular', '2026-03-03', null)`;
    expect(await reasons()).toEqual(['postVacant']);
    await sql`delete from post_holdings where person_id = ${idOf('team-leader')} and post_id = ${other.postId}`;
    await sql`update post_holdings set to_on = null`;
    expect(await reasons()).toEqual([]);
    await sql`update accounts set active = false where person_id = ${idOf('team-leader')}`;
    expect(await reasons()).toEqual(['noAccount']);
  });

  test('names somebody away without a stand-in after three days, not before, and not with one', async () => {
    await waiting();
    const absence = { kind: 'sickLeave', fromOn: '2026-03-03', toOn: '2026-03-31', basis: '병가 신청' };
    const leader = await office.as('team-leader');
    const { id } = await leader.post<{ id: string }>('/api/absences', { ...absence, standInPersonId: null });
    office.clock.set('2026-03-05T23:59:59.999Z');
    expect(await reasons()).toEqual([]);
    office.clock.set('2026-03-06T00:00:00Z');
    expect(await reasons()).toEqual(['absentAlone']);
    await (await office.as('administrator')).post(`/api/absences/${id}/cancellation`, { reason: '대결자를 정함' });
    const withStandIn = { ...absence, fromOn: '2026-03-06', standInPersonId: idOf('section-chief') };
    await (await office.as('team-leader')).post('/api/absences', withStandIn);
    office.clock.set('2026-03-20T00:00:00Z');
    expect(await reasons()).toEqual([]);
    await sql`update accounts set active = false where person_id = ${idOf('section-chief')}`;
    expect(await reasons()).toEqual(['absentAlone']);
  });

  test('is the administrator’s, and each agency has its own', async () => {
    await waiting();
    await leaves('team-leader');
    expect((await (await office.as('drafter')).attempt('GET', '/api/stuck-documents')).statusCode).toBe(403);
    const other = await office.as('outside-administrator');
    expect(await other.get<StuckReply>('/api/stuck-documents')).toEqual({ documents: [], count: 0 });
  });
});

describe('a stuck seat', () => {
  test('is given to somebody with a reason, who then acts; the history says so', async () => {
    const number = await waiting();
    await leaves('team-leader');
    expect((await give(number, 1, 'director')).statusCode).toBe(200);
    expect((await listed()).count).toBe(0);
    await signAs(office, 'director', number);
    const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
    expect(document.line[1]).toMatchObject({ officer: { name: '윤서담' }, state: 'signed' });
    expect(document.history).toContainEqual(
      expect.objectContaining({
        act: 'reassigned',
        by: expect.objectContaining({ name: '문지기' }),
        about: [{ name: '윤서담', postTitle: '행정국장' }],
        text: '전출하여 담당을 바꿈',
      }),
    );
  });

  test('that waits further up the line is repaired before its turn', async () => {
    const number = await waiting();
    await leaves('section-chief');
    expect((await give(number, 2, 'director')).statusCode).toBe(200);
    await signAs(office, 'team-leader', number);
    expect(await signAs(office, 'director', number)).toMatchObject({ status: 'approved' });
  });

  test('is not given where it need not be, to nobody, twice, or by anybody else', async () => {
    const number = await waiting();
    const code = async (act: ReturnType<typeof give>) => (await act).json().code;
    expect(await code(give(number, 1, 'director'))).toBe('seat-not-stuck');
    await leaves('team-leader');
    expect(await code(give(number, 1, 'section-chief'))).toBe('same-person-twice');
    expect(await code(give(number, 1, 'director', ' '))).toBe('reason-missing');
    expect(await code(give(number, 7, 'director'))).toBe('seat-is-done');
    expect(await code(give('D0000999999999', 1, 'director'))).toBe('not-found');
    await sql`update accounts set active = false where person_id = ${idOf('director')}`;
    expect(await code(give(number, 1, 'director'))).toBe('seat-without-account');
    const { personId, postId } = await office.officer('colleague');
    const url = `/api/documents/${number}/seats/1/reassignment`;
    const body = { personId, postId, reason: '남의 일' };
    expect((await (await office.as('drafter')).attempt('POST', url, body)).statusCode).toBe(403);
    expect((await (await office.as('outside-administrator')).attempt('POST', url, body)).statusCode).toBe(404);
  });

  test('and a recall at the same moment are one after the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await waiting();
      await leaves('team-leader');
      const recall = await readyAct(office, 'drafter', 'recall', number);
      const [recalled, given] = await Promise.all([recall(), give(number, 1, 'director')]);
      expect([recalled.status, given.statusCode]).toContain(200);
      const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
      expect(document.history.map((row) => row.act)).toEqual(
        [
          ['submitted', 'reassigned', 'recalled'],
          ['submitted', 'recalled'],
          ['submitted', 'reassigned'],
        ].find((acts) => acts.length === document.history.length && acts.at(-1) === document.history.at(-1)?.act),
      );
      await sql`update post_holdings set to_on = null`;
    }
  });
});

test('the nightly look is made once a day, whoever makes it, and is what administrators are told', async () => {
  const notice = async () => (await office.as('administrator')).get<StuckNotice>('/api/stuck-documents/notice');
  expect(await notice()).toEqual({ checkedOn: null, count: 0 });
  await waiting();
  const other = await writeDraft(office, { line: [['approve', 'director']] });
  await submitDraft(office, other);
  await leaves('team-leader');
  await Promise.all([checkStuck(office.services), checkStuck(office.services)]);
  expect(await notice()).toEqual({ checkedOn: '2026-03-03', count: 1 });
  await leaves('director');
  office.clock.set('2026-03-03T14:59:59Z');
  await checkStuck(office.services);
  expect((await notice()).count).toBe(1);
  office.clock.set('2026-03-03T15:00:00Z');
  await checkStuck(office.services);
  expect(await notice()).toEqual({ checkedOn: '2026-03-04', count: 2 });
});
