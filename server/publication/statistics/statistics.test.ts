import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEWEST_CLOSED, releaseGroups } from '../../../shared/disclosure/release-groups.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, publishDocument, writeDraft } from '../../testing/written-document.ts';
import { countStatistics } from './count-statistics.ts';
import { findStatistics, listPeriods } from './store.ts';

const SEED = 20_261_122;
const DOCUMENTS = 400;
const LEVELS = ['open', 'partiallyOpen', 'closed'] as const;
const UNITS = ['자치행정과', '지역돌봄복지과', '총무과', '기획예산과', '징수과', '<감사실> & "곁"'];

type Made = {
  readonly on: string;
  readonly unit: string;
  readonly level: (typeof LEVELS)[number];
  readonly grounds: readonly number[];
  /** Seconds to the approval, and on to the citizens; null for what they never saw or no longer see. */
  readonly took: number;
  readonly wait: number | null;
};

let office: TestOffice;
let made: Made[];
beforeAll(async () => {
  office = await openTestOffice({ at: '2025-12-30T00:00:00Z' });
  console.log(`documents of the statistics: seed ${SEED}`);
});
afterAll(() => office.close());

const visit = (url: string) => office.visitor().attempt('GET', url);

test('before the first month is over there is nothing to show, and the page says when there will be', async () => {
  expect((await visit('/statistics')).body).toContain('아직 통계가 없습니다');
  await countStatistics(office.services);
  expect((await visit('/statistics')).body).toContain('아직 통계가 없습니다');
});

