import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchesReply, SearchPage, SearchQuestion } from '../../shared/contract/search.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const ask = async (who: Cast, question: SearchQuestion) =>
  (await office.as(who)).get<SearchPage>(`/api/search?${new URLSearchParams(question)}`);
const finds = async (who: Cast, question: SearchQuestion) =>
  (await ask(who, question)).rows.map((row) => row.managementNumber);

test('the period is of days in Korea: of approval, of submission while in approval, of the last saving of a draft', async () => {
  // 23:59 of 9 March and 00:00 of 11 March in Korea.
  office.clock.set('2026-03-09T14:59:00.000Z');
  const before = await writeDraft(office, { title: '해오름 하루 앞' });
  await approveDocument(office, before);
  office.clock.set('2026-03-09T15:00:00.000Z');
  const approved = await writeDraft(office, { title: '해오름 결재' });
  await approveDocument(office, approved);
  office.clock.set('2026-03-10T14:59:59.000Z');
  const submitted = await writeDraft(office, { title: '해오름 상신' });
  await submitDraft(office, submitted);
  const draft = await writeDraft(office, { title: '해오름 초안' });
  office.clock.set('2026-03-10T15:00:00.000Z');
  const after = await writeDraft(office, { title: '해오름 하루 뒤' });
  await submitDraft(office, after);
  await office.services.outbox.drainAll();

  const within = async (question: SearchQuestion) => new Set(await finds('drafter', { q: '해오름', ...question }));
  expect(await within({ from: '2026-03-10', to: '2026-03-10' })).toEqual(new Set([approved, submitted, draft]));
  expect(await within({ from: '2026-03-11' })).toEqual(new Set([after]));
  expect(await within({ to: '2026-03-09' })).toEqual(new Set([before]));
  expect(await within({ from: '2026-03-11', to: '2026-03-09' })).toEqual(new Set());
  expect(await within({ from: '0001-01-01', to: '9999-12-31' })).toHaveProperty('size', 5);
  expect(await within({ from: '9999-12-31' })).toHaveProperty('size', 0);
  const drafter = await office.as('drafter');
  for (const query of ['from=2026-02-30', 'to=2026-13-01', 'to=0000-01-01', 'from=어제']) {
    expect((await drafter.attempt('GET', `/api/search?q=해오름&${query}`)).statusCode).toBe(400);
  }
  const question = { from: '2026-02-30' };
  expect((await drafter.attempt('POST', '/api/searches', { name: '없는 날', question })).statusCode).toBe(400);
});

test('the drafter is asked for by name, beside words and without, and only of what one may read', async () => {
  const name = (await office.officer('drafter')).name;
  const theirs = await writeDraft(office, { title: '다람쥐길 정비' });
  await submitDraft(office, theirs);
  const others = await writeDraft(office, {
    title: '다람쥐길 순찰',
    by: 'team-leader',
    line: [['approve', 'section-chief']],
  });
  await submitDraft(office, others, 'team-leader');
  await signAs(office, 'section-chief', others);
  const draft = await writeDraft(office, { title: '다람쥐길 초안' });
  await office.services.outbox.drainAll();

  expect(await finds('cooperator', { q: '다람쥐길', drafter: name })).toEqual([]);
  expect(await finds('team-leader', { q: '다람쥐길', drafter: name })).toEqual([theirs]);
  expect(new Set(await finds('drafter', { q: '다람쥐길', drafter: ` ${name} ` }))).toEqual(new Set([theirs, draft]));
  expect(await finds('drafter', { drafter: name })).toContain(theirs);
  expect(await finds('drafter', { drafter: name })).not.toContain(others);
  expect(await finds('drafter', { q: '다람쥐길', drafter: '아무도 아님' })).toEqual([]);
  expect(await finds('drafter', { q: '다람쥐길', drafter: '\u0000' })).toEqual([]);
  const leader = (await office.officer('team-leader')).name;
  expect((await ask('drafter', { q: '다람쥐길' })).facets?.drafter).toEqual([
    { value: name, count: 2 },
    { value: leader, count: 1 },
  ]);
});

test('a saved search keeps its period and its drafter, and counts what is new of them alone', async () => {
  const { name } = await office.officer('drafter');
  const question = { q: '두루미못', from: '2026-03-10', drafter: name };
  const drafter = await office.as('drafter');
  await drafter.post('/api/searches', { name: '내 두루미못', question });
  office.clock.advanceMs(1_000);
  await submitDraft(office, await writeDraft(office, { title: '두루미못 준설' }));
  const line = [['approve', 'section-chief']] as const;
  const others = await writeDraft(office, { title: '두루미못 점검', by: 'team-leader', line });
  await submitDraft(office, others, 'team-leader');
  await signAs(office, 'section-chief', others);
  await office.services.outbox.drainAll();
  const { saved } = await drafter.get<SearchesReply>('/api/searches');
  expect(saved.map((one) => [one.question, one.fresh])).toEqual([[question, 1]]);
});
