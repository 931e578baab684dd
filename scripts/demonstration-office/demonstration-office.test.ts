import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEvents } from '../../server/approval/index.ts';
import { forgetOldAnswers } from '../../server/platform/http/idempotency.ts';
import { sharedMaterial } from '../../server/testing/shared-material.ts';
import { type Installation, openInstallation, openTestOffice } from '../../server/testing/test-office.ts';
import { type ApprovalStatus, replay } from '../../shared/approval/approval-line.ts';
import { type Body, runsText } from '../../shared/document/body.ts';
import { bodyToEditorJson } from '../../shared/document/body-to-editor-json.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { itemLabels, numberLabel } from '../../shared/document/item-labels.ts';
import { RETENTIONS } from '../../shared/records/retention.ts';
import { careService } from './care-service.ts';
import { city } from './city.ts';
import { loadDemonstrationOffice } from './load-demonstration-office.ts';
import { DEMONSTRATION_PASSWORD, planOf } from './open-agencies.ts';
import { instantOf, timeline } from './timeline.ts';
import { writtenBody } from './written-body.ts';

const AGENCIES = [city, careService];
const DAY_AFTER = '2026-11-21T00:00:00Z';

let office: Installation;
let lines: readonly string[];
beforeAll(async () => {
  office = await openInstallation({ at: DAY_AFTER, config: { demo: true } });
  lines = await loadDemonstrationOffice(office.services);
});
afterAll(() => office.close());

/** Everything of an installation that a person could see of its documents. */
async function standing({ services }: Installation) {
  const { sql } = services.database;
  const [documents, events, registrations, attachments, starts] = await Promise.all([
    sql<{ agencyId: number; number: string; status: ApprovalStatus; version: number; isOther: boolean }[]>`
      select agency_id as "agencyId", management_number as number, status, version,
        bundle_id is not null and bundle_id <> id as "isOther", title, saved_at,
        disclosure_level, editor_json from documents order by 1, 2`,
    sql`select agency_id, count(*)::int as count from approval_events group by 1 order by 1`,
    sql`select agency_id, unit_name, year, serial, registered_at from registrations order by 1, 2, 3, 4`,
    sql`select agency_id, name, sha256, disclosure_level, disclosure_grounds from attachments order by 1, 2, 3`,
    sql`select agency_id, year, last_used, reason from series_starts order by 1, 2, 3`,
  ]);
  const citizens = await Promise.all([
    sql`select management_number, kind, outcome from privacy_reports order by 1`,
    sql`select management_number, reason_kind from public_site.tombstones order by 1`,
    sql`select r.receipt_number, count(*)::int as events from information_requests r
      join information_request_events e on e.agency_id = r.agency_id and e.request_id = r.id group by 1 order by 1`,
  ]);
  const [people] =
    await sql`select (select count(*) from people) as people, (select count(*) from accounts) as accounts,
    (select count(*) from unit_tasks) as tasks, (select count(*) from management_number_starts) as starts`;
  return {
    documents: [...documents],
    rest: [...events, ...registrations, ...attachments, ...starts, people, ...citizens.flat()],
  };
}

test('two agencies hold some fifty documents in every state, over two years', async () => {
  const { documents } = await standing(office);
  const count = (status: ApprovalStatus) => documents.filter((document) => document.status === status).length;
  expect({
    agencies: new Set(documents.map(({ agencyId }) => agencyId)).size,
    all: documents.length,
    drafting: count('drafting'),
    inApproval: count('inApproval'),
    rejected: count('rejected'),
    recalled: count('recalled'),
    approved: count('approved'),
  }).toEqual({ agencies: 2, all: 64, drafting: 3, inApproval: 8, rejected: 2, recalled: 1, approved: 50 });
  expect(documents.some((document) => document.version === 2)).toBe(true);
});

test('the replayed events stand where documents and seats say they stand', async () => {
  const { sql } = office.services.database;
  const { documents } = await standing(office);
  for (const { agencyId, number, status, version, isOther } of documents) {
    const line = replay((await listEvents(sql, agencyId, number)).map((stored) => stored.event));
    expect({ number, status: line.status, version: line.version }).toEqual({ number, status, version });
    const seats = await sql<{ personId: string; signed: boolean; inTurn: boolean }[]>`
      select person_id as "personId", signed, in_turn as "inTurn" from approval_seats
      where coalesce(lead_agency_id, agency_id) = ${agencyId}
        and document_id = (select id from documents where agency_id = ${agencyId} and management_number = ${number})
      order by seat`;
    // 일괄기안: people sit on the line of the lead, which decides on the other texts too.
    const expected =
      line.status === 'drafting' || isOther
        ? []
        : line.seats.map((seat, index) => ({
            personId: seat.officer.personId,
            signed: line.signatures.some((signature) => signature.seat === index),
            inTurn: line.status === 'inApproval' && line.turns.includes(index),
          }));
    expect([...seats]).toEqual(expected);
  }
});

