import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttachmentShape } from '../shared/contract/document-parts.ts';
import { SettableClock } from './platform/clock.ts';
import { ConfigError, readPublicConfig } from './platform/config.ts';
import { makeSiteLogin } from './platform/database/make-site-login.ts';
import { connectPublicReader, findTooMuch, type PublicReader } from './platform/database/public-reader.ts';
import { type PublicServer, startPublicServer } from './public-main.ts';
import { inspectFile } from './publication/inspect-file.ts';
import { requestsElsewherePage } from './publication/pages/other-pages.ts';
import { reportHint, reportsElsewherePage } from './publication/pages/report-pages.ts';
import { readPdf } from './publication/read-pdf.ts';
import { openTestOffice, type TestOffice } from './testing/test-office.ts';
import { approveDocument, editorText, publishDocument, writeDraft } from './testing/written-document.ts';

/** Public routes of the office that the citizens' process does not have, each with its reason. */
const OFFICE_ONLY: Readonly<Record<string, string>> = {
  'GET /office': 'officials work in the office’s process',
  'POST /documents/:managementNumber/report':
    'a report holds a paper back at once, which is written by the office’s process',
  'POST /reports': 'reports are kept where citizens’ role reads nothing',
  ...Object.fromEntries(
    ['new', 'status', 'supplement', 'objection', 'withdrawal', 'paper', 'file'].map((act) => [
      `POST /requests/${act}`,
      'requests are written by the office’s process; the pages that lead there say so',
    ]),
  ),
};

let office: TestOffice;
let site: PublicServer;
let reader: PublicReader;
let numbers: readonly [withPaper: string, withoutPaper: string];
let attached: string;
let web: string;
const LOGIN = `site_${process.pid}_${Date.now()}`;
const said: string[] = [];
const clock = new SettableClock('2026-03-03T00:01:00Z');

const withLogin = (login: string, password = 'only-reading') => {
  const url = new URL(office.databaseUrl);
  url.username = login;
  url.password = password;
  return url.href;
};

function configFor(databaseReadUrl: string) {
  const { dataDir = '' } = office.services.config;
  const env = { PORT: '0', DATABASE_READ_URL: databaseReadUrl, GYEOL_DATA_DIR: dataDir };
  return readPublicConfig(env, web);
}

/** A public document with an open file; answers the address of the file. */
async function publishWithFile(): Promise<string> {
  const draft = await writeDraft(office, { title: '붙임을 둔 문서' });
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File(['이름,부서\n정노을,자치행정과\n'], '명단.csv'));
  const { id } = (await drafter.attempt('POST', `/api/drafts/${draft}/attachments`, form)).json<AttachmentShape>();
  await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  return `/documents/${draft}/attachments/${id}`;
}

beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  web = mkdtempSync(path.join(tmpdir(), 'gyeol-public-web-'));
  mkdirSync(path.join(web, 'assets'));
  writeFileSync(path.join(web, 'assets/citizen-1.css'), 'body { color: #000; }');
  writeFileSync(path.join(web, 'assets/office-1.js'), 'void 0;');
  writeFileSync(
    path.join(web, 'manifest.json'),
    JSON.stringify({ 'styles/citizen.css': { file: 'assets/citizen-1.css' } }),
  );
  // As docs/guides/public-site.md tells the operator to.
  const { sql } = office.services.database;
  await makeSiteLogin(office.databaseUrl, LOGIN, 'only-reading');
  await expect(makeSiteLogin(office.databaseUrl, LOGIN, 'another')).rejects.toThrow('이미 있습니다');
  numbers = [
    await publishDocument(office, { title: '종이가 있는 문서' }),
    await publishDocument(office, { title: '종이가 없는 문서' }),
  ];
  await office.visitor().attempt('GET', `/documents/${numbers[0]}.pdf`);
  attached = await publishWithFile();
  await sql`insert into public_site.heartbeats values (true, ${office.clock.now()})`;
  reader = connectPublicReader(withLogin(LOGIN), 1);
  site = await startPublicServer(configFor(withLogin(LOGIN)), (line) => said.push(line), clock);
  await site.opening;
});
afterAll(async () => {
  await site.close();
  await reader.close();
  const { url } = { url: office.databaseUrl };
  await office.close();
  const cluster = new URL(url);
  cluster.pathname = '/postgres';
  const sql = postgres(cluster.href, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`drop role ${LOGIN}`);
  await sql.end();
  rmSync(web, { recursive: true, force: true });
});

const visit = (address: string, headers: Record<string, string> = {}) => fetch(site.address + address, { headers });

