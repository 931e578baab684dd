import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PictureShape } from '../../shared/contract/drafting.ts';
import type { ReclassifyReply } from '../../shared/contract/reclassification.ts';
import type { ExportAsked, ExportShape, ExportsReply, RecordFilesReply } from '../../shared/contract/record-files.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { smallPng } from '../../shared/testing/pictures.ts';
import { listPicturesNamed } from '../document/index.ts';
import { RenderingPool } from '../rendering/rendering-pool.ts';
import { sweepOrphans } from '../rendering/sweep-orphans.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { type Cast, openTestOffice, Refused, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, saveDraft, writeDraft } from '../testing/written-document.ts';
import type { IndexedDocument } from './export-index.ts';
import { EXPORT_LIMITS } from './export-limits.ts';
import { ExportRunner } from './export-runner.ts';
import { exportObjects, removeOldExports } from './index.ts';

let office: TestOffice;
let runner: ExportRunner;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };

beforeAll(async () => {
  office = await openTestOffice();
  await office.services.outbox.drainAll();
});
afterAll(() => office.close());
beforeEach(async () => {
  runner = new ExportRunner(office.services, makersOf(office, SHARED_PAINTER));
  const { sql } = office.services.database;
  await sql`update record_exports set state = 'removed', storage_name = null`;
});

async function ask(who: Cast, days = YEAR): Promise<string> {
  const official = await office.as(who);
  const { exportId } = await official.post<ExportAsked>(`/api/record-files/${office.unitTaskId}/exports`, days);
  return exportId;
}
const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.code : String(error)),
  );
async function seen(who: Cast, id: string): Promise<ExportShape | undefined> {
  const { exports } = await (await office.as(who)).get<ExportsReply>('/api/record-exports');
  return exports.find((one) => one.id === id);
}
const fetchFile = async (who: Cast, id: string) =>
  (await office.as(who)).attempt('GET', `/api/record-exports/${id}/file`);

/** What is in the ZIP, each file by its path, after every sum that the archive names was found right. */
function unpacked(zip: Buffer) {
  const files = unzipSync(zip);
  // Made on Unix, each a file that its owner may write: of others `unzip` reads the names in a code page of DOS.
  const directory = zip.readUInt32LE(zip.length - 6);
  expect([zip[directory + 5], zip.readUInt32LE(directory + 38)]).toEqual([3, 0o100644 * 0x1_0000]);
  const text = (name: string) => new TextDecoder().decode(files[name]);
  for (const line of text('SHA256SUMS').trim().split('\n')) {
    const [sum = '', name = ''] = line.split(/ {2}(.*)/);
    expect([
      name,
      createHash('sha256')
        .update(files[name] ?? new Uint8Array())
        .digest('hex'),
    ]).toEqual([name, sum]);
  }
  const { documents } = JSON.parse(text('목록.json')) as { documents: IndexedDocument[] };
  return { files, documents, report: text('읽어 주십시오.txt') };
}

const OPEN_FILES = ['본문.txt', '본문.md', '본문.json'];

/** An approved document whose paper cannot be drawn. */
async function withLostPicture(): Promise<string> {
  const draft = await writeDraft(office);
  const form = new FormData();
  form.append('file', new File([new Uint8Array(smallPng(12, 8, 'rgb'))], 'picture.png'));
  const sent = await (await office.as('drafter')).attempt('POST', `/api/drafts/${draft}/pictures`, form);
  const { sha256, mediaType, width, height } = sent.json<PictureShape>();
  const attrs = { sha256, mediaType, width, height, share: 50, align: 'center', alt: '막대' };
  const editorJson = { type: 'doc', content: [{ type: 'image', attrs, content: [{ type: 'caption' }] }] };
  await saveDraft(office, draft, { editorJson });
  await approveDocument(office, draft);
  const [kept] = await listPicturesNamed(office.services.database.sql, office.agencyId, draft);
  await office.services.files.remove(kept?.storageName ?? '');
  return draft;
}

