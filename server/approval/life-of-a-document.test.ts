import { afterAll, describe, expect, test } from 'vitest';
import type { ActReply, BoxCounts, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftMade, DraftReply } from '../../shared/contract/drafting.ts';
import { openTestOffice, type Refused } from '../testing/test-office.ts';
import { editorText, saveDraft, sentBack, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const { sql } = office.services.database;
const read = async (who: Parameters<typeof office.as>[0], managementNumber: string) =>
  (await office.as(who)).get<DocumentReply>(`/api/documents/${managementNumber}`);
const counts = async (who: Parameters<typeof office.as>[0]) => (await office.as(who)).get<BoxCounts>('/api/boxes');
const numbersGiven = async () => (await sql`select from registrations`).count;

/** What an act was refused with; fails where it was not. */
async function refusal(act: Promise<unknown>): Promise<{ status: number; code: string; message: string }> {
  const { status, code, problem } = await act.then(
    () => expect.unreachable('the act was done'),
    (error: Refused) => error,
  );
  expect(problem.message).toMatch(/[가-힣].*습니다|십시오/);
  return { status, code, message: problem.message };
}

async function reject(who: Parameters<typeof office.as>[0], managementNumber: string, reason: string) {
  const { contentHash } = await read(who, managementNumber);
  const official = await office.as(who);
  return official.post<ActReply>(`/api/documents/${managementNumber}/rejection`, { contentHash, reason });
}

const recall = async (managementNumber: string, body: object = {}) =>
  (await office.as('drafter')).post<ActReply>(`/api/documents/${managementNumber}/recall`, body);

describe('a report goes its whole way', () => {
  test('drafted, reviewed, agreed to and approved: the number comes with the last signature and not before', async () => {
    const unitId = (await office.officer('drafter')).unitId;
    const start = { unitId, year: 2026, lastUsed: 27_732, reason: '종이 대장의 마지막 번호입니다.' };
    await (await office.as('administrator')).post('/api/series/start', start);

    const number = await writeDraft(office, {
      line: [
        ['review', 'team-leader'],
        ['cooperate', 'cooperator'],
        ['approve', 'section-chief'],
      ],
    });
    expect(number).toMatch(/^D\d{13}$/);
    await submitDraft(office, number);
    expect((await read('drafter', number)).paper.documentNumber).toBeUndefined();
    expect(await signAs(office, 'team-leader', number)).toMatchObject({ status: 'inApproval', documentNumber: null });
    expect(await signAs(office, 'cooperator', number)).toMatchObject({ status: 'inApproval', documentNumber: null });
    expect(await numbersGiven()).toBe(0);

    const answer = await signAs(office, 'section-chief', number);
    expect(answer).toEqual({
      managementNumber: number,
      status: 'approved',
      version: 1,
      documentNumber: '자치행정과-27733',
    });
    const document = await read('drafter', number);
    expect(document.paper).toMatchObject({ documentNumber: '자치행정과-27733', approvedOn: '2026-03-03' });
    expect(document.line.map((row) => [row.act, row.officer.name, row.state])).toEqual([
      ['draft', '정노을', 'signed'],
      ['review', '백이든', 'signed'],
      ['cooperate', '서바다', 'signed'],
      ['approve', '한가람', 'signed'],
    ]);
    const dated = [...document.paper.boxes.signRow, ...document.paper.boxes.cooperation].filter((box) => box.date);
    expect(dated).toMatchObject([{ name: '한가람', date: '03/03' }]);
    expect(document.unitTask?.retention).toBe('y10');
    expect(document.may).toEqual({
      ...{ inTurn: [], skip: [], answer: [] },
      ...{ recall: false, edit: false, withdrawPublication: false, maskPublication: false },
      ...{ read: false, circulate: true, report: false },
      ...{ openings: true, remind: false, releasePublication: false },
    });
  });

  test('the badges of everybody on the line move with it', async () => {
    const before = { chief: await counts('section-chief'), drafter: await counts('drafter') };
    const number = await writeDraft(office, { line: [['delegatedApprove', 'section-chief']] });
    expect((await counts('drafter')).saved).toBe(before.drafter.saved + 1);
    await submitDraft(office, number);
    expect((await counts('section-chief')).waiting).toBe(before.chief.waiting + 1);
    expect(await counts('drafter')).toEqual({
      ...before.drafter,
      progress: before.drafter.progress + 1,
      drafted: before.drafter.drafted + 1,
    });
    await signAs(office, 'section-chief', number);
    expect(await counts('section-chief')).toEqual({ ...before.chief, done: before.chief.done + 1 });
  });

  test('management numbers follow one another from the first draft, each agency’s with its own ordinal', async () => {
    const drafter = await office.as('drafter');
    const made = [await drafter.post<DraftMade>('/api/drafts'), await drafter.post<DraftMade>('/api/drafts')];
    const [first = 0, second = 0] = made.map((draft) => Number(draft.managementNumber.slice(5)));
    expect(second).toBe(first + 1);
    const other = await (await office.as('outsider')).post<DraftMade>('/api/drafts');
    expect(other.managementNumber).toBe('D0001000000001');
    expect(made[0]?.managementNumber.slice(0, 5)).toBe('D0000');
  });
});

describe('what is not ready is not submitted', () => {
  test.each([
    ['a title', { title: ' \u200b\t ' }, 'title-missing'],
    ['a title one can read', { title: '가'.repeat(201) }, 'title-too-long'],
    ['a body', { editorJson: { type: 'doc', content: [{ type: 'paragraph' }] } }, 'body-missing'],
    ['a unit task', { unitTaskId: null }, 'unit-task-missing'],
    ['a unit task that there is', { unitTaskId: '00000000-0000-4000-8000-000000000001' }, 'unit-task-unknown'],
    ['grounds for closing it', { disclosure: { level: 'closed' as const, grounds: [] } }, 'grounds-missing'],
    ['an approver', { line: [['review', 'team-leader'] as const] }, 'line-needs-one-final-seat-at-its-end'],
    ['anybody else on the line', { line: [] }, 'line-is-empty'],
  ])('a draft without %s', async (_what, given, code) => {
    const number = await writeDraft(office, given);
    expect(await refusal(submitDraft(office, number))).toMatchObject({ status: 409, code });
    const drafter = await office.as('drafter');
    expect((await drafter.get<DraftReply>(`/api/drafts/${number}`)).status).toBe('drafting');
  });

  test('a line that names a post nobody of the office holds', async () => {
    const number = await writeDraft(office);
    const stranger = await office.officer('outsider');
    const drafter = await office.as('drafter');
    const fields = sentBack(await drafter.get<DraftReply>(`/api/drafts/${number}`));
    const line = [{ act: 'approve', postId: stranger.postId, personId: stranger.personId }];
    await drafter.put(`/api/drafts/${number}`, { ...fields, line });
    expect(await refusal(submitDraft(office, number))).toMatchObject({ status: 409, code: 'seat-unknown' });
  });

  test('a report whose unit task has gone by the last signature gets neither approval nor number', async () => {
    const task = await (await office.as('administrator')).post<{ id: string }>('/api/unit-tasks', {
      unitId: (await office.officer('drafter')).unitId,
      path: ['일반행정', '없어질 과제'],
      retention: 'y5',
    });
    const number = await writeDraft(office, { unitTaskId: task.id });
    await submitDraft(office, number);
    await signAs(office, 'team-leader', number);
    await sql`delete from unit_tasks where id = ${task.id}`;
    const before = await numbersGiven();
    const chief = await read('section-chief', number);
    expect(await refusal(signAs(office, 'section-chief', number))).toMatchObject({
      status: 409,
      code: 'unit-task-unknown',
    });
    expect(await read('section-chief', number)).toEqual(chief);
    expect(await numbersGiven()).toBe(before);
  });
});

describe('a line on which somebody cannot sign in', () => {
  test('is refused at the submission, because the document would wait for them for ever', async () => {
    const number = await writeDraft(office);
    await sql`update accounts set active = false where login = 'section-chief'`;
    expect(await refusal(submitDraft(office, number))).toMatchObject({
      status: 409,
      code: 'seat-without-account',
      message: expect.stringContaining('한가람'),
    });
    await sql`update accounts set active = true where login = 'section-chief'`;
    expect(await submitDraft(office, number)).toMatchObject({ version: 1 });
  });
});

describe('a report comes back', () => {
  test('rejected with a reason, mended and submitted again: version 2, with all that has happened kept', async () => {
    const number = await writeDraft(office, { title: '예산 집행 계획' });
    const first = await submitDraft(office, number);
    await signAs(office, 'team-leader', number);
    expect(await refusal(reject('section-chief', number, ' \n '))).toMatchObject({ code: 'reason-missing' });
    expect(await reject('section-chief', number, '집행 시기를 밝혀 주십시오.')).toMatchObject({
      status: 'rejected',
      documentNumber: null,
    });
    const drafter = await office.as('drafter');
    expect((await drafter.get<DraftReply>(`/api/drafts/${number}`)).rejection).toMatchObject({
      by: '한가람',
      postTitle: '자치행정과장',
      reason: '집행 시기를 밝혀 주십시오.',
    });

    await saveDraft(office, number, { title: '예산 집행 계획', editorJson: editorText('삼월에 집행합니다.') });
    const second = await submitDraft(office, number);
    expect(second).toMatchObject({ version: 2 });
    expect(second.contentHash).not.toBe(first.contentHash);
    await signAs(office, 'team-leader', number);
    const answer = await signAs(office, 'section-chief', number);
    expect(answer).toMatchObject({ status: 'approved', version: 2 });

    const { history } = await read('drafter', number);
    expect(history.map((row) => [row.version, row.act, row.by.name, row.text])).toEqual([
      [1, 'submitted', '정노을', null],
      [1, 'reviewed', '백이든', null],
      [1, 'rejected', '한가람', '집행 시기를 밝혀 주십시오.'],
      [2, 'submitted', '정노을', null],
      [2, 'reviewed', '백이든', null],
      [2, 'approved', '한가람', null],
    ]);
    const versions = await sql<{ contentHash: string }[]>`
      select v.content_hash as "contentHash" from document_versions v
      join documents d on d.agency_id = v.agency_id and d.id = v.document_id
      where d.management_number = ${number} order by v.version`;
    expect(versions.map((row) => row.contentHash)).toEqual([first.contentHash, second.contentHash]);
  });

  test('not by the unit that is asked for its cooperation: it states an opinion', async () => {
    const number = await writeDraft(office, {
      line: [
        ['cooperate', 'cooperator'],
        ['approve', 'section-chief'],
      ],
    });
    await submitDraft(office, number);
    expect((await read('cooperator', number)).may.inTurn).toMatchObject([
      { act: 'cooperate', sign: true, reject: false },
    ]);
    expect(await refusal(reject('cooperator', number, '우리 과는 다른 생각입니다.'))).toMatchObject({
      status: 409,
      code: 'cooperator-gives-opinion',
    });
    await signAs(office, 'cooperator', number);
    expect((await read('section-chief', number)).may.inTurn).toMatchObject([
      { act: 'approve', sign: true, reject: true },
    ]);
  });

  test('a signature for the text of before is refused after the text has changed', async () => {
    const number = await writeDraft(office);
    const { contentHash } = await submitDraft(office, number);
    await reject('team-leader', number, '고쳐 주십시오.');
    await saveDraft(office, number, { title: '고친 보고' });
    await submitDraft(office, number);
    const leader = await office.as('team-leader');
    const old = { contentHash };
    for (const [act, body] of [
      ['signature', old],
      ['rejection', { ...old, reason: '다시' }],
    ] as const) {
      const answered = await refusal(leader.post(`/api/documents/${number}/${act}`, body));
      expect(answered).toMatchObject({ status: 409, code: 'content-changed' });
    }
    expect((await read('team-leader', number)).may.inTurn).toMatchObject([{ act: 'review' }]);
  });

  test('recalled before anybody has acted, it can be edited again and has no number', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    expect((await read('drafter', number)).may.recall).toBe(true);
    expect(await recall(number, { reason: '첨부가 빠졌습니다.' })).toMatchObject({
      status: 'recalled',
      documentNumber: null,
    });
    expect((await read('drafter', number)).history.at(-1)).toMatchObject({
      act: 'recalled',
      text: '첨부가 빠졌습니다.',
    });
    const leader = await refusal(signAs(office, 'team-leader', number));
    expect(leader).toMatchObject({ status: 409, code: 'not-in-approval' });
    await saveDraft(office, number, { title: '첨부를 더한 보고' });
    expect(await submitDraft(office, number)).toMatchObject({ version: 2 });
  });

  test('recalling is refused once the first of them has signed, and to everybody but its drafter', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    const chief = await office.as('section-chief');
    const others = await refusal(chief.post(`/api/documents/${number}/recall`, {}));
    expect(others).toMatchObject({ status: 409, code: 'not-the-drafter' });
    await signAs(office, 'team-leader', number);
    expect((await read('drafter', number)).may.recall).toBe(false);
    expect(await refusal(recall(number))).toMatchObject({ status: 409, code: 'already-acted-upon' });
    await signAs(office, 'section-chief', number);
    expect(await refusal(recall(number))).toMatchObject({ status: 409, code: 'already-decided' });
  });

  test('nobody signs out of turn, not even the drafter or the head of the bureau', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    for (const who of ['section-chief', 'drafter'] as const) {
      expect(await refusal(signAs(office, who, number))).toMatchObject({ status: 409, code: 'not-your-turn' });
    }
    const { contentHash } = await read('drafter', number);
    const director = await office.as('director');
    const unseen = await refusal(director.post(`/api/documents/${number}/signature`, { contentHash }));
    expect(unseen).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('who has left the post of the seat sees no button and is refused', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    const { postId, personId } = await office.officer('team-leader');
    const holding = sql`post_id = ${postId} and person_id = ${personId}`;
    await sql`update post_holdings set to_on = from_on where ${holding}`;
    const left = await read('team-leader', number);
    expect(left.may.inTurn).toEqual([]);
    const press = (await office.as('team-leader')).post(`/api/documents/${number}/signature`, {
      contentHash: left.contentHash,
    });
    expect(await refusal(press)).toMatchObject({ status: 409, code: 'not-your-turn' });
    await sql`update post_holdings set to_on = null where ${holding}`;
    expect((await read('team-leader', number)).may.inTurn).toMatchObject([{ act: 'review', sign: true, reject: true }]);
  });

  test('no number was given to anything that was rejected or recalled', async () => {
    const numbered = await sql`
      select from registrations r join documents d on d.agency_id = r.agency_id and d.id = r.document_id
      where d.status <> 'approved'`;
    expect(numbered.count).toBe(0);
  });
});
