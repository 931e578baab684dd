import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'fast-png';
import type { FastifyInstance } from 'fastify';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AttachmentShape } from '../../../shared/contract/document-parts.ts';
import type { PublicDocument } from '../../../shared/contract/publication.ts';
import type { DisclosureLevel } from '../../../shared/disclosure/disclosure.ts';
import { LeakFinder } from '../../../shared/disclosure/find-leaks.ts';
import { buildApp } from '../../app.ts';
import { Problem } from '../../platform/http/problems.ts';
import { readPdf } from '../../publication/read-pdf.ts';
import { lockedOfficeFile } from '../../testing/locked-office-file.ts';
import { packed } from '../../testing/read-files.ts';
import { SHARED_PAINTER } from '../../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from '../../testing/written-document.ts';
import { MOST_VIEW_CELLS } from './attachment-views.ts';
import { sweepOldViews, sweepViews } from './start-views.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function attached(draft: string, name: string, bytes: Uint8Array, level: DisclosureLevel = 'open') {
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const { id } = (await drafter.attempt('POST', `/api/drafts/${draft}/attachments`, form)).json<AttachmentShape>();
  const disclosure = { level, grounds: level === 'open' ? [] : [6] };
  await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure });
  return id;
}

type Ask = () => Promise<{ statusCode: number; headers: Record<string, unknown>; body: string; rawPayload: Buffer }>;

