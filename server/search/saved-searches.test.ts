import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEARCH_LIMITS, type SearchesReply, type SearchQuestion } from '../../shared/contract/search.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { forgetDeletedSearches } from './saved-searches.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

test('a saved search is its person’s own, and counts what is new of what they may read until they have looked', async () => {
  const saved = async (who: Cast) => (await (await office.as(who)).get<SearchesReply>('/api/searches')).saved;
  const fresh = async (who: Cast) => (await saved(who)).map((one) => [one.name, one.fresh]);
  const save = async (who: Cast, name: string, question: SearchQuestion = { q: '물빛정원' }) =>
    (await office.as(who)).attempt('POST', '/api/searches', { name, question });
  const colleague = await office.as('colleague');
  const old = await writeDraft(office, { title: '물빛정원 설계' });
  await approveDocument(office, old);
  await office.services.outbox.drainAll();
  office.clock.advanceMs(1_000);
  for (const who of ['colleague', 'drafter', 'cooperator'] as const) {
    expect((await save(who, '물빛')).statusCode).toBe(200);
    expect(await fresh(who)).toEqual([['물빛', 0]]);
  }
  expect((await save('colleague', '물빛')).json().code).toBe('search-name-taken');
  expect((await save('colleague', '빈 물음', { q: ' ' })).json().code).toBe('search-says-nothing');

  office.clock.advanceMs(1_000);
  const restriction = { reason: '감사', until: null, units: [], people: [] };
  for (const given of [{ title: '물빛정원 착공' }, { title: '물빛정원 감사', restriction }]) {
    await approveDocument(office, await writeDraft(office, given));
  }
  await writeDraft(office, { title: '물빛정원 초안', by: 'team-leader', line: [['approve', 'section-chief']] });
  await office.services.outbox.drainAll();
  // The colleague knows neither of the restricted one nor of the draft, the other unit of none of them.
  expect([await fresh('colleague'), await fresh('cooperator')]).toEqual([[['물빛', 1]], [['물빛', 0]]]);
  expect(await fresh('drafter')).toEqual([['물빛', 2]]);
  const [mine] = await saved('colleague');
  const address = `/api/searches/${mine?.id}`;
  office.clock.advanceMs(1_000);
  await colleague.post(`${address}/seen`);
  expect([await fresh('colleague'), await fresh('drafter')]).toEqual([[['물빛', 0]], [['물빛', 2]]]);

  const stranger = await office.as('drafter');
  const acts = [
    ...[['PUT', address, { name: '내 것' }] as const, ['DELETE', address] as const],
    ...[['POST', `${address}/seen`] as const, ['POST', `${address}/restore`] as const],
  ];
  for (const [method, url, body] of acts) {
    expect([method, url, (await stranger.attempt(method, url, body)).statusCode]).toEqual([method, url, 404]);
  }
  expect((await colleague.attempt('DELETE', address)).statusCode).toBe(200);
  expect([await saved('colleague'), (await colleague.attempt('POST', `${address}/seen`)).statusCode]).toEqual([
    [],
    404,
  ]);
  expect((await stranger.attempt('POST', `${address}/restore`)).statusCode).toBe(404);
  expect((await colleague.attempt('POST', `${address}/restore`)).statusCode).toBe(200);
  expect(await fresh('colleague')).toEqual([['물빛', 0]]);
  await colleague.attempt('DELETE', address);
  const keptBack = async () => {
    await forgetDeletedSearches(office.services);
    return (await office.services.database.sql`select from saved_searches where deleted_at is not null`).length;
  };
  // A day later nobody takes a deletion back.
  office.clock.advanceMs(24 * 3_600_000);
  expect(await keptBack()).toBe(1);
  office.clock.advanceMs(1);
  expect(await keptBack()).toBe(0);
});

test('a person saves so many searches and no more, and of two windows at once one finds the last place', async () => {
  const director = await office.as('director');
  const save = async (name: string) =>
    (await director.attempt('POST', '/api/searches', { name, question: { q: '물빛' } })).statusCode;
  for (let count = 1; count < SEARCH_LIMITS.saved; count += 1) expect(await save(`찾기 ${count}`)).toBe(200);
  const both = await Promise.all([save('마지막 하나'), save('마지막 둘')]);
  expect(both.toSorted()).toEqual([200, 409]);
  const { saved } = await director.get<SearchesReply>('/api/searches');
  expect(saved).toHaveLength(SEARCH_LIMITS.saved);
  // Room that a deletion makes is taken by whoever saves first: what was deleted comes back only where there is room.
  const address = `/api/searches/${saved[0]?.id}`;
  await director.attempt('DELETE', address);
  expect(await save('새로 하나')).toBe(200);
  expect((await director.attempt('POST', `${address}/restore`)).json().code).toBe('too-many-searches');
});

test('half a letter, sent or left where a question is cut, is no fault of ours', async () => {
  const cooperator = await office.as('cooperator');
  const cut = `${'물'.repeat(SEARCH_LIMITS.question - 1)}🌊`;
  const questions = [{ q: cut }, { q: '물빛', unit: '\ud800과' }, { drafter: '\udc00정노을' }];
  for (const [place, question] of questions.entries()) {
    await cooperator.post('/api/searches', { name: `반쪽 ${place}`, question });
  }
  const { saved } = await cooperator.get<SearchesReply>('/api/searches');
  const kept = saved.filter(({ name }) => name.startsWith('반쪽')).flatMap(({ question }) => Object.values(question));
  expect(kept).toHaveLength(4);
  expect(kept.every((text) => text.isWellFormed())).toBe(true);
});
