import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { HandoverDone, HandoverItemsReply, HandoverReply } from '../../shared/contract/handover.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { verifyProjections } from '../approval/index.ts';
import { publishDelegationTable } from '../testing/delegation-table.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

const TABLE = `코드,분류,단위사무,이상,미만,전결권자,검토,협조,중요,근거
1-1,돌봄,돌봄 사업,,,국장,,,Y,별표 1 제1호`;

beforeAll(() => publishDelegationTable(office, TABLE, { validFrom: '2026-03-03' }));

const holder = async (who: Cast) => {
  const { personId, postId } = await office.officer(who);
  return { personId, postId };
};
const read = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const post = async (who: Cast, path: string, body: object) =>
  (await office.as(who)).post(`/api/documents/${path}`, body);
const opens = async (who: Cast, number: string) =>
  (await (await office.as(who)).attempt('GET', `/api/documents/${number}`)).statusCode;
const box = async (who: Cast, name: string) =>
  (await (await office.as(who)).get<BoxPage>(`/api/boxes/${name}`)).rows.map((row) => row.managementNumber);
const record = async (who: Cast, id: string) => (await office.as(who)).get<HandoverReply>(`/api/handovers/${id}`);
const confirm = async (who: Cast, id: string) =>
  (await office.as(who)).attempt('POST', `/api/handovers/${id}/confirmation`);
const itemsFor = async (from: Cast, to: Cast) => {
  const { personId, postId } = await holder(to);
  const url = `/api/handover-items?personId=${personId}&postId=${postId}`;
  return (await (await office.as(from)).get<HandoverItemsReply>(url)).items;
};

async function propose(from: Cast, to: Cast): Promise<string> {
  const notes = { duties: '', progress: '', pending: '', goods: '', others: '' };
  const items = (await itemsFor(from, to)).map(({ key }) => ({ key, leftOut: null }));
  const body = { receiver: await holder(to), reason: '2026년 3월 인사발령', notes, items };
  return (await (await office.as(from)).post<HandoverDone>('/api/handovers', body)).id;
}

const outcomes = ({ items }: HandoverReply) =>
  Object.fromEntries(items.map(({ key, outcome, obstacle }) => [key, obstacle ? `${outcome} ${obstacle}` : outcome]));

async function projectionsHold(): Promise<void> {
  expect((await verifyProjections(sql, { repair: false })).faults).toEqual([]);
}

test('a question not answered and a document not read are the next person’s, once both have confirmed', async () => {
  const [asked, shown, readByBoth] = [await writeDraft(office), await writeDraft(office), await writeDraft(office)];
  await submitDraft(office, asked);
  const question = { ...(await holder('cooperator')), question: '예산이 됩니까?' };
  await post('team-leader', `${asked}/consultations`, question);
  for (const number of [shown, readByBoth]) await approveDocument(office, number);
  await post('drafter', `${shown}/circulation`, { to: [await holder('cooperator')], dueOn: '2026-03-10' });
  await post('drafter', `${readByBoth}/circulation`, { to: [await holder('cooperator'), await holder('director')] });
  const obstacles = async (to: Cast) =>
    Object.fromEntries((await itemsFor('cooperator', to)).map(({ key, obstacle }) => [key, obstacle]));
  expect(await obstacles('director')).toEqual({
    [`consultation/${asked}`]: null,
    [`circulation/${shown}`]: null,
    [`circulation/${readByBoth}`]: 'alreadyShown',
  });
  // Who asked waits for the answer and does not give it.
  expect((await obstacles('team-leader'))[`consultation/${asked}`]).toBe('waitsForIt');

  const id = await propose('cooperator', 'director');
  expect(await opens('director', asked)).toBe(404);
  expect((await confirm('director', id)).statusCode).toBe(200);
  expect(outcomes(await record('cooperator', id))).toEqual({
    [`consultation/${asked}`]: 'moved',
    [`circulation/${shown}`]: 'moved',
    [`circulation/${readByBoth}`]: 'stayed alreadyShown',
  });
  expect(await box('director', 'consultations')).toEqual([asked]);
  expect((await box('director', 'circulated')).sort()).toEqual([shown, readByBoth].sort());
  const left = await (await office.as('cooperator')).get<BoxCounts>('/api/boxes');
  expect([left.consultations, left.circulated]).toEqual([0, 1]);
  expect([await opens('cooperator', asked), await opens('cooperator', shown)]).toEqual([404, 404]);
  expect((await read('drafter', shown)).readings).toMatchObject([
    { officer: { name: '윤서담' }, by: { name: '정노을' }, dueOn: '2026-03-10', readAt: null },
  ]);
  expect((await read('drafter', shown)).history.at(-1)).toMatchObject({
    act: 'dutyReassigned',
    by: { name: '서바다' },
    about: [{ name: '윤서담' }],
    text: '인계·인수: 2026년 3월 인사발령',
  });
  await office.services.outbox.drainAll();
  const { items } = await (await office.as('director')).get<NotificationsReply>('/api/notifications?after=0');
  expect(items).toContainEqual(expect.objectContaining({ kind: 'changed', managementNumber: shown }));
  await projectionsHold();

  await post('director', `${asked}/consultations/0/answer`, { answer: '됩니다.' });
  await post('director', `${shown}/reading`, {});
  expect((await read('team-leader', asked)).consultations).toMatchObject([
    { of: { name: '윤서담' }, answer: '됩니다.' },
  ]);
  await projectionsHold();
});

