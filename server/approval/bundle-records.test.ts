import { afterAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { HandoverDone, HandoverItemsReply } from '../../shared/contract/handover.ts';
import type { RegisterPage } from '../../shared/contract/register.ts';
import { readSheet } from '../platform/sheet/read-sheet.ts';
import { proveNumbers } from '../registration/index.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { signAs, submitDraft, writeBundle, writeTexts } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

// 일괄기안 in what an office keeps: further numbers, the register, 인계·인수.

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

const read = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const registered = async () => (await (await office.as('drafter')).get<RegisterPage>('/api/register')).rows;

async function approve(lead: string): Promise<void> {
  await signAs(office, 'team-leader', lead);
  await signAs(office, 'section-chief', lead);
}

async function everythingHolds(): Promise<void> {
  const proofs = await proveNumbers(sql, null);
  expect(proofs.flatMap((proof) => proof.series).filter(({ proven }) => !proven)).toEqual([]);
  expect(proofs.flatMap(({ unregistered, unapproved }) => [...unregistered, ...unapproved])).toEqual([]);
  expect((await verifyProjections(sql, { repair: false })).faults).toEqual([]);
}

/** Gives all that a person has to another, who confirms it. */
async function handOver(from: Cast, to: Cast): Promise<void> {
  const { personId, postId } = await office.officer(to);
  const giver = await office.as(from);
  const { items } = await giver.get<HandoverItemsReply>(`/api/handover-items?personId=${personId}&postId=${postId}`);
  const notes = { duties: '모임공간', progress: '', pending: '', goods: '', others: '' };
  const { id } = await giver.post<HandoverDone>('/api/handovers', {
    ...{ receiver: { personId, postId }, reason: '2026년 3월 인사발령', notes },
    items: items.map(({ key }) => ({ key, leftOut: null })),
  });
  await (await office.as(to)).post(`/api/handovers/${id}/confirmation`);
}

test('texts of numbered kinds get their further numbers with the approval, two of one kind side by side', async () => {
  const administrator = await office.as('administrator');
  const open = async (kind: 'publicNotice' | 'standingOrder', name: string, policy: string, lastUsed: number) => {
    const body = { kind, name, policy, lastUsed, reason: '대장을 새로 둡니다.' };
    return { kind, seriesId: (await administrator.post<{ id: string }>('/api/numbering/series', body)).id };
  };
  const notice = await open('publicNotice', '공고', 'yearlyWithYear', 281);
  const order = await open('standingOrder', '훈령', 'perpetual', 11);
  const texts = [
    { title: '모임공간 운영 규정', kind: order },
    { title: '모임공간 지정 공고', kind: notice },
    { title: '모임공간 예산 재배정' },
    { title: '모임공간 모집 공고', kind: notice },
  ];
  const numbers = await writeTexts(office, texts);
  await submitDraft(office, numbers[0]);
  await approve(numbers[0]);
  const papers = await Promise.all(numbers.map(async (number) => (await read('drafter', number)).paper));
  expect(papers.map(({ documentNumber, furtherNumber }) => [documentNumber, furtherNumber?.printed])).toEqual([
    ['자치행정과-1', '훈령 제12호'],
    ['자치행정과-2', '공고 제2026-282호'],
    ['자치행정과-3', undefined],
    ['자치행정과-4', '공고 제2026-283호'],
  ]);
  const rows = (await registered()).filter(({ kind }) => kind === 'produced').toReversed();
  expect(rows.map(({ printed, title, managementNumber }) => [printed, title, managementNumber])).toEqual(
    texts.map(({ title }, at) => [`자치행정과-${at + 1}`, title, numbers[at]]),
  );
  expect(new Set(rows.map(({ registeredAt, drafterName }) => `${registeredAt} ${drafterName}`)).size).toBe(1);
  // The sheet of 등록대장 says the same, each further number in a row of its own.
  const file = await (await office.as('drafter')).attempt('GET', '/api/register/file?format=xlsx');
  const sheet = await readSheet(file.rawPayload);
  if (!('records' in sheet)) throw new Error(sheet.fault);
  const [head, ...records] = sheet.records.map(({ fields }) => fields);
  const at = (fields: readonly string[], name: string) => fields[head?.indexOf(name) ?? -1];
  const numbered = papers.flatMap(({ documentNumber, furtherNumber, title }) =>
    [documentNumber, furtherNumber?.printed].filter((printed) => printed).map((printed) => `${printed} ${title}`),
  );
  expect(numbered).toHaveLength(7);
  expect(records.map((fields) => `${at(fields, '등록번호')} ${at(fields, '제목')}`).sort()).toEqual(numbered.sort());
  await everythingHolds();
});

test('a text of a kind without a series holds the whole bundle back, and says which it is', async () => {
  const [lead, second] = await writeTexts(office, [
    { title: '지정 계획' },
    { title: '지정 공고', kind: { kind: 'publicNotice', seriesId: null } },
  ]);
  await expect(submitDraft(office, lead)).rejects.toMatchObject({
    code: 'series-missing',
    message: expect.stringMatching(/제2안/),
  });
  expect((await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${second}`)).status).toBe('drafting');
});

test('a bundle that is handed over on its way comes back to its new drafter whole, and is approved', async () => {
  const titles = ['운영 계획', '운영 지침', '예산 재배정'];
  const numbers = await writeBundle(office, titles);
  const [lead, second] = numbers;
  await submitDraft(office, lead);
  await handOver('drafter', 'colleague');
  await handOver('team-leader', 'director');
  const { contentHash, bundle } = await read('director', lead);
  const shown = bundle
    .slice(1)
    .map((text) => ({ managementNumber: text.managementNumber, contentHash: text.contentHash }));
  const rejection = { contentHash, texts: shown, reason: '금액을 고쳐 주십시오.' };
  await (await office.as('director')).post(`/api/documents/${lead}/rejection`, rejection);
  const colleague = await office.as('colleague');
  const drafts = await Promise.all(numbers.map((number) => colleague.get<DraftReply>(`/api/drafts/${number}`)));
  expect(drafts.map(({ status, title }) => [status, title])).toEqual(titles.map((title) => ['rejected', title]));
  expect((await (await office.as('drafter')).attempt('GET', `/api/drafts/${second}`)).statusCode).toBe(404);
  await submitDraft(office, lead, 'colleague');
  await approve(lead);
  const papers = await Promise.all(numbers.map(async (number) => read('colleague', number)));
  const serials = papers.map(({ paper }) => Number(paper.documentNumber?.split('-').at(-1)));
  expect(serials).toEqual([0, 1, 2].map((step) => (serials[0] ?? 0) + step));
  expect(new Set(papers.map(({ paper }) => JSON.stringify(paper.boxes))).size).toBe(1);
  expect(papers[0]?.paper.boxes.signRow[0]?.name).toBe('오하늘');
  expect((await registered()).filter(({ drafterName }) => drafterName === '오하늘')).toHaveLength(3);
  await everythingHolds();
});

test('a text that is kept from a colleague (열람제한) is told by none of the others, nor shown with them', async () => {
  const people = [['delegatedApprove', 'section-chief']] as const;
  const restriction = { reason: '징계에 관한 사항', until: null, units: [], people: [] };
  const [lead, other] = await writeTexts(office, [
    { title: '위원회 개최', line: people },
    { title: '위원회 의결', line: [], restriction },
  ]);
  await submitDraft(office, lead);
  await signAs(office, 'section-chief', lead);
  const colleague = await office.as('colleague');
  const seen = await colleague.get<DocumentReply>(`/api/documents/${lead}`);
  expect(seen.bundle).toEqual([]);
  expect(JSON.stringify(seen)).not.toContain('위원회 의결');
  const { postId, personId } = await office.officer('colleague');
  const showing = colleague.post(`/api/documents/${lead}/circulation`, { to: [{ postId, personId }] });
  await expect(showing).rejects.toMatchObject({ code: 'restricted-from' });
  expect((await colleague.attempt('GET', `/api/documents/${other}`)).statusCode).toBe(404);
  const drafter = await office.as('drafter');
  expect((await drafter.get<DocumentReply>(`/api/documents/${lead}`)).bundle).toHaveLength(2);
});