/** As whoever comes again when told to. */
async function untilThere(ask: Ask) {
  for (;;) {
    const answer = await ask();
    if (answer.statusCode !== 503) return answer;
    expect(answer.headers['retry-after']).toBe('5');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const visit = (url: string, headers = {}) => untilThere(() => office.visitor().inject({ url, headers }));
const askAs = async (person: 'drafter' | 'team-leader' | 'outsider', url: string) => {
  const client = await office.as(person);
  return untilThere(() => client.attempt('GET', url) as ReturnType<Ask>);
};
const inWindow = async (app: FastifyInstance, person: 'drafter' | 'team-leader', url: string) => {
  const cookie = (await office.as(person)).cookie();
  return app.inject({ url, headers: { cookie, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
};
const wordsOf = (bytes: Uint8Array) => readPdf(bytes).texts.join('').replace(/\s+/g, '');
const views = () => {
  const folder = path.join(office.services.files.folder, '..', 'views');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
};

const HIDDEN = '나비솔';
const workbook = packed({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"/><sheet name="명단" state="hidden" r:id="b"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="b" Type="x/worksheet" Target="worksheets/b.xml"/></Relationships>',
  'xl/worksheets/a.xml':
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>정비 사업 예산</t></is></c></row></sheetData></worksheet>',
  'xl/worksheets/b.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${HIDDEN}</t></is></c></row></sheetData></worksheet>`,
});

test('officials who may read the document have the PDF of its attachment, and nobody else knows of one', async () => {
  const draft = await writeDraft(office);
  const id = await attached(draft, '명단.csv', strToU8('이름,부서\n정노을,자치행정과\n'), 'closed');
  await submitDraft(office, draft);
  const url = `/api/documents/${draft}/attachments/${id}/view.pdf`;
  const seen = await askAs('team-leader', url);
  expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(wordsOf(seen.rawPayload)).toMatch(/^보기용사본입니다\.첨부된파일‘명단\.csv’의내용.*정노을자치행정과/);
  expect((await inWindow(office.app, 'team-leader', url)).headers['content-type']).toBe('application/pdf');
  expect((await askAs('outsider', url)).statusCode).toBe(404);
  expect((await office.visitor().attempt('GET', url)).statusCode).toBe(401);
  const drafter = await office.as('drafter');
  expect((await drafter.attempt('GET', `/api/documents/${draft}/attachments/x/view.pdf`)).statusCode).toBe(404);
});

test('while it is drawn an official sees a page that opens it by itself, and a program is told in data', async () => {
  const draft = await writeDraft(office);
  const id = await attached(draft, '<b>명단.csv', strToU8('이름\n정노을\n'));
  await submitDraft(office, draft);
  const url = `/api/documents/${draft}/attachments/${id}/view.pdf`;
  const views = { draw: () => Promise.reject(new Problem('unavailable')), close: async () => undefined };
  const crowded = await buildApp(office.services, { renderer: SHARED_PAINTER, views });
  const page = await inWindow(crowded, 'team-leader', url);
  expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '5']);
  expect(page.headers.refresh).toBe(`5; url=${url}?again=1`);
  const again = await inWindow(crowded, 'team-leader', `${url}?again=1`);
  expect([again.headers.refresh, again.body]).toEqual([page.headers.refresh, page.body]);
  for (const words of ['lang="ko"', '&lt;b&gt;명단.csv', 'PDF를 만들고 있습니다', 'href="view.pdf"'])
    expect(page.body).toContain(words);
  // In a sandbox no page loads itself again.
  expect(page.headers['content-security-policy']).not.toContain('sandbox');
  const cookie = (await office.as('team-leader')).cookie();
  const data = await crowded.inject({ url, headers: { cookie } });
  expect([data.statusCode, data.json()]).toMatchObject([503, { code: 'view-on-its-way' }]);
  await crowded.close();
});

test('citizens have the PDF of an open attachment without what it hides, drawn once; of a closed one there is none', async () => {
  const draft = await writeDraft(office);
  const open = await attached(draft, '예산.xlsx', workbook);
  const closed = await attached(draft, '비공개.txt', strToU8('비공개 내용'), 'closed');
  const own = await attached(draft, '원문.pdf', strToU8('%PDF-1.4\n%%EOF'));
  const png = encode({ width: 4, height: 2, data: new Uint8Array(8), channels: 1 });
  const scan = await attached(draft, '위치도.png', png);
  const at = (id: string) => `/documents/${draft}/attachments/${id}`;
  expect((await visit(`${at(open)}/view.pdf`)).statusCode).toBe(404);
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${draft}/publication/release`, { reason: '원문을 열어 확인함' });

  const page = (await visit(`/documents/${draft}`)).body;
  for (const href of [`${at(open)}/view.pdf`, `${at(own)}"`, `${at(scan)}/view.pdf`]) expect(page).toContain(href);
  expect(page).toContain('엑셀 통합 문서(XLSX), ');
  const { attachments } = JSON.parse((await visit(`/documents/${draft}.json`)).body) as PublicDocument;
  expect(attachments.map((each) => (each.shown ? [each.viewUrl, each.pdfUrl] : 'closed'))).toEqual([
    [`${at(open)}/view`, `${at(open)}/view.pdf`],
    'closed',
    [`${at(own)}/view`, at(own)],
    [`${at(scan)}/view`, `${at(scan)}/view.pdf`],
  ]);
  expect((await visit(`${at(open)}/view`)).body).toContain(`${at(open)}/view.pdf`);

  const before = views().length;
  const first = await visit(`${at(open)}/view.pdf`);
  expect(wordsOf(first.rawPayload)).toContain('정비사업예산');
  expect(wordsOf(first.rawPayload)).toContain('파일에서숨겨둔내용(메모,발표자노트,숨은시트등)1곳');
  // 유출 점검 of the bytes: pages, outline, metadata, names.
  const { texts, codes } = readPdf(first.rawPayload);
  const finder = new LeakFinder(new Set([HIDDEN, '명단', '비공개']));
  expect(texts.filter((text) => finder.isInText(text))).toEqual([]);
  expect(codes.filter((code) => finder.isInCode(code))).toEqual([]);
  expect(new LeakFinder(new Set(['정비'])).isInText(texts.join(''))).toBe(true);
  const etag = String(first.headers.etag);
  expect((await visit(`${at(open)}/view.pdf`, { 'if-none-match': etag })).statusCode).toBe(304);
  // It was drawn once: without the reading, which lies beside it, the same bytes are there.
  rmSync(path.join(office.services.files.folder, '..', 'readings'), { recursive: true });
  expect((await visit(`${at(open)}/view.pdf`)).rawPayload.equals(first.rawPayload)).toBe(true);
  expect(views()).toHaveLength(before + 1);

  expect((await visit(`${at(closed)}/view.pdf`)).statusCode).toBe(404);
  const original = await visit(`${at(own)}/view.pdf`);
  expect([original.statusCode, original.headers.location]).toEqual([303, at(own)]);
  const picture = await visit(`${at(scan)}/view.pdf`);
  expect(wordsOf(picture.rawPayload)).toContain('그림에적힌글자는읽지못합니다.');

  await officer.post(`/api/documents/${draft}/publication/withdrawal`, { reason: '다시 살핌' });
  expect((await visit(`${at(open)}/view.pdf`)).statusCode).toBe(410);
});

test('a file that cannot be read, or is too large a table, says why in place of its PDF', async () => {
  const draft = await writeDraft(office);
  const locked = await attached(draft, '암호.docx', lockedOfficeFile());
  const large = await attached(draft, '큰 표.csv', strToU8(`${'1,2,3,4\n'.repeat(MOST_VIEW_CELLS / 4)}5,6\n`));
  const gif = await attached(draft, '그림.gif', strToU8('GIF89a\x01\x00\x01\x00\x00\x00\x00;'));
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${draft}/publication/release`, { reason: '원문을 열어 확인함' });
  for (const [id, said] of [
    [locked, '암호가 걸린 문서라'],
    [large, '표의 칸이 50000칸을 넘어'],
  ] as const) {
    const url = `/api/documents/${draft}/attachments/${id}/view.pdf`;
    const asOfficial = await askAs('drafter', url);
    expect([asOfficial.statusCode, asOfficial.body.includes(said)]).toEqual([409, true]);
    const page = await inWindow(office.app, 'drafter', url);
    expect([page.statusCode, page.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8']);
    expect(page.body).toContain(said);
    const asCitizen = await visit(`/documents/${draft}/attachments/${id}/view.pdf`);
    expect([asCitizen.statusCode, asCitizen.body.includes(said)]).toEqual([409, true]);
  }
  expect((await visit(`/documents/${draft}/attachments/${gif}/view.pdf`)).statusCode).toBe(404);
});

test('a view goes with the last file of its content, and when nobody has had it drawn for a month', async () => {
  const draft = await writeDraft(office);
  const names = ['하나.txt', '둘.txt'];
  const ids = [];
  for (const name of names) ids.push(await attached(draft, name, strToU8('같은 글')));
  await submitDraft(office, draft);
  const seen = [];
  for (const id of ids) seen.push(await askAs('drafter', `/api/documents/${draft}/attachments/${id}/view.pdf`));
  // Each says its own name, so each is a file of its own.
  expect(seen.map(({ rawPayload }, at) => wordsOf(rawPayload).includes(names[at] ?? '?'))).toEqual([true, true]);
  const { sql } = office.services.database;
  const [row] = await sql<{ sha256: string }[]>`select sha256 from attachments where id = ${ids[0] ?? ''}`;
  const kept = () => views().filter(({ name }) => name.startsWith(row?.sha256 ?? '?'));
  expect([await sweepOldViews(office.services), await sweepViews(office.services), kept().length]).toEqual([0, 0, 2]);
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 31 * 24 * 60 * 60_000);
  expect(await sweepOldViews(office.services)).toBeGreaterThanOrEqual(2);
  vi.restoreAllMocks();
  await askAs('drafter', `/api/documents/${draft}/attachments/${ids[0]}/view.pdf`);
  expect(kept()).toHaveLength(1);
  await sql`delete from attachments where sha256 = ${row?.sha256 ?? ''}`;
  await sweepViews(office.services);
  expect(kept()).toHaveLength(0);
});
