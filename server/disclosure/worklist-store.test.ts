import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecheckReason } from '../../shared/records/recheck-reasons.ts';
import { LEGAL_RULES } from '../../shared/records/recheck-rules.ts';
import type { Sql } from '../platform/database/connect.ts';
import { waysTo } from '../testing/explained.ts';
import { idOf, insertManyDocuments } from '../testing/many-documents.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { countWaiting, listDue, type WorklistFilter } from './worklist-store.ts';
import { countMissed, countRestrictions, countYearly } from './yearly-store.ts';

/** The records of thirty years: the closed ones checked by the end of each year but for a few, the open ones never. */
const RECORDS = 20_000;
const ON = { rules: LEGAL_RULES, today: '2026-11-22' } as const;

let database: TestDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await insertManyDocuments(owner, RECORDS, idOf(900_000));
  await owner`
    insert into recheck_records (agency_id, document_id, unit_id, produced_on, level, grounds, withholds_files, withholds,
      is_verbatim, review_on, checked_on, based_on, yearly_done, closed_until, decisions)
    select 1, id, ('00000000-0000-4000-8000-' || lpad((n % 20)::text, 12, '0'))::uuid, made,
      case when n % 5 = 0 then 'open' when n % 3 = 0 then 'closed' else 'partiallyOpen' end,
      case when n % 5 = 0 then '{}' else array[5 + n % 3]::smallint[] end, n % 7 = 0 and n % 5 > 0, n % 5 > 0,
      n % 211 = 0, case when n % 4 > 0 then made + 900 + n % 3000 end, checked, coalesce(checked, made),
      n % 97 > 0 and n % 5 > 0,
      case when n % 503 = 0 then '2027-06-30'::date end, (n % 4 = 0)::int
    from (
      select id, n, made, case when n % 4 = 0 then made + 400 end as checked
      from (
        select d.id, n, '1996-01-01'::date + ((n::bigint * 11270) / ${RECORDS})::int as made
        from generate_series(0, ${RECORDS}::int - 1) as n
        join documents d on d.agency_id = 1
          and d.id = ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid) as produced) as record`;
  await owner`analyze`;
}, 600_000);
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const OFFICE: WorklistFilter = { agencyId: 1, unitIds: null, hidden: [] };
const UNIT: WorklistFilter = { agencyId: 1, unitIds: [idOf(3)], hidden: [idOf(7)] };

const FOR_VALUES = { forNoValues: false };

const ways = (reason: RecheckReason, filter: WorklistFilter, after?: string, how?: typeof FOR_VALUES) =>
  waysTo(
    'recheck_records',
    database.url,
    undefined,
    (sql) =>
      listDue(sql, reason, ON, filter, {
        after: after === undefined ? undefined : { day: after, documentId: idOf(500) },
        limit: 51,
      }),
    how,
  );

test.each([
  ['reviewEnded', 'withheld_by_next_review'],
  ['fiveYears', 'withheld_by_last_check'],
  ['endMissing', 'withheld_without_end'],
  ['verbatim', 'withheld_verbatim'],
] as const)('the worklist %s goes along %s, from its beginning and further on', async (reason, index) => {
  for (const filter of [OFFICE, UNIT]) {
    for (const after of [undefined, '2005-03-02']) {
      expect([after, await ways(reason, filter, after)]).toEqual([after, [`index ${index}`]]);
    }
  }
});

test('the list of the year goes along what is kept back and what is open, each by itself', async () => {
  const both = ['index open_without_first_check', 'index withheld_without_first_check'];
  for (const filter of [OFFICE, UNIT]) {
    for (const after of [undefined, '2005-03-02']) {
      const asked = (level?: 'open' | 'closed') => ways('yearly', { ...filter, level }, after, FOR_VALUES);
      expect([after, await asked()]).toEqual([after, both]);
      expect(await asked('open')).toEqual(both.slice(0, 1));
      expect(await asked('closed')).toEqual(both.slice(1));
      // Of a year and a page that it does not know, PostgreSQL may as well take the year as a whole.
      expect(await ways('yearly', filter, after)).not.toContain('all rows');
    }
  }
});

test('the progress of a year and what was missed before it are counted along their own indexes', async () => {
  const counted = (act: (sql: Sql) => Promise<unknown>) => waysTo('recheck_records', database.url, undefined, act);
  for (const filter of [OFFICE, UNIT]) {
    expect(await counted((sql) => countYearly(sql, filter, 2025))).toEqual(['index records_of_a_year']);
    expect(await counted((sql) => countMissed(sql, filter, ON.today))).toEqual(['index open_without_first_check']);
    expect(await counted((sql) => countRestrictions(sql, ON.today, filter))).not.toContain('all rows');
  }
});

test('what is closed for longer than the law has two ends, and no way through all records', async () => {
  for (const filter of [OFFICE, UNIT]) expect(await ways('termEnds', filter)).not.toContain('all rows');
});

test('the number in the menu of a unit reads no document', async () => {
  const read = await waysTo('documents', database.url, undefined, (sql) => countWaiting(sql, ON, UNIT));
  expect(read).toEqual([]);
});
