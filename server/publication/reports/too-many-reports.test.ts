import { afterAll, expect, test, vi } from 'vitest';
import type { PrivacyReportsReply } from '../../../shared/contract/privacy-reports.ts';
import { openTestOffice } from '../../testing/test-office.ts';
import { publishDocument } from '../../testing/written-document.ts';

const [DAY_MS, MINUTE_MS] = [24 * 60 * 60_000, 60_000];
const office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
const now = vi.spyOn(performance, 'now');
afterAll(async () => {
  now.mockRestore();
  await office.close();
});

/** Budgets count by the time since the process began: nobody waits for a minute of it. */
const at = (day: number, minute: number) => now.mockReturnValue(day * DAY_MS + minute * MINUTE_MS);
const report = (number: string, remoteAddress: string) =>
  office.app.inject({
    method: 'POST',
    url: `/documents/${number}/report`,
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ kind: 'name', place: 'body', note: '적어 둔 말' }).toString(),
  });

test('thirty a day are taken of one address; one more keeps what is typed, and is taken on another day', async () => {
  const number = await publishDocument(office, { title: '자꾸 신고하는 문서' });
  for (let count = 0; count < 30; count += 1) {
    at(100, Math.floor(count / 3));
    expect([count, (await report(number, '198.51.100.1')).statusCode]).toEqual([count, 200]);
  }
  at(100, 10);
  const more = await report(number, '198.51.100.1');
  expect([more.statusCode, more.headers['retry-after']]).toEqual([429, String(24 * 60 * 60 - 600)]);
  for (const words of ['하루에 30건까지', '24시간 안에', '적어 둔 말']) expect(more.body).toContain(words);
  const officer = await office.as('administrator');
  const url = `/api/documents/${number}/privacy-reports`;
  expect((await officer.get<PrivacyReportsReply>(url)).reports).toHaveLength(30);
  expect((await report(number, '198.51.100.2')).statusCode).toBe(200);
  at(101, 0);
  expect((await report(number, '198.51.100.1')).statusCode).toBe(200);
});
