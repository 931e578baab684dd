import { gunzipSync } from 'node:zlib';
import buildValidators from '@fastify/ajv-compiler';
import type { LightMyRequestResponse } from 'fastify';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type DailyFiles,
  DailyLine,
  OPEN_FIELDS,
  type OpenDocument,
  type OpenDocuments,
} from '../../../shared/contract/open-data.ts';
import type { Problem } from '../../../shared/contract/problem.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { readCsv } from '../../../shared/kernel/csv.ts';
import { FileStore } from '../../platform/files/file-store.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { editorText, publishDocument } from '../../testing/written-document.ts';
import { makeDailyFiles } from './make-daily-files.ts';
import { MOST_A_MINUTE } from './open-data-routes.ts';
import { listMissingDays } from './store.ts';

let office: TestOffice;
let numbers: readonly [string, string, string];
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  const first = await publishDocument(office, {
    title: '안쪽 제목',
    publicTitle: '=HYPERLINK("http://evil.example") 문서',
    summary: '봄에 심는다.',
    keywords: ['나무', '@SUM(1)'],
    editorJson: editorText('본문의 낱말입니다.'),
  });
  office.clock.set('2026-03-03T01:00:00Z');
  const second = await publishDocument(office, {
    title: '부분공개 문서',
    disclosure: { level: 'partiallyOpen', grounds: [5] },
    editorJson: editorText('닫힌낱말'),
  });
  await publishDocument(office, { title: '비공개 문서', disclosure: { level: 'closed', grounds: [6] } });
  office.clock.set('2026-03-03T02:00:00Z');
  numbers = [first, second, await publishDocument(office, { title: '셋째 문서' })];
});
afterAll(() => office.close());

let visitors = 0;
/** Each from an address of its own, so that no budget is used up. */
function ask(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  visitors += 1;
  return office.app.inject({ method: 'GET', url, headers, remoteAddress: `10.0.${visitors >> 8}.${visitors & 255}` });
}

async function list(url: string): Promise<OpenDocuments> {
  const reply = await ask(url);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<OpenDocuments>();
}

/** Everything from an address on, page by page. */
async function harvest(url: string) {
  const items: OpenDocuments['items'] = [];
  let page = await list(url);
  items.push(...page.items);
  while (page.next) {
    page = await list(page.next);
    items.push(...page.items);
  }
  return { items, resume: page.resume ?? '', asOf: page.asOf };
}

const withdraw = async (number: string) =>
  (await office.as('administrator')).post(`/api/documents/${number}/publication/withdrawal`, {
    reason: '개인정보 포함',
  });

test('programs page through all that citizens can read, and are told where to go on', async () => {
  const { items, asOf } = await harvest('/open-data/documents.json?limit=1');
  expect(items.map(({ managementNumber }) => managementNumber)).toEqual(numbers);
  expect(asOf).toBe('2026-03-03T02:00:00.000Z');
  const origin = office.services.config.origins[0];
  const url = `${origin}/documents/${numbers[0]}`;
  expect(items[0]).toMatchObject({ title: '=HYPERLINK("http://evil.example") 문서', url, pdfUrl: `${url}.pdf` });
  expect(items[1]).toMatchObject({
    disclosureLevel: 'partiallyOpen',
    disclosureGrounds: [5],
    summary: '',
    pdfUrl: null,
  });
  const first = await ask('/open-data/documents.json?limit=1');
  expect(first.headers['link']).toBe(`<${origin}${first.json<OpenDocuments>().next}>; rel="next"`);
  expect(first.body).not.toContain('안쪽 제목');
  // 업무담당자 (공개령 제5조①), as the paper prints it.
  expect(first.json<OpenDocuments>().items[0]).toMatchObject({ handlerName: '정노을', handlerPhone: '02-000-1102' });
  const since = await list('/open-data/documents.json?updatedSince=2026-03-03T10:30:00%2B09:00');
  expect(since.items.map(({ managementNumber }) => managementNumber)).toEqual([numbers[2]]);
  expect((await list('/open-data/documents.json?updatedSince=2026-03-04')).items).toEqual([]);
});

test('the CSV is a table that no spreadsheet runs', async () => {
  const reply = await ask('/open-data/documents.csv');
  expect(reply.body.startsWith('\ufeff관리번호,상태,')).toBe(true);
  expect(reply.headers['content-type']).toContain('text/csv');
  const { records, fault } = readCsv(reply.body);
  expect(fault).toBeUndefined();
  expect(records.map(({ fields }) => fields[0])).toEqual(['관리번호', ...numbers]);
  for (const { fields } of records.slice(1)) for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r]/);
  expect(records[1]?.fields).toContain(`'=HYPERLINK("http://evil.example") 문서`);
});