test('a record file is taken out as a ZIP: frozen papers, HWPX, attachments and a list with their hashes', async () => {
  const first = await writeDraft(office, { title: 'CON: 점검/결과 "보고"?' });
  const form = new FormData();
  form.append('file', new File(['점검표'], '점검표.txt'));
  await (await office.as('drafter')).attempt('POST', `/api/drafts/${first}/attachments`, form);
  await approveDocument(office, first);
  office.clock.advanceMs(1_000);
  const second = await withLostPicture();
  const { files: recordFiles } = await (await office.as('colleague')).get<RecordFilesReply>(
    '/api/record-files?year=2026',
  );
  expect(recordFiles).toMatchObject([{ unitTaskId: office.unitTaskId, unitName: '자치행정과', documents: 2 }]);

  const id = await ask('colleague');
  expect(await seen('colleague', id)).toMatchObject({ state: 'waiting', total: 2, done: 0, isMine: true });
  expect((await fetchFile('colleague', id)).json().code).toBe('export-not-ready');
  await runner.prepareAll();
  expect(await seen('colleague', id)).toMatchObject({ state: 'ready', done: 2, faults: 3, hidden: 0 });
  const sent = await fetchFile('colleague', id);
  expect(sent.headers['content-type']).toBe('application/zip');
  expect(sent.headers['content-disposition']).toContain(encodeURIComponent('20260101-20261231.zip'));
  expect((await seen('colleague', id))?.downloads).toBe(1);
  expect((await seen('colleague', id))?.sha256).toBe(createHash('sha256').update(sent.rawPayload).digest('hex'));

  const { files, documents, report } = unpacked(sent.rawPayload);
  expect(documents.map(({ managementNumber }) => managementNumber)).toEqual([first, second]);
  const paths = documents[0]?.files.map((file) => file.path.split('/').slice(2).join('/'));
  expect(paths).toEqual(['본문.pdf', '본문.hwpx', ...OPEN_FILES, '붙임/01_점검표.txt']);
  const frozen = await (await office.as('drafter')).attempt('GET', `/api/documents/${first}/paper.pdf`);
  expect(Buffer.from(files[documents[0]?.files[0]?.path ?? ''] ?? []).equals(frozen.rawPayload)).toBe(true);
  expect(documents[1]?.files.map((file) => path.basename(file.path))).toEqual(OPEN_FILES);
  const stopped = expect.stringContaining('그림의 파일이 저장소에 없거나');
  expect(documents[1]?.faults).toEqual([stopped, stopped, expect.stringMatching(/^그림 1: /)]);
  expect(report).toContain('넣지 못한 파일 3개');
  const open = documents[0]?.files.find((file) => file.path.endsWith('본문.json'))?.path ?? '';
  expect(JSON.parse(Buffer.from(files[open] ?? []).toString())).toMatchObject({
    managementNumber: first,
    attachments: [{ name: '점검표.txt', url: '붙임/01_점검표.txt' }],
  });
  for (const name of Object.keys(files)) expect(name).toMatch(/^[^\\:*?"<>|]+$/);
  expect(files['목록.xlsx']?.length).toBeGreaterThan(1_000);
});

test('what a person may not read is counted and not named, and another unit has no such file at all', async () => {
  const secret = await writeDraft(office, { title: '읽을 수 없는 문서' });
  await approveDocument(office, secret);
  const { sql } = office.services.database;
  // A document of another unit that was filed here.
  const [other] = await sql<{ unitId: string }[]>`
    select unit_id as "unitId" from unit_versions where agency_id = ${office.agencyId} and name = '지역돌봄복지과' limit 1`;
  await sql`update documents set unit_id = ${other?.unitId ?? ''} where management_number = ${secret}`;
  const mine = await ask('colleague');
  const all = await ask('administrator');
  await runner.prepareAll();
  expect([(await seen('colleague', mine))?.hidden, (await seen('administrator', all))?.hidden]).toEqual([1, 0]);
  const { files, report } = unpacked((await fetchFile('colleague', mine)).rawPayload);
  expect(report).toContain('읽을 권한이 없는 문서 1건');
  for (const [name, bytes] of Object.entries(files)) {
    expect([name, name.includes('읽을'), Buffer.from(bytes).includes(secret)]).toEqual([name, false, false]);
  }
  expect(await refusalOf(ask('cooperator'))).toBe('not-found');
  expect(await refusalOf(ask('outsider'))).toBe('not-found');
  expect(await (await office.as('cooperator')).get<RecordFilesReply>('/api/record-files?year=2026')).toMatchObject({
    files: [],
  });
  // Whoever keeps the records sees who took what; the file itself is its person's alone.
  expect(await seen('administrator', mine)).toMatchObject({ isMine: false, askedBy: '오하늘', downloads: 1 });
  expect((await fetchFile('administrator', mine)).statusCode).toBe(404);
  expect(await seen('drafter', mine)).toBeUndefined();
});

test('a person prepares one at a time; cancelled, nothing of it is left, and another can be asked for', async () => {
  const id = await ask('colleague');
  expect(await refusalOf(ask('colleague'))).toBe('export-already-running');
  const before = storedFiles();
  let told = 0;
  // Cancelled while the first document is written.
  const watched = new RenderingPool({
    onStart: () => {
      told += 1;
      void office.as('colleague').then((colleague) => colleague.post(`/api/record-exports/${id}/end`));
    },
  });
  await new ExportRunner(office.services, makersOf(office, watched)).prepareAll();
  await watched.close();
  expect(told).toBe(1);
  expect(await seen('colleague', id)).toMatchObject({ state: 'cancelled', size: null });
  expect(storedFiles()).toEqual(before);
  const again = await ask('colleague');
  await runner.prepareAll();
  expect((await seen('colleague', again))?.state).toBe('ready');
  await (await office.as('colleague')).post(`/api/record-exports/${again}/end`);
  expect((await seen('colleague', again))?.state).toBe('removed');
  expect((await fetchFile('colleague', again)).json().code).toBe('export-not-ready');
  expect(storedFiles()).toEqual(before);
});

test('열람제한: who takes a file out learns of no document that is kept from them, not even that there is one', async () => {
  const known = async (who: Cast) => {
    const { files } = await (await office.as(who)).get<RecordFilesReply>('/api/record-files?year=2026');
    return files.reduce((sum, file) => sum + file.documents, 0);
  };
  const prepared = async (who: Cast) => {
    const id = await ask(who);
    await runner.prepareAll();
    const one = await seen(who, id);
    return { id, total: one?.total ?? 0, hidden: one?.hidden ?? 0 };
  };
  const [knownBefore, before] = [await known('colleague'), await prepared('colleague')];
  const restriction = { reason: '인사 관리', until: null, units: [], people: [] };
  const kept = await writeDraft(office, { title: '달무리 감찰 결과', restriction });
  await approveDocument(office, kept);
  const after = await prepared('colleague');
  expect([after.total, after.hidden]).toEqual([before.total, before.hidden]);
  // What the page of the files counts is in the archive or counted as left out: no difference is left that betrays one.
  expect([await known('colleague'), after.total + after.hidden]).toEqual([knownBefore, knownBefore]);
  const { files } = unpacked((await fetchFile('colleague', after.id)).rawPayload);
  for (const [name, bytes] of Object.entries(files)) {
    expect([name, name.includes('달무리'), Buffer.from(bytes).includes(kept)]).toEqual([name, false, false]);
  }
  const chief = await prepared('section-chief');
  expect(chief.total + chief.hidden).toBe(knownBefore + 1);
  const { sql } = office.services.database;
  // In days of which the person knows nothing else there is nothing to take out, for them as in an empty year.
  await sql`update filings set filed_at = '2024-05-15T00:00:00Z' where document_id = (
    select id from documents where management_number = ${kept})`;
  expect(await refusalOf(ask('colleague', { from: '2024-01-01', to: '2024-12-31' }))).toBe('export-empty');
});

test('열람제한 of another unit’s document that was filed here: it is neither counted nor said to be left out', async () => {
  const { sql } = office.services.database;
  const elsewhere = (await office.officer('cooperator')).unitId;
  const filed = async (restriction: AccessRestriction | null) => {
    const number = await writeDraft(office, { title: '이웃 부서 문서' });
    await approveDocument(office, number);
    await sql`
      update documents set unit_id = ${elsewhere}, restriction = ${restriction && JSON.stringify(restriction)}::text::jsonb
      where management_number = ${number}`;
  };
  const counted = async () => {
    const { files } = await (await office.as('colleague')).get<RecordFilesReply>('/api/record-files?year=2026');
    const one = await seen('colleague', await ask('colleague'));
    await runner.prepareAll();
    return [files.reduce((sum, { documents }) => sum + documents, 0), one?.hidden ?? 0];
  };
  await approveDocument(office, await writeDraft(office));
  const [documents = 0, hidden = 0] = await counted();
  await filed(null);
  expect(await counted()).toEqual([documents + 1, hidden + 1]);
  await filed({ reason: '인사 관리', until: null, units: [], people: [] });
  expect(await counted()).toEqual([documents + 1, hidden + 1]);
});

test('열람제한 that comes after an export is in its count of what it leaves out, and its file is not handed out', async () => {
  const { sql } = office.services.database;
  const elsewhere = (await office.officer('cooperator')).unitId;
  await approveDocument(office, await writeDraft(office));
  const number = await writeDraft(office, { title: '나중에 가릴 이웃 문서' });
  await approveDocument(office, number);
  await sql`update documents set unit_id = ${elsewhere} where management_number = ${number}`;
  const id = await ask('colleague');
  await runner.prepareAll();
  const before = (await seen('colleague', id))?.hidden ?? 0;
  expect(before).toBeGreaterThan(0);
  office.clock.advanceMs(60_000);
  const later = await writeDraft(office, { title: '그 뒤의 이웃 문서' });
  await approveDocument(office, later);
  await sql`update documents set unit_id = ${elsewhere} where management_number = ${later}`;
  expect((await seen('colleague', id))?.hidden).toBe(before);
  expect((await fetchFile('colleague', id)).statusCode).toBe(200);
  const restriction = JSON.stringify({ reason: '인사 관리', until: null, units: [], people: [] });
  await sql`update documents set restriction = ${restriction}::text::jsonb where management_number = ${number}`;
  expect((await seen('colleague', id))?.hidden).toBe(before - 1);
  const refused = await fetchFile('colleague', id);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'export-outdated']);
});

