import { readdirSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { ReadingReply } from '../../shared/contract/originals.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { submitDraft, writeDraft } from '../testing/written-document.ts';
import { sweepReadings } from './index.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function attached(draft: string, name: string, bytes: Uint8Array): Promise<AttachmentShape> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const reply = await (await office.as('drafter')).attempt('POST', `/api/drafts/${draft}/attachments`, form);
  return reply.json<AttachmentShape>();
}

/** As the page asks: again and again until there is an answer. */
async function reading(address: string, person: 'drafter' | 'team-leader' = 'drafter'): Promise<ReadingReply> {
  for (;;) {
    const reply = await (await office.as(person)).get<ReadingReply>(address);
    if (reply.reading.state !== 'waiting') return reply;
  }
}

function textOf({ reading: read }: ReadingReply): string {
  return read.state === 'ready' ? JSON.stringify(read.document.parts) : read.state;
}

const readings = () => {
  const folder = path.join(office.services.files.folder, '..', 'readings');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
};

test('an attachment is read for whoever may fetch it, on the draft and on the document, and for nobody else', async () => {
  const draft = await writeDraft(office);
  const { id } = await attached(draft, '명단.csv', strToU8('이름,부서\n정노을,자치행정과\n한가람,자치행정과\n'));
  const ofDraft = `/api/drafts/${draft}/attachments/${id}/reading`;
  const first = await reading(ofDraft);
  expect(first).toMatchObject({ name: '명단.csv', reading: { state: 'ready', page: 1, pages: 1 } });
  expect(textOf(first)).toContain('정노을');
  expect(await reading(`${ofDraft}?page=1`)).toEqual(first);
  expect((await (await office.as('drafter')).attempt('GET', `${ofDraft}?page=2`)).statusCode).toBe(404);
  expect((await (await office.as('team-leader')).attempt('GET', ofDraft)).statusCode).toBe(404);

  await submitDraft(office, draft);
  const ofDocument = `/api/documents/${draft}/attachments/${id}/reading`;
  expect(textOf(await reading(ofDocument, 'team-leader'))).toBe(textOf(first));
  expect((await (await office.as('outsider')).attempt('GET', ofDocument)).statusCode).toBe(404);
  expect((await office.visitor().attempt('GET', ofDocument)).statusCode).toBe(401);
});

test('a file that cannot be shown says why, and one whose format nobody reads has no view', async () => {
  const draft = await writeDraft(office);
  const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>';
  const locked = zipSync({
    mimetype: strToU8('application/hwp+zip'),
    'META-INF/manifest.xml': strToU8(manifest),
    'Contents/section0.xml': strToU8('?'),
  });
  const { id } = await attached(draft, '암호.hwpx', locked);
  const { reading: read } = await reading(`/api/drafts/${draft}/attachments/${id}/reading`);
  expect(read).toMatchObject({ state: 'failed', mayReadAgain: false, reason: expect.stringContaining('암호') });
  const again = await (await office.as('drafter')).post<ReadingReply>(
    `/api/drafts/${draft}/attachments/${id}/reading`,
    {},
  );
  expect(again.reading).toEqual(read);
  const archive = await attached(draft, '묶음.zip', zipSync({ '글.txt': strToU8('글') }));
  const reply = await (await office.as('drafter')).attempt(
    'GET',
    `/api/drafts/${draft}/attachments/${archive.id}/reading`,
  );
  expect(reply.statusCode).toBe(404);
});

test('a reading is kept once for one content, and goes when its last file has gone', async () => {
  const draft = await writeDraft(office);
  const bytes = strToU8('같은 글');
  const files = [await attached(draft, '하나.txt', bytes), await attached(draft, '둘.txt', bytes)];
  for (const { id } of files) await reading(`/api/drafts/${draft}/attachments/${id}/reading`);
  const hash = files[0]?.sha256 ?? '';
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(1);
  await sweepReadings(office.services);
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(1);
  await office.services.database.sql`delete from attachments where sha256 = ${hash}`;
  expect(await sweepReadings(office.services)).toBe(1);
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(0);
});
