import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  AskedCorrection,
  OpenRequestsReply,
  RegisterPage,
  RegisterRow,
  RegistrationReply,
} from '../../../shared/contract/register.ts';
import type { GivenNumber } from '../../../shared/contract/registration.ts';
import { readSheet } from '../../platform/sheet/read-sheet.ts';
import { type Cast, openTestOffice } from '../../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from '../../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const { unitId } = await office.officer('drafter');

beforeAll(async () => {
  await office.giveRoles('director', ['recordsManager']);
  for (const who of ['section-chief', 'team-leader'] as const) {
    await office.giveRoles(who, ['unitRecordsOfficer'], unitId);
  }
  for (let count = 1; count <= 3; count += 1) {
    await approveDocument(office, await writeDraft(office, { title: `점검 결과 보고 ${count}` }));
    office.clock.advanceMs(60_000);
  }
  const paper = { unitId, title: '=협조 요청', sender: '이웃시', senderNumber: '총무과-12', medium: 'paper' };
  await (await office.as('drafter')).post<GivenNumber>('/api/receipts', paper);
  await submitDraft(office, await writeDraft(office));
});

const registerOf = async (who: Cast, query = '') =>
  (await (await office.as(who)).get<RegisterPage>(`/api/register${query}`)).rows;
const entryUrl = (row: RegisterRow) => `/api/register/${row.seriesId}/${row.year}/${row.serial}`;
const entryOf = async (who: Cast, row: RegisterRow) => (await office.as(who)).get<RegistrationReply>(entryUrl(row));
const ask = async (who: Cast, row: RegisterRow, wish: object) =>
  (await (await office.as(who)).attempt('POST', `${entryUrl(row)}/requests`, wish)).json();
const decide = async (who: Cast, requestId: string, outcome: string, note = '') =>
  (
    await (await office.as(who)).attempt('POST', `/api/register/requests/${requestId}/decision`, { outcome, note })
  ).json();
const first = async (title: string) => {
  const row = (await registerOf('drafter')).find((one) => one.title.startsWith(title));
  if (!row) throw new Error(`nothing is called ${title}`);
  return row;
};

describe('the register', () => {
  test('shows a unit what it has registered, the newest first, and to others nothing of it', async () => {
    const rows = await registerOf('drafter');
    expect(rows.map((row) => [row.printed, row.kind, row.title])).toEqual([
      ['자치행정과-4', 'received', '=협조 요청'],
      ['자치행정과-3', 'produced', '점검 결과 보고 3'],
      ['자치행정과-2', 'produced', '점검 결과 보고 2'],
      ['자치행정과-1', 'produced', '점검 결과 보고 1'],
    ]);
    expect(rows[1]).toMatchObject({ drafterName: '정노을', disclosureLabel: '공개', registeredOn: '2026-03-03' });
    expect(await registerOf('colleague')).toEqual(rows);
    expect(await registerOf('director')).toEqual(rows);
    expect(await registerOf('cooperator')).toEqual([]);
    expect(await registerOf('outsider')).toEqual([]);
    for (const who of ['cooperator', 'outsider'] as const) {
      const [row] = rows as [RegisterRow];
      expect((await (await office.as(who)).attempt('GET', entryUrl(row))).statusCode).toBe(404);
    }
  });

  test('is narrowed by days, kind and series', async () => {
    expect(await registerOf('drafter', '?kind=received')).toHaveLength(1);
    expect(await registerOf('drafter', '?from=2026-03-04')).toEqual([]);
    expect(await registerOf('drafter', '?from=2026-03-03&to=2026-03-03')).toHaveLength(4);
    expect(await registerOf('drafter', `?seriesId=${unitId}`)).toHaveLength(4);
    const bad = await (await office.as('drafter')).attempt('GET', '/api/register?from=2026-02-31');
    expect(bad.json()).toMatchObject({ code: 'invalid-input' });
  });

  test('goes on page by page without leaving anything out', async () => {
    const drafter = await office.as('drafter');
    const at = office.clock.now();
    await sql`
      insert into receipts (agency_id, id, unit_id, title, sender, sender_number, medium, received_at, by_person_id)
      select ${office.agencyId}, gen_random_uuid(), ${unitId}, '한꺼번에 ' || n, '이웃시', '', 'paper', ${at}, ${unitId}
      from generate_series(1, 120) n`;
    await sql`
      insert into registrations (agency_id, series_id, year, serial, receipt_id, unit_code, unit_name, printed,
        registered_at, registered_on)
      select agency_id, ${unitId}, 2025, row_number() over (order by id), id, '1100', '자치행정과', title,
        received_at - interval '1 year', '2025-03-03'
      from receipts where title like '한꺼번에 %'`;
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: RegisterPage = await drafter.get(`/api/register?to=2025-12-31${after && `&after=${after}`}`);
      seen.push(...page.rows.map((row) => row.printed));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
    await sql`delete from registrations where year = 2025`;
  });

  test.each(['xlsx', 'csv'])('is taken along as %s, and nothing of it is run as a formula', async (format) => {
    const response = await (await office.as('drafter')).attempt('GET', `/api/register/file?format=${format}`);
    expect(response.headers['content-disposition']).toContain(`.${format}`);
    const read = await readSheet(response.rawPayload);
    if (!('records' in read)) throw new Error(read.fault);
    expect(read.records.map(({ fields }) => fields[0])).toEqual([
      '등록번호',
      ...[4, 3, 2, 1].map((serial) => `자치행정과-${serial}`),
    ]);
    expect(read.records[1]?.fields[3]).toBe('=협조 요청');
    if (format === 'csv') expect(response.payload).toContain("'=협조 요청");
    const others = await (await office.as('cooperator')).attempt('GET', `/api/register/file?format=${format}`);
    const empty = await readSheet(others.rawPayload);
    expect('records' in empty && empty.records).toHaveLength(1);
  });
});

