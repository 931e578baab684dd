import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { type PlannedSeat, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

const MORNING = '2026-12-24T00:00:00Z';
/** The test vector of the rules: 과장 전결, the chief away, the team leader acts. */
const DELEGATED: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['delegatedApprove', 'section-chief'],
];
let office: TestOffice;

beforeAll(async () => {
  office = await openTestOffice({ at: MORNING });
});
afterAll(() => office.close());
beforeEach(async () => {
  await office.services.database.sql`delete from absences`;
  office.clock.set(MORNING);
});

async function away(who: Cast, standIn: Cast | null, more: object = {}): Promise<string> {
  const standInPersonId = standIn && office.account(standIn).personId;
  const absence = { kind: 'trip', fromOn: '2026-12-24', toOn: '2026-12-26', basis: '출장 명령 제3호', ...more };
  const client = await office.as(who);
  return (await client.post<{ id: string }>('/api/absences', { ...absence, standInPersonId })).id;
}

async function submitted(line: readonly PlannedSeat[]): Promise<string> {
  const number = await writeDraft(office, { line });
  await submitDraft(office, number);
  return number;
}

const read = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const opened = async (who: Cast, number: string) =>
  (await (await office.as(who)).attempt('GET', `/api/documents/${number}`)).statusCode;
const rows = async (who: Cast, box: string) => (await (await office.as(who)).get<BoxPage>(`/api/boxes/${box}`)).rows;
const counts = async (who: Cast) => (await office.as(who)).get<BoxCounts>('/api/boxes');
async function attempt(who: Cast, number: string, act: string, body: object = {}) {
  const response = await (await office.as(who)).attempt('POST', `/api/documents/${number}/${act}`, body);
  return { ...response.json<{ code?: string }>(), status: response.statusCode };
}
async function sign(who: Cast, number: string, more: object = {}) {
  const { contentHash } = await read(who, number);
  return attempt(who, number, 'signature', { contentHash, ...more });
}

