import { afterAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DocumentNumbersReply } from '../../shared/contract/register.ts';
import type { OpeningsReply } from '../../shared/contract/versions.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const ask = async (who: Cast, number: string, what: 'openings' | 'numbers') =>
  (await office.as(who)).attempt('GET', `/api/documents/${number}/${what}`);
const sees = async (who: Cast, number: string) => (await ask(who, number, 'openings')).statusCode;
const told = async (who: Cast, number: string) =>
  (await (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`)).may.openings;

test('who opened the document is told to its drafter, and of a record to those who keep the records', async () => {
  const number = await writeDraft(office);
  await submitDraft(office, number);
  const leader = await office.as('team-leader');
  await leader.post(`/api/documents/${number}/opening`, { version: 1 });
  office.clock.advanceMs(60_000);
  await (await office.as('section-chief')).post(`/api/documents/${number}/opening`, { version: 1 });
  const { openings, more } = (await ask('drafter', number, 'openings')).json<OpeningsReply>();
  expect([openings.map(({ name, postTitle, version }) => [name, postTitle, version]), more]).toEqual([
    [
      ['한가람', '자치행정과장', 1],
      ['백이든', '동혁신팀장', 1],
    ],
    false,
  ]);
  await office.giveRoles('colleague', ['recordsManager']);
  await office.giveRoles('section-chief', ['unitRecordsOfficer'], (await office.officer('drafter')).unitId);
  expect([await sees('team-leader', number), await told('team-leader', number)]).toEqual([404, false]);
  expect([await sees('section-chief', number), await told('drafter', number)]).toEqual([404, true]);
  await signAs(office, 'team-leader', number);
  await signAs(office, 'section-chief', number);
  for (const who of ['drafter', 'section-chief', 'colleague'] as const) expect(await sees(who, number)).toBe(200);
  for (const who of ['team-leader', 'cooperator', 'outsider'] as const) {
    expect(await sees(who, number)).toBe(404);
  }
});

test('what was corrected of a number, and why it was voided, is told to whoever may read the document', async () => {
  const waiting = await writeDraft(office);
  await submitDraft(office, waiting);
  expect((await ask('drafter', waiting, 'numbers')).json()).toEqual({ numbers: [] });
  const { managementNumber: number, documentNumber } = await approveDocument(office, await writeDraft(office));
  const numbers = async () => (await ask('drafter', number, 'numbers')).json<DocumentNumbersReply>().numbers;
  const { row } = (await numbers())[0] ?? {};
  expect(row).toMatchObject({ printed: documentNumber, kind: 'produced', voided: null });
  const wish = { kind: 'void', reason: '같은 문서를 두 번 올렸습니다.' };
  await (await office.as('drafter')).post(`/api/register/${row?.seriesId}/${row?.year}/${row?.serial}/requests`, wish);
  const [asked] = (await numbers())[0]?.requests ?? [];
  expect(asked).toMatchObject({ kind: 'void', state: 'open', mayDecide: false });
  const decision = { outcome: 'confirmed', note: '' };
  await (await office.as('section-chief')).post(`/api/register/requests/${asked?.id}/decision`, decision);
  expect((await numbers())[0]?.row.voided).toBe('같은 문서를 두 번 올렸습니다.');
  for (const who of ['cooperator', 'outsider'] as const)
    expect((await ask(who, number, 'numbers')).statusCode).toBe(404);
});