test('the list says the disclosure of the approval, and beside it the one that stands now where it was changed', async () => {
  const kept = await writeDraft(office, { title: '그대로 공개' });
  const changed = await writeDraft(office, { title: '나중에 닫은 문서' });
  for (const number of [kept, changed]) await approveDocument(office, number);
  const decide = async (at: string, outcome: 'closed' | 'keep', decisions: number) => {
    office.clock.set(at);
    const official = await office.as('administrator');
    const { results } = await official.post<ReclassifyReply>('/api/reclassification/decisions', {
      records: [{ managementNumber: changed, decisions, key: randomUUID() }],
      choice: {
        ...{ outcome, grounds: [6], bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [] },
        ...{ reviewOn: '2027-06-30', council: null },
      },
      reason: '이름이 들어 있음',
    });
    expect(results).toMatchObject([{ problem: null }]);
  };
  await decide('2026-04-05T01:00:00Z', 'closed', 0);
  await decide('2026-09-09T01:00:00Z', 'keep', 1);
  const id = await ask('colleague');
  await runner.prepareAll();
  const { documents } = unpacked((await fetchFile('colleague', id)).rawPayload);
  const said = (number: string) => documents.find(({ managementNumber }) => managementNumber === number);
  expect(said(kept)).toMatchObject({ disclosure: '공개', disclosureNow: null, disclosureNowSince: null });
  expect(said(changed)).toMatchObject({
    ...{ disclosure: '공개', disclosureNow: '비공개(6)', disclosureNowSince: '2026-04-05' },
  });
});