test.each([
  '?cursor=abc',
  '?cursor=',
  '?limit=0',
  '?limit=1001',
  '?limit=1&limit=2',
  '?updatedSince=어제',
  '?updatedSince=2026-02-30',
  '?updatedSince=2026-02-30T00:00:00Z',
  '?page=2',
])('%s is refused in words, never guessed at', async (query) => {
  const reply = await ask(`/open-data/documents.json${encodeURI(query)}`);
  expect(reply.statusCode).toBe(400);
  expect(reply.json<Problem>().message).toMatch(/[가-힣].*[다오]\.$/);
  expect(reply.headers['etag']).toBeUndefined();
});

test('whoever has the answer is sent nothing until something changes; of what is taken back stays number and time', async () => {
  const taken = await publishDocument(office, { title: '거둘 문서', keywords: ['지울낱말'] });
  const { resume } = await harvest('/open-data/documents.json');
  const address = `/open-data/documents.json?cursor=${resume}`;
  const etag = String((await ask(address)).headers['etag']);
  expect((await ask(address, { 'if-none-match': etag })).statusCode).toBe(304);
  office.clock.set('2026-03-03T03:00:00Z');
  await withdraw(taken);
  const changed = await ask(address, { 'if-none-match': etag });
  expect(changed.json<OpenDocuments>().items).toEqual([
    { managementNumber: taken, state: 'withdrawn', withdrawnAt: '2026-03-03T03:00:00.000Z' },
  ]);
  const { items } = await harvest('/open-data/documents.json?limit=2');
  expect(items.map(({ managementNumber }) => managementNumber)).toEqual([...numbers, taken]);
  expect(JSON.stringify(items)).not.toContain('지울낱말');
  expect(
    readCsv((await ask('/open-data/documents.csv')).body)
      .records.at(-1)
      ?.fields.filter(Boolean),
  ).toEqual([taken, 'withdrawn', '2026-03-03T03:00:00.000Z']);
  const modified = String((await ask('/open-data/documents.json')).headers['last-modified']);
  expect(modified).toBe('undefined');
  office.clock.set('2026-03-03T04:00:00Z');
  const settled = String((await ask('/open-data/documents.json')).headers['last-modified']);
  expect(settled).toBe('Tue, 03 Mar 2026 03:00:00 GMT');
  expect((await ask('/open-data/documents.json', { 'if-modified-since': settled })).statusCode).toBe(304);
});

test('a document whose transaction ends late stands behind what a reader has already seen', async () => {
  const { sql } = office.services.database;
  const before = await harvest('/open-data/documents.json');
  const copyOf = (number: string, at: string) => sql`
    insert into public_site.documents
    select (jsonb_populate_record(d, jsonb_build_object('management_number', ${number}::text, 'published_at', ${at}::text,
      'event_id', gen_random_uuid()))).*
    from public_site.documents d where management_number = ${numbers[0]}`;
  const slow = await sql.reserve();
  await slow`begin`;
  // The act of the slow one is dated earlier, and it commits last.
  await slow`insert into public_site.documents
    select (jsonb_populate_record(d, jsonb_build_object('management_number', 'D0001000090001',
      'published_at', '2026-03-03T04:10:00Z', 'event_id', gen_random_uuid()))).*
    from public_site.documents d where management_number = ${numbers[0]}`;
  await copyOf('D0001000090002', '2026-03-03T04:20:00Z');
  const meanwhile = await harvest(`/open-data/documents.json?cursor=${before.resume}`);
  expect(meanwhile.items.map(({ managementNumber }) => managementNumber)).toEqual(['D0001000090002']);
  await slow`commit`;
  slow.release();
  const late = ['D0001000090001'];
  const after = await harvest(`/open-data/documents.json?cursor=${meanwhile.resume}`);
  expect(after.items.map(({ managementNumber }) => managementNumber)).toEqual(late);
  const since = await harvest(`/open-data/documents.json?updatedSince=${meanwhile.asOf}`);
  expect(since.items.map(({ managementNumber }) => managementNumber)).toEqual(['D0001000090002', ...late]);
});