describe('while somebody is away', () => {
  test('who acts for them finds what waits on them in their own list, marked, and decides it: 전결의 대결', async () => {
    const number = await submitted(DELEGATED);
    await signAs(office, 'team-leader', number);
    await away('section-chief', 'team-leader');
    const before = await counts('team-leader');
    expect((await rows('team-leader', 'waiting')).find((row) => row.managementNumber === number)).toMatchObject({
      act: 'delegatedApprove',
      actsFor: { name: '한가람', postTitle: '자치행정과장' },
    });
    expect((await read('team-leader', number)).may.inTurn).toMatchObject([
      { seat: 2, sign: true, reject: true, actsFor: { name: '한가람' } },
    ]);
    expect(await sign('team-leader', number)).toMatchObject({ status: 200 });
    const { paper, line, postReports } = await read('team-leader', number);
    expect(paper.boxes.signRow.map(({ postTitle, name, mark, date }) => [postTitle, name, mark, date])).toEqual([
      ['주무관', '정노을', undefined, undefined],
      ['동혁신팀장', '백이든', '대결', '12/24'],
      ['자치행정과장', undefined, '전결', undefined],
    ]);
    expect(line[2]).toMatchObject({
      ...{ state: 'signed', officer: { name: '백이든' }, actedFor: { name: '한가람' } },
    });
    expect(postReports).toEqual([]);
    const after = await counts('team-leader');
    expect([after.waiting, after.done]).toEqual([before.waiting - 1, before.done + 1]);
    expect((await rows('section-chief', 'done')).map((row) => row.managementNumber)).toContain(number);
    expect((await verifyProjections(office.services.database.sql, { repair: false })).faults).toEqual([]);
  });

  test('a 결재 in their place shows 대결 alone, and an act in between the prefix 代', async () => {
    const number = await submitted([
      ['review', 'team-leader'],
      ['cooperate', 'cooperator'],
      ['approve', 'section-chief'],
    ]);
    await away('cooperator', 'director');
    await away('section-chief', 'team-leader');
    await signAs(office, 'team-leader', number);
    expect(await sign('director', number, { opinion: '예산을 살펴 주십시오.' })).toMatchObject({ status: 200 });
    expect((await rows('director', 'progress')).map((row) => row.managementNumber)).toEqual([number]);
    expect(await sign('team-leader', number)).toMatchObject({ status: 200 });
    const { boxes } = (await read('team-leader', number)).paper;
    expect(boxes.cooperation).toMatchObject([{ postTitle: '주무관', name: '윤서담', prefix: '代', hasOpinion: true }]);
    expect(boxes.signRow.map(({ name, mark }) => [name, mark])).toEqual([
      ['정노을', undefined],
      ['백이든', '대결'],
    ]);
    expect((await rows('director', 'done')).map((row) => row.managementNumber)).toEqual([number]);
    expect(await opened('director', number)).toBe(200);
  });

  test('who acts for them reads nothing else of theirs, and nothing any more when they are back', async () => {
    const later = await submitted(DELEGATED);
    const number = await submitted([['approve', 'section-chief']]);
    const absence = await away('section-chief', 'director');
    expect([await opened('director', number), await opened('director', later)]).toEqual([200, 404]);
    await (await office.as('section-chief')).post(`/api/absences/${absence}/cancellation`, {});
    expect(await opened('director', number)).toBe(404);
    expect(await attempt('director', number, 'signature', { contentHash: '0'.repeat(64) })).toMatchObject({
      status: 404,
    });
    expect(await rows('director', 'waiting')).toEqual([]);
    expect(await sign('section-chief', number)).toMatchObject({ status: 200 });
  });

  test('nobody decides on their own draft in another’s place, nor finds it in their list', async () => {
    const number = await submitted([['approve', 'section-chief']]);
    await away('section-chief', 'drafter');
    expect((await read('drafter', number)).may.inTurn).toEqual([]);
    expect(await rows('drafter', 'waiting')).toEqual([]);
    expect((await counts('drafter')).waiting).toBe(0);
    expect(await sign('drafter', number)).toMatchObject({ status: 409, code: 'drafter-cannot-decide' });
    const { contentHash } = await read('drafter', number);
    const back = await attempt('drafter', number, 'rejection', { contentHash, reason: '다시' });
    expect(back).toMatchObject({ status: 409, code: 'drafter-cannot-decide' });
  });

  test('they may decide themselves all the same, and the stand-in’s stand-in acts where that one is away too', async () => {
    const own = await submitted([['approve', 'section-chief']]);
    const acted = await submitted([['approve', 'section-chief']]);
    await away('section-chief', 'team-leader');
    await away('team-leader', 'director');
    expect(await opened('team-leader', own)).toBe(404);
    expect(await sign('director', acted)).toMatchObject({ status: 200 });
    expect(await sign('section-chief', own)).toMatchObject({ status: 200 });
    expect((await read('section-chief', acted)).paper.boxes.signRow.at(-1)).toMatchObject({
      postTitle: '행정국장',
      name: '윤서담',
      mark: '대결',
    });
  });

  test('who sits beside them in a parallel group signs in their own name first, and then for them', async () => {
    const number = await submitted([
      ['review', 'team-leader', { group: 1 }],
      ['cooperate', 'cooperator', { group: 1 }],
      ['approve', 'section-chief'],
    ]);
    await away('cooperator', 'team-leader');
    const mine = (await rows('team-leader', 'waiting')).filter((row) => row.managementNumber === number);
    expect(mine).toMatchObject([{ act: 'review', actsFor: null }]);
    expect((await read('team-leader', number)).may.inTurn.map(({ seat, actsFor }) => [seat, actsFor?.name])).toEqual([
      [1, undefined],
      [2, '서바다'],
    ]);
    expect(await sign('team-leader', number, { seat: 2 })).toMatchObject({ status: 200 });
    expect(await sign('team-leader', number)).toMatchObject({ status: 200 });
    const { line } = await read('team-leader', number);
    expect(line.map(({ state, actedFor }) => [state, actedFor?.name])).toEqual([
      ['signed', undefined],
      ['signed', undefined],
      ['signed', '서바다'],
      ['turn', undefined],
    ]);
  });

  test('an absent official who has left the post of the seat is acted for by nobody', async () => {
    const number = await submitted([['approve', 'section-chief']]);
    await away('section-chief', 'director');
    const { sql } = office.services.database;
    const { personId } = office.account('section-chief');
    await sql`update post_holdings set to_on = '2026-12-24' where person_id = ${personId}`;
    expect(await rows('director', 'waiting')).toEqual([]);
    expect((await counts('director')).waiting).toBe(0);
    const { may } = await read('director', number);
    expect(may.inTurn).toEqual([]);
    await sql`update post_holdings set to_on = null where person_id = ${personId}`;
    expect((await rows('director', 'waiting')).map((row) => row.managementNumber)).toContain(number);
  });
});
