import { existsSync, utimesSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { sweepOrphans } from './sweep-orphans.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

test('objects that nothing names are removed after a day; attachments and frozen papers stay', async () => {
  const { files, clock, database, outbox } = office.services;
  const drafter = await office.as('drafter');
  const draft = await writeDraft(office);
  const form = new FormData();
  form.append('file', new File(['점검표'], '점검표.txt'));
  const response = await drafter.attempt('POST', `/api/drafts/${draft}/attachments`, form);
  const { id } = response.json<AttachmentShape>();
  await approveDocument(office, draft);
  await outbox.drainAll();

  const [old, young] = [
    await files.write(Readable.from([Buffer.from('주인 없는 것')]), 100),
    await files.write(Readable.from([Buffer.from('올리는 중')]), 100),
  ];
  const rows = await database.sql<{ name: string }[]>`
    select storage_name as name from attachments union all select storage_name from frozen_papers`;
  const twoDaysAgo = new Date(clock.now().getTime() - 2 * 24 * 60 * 60 * 1000);
  for (const name of [old.storageName, ...rows.map((row) => row.name)]) {
    utimesSync(files.pathOf(name), twoDaysAgo, twoDaysAgo);
  }
  utimesSync(files.pathOf(young.storageName), clock.now(), clock.now());

  expect(await sweepOrphans(office.services)).toBe(1);
  expect(rows).toHaveLength(2);
  expect([old, young].map((file) => existsSync(files.pathOf(file.storageName)))).toEqual([false, true]);
  expect((await drafter.attempt('GET', `/api/documents/${draft}/attachments/${id}`)).statusCode).toBe(200);
  expect((await drafter.attempt('GET', `/api/documents/${draft}/paper.pdf`)).statusCode).toBe(200);
});