test('every approved document has its number, in the order of approvals and without a gap; no other has one', async () => {
  const { sql } = office.services.database;
  const rows = await sql<{ serial: number; start: number; status: string; place: number }[]>`
    select serial, coalesce(start.last_used, 0) as start, d.status, row_number() over (
      partition by r.agency_id, r.series_id, r.year order by registered_at, serial)::int as place
    from registrations r
    join documents d on d.agency_id = r.agency_id and d.id = r.document_id
    left join series_starts start on start.agency_id = r.agency_id and start.series_id = r.series_id
      and start.year = r.year`;
  expect(rows.filter(({ serial, start, place, status }) => serial !== start + place || status !== 'approved')).toEqual(
    [],
  );
  const [approved] = await sql<{ count: number }[]>`
    select count(*)::int as count from documents where status = 'approved'`;
  expect(rows).toHaveLength(approved?.count ?? 0);
});

test('two texts are approved by one line with a number each, and a plan by two agencies in their order', async () => {
  const { sql } = office.services.database;
  const bundles = await sql<{ titles: string[]; serials: number[] }[]>`
    select array_agg(d.title order by d.bundle_place) as titles, array_agg(r.serial order by d.bundle_place) as serials
    from documents d join registrations r on r.agency_id = d.agency_id and r.document_id = d.id
    where d.bundle_id is not null group by d.bundle_id`;
  expect(bundles).toMatchObject([{ titles: ['2026년 하반기 이·통장 직무교육 계획', '이·통장 직무교육 안내문 제작'] }]);
  const [first = 0, second = 0] = bundles[0]?.serials ?? [];
  expect(second).toBe(first + 1);
  const joint = await sql<{ status: string; signed: boolean }[]>`
    select d.status, s.signed from approval_seats s
    join documents d on d.agency_id = s.lead_agency_id and d.id = s.document_id where s.agency_id <> s.lead_agency_id
    order by d.status`;
  expect([...joint]).toEqual([
    { status: 'approved', signed: true },
    { status: 'inApproval', signed: false },
  ]);
});

test('a plan of last year is read by those on its line alone (열람제한), as is the notice of a request', async () => {
  const restricted = await office.services.database.sql<{ title: string }[]>`
    select title from documents where restriction is not null and status = 'approved' order by title`;
  expect(restricted.map(({ title }) => title)).toEqual([
    expect.stringContaining('정보공개'),
    '행정동 경계 조정 기초조사 추진계획',
  ]);
});

test('something waits at every kind of seat', async () => {
  const waiting = await office.services.database.sql<{ act: string; title: string }[]>`
    select distinct s.act, p.title from approval_seats s
    join post_versions p on p.agency_id = s.agency_id and p.post_id = s.post_id where s.in_turn order by 1, 2`;
  expect(waiting.map(({ act, title }) => `${act} ${title}`)).toEqual([
    'approve 원장',
    'approve 행정국장',
    'cooperate 자치행정과장',
    'cooperate 지역돌봄복지과장',
    'delegatedApprove 자치행정과장',
    'review 경영기획실장',
    'review 동혁신팀장',
    'review 민원팀장',
  ]);
});

test('what an office can write and decide is there to be seen', () => {
  const texts = timeline(AGENCIES).flatMap(({ act }) => (act.step === 'saved' ? [act.text] : []));
  const blocks = texts.flatMap((text) => writtenBody(text.body).blocks);
  const items = blocks.filter((block) => block.type === 'item');
  const tables = blocks.filter((block) => block.type === 'table');
  const lists = blocks.filter((block) => block.type === 'enclosures');
  const sorted = (values: readonly (string | number)[]) => [...new Set(values)].sort();
  expect(sorted(items.map((item) => item.kind))).toEqual(
    sorted(['circle', 'circled', 'dash', 'dot', 'note', 'number', 'square']),
  );
  expect(sorted(items.filter(({ kind }) => kind === 'number').map(({ level }) => level))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7,
  ]);
  expect(tables.some(({ rows }) => rows.some(({ cells }) => cells.some(({ rowspan }) => rowspan > 1)))).toBe(true);
  expect(tables.some(({ rows }) => rows.length > 50)).toBe(true);
  expect(blocks.filter((block) => block.type === 'image').map(({ alt }) => alt)).toEqual([
    expect.stringMatching(/^사업별 달성률/),
  ]);
  expect(lists.some(({ colon }) => colon) && lists.some(({ colon }) => !colon)).toBe(true);
  expect(new Set(AGENCIES.flatMap(({ unitTasks }) => unitTasks.map(({ retention }) => retention)))).toEqual(
    new Set(RETENTIONS),
  );
  const levels = texts.map(({ disclosure = '공개', bodyOpen }) => `${disclosure.slice(0, 3)}${bodyOpen ? '+' : ''}`);
  expect(sorted(levels)).toEqual(sorted(['공개', '부분공', '부분공+', '비공개']));
  expect(new Set(texts.map(({ licence }) => licence)).size).toBeGreaterThan(5);
});

