import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import { KeptReadings } from '../originals/kept-readings.ts';
import { Originals } from '../originals/originals.ts';
import { ReadingPool } from '../originals/reading-pool.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { packed } from '../testing/read-files.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { FailedFiles, readOpenFiles } from './read-open-files.ts';

let office: TestOffice;
let originals: Originals;
const pool = new ReadingPool();
beforeAll(async () => {
  office = await openTestOffice();
  const { files, log } = office.services;
  originals = new Originals(files, pool, new KeptReadings(path.join(files.folder, '..', 'readings'), 1), log);
});
afterAll(async () => {
  await pool.close();
  await office.close();
});

async function attach(draft: string, name: string, content: string | Uint8Array, level: 'open' | 'closed') {
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File([new Uint8Array(typeof content === 'string' ? strToU8(content) : content)], name));
  const added = await drafter.attempt('POST', `/api/drafts/${draft}/attachments`, form);
  const { id } = added.json<AttachmentShape>();
  const disclosure = { level, grounds: level === 'open' ? [] : [5] };
  await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure });
  return id;
}

async function find(q: string): Promise<string> {
  const { body } = await office.visitor().inject({ method: 'GET', url: `/search?q=${encodeURIComponent(q)}` });
  return body.replace(/<(?!\/?mark)[^>]*>/g, '');
}

test('citizens find the words of an open attachment, none of a closed one, and nothing of one that is taken back', async () => {
  const draft = await writeDraft(office, {
    title: '쉼터 운영 안내',
    disclosure: { level: 'partiallyOpen', grounds: [5] },
    bodyOpen: true,
  });
  await attach(draft, '쉼터목록.csv', '이름,길\n솔바람쉼터,느티나무길 3\n', 'open');
  await attach(draft, '검토자료.csv', '이름,길\n물안개쉼터,자작나무길 4\n', 'closed');
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  expect(await find('느티나무길')).toContain('찾은 문서가 없습니다');
  await readOpenFiles(office.services, originals, new FailedFiles(office.services.log));

  expect(await find('느티나무길')).toContain('찾은 문서 1건');
  expect(await find('느티나무길')).toMatch(/첨부 쉼터목록\.csv\s.*<mark>느티나무길<\/mark> 3/);
  // One word of the text and one of the attachment; a phrase does not reach from one into the other.
  expect(await find('마을모임 솔바람쉼터')).toContain('찾은 문서 1건');
  expect(await find('"점검하였습니다. 솔바람쉼터"')).toContain('찾은 문서가 없습니다');
  const { sql } = office.services.database;
  const [row] = await sql<{ all: string }[]>`
    select row_to_json(s)::text || (select string_agg(row_to_json(a)::text, '') from public_site.attachments a) as all
    from public_site.document_search s`;
  expect(row?.all).toContain('솔바람쉼터');
  expect(row?.all).not.toMatch(/물안개|자작나무|안개|작나/);
  expect(await find('자작나무길')).toContain('찾은 문서가 없습니다');

  await sql`update public_site.attachments set shown = false, haystack = null, text = null, tokens = null`;
  expect(await find('느티나무길')).toContain('찾은 문서가 없습니다');
  await sql`update public_site.attachments set shown = true where name = '쉼터목록.csv'`;
  await readOpenFiles(office.services, originals, new FailedFiles(office.services.log));
  expect(await find('느티나무길')).toContain('찾은 문서 1건');
  await sql`delete from public_site.documents`;
  expect(await find('느티나무길')).toContain('찾은 문서가 없습니다');
});

test('an archive that had no reader when it was first looked at is found by its words after the update', async () => {
  const draft = await writeDraft(office, { title: '나무 심기 안내', disclosure: { level: 'open', grounds: [] } });
  await attach(draft, '자료.zip', packed({ '길.csv': '이름,길\n솔바람쉼터,은행나무길 5\n' }), 'open');
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const { sql } = office.services.database;
  await sql`update public_site.attachments set text = '', haystack = '', tokens = ''`;
  await sql`update search_documents set files_pending = false, files_haystack = ''`;
  await readOpenFiles(office.services, originals, new FailedFiles(office.services.log));
  expect(await find('은행나무길')).toContain('찾은 문서가 없습니다');

  await sql.unsafe(readFileSync(path.join(CHECKOUT, 'migrations/0046_files_read_anew.sql'), 'utf8'));
  await readOpenFiles(office.services, originals, new FailedFiles(office.services.log));
  expect(await find('은행나무길')).toContain('찾은 문서 1건');
  // The office's own index: its runner reads on wherever a file is said to be read still.
  const pending = await sql`
    select management_number from search_documents join documents on documents.id = document_id where files_pending`;
  expect(pending).toEqual([{ management_number: draft }]);
});

