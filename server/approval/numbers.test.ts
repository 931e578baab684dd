import { afterAll, describe, expect, test } from 'vitest';
import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftMade } from '../../shared/contract/drafting.ts';
import { readyAct } from '../testing/act-requests.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const { sql } = office.services.database;
const CHIEF_ALONE = [['approve', 'section-chief']] as const;
const serialOf = (answer: ActReply) => Number(answer.documentNumber?.split('-')[1]);
const series = async () => [
  ...(await sql<{ year: number; last: number; given: number }[]>`
  select s.year, s.last_serial as last, (select count(*)::int from registrations r where r.agency_id = s.agency_id
    and r.series_id = s.series_id and r.year = s.year) as given from series s order by s.year`),
];

async function waitingForTheChief(): Promise<string> {
  const number = await writeDraft(office, { line: CHIEF_ALONE });
  await submitDraft(office, number);
  return number;
}

describe('the numbers of a unit', () => {
  test('given to forty approvals at the same moment leave no gap and are not doubled', async () => {
    const acts = [];
    for (let count = 0; count < 40; count += 1) {
      acts.push(await readyAct(office, 'section-chief', 'signature', await waitingForTheChief()));
    }
    const answers = await Promise.all(acts.map((act) => act()));
    expect(answers.map((answer) => answer.status)).toEqual(Array(40).fill(200));
    const serials = answers.map((answer) => serialOf(answer.body as ActReply)).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await series()).toEqual([{ year: 2026, last: 40, given: 40 }]);
  });

  test('are not used up by a signature that comes to nothing', async () => {
    const [before] = await series();
    const number = await waitingForTheChief();
    const { contentHash } = await (await office.as('section-chief')).get<DocumentReply>(`/api/documents/${number}`);
    await sql`create function lose_the_paper() returns trigger language plpgsql as
      $$ begin raise exception 'the registration is lost'; end $$`;
    await sql`create constraint trigger lose_the_paper after insert on registrations deferrable initially deferred
      for each row execute function lose_the_paper()`;
    const chief = await office.as('section-chief');
    const failed = await chief.attempt('POST', `/api/documents/${number}/signature`, { contentHash });
    await sql`drop trigger lose_the_paper on registrations`;
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toContain('lost');
    expect((await chief.get<DocumentReply>(`/api/documents/${number}`)).status).toBe('inApproval');
    expect((await series())[0]).toEqual(before);
    expect(serialOf(await signAs(office, 'section-chief', number))).toBe((before?.last ?? 0) + 1);
  });

  test('go on where the administrator lets them start, while approvals go on', async () => {
    const { unitId } = await office.officer('drafter');
    const administrator = await office.as('administrator');
    const acts = [];
    for (let count = 0; count < 6; count += 1) {
      acts.push(await readyAct(office, 'section-chief', 'signature', await waitingForTheChief()));
    }
    const start = { unitId, year: 2026, lastUsed: 27_732, reason: '이전 시스템에서 이어 씁니다.' };
    await Promise.all([...acts.map((act) => act()), administrator.post('/api/series/start', start)]);
    const next = serialOf(await signAs(office, 'section-chief', await waitingForTheChief()));
    expect(next).toBeGreaterThan(27_732);
    const [row] = await sql<{ doubled: number; above: number }[]>`
      select count(*)::int - count(distinct (series_id, year, serial))::int as doubled,
        count(*) filter (where serial > 27732)::int as above from registrations`;
    expect(row).toEqual({ doubled: 0, above: next - 27_732 });
  });

  test('are of the year of the approval in Korea, not of the draft and not of Greenwich', async () => {
    const approvedAt = async (instant: string) => {
      const number = await writeDraft(office);
      await submitDraft(office, number);
      await signAs(office, 'team-leader', number);
      office.clock.set(instant);
      const answer = await signAs(office, 'section-chief', number);
      const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
      return { serial: serialOf(answer), on: document.paper.approvedOn };
    };
    const [before] = await series();
    office.clock.set('2026-12-31T14:00:00Z');
    // 31 December 23:30, and 1 January 00:10 of the same evening in Greenwich.
    expect(await approvedAt('2026-12-31T14:30:00Z')).toEqual({ serial: (before?.last ?? 0) + 1, on: '2026-12-31' });
    expect(await approvedAt('2026-12-31T15:10:00Z')).toEqual({ serial: 1, on: '2027-01-01' });
    expect(await approvedAt('2026-12-31T15:20:00Z')).toEqual({ serial: 2, on: '2027-01-01' });
  });

  test('end at six digits, and then nothing is approved', async () => {
    const { unitId } = await office.officer('drafter');
    const start = { unitId, year: 2027, lastUsed: 999_998, reason: '끝까지 쓴 대장' };
    await (await office.as('administrator')).post('/api/series/start', start);
    const [last, beyond] = [await waitingForTheChief(), await waitingForTheChief()];
    expect(await signAs(office, 'section-chief', last)).toMatchObject({ documentNumber: '자치행정과-999999' });
    await expect(signAs(office, 'section-chief', beyond)).rejects.toMatchObject({ code: 'series-exhausted' });
    const chief = await office.as('section-chief');
    expect((await chief.get<DocumentReply>(`/api/documents/${beyond}`)).status).toBe('inApproval');
    expect((await series()).at(-1)).toMatchObject({ last: 999_999 });
  });
});

describe('management numbers', () => {
  test('are never doubled when twenty begin to draft at the same moment', async () => {
    const drafter = await office.as('drafter');
    const made = await Promise.all(Array.from({ length: 20 }, () => drafter.post<DraftMade>('/api/drafts')));
    expect(new Set(made.map((draft) => draft.managementNumber)).size).toBe(20);
    for (const draft of made) expect(draft.managementNumber).toMatch(/^D0000\d{9}$/);
  });

  test('go on where the administrator lets them start', async () => {
    const start = { lastUsed: 41_568_980, reason: '이전 시스템의 마지막 관리번호입니다.' };
    await (await office.as('administrator')).post('/api/management-numbers/start', start);
    const number = await writeDraft(office, { line: CHIEF_ALONE });
    expect(number).toBe('D0000041568981');
  });
});

describe('a year later', () => {
  test('an approved report still has the number it was given', async () => {
    office.clock.set('2028-02-01T01:00:00Z');
    const number = await writeDraft(office);
    const answer = await approveDocument(office, number);
    office.clock.set('2029-02-01T01:00:00Z');
    const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
    expect(document.paper.documentNumber).toBe(answer.documentNumber);
    expect(serialOf(answer)).toBe(1);
  });
});
