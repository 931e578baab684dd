import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftMade, DraftReply } from '../../shared/contract/drafting.ts';
import { readyAct, readySubmission } from '../testing/act-requests.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { saveDraft, sentBack, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const { sql } = office.services.database;
type Answer = { status: number; body: Record<string, unknown> };

async function submitted(): Promise<string> {
  const number = await writeDraft(office);
  await submitDraft(office, number);
  return number;
}

async function eventsOf(managementNumber: string): Promise<string[]> {
  const rows = await sql<{ type: string }[]>`
    select e.event ->> 'type' as type from approval_events e
    join documents d on d.agency_id = e.agency_id and d.id = e.document_id
    where d.management_number = ${managementNumber} order by e.sequence`;
  return rows.map((row) => row.type);
}

/** Exactly one was done; every other was refused by the rules, in Korean. */
function expectOneDone(answers: readonly Answer[]): Answer {
  const done = answers.filter((answer) => answer.status === 200);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(answers.length - 1).fill(409)]);
  for (const refused of answers.filter((answer) => answer.status !== 200)) {
    expect(refused.body).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/[가-힣]/) });
  }
  const [first] = done;
  if (!first) throw new Error('nothing was done');
  return first;
}

describe('two acts at the same moment', () => {
  test('the same person signing in eight windows signs once', async () => {
    const number = await submitted();
    const act = await readyAct(office, 'team-leader', 'signature', number);
    expectOneDone(await Promise.all(Array.from({ length: 8 }, () => act())));
    expect(await eventsOf(number)).toEqual(['DocumentSubmitted', 'SeatSigned']);
  });

  test('the approver approving in eight windows gives one number', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    const act = await readyAct(office, 'section-chief', 'signature', number);
    const done = expectOneDone(await Promise.all(Array.from({ length: 8 }, () => act())));
    expect(done.body).toMatchObject({ status: 'approved', documentNumber: expect.stringMatching(/^자치행정과-\d+$/) });
    const [row] = await sql<{ serials: number; last: number }[]>`
      select (select count(*)::int from registrations) as serials, (select max(last_serial) from series) as last`;
    expect(row?.serials).toBe(row?.last);
  });

  test('signing and rejecting by the same person: one of the two', async () => {
    for (let round = 0; round < 6; round += 1) {
      const number = await submitted();
      const sign = await readyAct(office, 'team-leader', 'signature', number);
      const reject = await readyAct(office, 'team-leader', 'rejection', number, { reason: '다시 적어 주십시오.' });
      const answers = round % 2 ? [sign(), reject()] : [reject(), sign()];
      const done = expectOneDone(await Promise.all(answers));
      const events = await eventsOf(number);
      expect(events).toHaveLength(2);
      expect(events[1]).toBe(done.body.status === 'rejected' ? 'DocumentRejected' : 'SeatSigned');
    }
  });

  test('the drafter recalling while the team leader signs: one of the two', async () => {
    for (let round = 0; round < 6; round += 1) {
      const number = await submitted();
      const recall = await readyAct(office, 'drafter', 'recall', number);
      const sign = await readyAct(office, 'team-leader', 'signature', number);
      const done = expectOneDone(await Promise.all(round % 2 ? [recall(), sign()] : [sign(), recall()]));
      expect((await eventsOf(number)).slice(1)).toEqual([
        done.body.status === 'recalled' ? 'DocumentRecalled' : 'SeatSigned',
      ]);
    }
  });

  test('the drafter submitting in five windows submits one version', async () => {
    const number = await writeDraft(office);
    const submit = await readySubmission(office, number);
    expectOneDone(await Promise.all(Array.from({ length: 5 }, () => submit())));
    expect(await eventsOf(number)).toEqual(['DocumentSubmitted']);
  });

  test('the drafter saving in one window and submitting in another: what is frozen is what was submitted', async () => {
    for (let round = 0; round < 4; round += 1) {
      const number = await writeDraft(office, { title: '처음 제목' });
      const submit = await readySubmission(office, number);
      const [saved, sent] = await Promise.allSettled([saveDraft(office, number, { title: '나중 제목' }), submit()]);
      const drafter = await office.as('drafter');
      if (sent.status === 'fulfilled' && sent.value.status === 200) {
        const document = await drafter.get<DocumentReply>(`/api/documents/${number}`);
        expect(document.paper.title).toBe('처음 제목');
        expect(saved.status).toBe('rejected');
      } else {
        expect((await drafter.get<DraftReply>(`/api/drafts/${number}`)).title).toBe('나중 제목');
      }
    }
  });
});