describe('a correction', () => {
  test('counts once somebody else has confirmed it; what was registered stays beside it', async () => {
    const row = await first('점검 결과 보고 1');
    const wish = { kind: 'correction', field: 'title', after: '점검 결과 보고(1차)', reason: '차수가 빠짐' };
    const { requestId }: AskedCorrection = await ask('colleague', row, wish);
    expect((await first('점검 결과 보고 1')).corrected).toEqual([]);
    expect(await ask('drafter', row, wish)).toMatchObject({ code: 'correction-already-asked' });
    const open = await (await office.as('section-chief')).get<OpenRequestsReply>('/api/register/requests');
    expect(open.requests).toMatchObject([{ request: { id: requestId, before: '점검 결과 보고 1', mayDecide: true } }]);
    expect((await (await office.as('drafter')).get<OpenRequestsReply>('/api/register/requests')).requests).toEqual([]);
    expect(await decide('drafter', requestId, 'confirmed')).toMatchObject({ code: 'not-permitted' });
    expect(await decide('director', requestId, 'confirmed')).toMatchObject({ code: 'not-permitted' });
    expect(await decide('cooperator', requestId, 'confirmed')).toMatchObject({ code: 'not-found' });
    expect(await decide('section-chief', requestId, 'confirmed')).toEqual({ outcome: 'confirmed' });
    const entry = await entryOf('drafter', row);
    expect(entry.row).toMatchObject({ title: '점검 결과 보고(1차)', corrected: ['title'], printed: row.printed });
    expect(entry.registered.title).toBe('점검 결과 보고 1');
    expect(entry.requests).toMatchObject([
      { state: 'confirmed', by: '오하늘', decidedBy: '한가람', reason: '차수가 빠짐' },
    ]);
    const [stored] = await sql`select title from documents where title = '점검 결과 보고 1'`;
    expect(stored).toBeDefined();
    expect(await decide('section-chief', requestId, 'refused', '다시')).toMatchObject({
      code: 'correction-already-decided',
    });
  });

  test('is not confirmed by who asked for it, and refused only with a reason', async () => {
    const row = await first('점검 결과 보고 2');
    const wish = { kind: 'correction', field: 'drafterName', after: '정노을B', reason: '같은 이름이 있음' };
    const { requestId } = await ask('section-chief', row, wish);
    expect(await decide('section-chief', requestId, 'confirmed')).toMatchObject({ code: 'confirmer-is-the-asker' });
    expect(await decide('team-leader', requestId, 'refused')).toMatchObject({ code: 'reason-missing' });
    expect(await decide('team-leader', requestId, 'refused', '이름은 같습니다.')).toEqual({ outcome: 'refused' });
    expect((await entryOf('drafter', row)).row).toMatchObject({ drafterName: '정노을', corrected: [] });
  });

  test.each([
    ['a field of another kind', { field: 'sender', after: '다른 시' }, 'correction-not-of-this-kind'],
    ['nothing new', { field: 'title', after: '점검 결과 보고 3' }, 'correction-without-change'],
    ['a blank value', { field: 'title', after: ' ' }, 'correction-without-change'],
    ['a blank reason', { field: 'title', after: '새 제목', reason: ' ' }, 'reason-missing'],
    ['a field nobody knows', { field: 'serial', after: '9' }, 'invalid-input'],
  ])('is not asked for with %s', async (_what, changes, code) => {
    const wish = { kind: 'correction', reason: '잘못 적음', ...changes };
    expect(await ask('drafter', await first('점검 결과 보고 3'), wish)).toMatchObject({ code });
  });

  test('asked for by two at the same moment waits once, and confirmed by two counts once', async () => {
    const row = await first('=협조 요청');
    const wish = { kind: 'correction', field: 'sender', after: '건너시', reason: '보낸 곳이 다름' };
    const both = await Promise.all([ask('drafter', row, wish), ask('colleague', row, { ...wish, after: '저너머시' })]);
    expect(both.map((answer) => answer.code ?? 'asked').sort()).toEqual(['asked', 'correction-already-asked']);
    const { requestId } = both.find((answer) => answer.code === undefined);
    const answers = await Promise.all([
      decide('section-chief', requestId, 'confirmed'),
      decide('team-leader', requestId, 'refused', '근거가 없음'),
    ]);
    expect(answers.filter((answer) => answer.outcome)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'correction-already-decided')).toHaveLength(1);
  });
});

describe('a voided number', () => {
  test('stays where it is with its reason, is never given again and never asked about again', async () => {
    const row = await first('점검 결과 보고 3');
    const { requestId } = await ask('drafter', row, { kind: 'void', reason: '같은 문서를 두 번 등록함' });
    expect((await first('점검 결과 보고 3')).voided).toBeNull();
    await decide('section-chief', requestId, 'confirmed');
    expect((await first('점검 결과 보고 3')).voided).toBe('같은 문서를 두 번 등록함');
    const again = await ask('drafter', row, { kind: 'correction', field: 'title', after: '새 제목', reason: '고침' });
    expect(again).toMatchObject({ code: 'number-voided' });
    const next = await approveDocument(office, await writeDraft(office));
    expect(next.documentNumber).toBe('자치행정과-5');
  });

  test('may not be written, changed or taken away by hand: there is no act that does it', async () => {
    const unsafe = office.app.declaredRoutes.filter(
      (route) => route.url.startsWith('/api/register') && route.method !== 'GET',
    );
    expect(unsafe.map((route) => `${route.method} ${route.url}`)).toEqual([
      'POST /api/register/:seriesId/:year/:serial/requests',
      'POST /api/register/requests/:requestId/decision',
    ]);
  });
});
