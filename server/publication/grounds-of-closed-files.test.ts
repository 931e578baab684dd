import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { OpenDocuments } from '../../shared/contract/open-data.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { approveDocument, publishDocument, writeDraft } from '../testing/written-document.ts';
import { makeDailyFiles } from './open-data/make-daily-files.ts';

const office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
afterAll(office.close);
const { services } = office;
const { sql } = services.database;

const get = (url: string, headers: Record<string, string> = {}) =>
  office.visitor().inject({ method: 'GET', url, headers });

async function publishWithClosedFile(): Promise<string> {
  const disclosure = { level: 'partiallyOpen' as const, grounds: [5 as const, 6 as const] };
  const number = await writeDraft(office, { title: '점검 결과', disclosure });
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File(['내용'], '명단.txt'));
  const { id } = (await drafter.attempt('POST', `/api/drafts/${number}/attachments`, form)).json<AttachmentShape>();
  await drafter.patch(`/api/drafts/${number}/attachments/${id}`, { disclosure: { level: 'closed', grounds: [5, 6] } });
  await approveDocument(office, number);
  await services.outbox.drainAll();
  return number;
}

/** What the update does after it has made its tables and columns. */
async function update(): Promise<void> {
  const file = readFileSync(path.join(CHECKOUT, 'migrations/0056_attachments_with_their_grounds.sql'), 'utf8');
  await sql.unsafe(file.slice(file.indexOf('-- Copies that are public already')));
}

test('an office that has published nothing is not touched by the update', async () => {
  const edition = async () => (await sql`select edition, place, changed_at from public_site.editions`)[0];
  const before = await edition();
  await update();
  expect(await edition()).toEqual(before);
});

test('grounds that the update adds to public copies reach whoever has the list already', async () => {
  const number = await publishWithClosedFile();
  const other = await publishDocument(office, { title: '붙임 없는 문서' });
  await sql`update public_site.attachments set grounds = '{}'`;
  office.clock.set('2026-03-05T00:00:00Z');
  expect(await makeDailyFiles(services)).toBe(1);
  const address = '/open-data/documents.json';
  const before = await get(address);
  const [copy] = before.json<OpenDocuments>().items;
  expect(copy).toMatchObject({ managementNumber: number, closedAttachmentGrounds: [[]] });

  await update();
  const known = await get(address, { 'if-none-match': String(before.headers['etag']) });
  expect(known.statusCode).toBe(200);
  const dated = await get(address, { 'if-modified-since': String(before.headers['last-modified']) });
  expect(dated.statusCode).toBe(200);
  const { resume } = before.json<OpenDocuments>();
  for (const later of [`cursor=${resume}`, 'updatedSince=2026-03-04']) {
    const { items } = (await get(`${address}?${later}`)).json<OpenDocuments>();
    expect(items, later).toMatchObject([{ managementNumber: number, closedAttachmentGrounds: [[5, 6]] }]);
  }
  const { items } = known.json<OpenDocuments>();
  expect(items.map(({ managementNumber }) => managementNumber)).toEqual([other, number]);

  // Older files lack what the schema names: nobody gets one until it is made anew.
  expect((await get('/open-data/daily/2026-03-03.jsonl.gz')).statusCode).toBe(503);
  expect(await makeDailyFiles(services)).toBe(1);
  expect((await get('/open-data/daily/2026-03-03.jsonl.gz')).statusCode).toBe(200);

  // What is published afterwards has a place of its own behind them.
  const next = await publishDocument(office, { title: '그 뒤의 문서' });
  const places = await sql`select management_number as number from public_site.changes where is_latest order by place`;
  expect(places.map((row) => row['number'])).toEqual([other, number, next]);
});