test('a question answered and a confirmation pressed at once: it is answered by the old one or is the new one’s', async () => {
  for (let round = 0; round < 3; round += 1) {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    await post('team-leader', `${number}/consultations`, { ...(await holder('cooperator')), question: '됩니까?' });
    const id = await propose('cooperator', 'director');
    const cooperator = await office.as('cooperator');
    const url = `/api/documents/${number}/consultations/0/answer`;
    const [confirmed, answered] = await Promise.all([
      confirm('director', id),
      cooperator.attempt('POST', url, { answer: '됩니다.' }),
    ]);
    expect(confirmed.statusCode).toBe(200);
    const told = outcomes(await record('cooperator', id))[`consultation/${number}`];
    const [consultation] = (await read('team-leader', number)).consultations;
    const isAnswered = answered.statusCode === 200;
    expect([consultation?.of.name, told]).toEqual(isAnswered ? ['서바다', 'gone'] : ['윤서담', 'moved']);
  }
  await projectionsHold();
});

test('a reading kept from the receiver by 열람제한 stays, and the record names nothing of the document', async () => {
  const named = { id: office.account('cooperator').personId, name: '서바다' };
  const restriction = { reason: '청구인의 성명이 들어 있음', until: null, units: [], people: [named] };
  const kept = await writeDraft(office, { title: '해바라기 결정', restriction });
  const keptLater = await writeDraft(office, { title: '달맞이꽃 결정' });
  for (const number of [kept, keptLater]) {
    await approveDocument(office, number);
    await post('drafter', `${number}/circulation`, { to: [await holder('cooperator')] });
  }
  const keys = [kept, keptLater].map((number) => `circulation/${number}`);
  const offered = await itemsFor('cooperator', 'director');
  const obstacles = Object.fromEntries(offered.map(({ title, obstacle }) => [title, obstacle]));
  expect(obstacles).toMatchObject({ '해바라기 결정': 'restricted', '달맞이꽃 결정': null });
  // Whoever is a party to it reads it anyway.
  const onLine = (await itemsFor('cooperator', 'section-chief')).find(({ key }) => key === keys[0]);
  expect(onLine?.obstacle).toBeNull();

  const id = await propose('cooperator', 'director');
  const told = async () => {
    const page = JSON.stringify(await record('director', id));
    return [kept, '해바라기', keptLater, '달맞이꽃'].map((word) => page.includes(word));
  };
  expect(await told()).toEqual([false, false, true, true]);
  const body = { restriction: { ...restriction, people: [] }, reason: '요청에 따름', decisions: 0 };
  await post('administrator', `${keptLater}/restriction`, body);
  expect(await told()).toEqual([false, false, false, false]);
  expect((await confirm('director', id)).statusCode).toBe(200);
  expect(await told()).toEqual([false, false, false, false]);
  const page = await record('director', id);
  const stayed = page.items.filter(({ obstacle }) => obstacle === 'restricted');
  expect(stayed.map(({ title, managementNumber, outcome }) => [title, managementNumber, outcome])).toEqual([
    ['열람제한 문서', null, 'stayed'],
    ['열람제한 문서', null, 'stayed'],
  ]);
  expect([await opens('director', kept), await opens('director', keptLater)]).toEqual([404, 404]);
  expect(await box('cooperator', 'circulated')).toEqual(expect.arrayContaining([kept, keptLater]));
});

