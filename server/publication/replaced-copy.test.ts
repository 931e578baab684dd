import { afterAll, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { publishDocument } from '../testing/written-document.ts';
import type { PaperMaker } from './citizen-papers.ts';
import { CopyReader } from './read-copy.ts';

const office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
afterAll(office.close);

/** Between the question whether it is public and the one for what stands in it. */
let between = async () => {};
const publicSql = new Proxy(office.services.database.publicSql, {
  apply(sql, self, given: [readonly string[], ...unknown[]]) {
    const asked: Promise<unknown> = Reflect.apply(sql, self, given);
    if (!given[0].join('').includes('json_object_agg')) return asked;
    return asked.then(async (found) => {
      await between();
      return found;
    });
  },
});
const noPapers = () => Promise.reject(new Error('no paper is asked for'));
const maker: PaperMaker = { issue: noPapers, packHwpx: noPapers };

test('a page that was asked for while a report came is not kept as the page of the copy before', async () => {
  const copies = new CopyReader({ ...office.services, database: { publicSql } }, maker);
  const number = await publishDocument(office, { title: '민원 처리 결과' });
  const shown = async () => {
    const { body } = await copies.page(number, '', async ({ listing }) => ({
      ...{ headers: [], etag: '' },
      body: listing?.because ?? 'whole',
    }));
    return body;
  };
  between = async () => {
    const payload = new URLSearchParams({ kind: 'name', place: 'body', note: '', contact: '' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { statusCode } = await office.app.inject({
      ...{ method: 'POST', url: `/documents/${number}/report`, headers, payload },
    });
    expect(statusCode).toBe(200);
  };
  expect(await shown()).toBe('checking');
  between = async () => {};
  expect(await shown()).toBe('checking');
  const officer = await office.as('administrator');
  const decision = { outcome: 'release', reason: '공인의 이름임' };
  await officer.post(`/api/documents/${number}/privacy-reports/decision`, decision);
  expect([await shown(), await shown()]).toEqual(['whole', 'whole']);
});