/** The marks the record computes; a lone number has none on paper, but the editor shows what it would be. */
function marksOf({ blocks }: Body): string[] {
  const { labels, singles } = itemLabels(blocks);
  return blocks.flatMap((block, index) => {
    if (block.type !== 'heading' && block.type !== 'item') return [];
    return [singles.has(index) && block.type === 'item' ? numberLabel(block.level, 1) : (labels[index] ?? '')];
  });
}

function typedMarks(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const end = lines.findIndex((line) => line.startsWith('붙임'));
  const marks = /^([Ⅰ-Ⅻ]|[□○ㆍ※-]|\d{1,2}[.)]|[가-하][.)]|\(.{1,2}\)|[①-⑳]|[㉮-㉻]) /;
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line) => marks.exec(line)?.[1] ?? []);
}

function cellsOf({ blocks }: Body): string[] {
  const tables = blocks.filter((block) => block.type === 'table');
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return cells.map(({ content }) => content.map((block) => runsText(block.content)).join(' / ')).filter(Boolean);
}

function typedCells(text: string): string[] {
  const rows = text.split('\n').map((line) => line.trim());
  const cells = rows.filter((row) => /^\|[^:]/.test(row)).flatMap((row) => row.replace(/^\|!?/, '').split('|'));
  return cells.map((cell) => cell.trim()).filter((cell) => !['', '<', '^'].includes(cell));
}

test('every body is kept as it was written, with the marks that were typed', () => {
  for (const { document, act } of timeline(AGENCIES)) {
    if (act.step !== 'saved') continue;
    const body = writtenBody(act.text.body);
    expect([document.name, readEditorJson(bodyToEditorJson(body))]).toEqual([document.name, { body }]);
    expect([document.name, marksOf(body)]).toEqual([document.name, typedMarks(act.text.body)]);
    expect([document.name, cellsOf(body)]).toEqual([document.name, typedCells(act.text.body)]);
  }
});

test('a second start changes nothing and prints the same accounts', async () => {
  const before = await standing(office);
  expect(await loadDemonstrationOffice(office.services)).toEqual(lines);
  expect(await standing(office)).toEqual(before);
});

test('a load that is killed again and again ends as one that was not', async () => {
  const killed = await openInstallation({ at: DAY_AFTER, config: { demo: true } });
  try {
    const names = timeline(AGENCIES).map(({ name }) => name);
    // Also before a withdrawal, with a notice, with a second text that is not written yet, and with its line begun.
    const amid = ['holiday-kiosks-3', 'kiosk-cost-notice-0', 'heads-training-notice-0', 'heads-training-3'].map(
      (name) => names.indexOf(name),
    );
    expect(amid.every((place) => place > 0)).toBe(true);
    for (const survived of [0, 3, ...amid, names.length - 1]) {
      let place = 0;
      const kill = () => {
        if (place === survived) throw new Error('killed');
        place += 1;
      };
      await expect(loadDemonstrationOffice(killed.services, kill)).rejects.toThrow('killed');
      // A server that has run in between forgets old answers: the record alone must tell what has been done.
      await forgetOldAnswers(killed.services.database.sql, new Date(DAY_AFTER));
    }
    // Two servers started on one database at once: one of them makes the rest, the other waits for it.
    const both = [loadDemonstrationOffice(killed.services), loadDemonstrationOffice(killed.services)];
    expect(await Promise.all(both)).toEqual([lines, lines]);
    expect(await standing(killed)).toEqual(await standing(office));
  } finally {
    await killed.close();
  }
});

test('everybody who is printed can sign in', async () => {
  const people = AGENCIES.flatMap((agency) => planOf(agency).people);
  for (const { login, name } of people) {
    expect(lines.some((line) => line.includes(` ${login} `) && line.includes(`${name}(`))).toBe(true);
  }
  const reply = await office.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: office.services.config.origins[0] ?? '' },
    payload: { login: 'juhee', password: DEMONSTRATION_PASSWORD },
  });
  expect(reply.statusCode).toBe(200);
});