test('정보공개 청구 is not written here: the page says where it is, or how to ask without the site', async () => {
  const said = await (await visit('/requests/new')).text();
  expect(said).toContain('방문하거나 우편으로 청구해 주십시오');
  expect(said).not.toContain('<form class="form"');
  const elsewhere = requestsElsewherePage('https://office.example/requests/new?document=D0000000000001&x="');
  const link = 'href="https://office.example/requests/new?document=D0000000000001&amp;x=&quot;"';
  expect(String(elsewhere.main)).toContain(link);
});

test('개인정보 신고 is not taken here: the page says where it is, or what to tell the agency', async () => {
  const answer = await visit(`/documents/${numbers[0]}/report`);
  expect(answer.status).toBe(200);
  const said = await answer.text();
  expect(said).toContain('문서의 관리번호와 개인정보가 있는 곳을 알려 주십시오');
  expect(said).not.toContain('<form class="form"');
  // The document's own page promises what holds here: nothing is hidden by a report that is not taken.
  const page = await (await visit(`/documents/${numbers[0]}`)).text();
  expect(page).toContain(`관리번호(${numbers[0]})와 개인정보가 있는 곳을 알려 주십시오`);
  expect(page).not.toMatch(/곧바로 가립니다|href="[^"]*\/report"/);
  const copy = { disclosure: { level: 'open', grounds: [] } } as const;
  const hint = reportHint({ ...copy, managementNumber: 'D0000000000001' }, { officeOrigin: 'https://office.example' });
  expect(String(hint)).toContain('<a href="https://office.example/documents/D0000000000001/report">개인정보 신고</a>');
  const { body } = await office.app.inject({ method: 'GET', url: `/documents/${numbers[0]}` });
  expect(body).toContain(
    `<a href="/documents/${numbers[0]}/report">개인정보 신고</a>로 알려 주십시오. 확인할 때까지 곧바로`,
  );
  const elsewhere = reportsElsewherePage('https://office.example/documents/D0000000000001/report?x="');
  const link = 'href="https://office.example/documents/D0000000000001/report?x=&quot;"';
  expect(String(elsewhere.main)).toContain(link);
});

describe('the role of the citizens’ process', () => {
  test('reads public_site and nothing else, and writes nothing', async () => {
    expect(await findTooMuch(reader.publicSql)).toBeUndefined();
    const tables = await office.services.database.sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v') and n.nspname in ('public', 'public_site', 'drizzle')`;
    expect(tables.length).toBeGreaterThan(50);
    // The login itself, without the settings of the process.
    const plain = postgres(withLogin(LOGIN), { max: 1, onnotice: () => undefined });
    const fault = (asked: PromiseLike<unknown>) =>
      asked.then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    for (const { schema, name } of tables) {
      const table = plain`${plain(schema)}.${plain(name)}`;
      const told = [
        await fault(plain`select from ${table} limit 1`),
        await fault(plain.begin((tx) => tx`lock ${table} in exclusive mode`)),
      ];
      expect([schema, name, ...told]).toEqual([schema, name, schema === 'public_site' ? 'done' : '42501', '42501']);
    }
    expect(await fault(plain`delete from public_site.documents`)).toBe('42501');
    await plain.end();
    const { publicSql } = reader;
    await publicSql`reset role`;
    await expect(publicSql`select from documents`).rejects.toMatchObject({ code: '42501' });
    await expect(publicSql`create table mine (a int)`).rejects.toMatchObject({ code: '25006' });
  });

  test('may not be one that could do more: the process says so and ends', async () => {
    const lines: string[] = [];
    const mighty = await startPublicServer(configFor(office.databaseUrl), (line) => lines.push(line), clock);
    await expect(mighty.opening).rejects.toThrow(ConfigError);
    expect((await fetch(`${mighty.address}/`)).status).toBe(503);
    await mighty.close();
  });
});

type Judged = { readonly what: string; readonly bytes: Buffer; readonly words: string; readonly told: string };