describe('one request sent more than once', () => {
  test('with its key, approved long ago, is answered as it was, with the number', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    const act = await readyAct(office, 'section-chief', 'signature', number, { opinion: '원안대로' });
    const key = randomUUID();
    const first = await act(key);
    expect(first).toMatchObject({ status: 200, body: { documentNumber: expect.stringMatching(/^자치행정과-\d+$/) } });
    expect(await act(key)).toEqual(first);
    expect(await act(key)).toEqual(first);
    expect(await eventsOf(number)).toHaveLength(3);
  });

  test('at the same moment has one effect and one answer', async () => {
    for (const round of ['signature', 'rejection', 'recall'] as const) {
      const number = await submitted();
      const who = round === 'recall' ? 'drafter' : 'team-leader';
      const act = await readyAct(office, who, round, number, round === 'rejection' ? { reason: '다시' } : {});
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 6 }, () => act(key)));
      expect(answers[0]?.status).toBe(200);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await eventsOf(number)).toHaveLength(2);
    }
  });

  test('at the same moment, the final approval gives one number to all its copies', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    const act = await readyAct(office, 'section-chief', 'signature', number);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(key)));
    const numbers = answers.map((answer) => (answer.body as ActReply).documentNumber);
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(/^자치행정과-\d+$/);
  });

  test('a draft begun, saved, submitted and thrown away five times at once is each of it once', async () => {
    const drafter = await office.as('drafter');
    const five = async (send: (headers: Record<string, string>) => ReturnType<typeof drafter.attempt>) => {
      const headers = { 'idempotency-key': randomUUID() };
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(headers)));
      const bodies = answers.map((answer) => answer.json());
      expect(answers.map((answer) => answer.statusCode)).toEqual(Array(5).fill(answers[0]?.statusCode));
      expect(answers[0]?.statusCode).toBeLessThan(300);
      for (const body of bodies) expect(body).toEqual(bodies[0]);
      return bodies[0];
    };
    const begun: DraftMade = await five((headers) => drafter.attempt('POST', '/api/drafts', {}, headers));
    const url = `/api/drafts/${begun.managementNumber}`;
    await five((headers) => drafter.attempt('DELETE', url, undefined, headers));
    expect((await drafter.attempt('GET', url)).statusCode).toBe(404);

    const kept = await writeDraft(office);
    const saved = await drafter.get<DraftReply>(`/api/drafts/${kept}`);
    const draft = sentBack(saved);
    const after: DraftMade = await five((headers) => drafter.attempt('PUT', `/api/drafts/${kept}`, draft, headers));
    expect(after.revision).toBe(saved.revision + 1);
    const revision = { revision: after.revision };
    await five((headers) => drafter.attempt('POST', `/api/drafts/${kept}/submission`, revision, headers));
    expect(await eventsOf(kept)).toEqual(['DocumentSubmitted']);
  });

  test('with its key but another content is refused', async () => {
    const number = await submitted();
    const key = randomUUID();
    const sign = await readyAct(office, 'team-leader', 'signature', number, { opinion: '동의합니다.' });
    const other = await readyAct(office, 'team-leader', 'signature', number, { opinion: '반대합니다.' });
    const [first, second] = await Promise.all([sign(key), other(key)]);
    expect([first?.status, second?.status].sort()).toEqual([200, 409]);
    expect(await other(randomUUID())).toMatchObject({ status: 409, body: { code: 'not-your-turn' } });
    const loser = first?.status === 200 ? other : sign;
    expect(await loser(key)).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
  });

  test('refused by the rules, it is asked anew: the refusal is not kept', async () => {
    const number = await submitted();
    const early = await readyAct(office, 'section-chief', 'signature', number);
    const key = randomUUID();
    expect(await early(key)).toMatchObject({ status: 409, body: { code: 'not-your-turn' } });
    await signAs(office, 'team-leader', number);
    expect(await early(key)).toMatchObject({ status: 200, body: { status: 'approved' } });
  });

  test.each(['', 'short', 'k'.repeat(101)])('without a usable key (%j) it is refused', async (key) => {
    const number = await submitted();
    const act = await readyAct(office, 'team-leader', 'signature', number);
    expect(await act(key)).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    expect(await eventsOf(number)).toEqual(['DocumentSubmitted']);
  });

  test('by another person under the same key, it is that person’s own request', async () => {
    const number = await submitted();
    const key = randomUUID();
    const leader = await readyAct(office, 'team-leader', 'signature', number);
    const chief = await readyAct(office, 'section-chief', 'signature', number);
    expect((await leader(key)).status).toBe(200);
    expect(await chief(key)).toMatchObject({ status: 200, body: { status: 'approved' } });
  });
});