test('files whose readers read more since are read anew after the update, and no others', async () => {
  const { sql } = office.services.database;
  const anew = async (kind: string, migration: string) => {
    await sql`update public_site.attachments set media_type = ${kind}, text = '', haystack = '', tokens = ''`;
    await sql`update attachments set media_type = ${kind}`;
    await sql`update search_documents set files_pending = false`;
    await sql.unsafe(readFileSync(path.join(CHECKOUT, 'migrations', migration), 'utf8'));
    const [row] = await sql<{ citizens: boolean; office: boolean }[]>`
      select (select bool_and(haystack is null) from public_site.attachments where shown) as citizens,
        (select bool_or(files_pending) from search_documents) as office`;
    return [kind, row?.citizens, row?.office];
  };
  const officeOpen = 'application/vnd.openxmlformats-officedocument';
  const openDocument = 'application/vnd.oasis.opendocument';
  const fuller = [
    ...['application/zip', 'application/pdf', 'application/x-hwp'],
    ...[`${officeOpen}.wordprocessingml.document`, `${officeOpen}.spreadsheetml.sheet`],
    ...['text', 'spreadsheet', 'presentation'].map((kind) => `${openDocument}.${kind}`),
  ];
  const later = ['application/zip', `${officeOpen}.wordprocessingml.document`, `${officeOpen}.spreadsheetml.sheet`];
  const last = ['application/zip', 'application/pdf', 'application/x-hwp', `${officeOpen}.wordprocessingml.document`];
  const updates = {
    '0052_files_read_by_fuller_readers.sql': fuller,
    '0054_words_of_word_and_sheets.sql': later,
    '0055_words_of_pdf_and_hwp.sql': last,
  };
  for (const [migration, kinds] of Object.entries(updates)) {
    for (const kind of kinds) expect(await anew(kind, migration)).toEqual([kind, true, true]);
    for (const kind of ['text/csv', 'image/png']) expect(await anew(kind, migration)).toEqual([kind, false, false]);
  }
});

test('an attachment that the search cannot keep holds no later one back, and is not begun again at once', async () => {
  const draft = await writeDraft(office, { title: '두 자료', disclosure: { level: 'open', grounds: [] } });
  await attach(draft, '앞.csv', '이름,길\n못담을쉼터,이팝나무길 6\n', 'open');
  await attach(draft, '뒤.csv', '이름,길\n남은쉼터,회화나무길 7\n', 'open');
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const { sql } = office.services.database;
  // What no database takes of a text, from a reader that lets it through.
  const lenient: typeof originals = Object.create(originals, {
    read: {
      value: async (file: Parameters<typeof originals.read>[0]) =>
        JSON.parse(JSON.stringify(await originals.read(file)).replace('못담을', '\\u0000')),
    },
  });
  const told: unknown[] = [];
  const failed = new FailedFiles({ error: (...what: unknown[]) => void told.push(what) });
  for (const _minute of [1, 2]) await readOpenFiles(office.services, lenient, failed);
  expect(told).toHaveLength(1);
  expect(await find('회화나무길')).toContain('찾은 문서 1건');
  expect(await find('이팝나무길')).toContain('찾은 문서가 없습니다');
  const [left] = await sql<
    { name: string }[]
  >`select name from public_site.attachments where shown and haystack is null`;
  expect(left?.name).toBe('앞.csv');
});

test('what somebody has already is not sent again, and a broken download goes on where it ended', async () => {
  const draft = await writeDraft(office, { title: '큰 붙임' });
  const id = await attach(draft, '자료.txt', '자료의 내용', 'open');
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const bytes = Buffer.from('자료의 내용');
  const get = (url: string, headers: Record<string, string> = {}) =>
    office.visitor().inject({ method: 'GET', url: `/documents/${draft}${url}`, headers });
  const file = `/attachments/${id}`;
  const { etag = '', 'accept-ranges': accepts } = (await get(file)).headers;
  expect([etag, accepts]).toEqual([`"${createHash('sha256').update(bytes).digest('hex')}"`, 'bytes']);
  expect((await get(file, { 'if-none-match': etag })).statusCode).toBe(304);
  const rest = await get(file, { range: 'bytes=6-', 'if-range': etag });
  expect([rest.statusCode, rest.headers['content-range']]).toEqual([206, 'bytes 6-15/16']);
  expect(rest.rawPayload).toEqual(bytes.subarray(6));
  expect((await get(file, { range: 'bytes=6-', 'if-range': '"other"' })).rawPayload).toEqual(bytes);
  const beyond = await get(file, { range: 'bytes=900-' });
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, 'bytes */16']);
  const text = (await get('.txt')).rawPayload;
  expect((await get('.txt', { range: 'bytes=-20' })).rawPayload).toEqual(text.subarray(-20));
  // When it is taken back, then whoever has it is told neither that it is the same nor a part of it
  const withdrawal = `/api/documents/${draft}/publication/withdrawal`;
  await (await office.as('administrator')).post(withdrawal, { reason: '철회' });
  for (const headers of [{ 'if-none-match': etag }, { range: 'bytes=0-3' }] as Record<string, string>[]) {
    expect((await get(file, headers)).statusCode).toBe(410);
  }
});