const answerIn = (page: string) => /<div aria-live="polite">([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '';

/** A file of every kind that 진위 확인 tells apart, each with what the office says of it. */
async function judgeFiles(): Promise<readonly Judged[]> {
  const pdfOf = async (number: string) =>
    (await office.visitor().attempt('GET', `/documents/${number}.pdf`)).rawPayload;
  const masked = await publishDocument(office, { editorJson: editorText('대상자 강나루별 님의 일입니다.') });
  const gone = await publishDocument(office, { title: '거두어들인 문서' });
  const hidden = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
  await approveDocument(office, hidden);
  const [first, withdrawn] = [await pdfOf(masked), await pdfOf(gone)];
  const archive = await (await office.as('drafter')).attempt('GET', `/api/documents/${hidden}/paper.pdf`);
  const officer = await office.as('administrator');
  const words = [{ text: '강나루별', grounds: [6] }];
  const mask = { reason: '개인정보를 가림', words, attachments: [] };
  await officer.post(`/api/documents/${masked}/publication/masks`, mask);
  await officer.post(`/api/documents/${gone}/publication/withdrawal`, { reason: '잘못 공개함' });
  await office.services.outbox.drainAll();
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['of the edition that is shown', await pdfOf(masked), '제2판(모두 2판), 지금 공개하고 있는 판입니다'],
    ['of an older edition', first, '다만 지금 공개하고 있는 판이 아닙니다'],
    ['altered', flipped(first), '내용이 이 기관이 발급한 것과 다릅니다'],
    ['with something behind it', Buffer.concat([first, Buffer.from('\n')]), '뒤에 덧붙은 내용이 있습니다'],
    ['of a document that was taken back', withdrawn, '다만 그 뒤에 공개를 거두어들인 문서입니다'],
    ['of such a document, altered', flipped(withdrawn), '공개를 거두어들였습니다'],
    ['of a closed document', archive.rawPayload, '제목은 공개된 문서만 보여 줍니다'],
    ['of a closed document, altered', flipped(archive.rawPayload), '공개하지 않는 문서'],
    ['of somebody else', Buffer.from('%PDF-1.7\n%%EOF\n'), '이 기관이 발급한 파일로 확인되지 않습니다'],
  ];
  const judged = files.map(async ([what, bytes, words]) => {
    const form = uploadOf(bytes);
    const headers = { 'content-type': form.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await form.arrayBuffer());
    const { body } = await office.visitor().inject({ method: 'POST', url: '/verify', payload, headers });
    return { what, bytes, words, told: answerIn(body) };
  });
  return Promise.all(judged);
}

function flipped(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes);
  other[9] = (other[9] ?? 0) ^ 1;
  return other;
}

function uploadOf(bytes: Buffer): Response {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], 'paper.pdf', { type: 'application/pdf' }));
  return new Response(form);
}