test('a job whose server died is begun anew by the next one, and is given up when it breaks off again and again', async () => {
  const { sql } = office.services.database;
  const id = await ask('colleague');
  await sql`update record_exports set state = 'running', attempts = 1, done = 1, lease_until = ${office.clock.now()}
    where id = ${id}`;
  office.clock.advanceMs(1_000);
  await runner.prepareAll();
  expect(await seen('colleague', id)).toMatchObject({ state: 'ready' });

  const broken = await ask('team-leader');
  await sql`update record_exports set document_ids = ${[broken]}::uuid[] where id = ${broken}`;
  const silent = { ...office.services, log: pino({ level: 'silent' }) };
  await new ExportRunner(silent, makersOf(office, SHARED_PAINTER)).prepareAll();
  expect(await seen('team-leader', broken)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('거듭되어'),
  });
});

test('a server that ends gives its job back whole', async () => {
  const id = await ask('colleague');
  runner.start();
  await runner.stop();
  expect(await seen('colleague', id)).toMatchObject({ state: 'waiting', done: 0 });
  await new ExportRunner(office.services, makersOf(office, SHARED_PAINTER)).prepareAll();
  expect(await seen('colleague', id)).toMatchObject({ state: 'ready' });
});

test('rights are asked again when the file is fetched; a day later it is gone, and who took what is still known', async () => {
  const id = await ask('colleague');
  await runner.prepareAll();
  const { sql } = office.services.database;
  const [row] = await sql<{ name: string }[]>`select storage_name as name from record_exports where id = ${id}`;
  const file = office.services.files.pathOf(row?.name ?? '');
  const moved = await writeDraft(office, { by: 'team-leader', line: [['approve', 'section-chief']] });
  await sql`update record_exports set document_ids = document_ids || (
    select id from documents where management_number = ${moved}) where id = ${id}`;
  expect((await fetchFile('colleague', id)).json().code).toBe('export-outdated');

  expect(await sweepOrphans(office.services, [exportObjects])).toBe(0);
  office.clock.advanceMs(EXPORT_LIMITS.keptHours * 3_600_000);
  await removeOldExports(office.services);
  expect(existsSync(file)).toBe(false);
  expect(await seen('colleague', id)).toMatchObject({ state: 'removed', total: expect.any(Number) });
});