test('a report still owed is made by who has taken it over, and not given to the one who would receive it', async () => {
  const number = await writeDraft(office, {
    matter: { code: '1-1', name: '돌봄 사업', amountWon: null, reason: '' },
    line: [
      ['review', 'section-chief'],
      ['delegatedApprove', 'director'],
    ],
  });
  const standInPersonId = office.account('section-chief').personId;
  const days = { fromOn: '2026-03-03', toOn: '2026-03-05', basis: '출장 명령 제7호' };
  const director = await office.as('director');
  const { id: absence } = await director.post<{ id: string }>('/api/absences', {
    kind: 'trip',
    standInPersonId,
    ...days,
  });
  await submitDraft(office, number);
  await signAs(office, 'section-chief', number);
  await signAs(office, 'section-chief', number);
  await director.post(`/api/absences/${absence}/cancellation`, {});
  const key = `postReport/${number}`;
  const report = async (to: Cast) => (await itemsFor('section-chief', to)).find((item) => item.key === key);
  expect(await report('director')).toMatchObject({ kind: 'postReport', obstacle: 'waitsForIt' });
  expect(await report('colleague')).toMatchObject({ obstacle: null });
  const id = await propose('section-chief', 'colleague');
  expect((await confirm('colleague', id)).statusCode).toBe(200);
  expect(outcomes(await record('colleague', id))[key]).toBe('moved');
  expect([await box('colleague', 'reports'), await box('section-chief', 'reports')]).toEqual([[number], []]);
  await post('colleague', `${number}/report`, { note: '출장 중 대결한 사업을 보고드립니다.' });
  const done = await read('director', number);
  expect(done.postReports).toMatchObject([{ by: { name: '오하늘' }, to: { name: '윤서담' } }]);
  expect(done.paper.boxes.signRow.map(({ name, mark }) => [name, mark])).toContainEqual(['한가람', '대결']);
  await projectionsHold();
});

test('a seat on another agency’s document goes with its officer’s work, once the document has come to the agency', async () => {
  const there = { agencyId: office.account('outside-head').agencyId };
  const number = await writeDraft(office, {
    line: [
      ['delegatedApprove', 'section-chief'],
      ['approve', 'outside-head', there],
    ],
  });
  await submitDraft(office, number);
  const { postId } = await office.officer('outside-head');
  await sql`
    insert into post_holdings (agency_id, id, post_id, person_id, kind, from_on, to_on)
    values (${there.agencyId}, gen_random_uuid(), ${postId}, ${office.account('outsider').personId}, 'acting',
      '2026-03-03', null)`;
  expect(await itemsFor('outside-head', 'outsider')).toEqual([]);
  await signAs(office, 'section-chief', number);
  const key = `seat/${number}/2`;
  expect(await itemsFor('outside-head', 'outsider')).toMatchObject([{ key, kind: 'seat', obstacle: null }]);
  const id = await propose('outside-head', 'outsider');
  expect(await opens('outsider', number)).toBe(404);
  expect((await confirm('outsider', id)).statusCode).toBe(200);
  expect(outcomes(await record('outside-head', id))).toEqual({ [key]: 'moved' });
  expect(await box('outside-head', 'waiting')).toEqual([]);
  expect(await signAs(office, 'outsider', number)).toMatchObject({ status: 'approved' });
  const { line } = await read('outsider', number);
  expect(line.at(-1)).toMatchObject({ officer: { name: '나그네', agency: { id: there.agencyId } }, state: 'signed' });
  await projectionsHold();
});