test('a real office is left alone', async () => {
  const real = await openTestOffice({ config: { demo: true } });
  try {
    const before = await standing(real);
    expect(await loadDemonstrationOffice(real.services)).toEqual([]);
    expect(await standing(real)).toEqual(before);
  } finally {
    await real.close();
  }
});

test('papers, notifications and public copies follow from the acts', async () => {
  const { services } = office;
  await services.outbox.drainAll();
  const { sql } = services.database;
  const undelivered = await sql`
    select consumer, kind, last_error from outbox_deliveries where done_at is null or last_error is not null`;
  expect([...undelivered]).toEqual([]);
  const [papers] = await sql<{ approved: number; frozen: number }[]>`
    select (select count(*)::int from documents where status = 'approved') as approved,
      (select count(*)::int from frozen_papers where state = 'ready') as frozen`;
  expect(papers?.frozen).toBe(papers?.approved);
  // The city lists what it keeps closed: by its public title, and nothing else of it.
  const listed = await sql`
    select listed_because as because, title, summary from public_site.documents
    where listed_because is not null order by 1, 2`;
  expect([...listed]).toEqual([
    { because: 'checking', title: '찾아가는 민원 상담의 날 결과보고', summary: '' },
    { because: 'closed', title: '정보공개 결정 통지', summary: '' },
    { because: 'closed', title: '통합사례회의 결과보고', summary: '' },
    { because: 'closed', title: '행정동 경계 관련 기초조사 추진계획', summary: '' },
    { because: 'waiting', title: '시 승격 50주년 상징물 심사 결과', summary: '' },
  ]);
  const tombstones = await sql`select reason_kind from public_site.tombstones`;
  expect([...tombstones]).toEqual([{ reason_kind: 'mistake' }]);
  // One was scanned: no program can read it, and somebody has to decide.
  const stops = await sql`select unread from publication_stops`;
  expect(stops.flatMap(({ unread }) => unread.map(({ why }: { why: string }) => why))).toEqual(['page-without-text']);
  const requests = await sql`select status from information_requests order by receipt_number`;
  expect(requests.map(({ status }) => status)).toEqual([
    'decided',
    'handling',
    'handling',
    'awaitingSupplement',
    'transferred',
    'handling',
  ]);
  const [notice] = await sql`
    select g.printed from further_numbers g join documents d on d.agency_id = g.agency_id and d.id = g.document_id
    where d.title = '정보공개심의회 위원 공개 모집'`;
  expect(notice).toEqual({ printed: '공고 제2026-1호' });
});

test('an attachment of every kind that a newcomer should see is there', () => {
  const names = AGENCIES.flatMap(({ documents }) => documents.flatMap(({ attachments = [] }) => attachments));
  const kinds = new Set(names.map(({ name }) => name.slice(name.lastIndexOf('.'))));
  expect([...kinds].sort()).toEqual([
    ...['.csv', '.docx', '.hwp', '.hwpx', '.md', '.odp', '.ods', '.pdf', '.txt', '.zip'],
  ]);
});

test('officials act on working days and in working hours', () => {
  const outside = timeline(AGENCIES).filter(({ at }) => {
    const instant = instantOf(at);
    const weekday = new Date(instant.getTime() + 9 * 3_600_000).getUTCDay();
    return weekday === 0 || weekday === 6 || at.slice(11) < '09:00' || at.slice(11) > '18:00';
  });
  expect(outside.map(({ name, at }) => `${name} ${at}`)).toEqual([]);
});

test('no person and no sentence of the seeds is in it', (context) => {
  const seeds = ['seeds/000_5b5d727b1732dc11.txt', 'seeds/004_0c7b803b870178a9.txt']
    .map((seed) => sharedMaterial(context, seed).toString('utf8'))
    .join('\n')
    .replace(/\s+/g, ' ');
  const people = AGENCIES.flatMap((agency) => planOf(agency).people.map(({ name }) => name));
  expect(people.filter((name) => seeds.includes(name))).toEqual([]);
  const texts = timeline(AGENCIES).flatMap(({ act }) =>
    act.step === 'saved' ? writtenBody(act.text.body).blocks : [],
  );
  const sentences = texts.flatMap((block) => ('content' in block ? [block] : []));
  const copied = sentences.map(({ content }) => runsText(content)).filter((text) => text.length > 18);
  expect(copied.filter((text) => seeds.includes(text))).toEqual([]);
});