test('a damaged attachment is named in the report and stops nothing; days that are none are refused', async () => {
  const { sql } = office.services.database;
  const [row] = await sql<{ name: string }[]>`select storage_name as name from attachments limit 1`;
  const file = office.services.files.pathOf(row?.name ?? '');
  const sound = readFileSync(file);
  writeFileSync(file, 'broken');
  const id = await ask('colleague');
  await runner.prepareAll();
  writeFileSync(file, sound);
  const { documents } = unpacked((await fetchFile('colleague', id)).rawPayload);
  expect(documents.flatMap(({ faults }) => faults)).toContainEqual(expect.stringContaining('지문이 맞지 않아'));
  expect(await refusalOf(ask('colleague', { from: '2026-02-30', to: '2026-12-31' }))).toBe('invalid-input');
  expect(await refusalOf(ask('colleague', { from: '2025-01-01', to: '2025-12-31' }))).toBe('export-empty');
  // Days that calendars have and the database has not.
  expect(await refusalOf(ask('colleague', { from: '0000-01-01', to: '2026-12-31' }))).toBe('invalid-input');
  expect(await refusalOf(ask('colleague', { from: '2026-01-01', to: '9999-12-31' }))).toBe('invalid-input');
  const colleague = await office.as('colleague');
  for (const year of ['0000', '9999']) {
    expect((await colleague.attempt('GET', `/api/record-files?year=${year}`)).statusCode).toBe(400);
  }
});

function storedFiles(): string[] {
  const folder = path.dirname(path.dirname(office.services.files.pathOf('00')));
  const root = existsSync(path.join(folder, 'files')) ? path.join(folder, 'files') : folder;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}