test('a harvester that goes on while many publish at once ends with everything, each once', async () => {
  const { sql } = office.services.database;
  const { resume } = await harvest('/open-data/documents.json');
  const made = Array.from({ length: 60 }, (_, n) => `D00010000${String(91_000 + n)}`);
  let isOver = false;
  const writing = Promise.all(
    made.map((number, n) =>
      sql.begin(async (tx) => {
        await tx`
          insert into public_site.documents
          select (jsonb_populate_record(d, jsonb_build_object('management_number', ${number}::text, 'event_id',
            gen_random_uuid(), 'published_at', ${new Date(Date.UTC(2026, 2, 3, 5, 59 - n)).toISOString()}::text))).*
          from public_site.documents d where management_number = ${numbers[0]}`;
        await tx`select pg_sleep(${((n * 7) % 11) / 1000})`;
      }),
    ),
  ).finally(() => {
    isOver = true;
  });
  const seen: string[] = [];
  let cursor = resume;
  for (let last = false; !last; ) {
    last = isOver;
    const part = await harvest(`/open-data/documents.json?limit=7&cursor=${cursor}`);
    seen.push(...part.items.map(({ managementNumber }) => managementNumber));
    cursor = part.resume;
  }
  await writing;
  expect([...seen].sort()).toEqual(made);
  // Whoever went by the time of the act alone would have missed what was dated earlier and committed later.
  const byTime: string[] = [];
  let since = new Date(0);
  const { items: rows } = await harvest(`/open-data/documents.json?cursor=${resume}`);
  for (const row of rows) {
    const at = new Date(row.state === 'published' ? row.publishedAt : 0);
    if (at > since) byTime.push(row.managementNumber);
    since = at > since ? at : since;
  }
  expect(byTime.length).toBeLessThan(made.length);
  await sql`delete from public_site.documents where management_number >= 'D0001000090000'`;
});

async function fileOf(day: string) {
  const reply = await ask(`/open-data/daily/${day}.jsonl.gz`);
  if (reply.statusCode !== 200) return { status: reply.statusCode, lines: [], etag: undefined, reply };
  const lines = gunzipSync(reply.rawPayload)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DailyLine);
  for (const line of lines) expect(Value.Errors(DailyLine, line)).toEqual([]);
  return { status: 200, lines, etag: reply.headers['etag'], reply };
}

/** Refuses the first thing that is written. */
class DiskThatWasFull extends FileStore {
  refusals = 0;
  override write(...given: Parameters<FileStore['write']>): ReturnType<FileStore['write']> {
    if (this.refusals > 0) return super.write(...given);
    this.refusals += 1;
    return Promise.reject(new Error('no space left on device'));
  }
}

test('a day that is over has one file, which changes only where something of it was taken back', async () => {
  const { services, clock } = office;
  // The database's own clock has dated what the test before deleted: the days up to it are over too.
  const [row] = await services.database.sql<{ day: string }[]>`select max(changed_on) as day from public_site.changes`;
  const after = new Date(`${row?.day}T15:00:01Z`);
  clock.set('2026-03-03T14:59:59Z');
  await makeDailyFiles(services);
  expect((await fileOf('2026-03-03')).status).toBe(404);
  clock.set('2026-03-03T15:00:00Z');
  expect(await makeDailyFiles(services)).toBe(1);
  expect(await makeDailyFiles(services)).toBe(0);
  const made = await fileOf('2026-03-03');
  const texts = made.lines.flatMap((line) => (line.state === 'published' ? [line.text] : []));
  expect(texts[0]).toContain('본문의 낱말입니다.');
  expect(texts[1]).toBeNull();
  expect(made.lines.map(({ managementNumber }) => managementNumber).slice(0, 3)).toEqual(numbers);
  const [listed] = (await ask('/open-data/daily.json')).json<DailyFiles>().items;
  expect(`"${listed?.sha256}"`).toBe(made.etag);
  expect(listed).toMatchObject({ day: '2026-03-03', published: 3 });
  expect((await ask('/open-data/daily/2026-03-03.jsonl.gz', { 'if-none-match': String(made.etag) })).statusCode).toBe(
    304,
  );

  clock.set(after);
  await withdraw(numbers[0]);
  // Not for a moment longer, and another one as soon as there is one.
  expect((await fileOf('2026-03-03')).status).toBe(503);
  expect((await ask('/open-data')).body).not.toContain('2026-03-03.jsonl.gz');
  // The file that citizens had is made before any that they have not had yet.
  const today = dayInKorea(clock.now());
  const missing = await listMissingDays(services.database.sql, { today, limit: 20 });
  expect(missing.map(({ isStale }) => isStale)).toEqual([true, false]);
  expect(missing[0]?.day).toBe('2026-03-03');
  expect(await listMissingDays(services.database.sql, { today, after: missing[0], limit: 20 })).toEqual(
    missing.slice(1),
  );
  // The first of two days finds no room: the other one is made all the same, and the first at the next look.
  const files = new DiskThatWasFull(services.files.folder);
  expect(await makeDailyFiles({ ...services, files })).toBe(1);
  expect(files.refusals).toBe(1);
  await Promise.all([makeDailyFiles(services), makeDailyFiles(services)]);
  expect(await makeDailyFiles(services)).toBe(0);
  const again = await fileOf('2026-03-03');
  expect(again.lines[0]).toEqual({
    managementNumber: numbers[0],
    state: 'withdrawn',
    withdrawnAt: after.toISOString(),
  });
  expect(again.lines.slice(1)).toEqual(made.lines.slice(1));
  expect(again.etag).not.toBe(made.etag);
  for (const name of ['2026-03-02', '2026-02-30', '..%2f..%2fetc', '2026-03-03.jsonl']) {
    expect((await ask(`/open-data/daily/${name}.jsonl.gz`)).statusCode, name).toBe(404);
  }
});

