import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchPage } from '../../shared/contract/search.ts';
import { KeptReadings } from '../originals/kept-readings.ts';
import { Originals } from '../originals/originals.ts';
import { ReadingPool } from '../originals/reading-pool.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { saveDraft, submitDraft, writeDraft } from '../testing/written-document.ts';
import { findDocuments } from './find-documents.ts';
import { indexer } from './index-document.ts';
import { listSearches } from './saved-searches.ts';

let office: TestOffice;
let originals: Originals;
const pool = new ReadingPool();
beforeAll(async () => {
  office = await openTestOffice();
  const { files, log } = office.services;
  originals = new Originals(files, pool, new KeptReadings(path.join(files.folder, '..', 'readings'), 2), log);
});
afterAll(async () => {
  await pool.close();
  await office.close();
});

const settle = () => office.services.outbox.drain(indexer(originals));

test('where only so many texts are looked into, the count says how far it goes and no document is skipped', async () => {
  const q = '달무리언덕';
  await (await office.as('drafter')).post('/api/searches', { name: q, question: { q } });
  const written = async (title: string, isSubmitted: boolean) => {
    office.clock.advanceMs(1_000);
    const number = await writeDraft(office, { title });
    if (isSubmitted) await submitDraft(office, number);
    return { number, at: office.clock.now().toISOString() };
  };
  const answering: string[] = [];
  for (let count = 0; count < 21; count += 1) answering.push((await written(`${q} 옛 초안 ${count}`, false)).number);
  for (let count = 0; count < 2; count += 1) answering.push((await written(`${q} 옛 문서 ${count}`, true)).number);
  // Has every pair of letters, but not the word.
  const other = await written('달무 무리 리언 언덕', true);
  for (let count = 0; count < 21; count += 1) answering.push((await written(`${q} 문서 ${count}`, true)).number);
  await settle();
  const drafter = office.account('drafter');
  const signed = { ...drafter, accountId: drafter.id, roles: [], sessionHash: '', mustChangePassword: false };
  const pages = async (mostLookedInto: number) => {
    const all: Awaited<ReturnType<typeof findDocuments>>[] = [];
    for (let after: string | null | undefined; after !== null; after = all.at(-1)?.next ?? null) {
      const question = { q, ...(after === undefined ? {} : { after }) };
      all.push(await findDocuments(office.services, originals, signed, question, mostLookedInto));
      expect(all.length).toBeLessThan(30);
    }
    return all;
  };
  const told = (page: Awaited<ReturnType<typeof findDocuments>> | undefined) => [page?.total, page?.countedBackTo];
  for (const most of [4, 22]) {
    const found = (await pages(most)).flatMap(({ rows }) => rows.map((row) => row.managementNumber));
    expect(found).toEqual(answering.toReversed());
  }
  const [first, second] = await pages(22);
  expect(first?.rows).toHaveLength(20);
  expect([told(first), told(second)]).toEqual([
    [21, other.at],
    [null, null],
  ]);
  expect(told((await pages(2_000))[0])).toEqual([44, null]);
  const { saved } = await listSearches(office.services, signed, 22);
  expect(saved.map(({ fresh }) => fresh)).toEqual([44]);
});

test('own documents that came back and read otherwise now do not end the list before its end', async () => {
  const answering: string[] = [];
  for (let count = 0; count < 43; count += 1) {
    office.clock.advanceMs(1_000);
    answering.push(await writeDraft(office, { title: `쑥부쟁이 ${count}` }));
    await submitDraft(office, answering.at(-1) ?? '');
  }
  const [returned = ''] = answering.splice(10, 1);
  await (await office.as('drafter')).post(`/api/documents/${returned}/recall`, {});
  await saveDraft(office, returned, { title: '구절초' });
  await settle();
  const found: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const question = new URLSearchParams({ q: '쑥부쟁이', ...(after === undefined ? {} : { after }) });
    const page: SearchPage = await (await office.as('drafter')).get<SearchPage>(`/api/search?${question}`);
    found.push(...page.rows.map((row) => row.managementNumber));
    after = page.next;
  }
  expect(found).toEqual(answering.toReversed());
});
