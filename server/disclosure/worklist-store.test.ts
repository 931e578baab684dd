import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecheckReason } from '../../shared/records/recheck-reasons.ts';
import { LEGAL_RULES } from '../../shared/records/recheck-rules.ts';
import { waysTo } from '../testing/explained.ts';
import { idOf, insertManyDocuments } from '../testing/many-documents.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { countWaiting, listDue, type WorklistFilter } from './worklist-store.ts';

/** The closed records of forty years, each year's checked by its end but for a few. */
const RECORDS = 20_000;
const ON = { rules: LEGAL_RULES, today: '2026-11-22' } as const;

let database: TestDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await insertManyDocuments(owner, RECORDS, idOf(900_000));
  await owner`
    insert into withheld_records (agency_id, document_id, unit_id, produced_on, level, grounds, withholds_files, withholds,
      is_verbatim, review_on, checked_on, based_on, yearly_done, closed_until, decisions)
    select 1, id, ('00000000-0000-4000-8000-' || lpad((n % 20)::text, 12, '0'))::uuid, made,
      case when n % 3 = 0 then 'closed' else 'partiallyOpen' end, array[5 + n % 3]::smallint[], n % 7 = 0, n % 5 > 0,
      n % 211 = 0, case when n % 4 > 0 then made + 900 + n % 3000 end, checked, coalesce(checked, made), n % 97 > 0,
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

const ways = (reason: RecheckReason, filter: WorklistFilter, after?: string) =>
  waysTo('withheld_records', database.url, undefined, (sql) =>
    listDue(sql, reason, ON, filter, {
      after: after === undefined ? undefined : { day: after, documentId: idOf(500) },
      limit: 51,
    }),
  );

test.each([
  ['reviewEnded', 'withheld_by_next_review'],
  ['fiveYears', 'withheld_by_last_check'],
  ['yearly', 'withheld_without_first_check'],
  ['endMissing', 'withheld_without_end'],
  ['verbatim', 'withheld_verbatim'],
] as const)('the worklist %s goes along %s, from its beginning and further on', async (reason, index) => {
  for (const filter of [OFFICE, UNIT]) {
    for (const after of [undefined, '2005-03-02']) {
      expect([after, await ways(reason, filter, after)]).toEqual([after, [`index ${index}`]]);
    }
  }
});

test('what is closed for longer than the law has two ends, and no way through all records', async () => {
  for (const filter of [OFFICE, UNIT]) expect(await ways('termEnds', filter)).not.toContain('all rows');
});

test('the number in the menu of a unit reads no document', async () => {
  const read = await waysTo('documents', database.url, undefined, (sql) => countWaiting(sql, ON, UNIT));
  expect(read).toEqual([]);
});