test('every row and every line is what the published schema says, and the table says the same as the list', async () => {
  const { $defs } = (await ask('/open-data/schema.json')).json<{ $defs: Record<string, object> }>();
  const validators = buildValidators()({}, { customOptions: { coerceTypes: false, removeAdditional: false } });
  const validator = (name: string) => validators({ schema: $defs[name] ?? false, method: '', url: '', httpPart: '' });
  const [isList, isLine] = [validator('documents'), validator('dailyLine')];
  const reply = (await ask('/open-data/documents.json')).json<OpenDocuments>();
  expect([isList(reply), isList.errors]).toEqual([true, null]);
  const days = (await ask('/open-data/daily.json')).json<DailyFiles>().items;
  for (const line of (await Promise.all(days.map(({ day }) => fileOf(day)))).flatMap(({ lines }) => lines)) {
    expect([isLine(line), isLine.errors]).toEqual([true, null]);
  }
  // The schema is narrow: what nobody published is no row of it.
  const [row] = reply.items;
  expect(isLine({ ...row, text: null, drafterPhone: '02-000-1102' })).toBe(false);
  expect(isLine({ ...row, text: null, disclosureLevel: 'secret' })).toBe(false);
  const { records } = readCsv((await ask('/open-data/documents.csv')).body);
  const [head, ...rows] = records.map(({ fields }) => fields);
  expect(head).toEqual(OPEN_FIELDS.map(({ title }) => title));
  const column = (fields: readonly string[], name: string) =>
    fields[OPEN_FIELDS.findIndex((each) => each.name === name)];
  const unquoted = (text: string | undefined) => text?.replace(/^'(?=[=+\-@])/, '');
  for (const [at, item] of reply.items.entries()) {
    const fields = rows[at] ?? [];
    const told = ['managementNumber', 'state', 'changedAt', 'title', 'documentNumber', 'url', 'pdfUrl', 'withdrawnAt'];
    for (const name of told) {
      const value = String((item as Record<string, unknown>)[name] ?? '');
      if (column(fields, name) !== undefined) expect([name, unquoted(column(fields, name))]).toEqual([name, value]);
    }
  }
  expect(rows).toHaveLength(reply.items.length);
});

test('the catalogue, the schema and the page name what is there', async () => {
  const catalogue = (await ask('/open-data/catalog.jsonld')).json<Record<string, unknown>>();
  expect(catalogue['@type']).toBe('dcat:Catalog');
  const [dataset] = catalogue['dcat:dataset'] as [{ 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }];
  for (const { 'dcat:downloadURL': address } of dataset['dcat:distribution']) {
    const path = address['@id'].replace(office.services.config.origins[0] ?? '', '');
    expect((await ask(path)).statusCode, path).toBe(200);
  }
  const { $defs } = (await ask('/open-data/schema.json')).json<{ $defs: object }>();
  expect(Object.keys($defs)).toEqual(['documents', 'dailyLine']);
  const page = (await ask('/open-data')).body;
  for (const field of Object.keys((await list('/open-data/documents.json')).items[0] as OpenDocument)) {
    expect(page).toContain(`<code>${field}</code>`);
  }
  expect((await ask('/robots.txt')).body).toContain('Allow: /open-data/');
  expect((await ask('/sitemap.xml')).body).toContain('/sitemaps/pages.xml');
  expect((await ask('/sitemaps/pages.xml')).body).toContain('/open-data</loc>');
});

test('a crawler that asks too often is told when to come back, and nobody else notices', async () => {
  const from = (remoteAddress: string) =>
    office.app.inject({ method: 'GET', url: '/open-data/schema.json', remoteAddress });
  const replies = [];
  for (let n = 0; n <= MOST_A_MINUTE; n += 1) replies.push(await from('192.0.2.9'));
  expect(replies.slice(0, -1).every(({ statusCode }) => statusCode === 200)).toBe(true);
  const [last] = replies.slice(-1);
  expect(last?.statusCode).toBe(429);
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  expect(last?.headers['ratelimit']).toMatch(/^"open-data";r=0;t=\d+$/);
  expect((await from('192.0.2.10')).statusCode).toBe(200);
});