describe('with the office away', () => {
  let judged: readonly Judged[];

  beforeAll(async () => {
    judged = await judgeFiles();
    await office.app.close();
    await office.services.outbox.stop();
  });

  test('citizens go on finding, reading and fetching what is published', async () => {
    const [number] = numbers;
    const home = await (await visit('/')).text();
    expect(home).toContain('종이가 있는 문서');
    expect(home).toContain('href="/office/assets/citizen-1.css"');
    expect(home).not.toContain('직원 업무 화면');
    expect(await (await visit(`/search?q=${encodeURIComponent('종이가')}`)).text()).toContain('찾은 문서 2건');
    expect((await visit(`/documents/${number}.hwpx`)).status).toBe(200);
    const paper = await visit(`/documents/${number}.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await paper.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    // 진위 확인 knows the file that this process has handed out, and is counted without writing anything.
    const form = new FormData();
    form.append('file', new File([bytes], 'paper.pdf', { type: 'application/pdf' }));
    const verified = await fetch(`${site.address}/verify`, { method: 'POST', body: form });
    expect(await verified.text()).toContain('이 기관이 발급한 그대로의 파일입니다');
    expect(verified.headers.get('ratelimit')).toMatch(/^"verify-files";r=19;/);
    expect((await visit('/open-data/documents.json')).status).toBe(200);
    expect((await visit('/office/assets/citizen-1.css')).status).toBe(200);
    for (const closed of ['/office/assets/office-1.js', '/office/', '/api/session', '/office/manifest.json']) {
      expect((await visit(closed)).status, closed).toBe(404);
    }
  });

  test('진위 확인 says of every file what the office says of it', async () => {
    for (const { what, bytes, words, told } of judged) {
      expect([what, told]).toEqual([what, expect.stringContaining(words)]);
      const form = uploadOf(bytes);
      const headers = { 'content-type': form.headers.get('content-type') ?? '' };
      const body = Buffer.from(await form.arrayBuffer());
      const answer = await fetch(`${site.address}/verify`, { method: 'POST', headers, body });
      expect([what, answerIn(await answer.text())]).toEqual([what, told]);
      const asked = await inspectFile(Readable.from([bytes]));
      const question = new URLSearchParams({ sha256: asked.sha256, form: asked.form });
      for (const part of asked.parts) question.append('part', part);
      if (asked.identity) question.set('paper', `${asked.identity.agencyId}:${asked.identity.documentKey}`);
      expect([what, answerIn(await (await visit(`/verify?${question}`)).text())]).toEqual([what, told]);
    }
  });

  test('citizens have the PDF of an open file, which this process draws by itself', async () => {
    const untilDrawn = async (): Promise<Response> => {
      const answer = await visit(`${attached}/view.pdf`);
      if (answer.status !== 503) return answer;
      expect([answer.headers.get('retry-after'), await answer.text()]).toEqual([
        '5',
        expect.stringContaining('PDF를 만들고 있습니다. 잠시 뒤에 PDF가 열립니다.'),
      ]);
      return untilDrawn();
    };
    const view = await untilDrawn();
    expect([view.status, view.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(readPdf(new Uint8Array(await view.arrayBuffer())).texts.join('')).toContain('정노을');
  });

  test('a paper that nobody has made yet is told to be on its way', async () => {
    const paper = await visit(`/documents/${numbers[1]}.pdf`);
    expect([paper.status, paper.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await paper.text()).toContain('PDF를 만들고 있습니다');
  });

  test('every page has a name, and whoever has it is sent nothing', async () => {
    const [document, standards] = [`/documents/${numbers[0]}`, `/closing-standards/${Number(numbers[0].slice(1, 5))}`];
    const addresses = ['/', '/search', document, `${document}.json`, '/search.atom', '/sitemap.xml', standards];
    for (const address of [...addresses, '/open-data', '/display', '/verify', '/robots.txt']) {
      const first = await visit(address);
      const etag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      const again = await visit(address, { 'if-none-match': etag });
      expect([address, again.status, await again.text()]).toEqual([address, 304, '']);
      expect([address, again.headers.get('etag')]).toEqual([address, etag]);
    }
  });

  test('a page says of when it is, once the office has not been heard of for a while', async () => {
    expect(await (await visit('/search')).text()).not.toContain('기준입니다');
    clock.set('2026-03-03T00:30:00Z');
    for (const address of ['/search', `/documents/${numbers[0]}`]) {
      expect(await (await visit(address)).text()).toContain('2026. 3. 3. 09:00</time> 기준입니다');
    }
  });

  test('its health is its own', async () => {
    expect(await (await visit('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await visit('/readyz')).json()).toEqual({ status: 'ready', reasons: [] });
  });
});

test.each([
  [
    'document_search',
    `/search?q=${encodeURIComponent('결과')}`,
    '3600',
    /멈추었습니다.*낱말을 더하거나 기관·기간을 정하여/s,
  ],
  ['statistics_counted', '/statistics', '30', /지금은 이 쪽을 볼 수 없습니다/],
])(
  'what takes too long of %s is broken off; of a question the page says how to ask for less',
  async (table, page, againInS, words) => {
    const owner = postgres(office.databaseUrl, { max: 2, onnotice: () => undefined });
    try {
      const answer = await owner.begin(async (tx) => {
        await tx`lock table ${tx(`public_site.${table}`)}`;
        const asked = visit(page);
        await expect
          .poll(
            () => owner`select from (select pg_cancel_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = ${LOGIN} and wait_event_type = 'Lock') as cancelled`,
            { timeout: 30_000 },
          )
          .toHaveLength(1);
        return asked;
      });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe(againInS);
      expect(await answer.text()).toMatch(words);
      expect((await visit(page.split('?')[0] ?? '')).status).toBe(200);
    } finally {
      await owner.end();
    }
  },
);

test('every public address of the office is one of the citizens’ process too, or is left out for a reason', () => {
  const ofOffice = office.app.declaredRoutes
    .filter(({ url, policy }) => 'public' in policy && !url.startsWith('/api/'))
    .map(({ method, url }) => `${method} ${url}`);
  const ofSite = new Set(site.routes.map(({ method, url }) => `${method} ${url}`));
  expect(ofOffice.length).toBeGreaterThan(20);
  expect(ofOffice.filter((name) => !ofSite.has(name)).sort()).toEqual(Object.keys(OFFICE_ONLY).sort());
});

test('a database that comes late is waited for', async () => {
  const target = new URL(office.databaseUrl);
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as { port: number };
  await new Promise((resolve) => blocker.close(resolve));
  const late = new URL(withLogin(LOGIN));
  late.port = String(port);
  const lines: string[] = [];
  const early = await startPublicServer(configFor(late.href), (line) => lines.push(line), clock);
  const page = await fetch(`${early.address}/`);
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '30']);
  expect(await (await fetch(`${early.address}/readyz`)).json()).toEqual({ status: 'not-ready', reasons: ['database'] });
  // The database opens: whatever comes to that port is handed on to it.
  const { connect } = await import('node:net');
  const proxy = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
  await early.opening;
  expect((await fetch(`${early.address}/`)).status).toBe(200);
  await early.close();
  await new Promise((resolve) => proxy.close(resolve));
});