test('what is told is what a recount of all documents gives, made tellable by the one rule', async () => {
  made = await makeDocuments();
  office.clock.set('2026-03-20T00:00:00Z');
  await countStatistics(office.services);
  const { publicSql } = office.services.database;
  const [period] = (await listPeriods(publicSql)).filter(({ agencyId }) => agencyId === office.agencyId);
  expect(period).toMatchObject({ until: '2026-02-28', years: [2026, 2025, 2024] });
  for (const year of [2024, 2025, 2026]) {
    const told = await findStatistics(publicSql, office.agencyId, year);
    const of = made.filter(({ on }) => on.startsWith(String(year)) && on <= '2026-02-28');
    const isOver = year < 2026;
    for (const [grouping, nameOf] of [
      ['year', () => String(year)],
      ['month', ({ on }: Made) => on.slice(0, 7)],
      ['unit', ({ unit }: Made) => unit],
    ] as const) {
      const names = [...new Set(of.map(nameOf))];
      const groups = names.map((name) => {
        const inGroup = of.filter((each) => nameOf(each) === name);
        const count = (level: Made['level']) => inGroup.filter((each) => each.level === level).length;
        return { name, open: count('open'), partiallyOpen: count('partiallyOpen'), closed: count('closed') };
      });
      const sorted = (rows: readonly { name: string }[]) => [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
      const inTable = told.groups.flatMap(({ grouping: by, year: _, ...row }) => (by === grouping ? [row] : []));
      expect([grouping, sorted(inTable)]).toEqual([
        grouping,
        sorted(releaseGroups(sorted(groups) as typeof groups, isOver)),
      ]);
    }
    const whole = of.filter(({ level }) => level === 'closed').length;
    const grounds = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((ground) => {
      const count = (level: Made['level']) =>
        of.filter((each) => each.level === level && each.grounds.includes(ground)).length;
      const partiallyOpen = count('partiallyOpen');
      const few = whole > 0 && count('closed') < FEWEST_CLOSED;
      const closed = isOver && !few ? count('closed') : null;
      return partiallyOpen > 0 || closed ? [{ ground, partiallyOpen, closed }] : [];
    });
    expect(told.grounds.map(({ year: _, ...row }) => row)).toEqual(grounds);
    for (const { unitName, documents, toApproval, toPublication } of told.times) {
      const shown = of.filter(({ unit, wait }) => wait !== null && (unitName === '' || unit === unitName));
      const [took, wait] = [median(shown.map((each) => each.took)), median(shown.map((each) => each.wait ?? 0))];
      const expected = shown.length < 5 ? [null, null] : [took, wait];
      expect([unitName, documents, toApproval, toPublication]).toEqual([unitName, shown.length, ...expected]);
    }
  }
});

test('the page shows the last year that is over, pictures with their tables, and any other year that is asked for', async () => {
  const { body, headers } = await visit('/statistics');
  expect(body).toContain('2025년에 결재가 끝난 문서');
  expect(body.match(/<svg role="img"/g)?.length).toBe(4);
  expect(body.match(/<table class="figures"/g)?.length).toBe(4);
  for (const [, id] of body.matchAll(/aria-labelledby="([\w-]+)-t /g)) {
    expect(body).toContain(`<title id="${id}-t">`);
    expect(body).toContain(`<desc id="${id}-d">`);
  }
  expect(body).not.toContain(' style=');
  expect(body).not.toContain('<감사실>');
  expect(body).toContain('조회수는 싣지 않습니다');
  expect(headers['etag']).toBeDefined();
  const running = (await visit('/statistics?year=2026')).body;
  expect(running).toContain('2026. 2. 28.까지');
  expect(running).not.toContain('<dt>공개율</dt>');
  expect((await visit('/statistics?year=2019')).body).toContain('이해에는 실을 문서가 없습니다');
  for (const wrong of ['?year=abc', '?agency=77', '?year=2025&year=2024']) {
    expect([wrong, (await visit(`/statistics${wrong}`)).statusCode]).toEqual([wrong, 404]);
  }
});

/** Real documents, and four hundred more like them, of random months, units, levels and times. */
async function makeDocuments(): Promise<Made[]> {
  const first = await publishDocument(office, { title: '본이 되는 문서' });
  const closed = await writeDraft(office, { title: '비공개', disclosure: { level: 'closed', grounds: [6] } });
  await approveDocument(office, closed);
  const real: Made[] = [
    { on: '2025-12-30', unit: '자치행정과', level: 'open', grounds: [], took: 0, wait: 0 },
    { on: '2025-12-30', unit: '자치행정과', level: 'closed', grounds: [6], took: 0, wait: null },
  ];
  const random = randomNumbers(SEED);
  const more = Array.from({ length: DOCUMENTS }, (_, n): Made & { n: number; at: string } => {
    const at = new Date(
      Date.UTC(2024, 10, 1) + Math.floor(random() * 500) * 86_400_000 + Math.floor(random() * 86_399) * 1_000,
    );
    const level = LEVELS[Math.floor(random() ** 2 * 3)] ?? 'open';
    const grounds = level === 'open' ? [] : [1 + Math.floor(random() * 4), 5 + Math.floor(random() * 4)];
    const wait = level === 'closed' || random() < 0.1 ? null : Math.floor(random() * 9_000);
    const unit = UNITS[Math.floor(random() ** 2 * UNITS.length)] ?? '';
    const on = new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    return { n, at: at.toISOString(), on, unit, level, grounds, took: Math.floor(random() * 400_000), wait };
  });
  await clone(first, more);
  return [...real, ...more];
}

/** Rows of a real document under other ids, as its acts would have written them. */
async function clone(managementNumber: string, more: readonly (Made & { n: number; at: string })[]): Promise<void> {
  const { sql } = office.services.database;
  const rows = more.map((each) => {
    const id = `00000000-0000-4000-8000-${String(each.n).padStart(12, '0')}`;
    const after = (seconds: number) => new Date(Date.parse(each.at) + seconds * 1_000).toISOString();
    return {
      id,
      documents: {
        id,
        management_number: `D00000009${String(each.n).padStart(5, '0')}`,
        disclosure_level: each.level,
        disclosure_grounds: each.grounds,
      },
      versions: { document_id: id, unit_name: each.unit, submitted_at: after(-each.took) },
      registrations: { document_id: id, serial: 1_000 + each.n, registered_at: each.at, registered_on: each.on },
      publications: {
        document_id: id,
        management_number: `D00000009${String(each.n).padStart(5, '0')}`,
        event_id: id,
        published_at: after(each.wait ?? 0),
      },
      isPublished: each.wait !== null,
    };
  });
  const json = JSON.stringify(rows);
  const from = sql`(select value from jsonb_array_elements(${json}::text::jsonb)) as more`;
  const source = sql`agency_id = ${office.agencyId} and document_id = (select id from documents
    where agency_id = ${office.agencyId} and management_number = ${managementNumber})`;
  await sql`insert into documents select (jsonb_populate_record(d, value -> 'documents')).* from documents d, ${from}
    where agency_id = ${office.agencyId} and management_number = ${managementNumber}`;
  await sql`insert into document_versions select (jsonb_populate_record(v, value -> 'versions')).*
    from document_versions v, ${from} where ${source}`;
  await sql`insert into registrations select (jsonb_populate_record(r, value -> 'registrations')).*
    from registrations r, ${from} where ${source}`;
  await sql`insert into publications select (jsonb_populate_record(p, value -> 'publications')).*
    from publications p, ${from} where ${source} and (value ->> 'isPublished')::boolean`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  const exact = ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
  // As PostgreSQL rounds a half: to the even number.
  return exact % 1 === 0.5 && Math.floor(exact) % 2 === 0 ? Math.floor(exact) : Math.round(exact);
}

/** mulberry32: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
