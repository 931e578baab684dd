import type { DisclosureGround, DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import { type CalendarDay, yearOf } from '../../shared/kernel/calendar-day.ts';
import { RECHECK_REASONS, type RecheckReason } from '../../shared/records/recheck-reasons.ts';
import type { RecheckRules } from '../../shared/records/recheck-rules.ts';
import { restrictedDocuments } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { RecheckRecordRow } from './store.ts';

/** Whose records are asked for. */
export type WorklistFilter = {
  readonly agencyId: number;
  /** Null for the whole agency. */
  readonly unitIds: readonly string[] | null;
  /** 열람제한: what whoever asks does not know of. */
  readonly hidden: readonly string[];
  readonly ground?: DisclosureGround | undefined;
  /** As the worklists call it: an open document with a closed attachment is partly open. */
  readonly level?: DisclosureLevel | undefined;
  /** The year of production. */
  readonly year?: number | undefined;
};

/** The day that the worklists speak of, and what holds on it. */
export type RecheckDay = { readonly rules: RecheckRules; readonly today: CalendarDay };

/** Where a page of a worklist ends. */
export type WorklistPlace = { readonly day: CalendarDay; readonly documentId: string };

/**
 * A worklist in the order in which its records became due. What is due is said in shared/records/recheck-reasons.ts,
 * and here once more as bounds of columns, so that an index answers it; a test compares the two.
 */
export async function listDue(
  sql: Reader,
  reason: RecheckReason,
  on: RecheckDay,
  filter: WorklistFilter,
  page: { readonly after: WorklistPlace | undefined; readonly limit: number },
): Promise<readonly DueRow[]> {
  const order = orderOf(sql, reason);
  const { after, limit } = page;
  const along = (due: ReturnType<typeof isDue>) => sql<DueColumns[]>`
    select ${rowColumns(sql)}, ${order} as "orderedBy" from recheck_records
    where ${isOf(sql, filter)} and ${due}
      ${after ? sql`and (${order}, document_id) > (${after.day}::text::date, ${after.documentId}::uuid)` : sql``}
    order by ${order}, document_id limit ${limit}`;
  const found = await Promise.all(halvesOf(sql, reason, on, filter).map(along));
  return found.flat().sort(byPlace).slice(0, limit).map(readRow);
}

type DueRow = RecheckRecordRow & { readonly orderedBy: CalendarDay };
type DueColumns = Omit<DueRow, 'disclosure'> & DisclosureColumns;

function byPlace(one: DueColumns, other: DueColumns): number {
  const [place, otherPlace] = [one, other].map(({ orderedBy, documentId }) => `${orderedBy} ${documentId}`);
  return String(place) < String(otherPlace) ? -1 : 1;
}

/**
 * What is kept back and what is open have an index each: together they would be a way through every record of the
 * agency. Open records stand in the list of their year alone, and have no ground; those of an earlier year, for which
 * nobody is asked any more, where that year is asked for.
 */
function halvesOf(sql: Reader, reason: RecheckReason, on: RecheckDay, { level, ground, year }: WorklistFilter) {
  const asksForOpen = reason === 'yearly' && (level ?? 'open') === 'open' && ground === undefined;
  return [
    ...(level === 'open' ? [] : [sql`withholds and ${isDue(sql, reason, on)}`]),
    ...(asksForOpen ? [isOpenDue(sql, on, year)] : []),
  ];
}

/** How many stand in a worklist, as it is narrowed. */
export async function countListed(
  sql: Reader,
  reason: RecheckReason,
  on: RecheckDay,
  filter: WorklistFilter,
): Promise<number> {
  const counts = halvesOf(sql, reason, on, filter).map(
    (due) => sql<{ count: number }[]>`
      select count(*)::int as count from recheck_records where ${isOf(sql, filter)} and ${due}`,
  );
  return (await Promise.all(counts)).flat().reduce((sum, { count }) => sum + count, 0);
}

/**
 * How many records each worklist has, how many of those that are kept from citizens stand in any, and how many
 * those are at all. Open records are counted where they stand: among what waits they would hide what presses.
 */
export async function countDue(
  sql: Reader,
  on: RecheckDay,
  filter: WorklistFilter,
): Promise<Readonly<Record<RecheckReason, number>> & { readonly waiting: number; readonly withheld: number }> {
  const counts = RECHECK_REASONS.map(
    (reason) => sql`
    count(*) filter (where ${isDue(sql, reason, on)})::int as ${sql(reason)},`,
  );
  const [[row], [open]] = await Promise.all([
    sql<(Record<RecheckReason, number> & { waiting: number; withheld: number })[]>`
      select ${counts} count(*) filter (where ${isDueAtAll(sql, on)})::int as waiting, count(*)::int as withheld
      from recheck_records where ${isOf(sql, filter)} and withholds`,
    sql<{ count: number }[]>`
      select count(*)::int as count from recheck_records where ${isOf(sql, filter)} and ${isOpenDue(sql, on)}`,
  ]);
  if (!row || !open) throw new Error('a count without a row');
  return { ...row, yearly: row.yearly + open.count };
}

/** How many of what is kept from citizens stand in any worklist: one number, for the menu. */
export async function countWaiting(sql: Reader, on: RecheckDay, filter: WorklistFilter): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from recheck_records where ${isOf(sql, filter)} and withholds and ${isDueAtAll(sql, on)}`;
  return row?.waiting ?? 0;
}

export async function findRecheckRecord(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<RecheckRecordRow | undefined> {
  const [row] = await sql<(Omit<RecheckRecordRow, 'disclosure'> & DisclosureColumns)[]>`
    select ${rowColumns(sql)} from recheck_records where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row && readRow(row);
}

export type WithheldCounts = {
  readonly grounds: readonly { readonly ground: DisclosureGround; readonly count: number }[];
  readonly years: readonly { readonly year: number; readonly partiallyOpen: number; readonly closed: number }[];
  readonly unitIds: readonly string[];
};

/** How much is kept from citizens now, by ground, by year and by whom. */
export async function countWithheld(sql: Reader, filter: WorklistFilter): Promise<WithheldCounts> {
  const [grounds, years, units] = await Promise.all([
    sql<{ ground: DisclosureGround; count: number }[]>`
      select ground, count(*)::int as count from recheck_records, unnest(grounds) as ground
      where ${isOf(sql, filter)} and withholds group by ground order by ground`,
    sql<{ year: number; partiallyOpen: number; closed: number }[]>`
      select extract(year from produced_on)::int as year,
        count(*) filter (where level <> 'closed')::int as "partiallyOpen",
        count(*) filter (where level = 'closed')::int as closed
      from recheck_records where ${isOf(sql, filter)} and withholds group by 1 order by 1`,
    sql<{ unitId: string }[]>`
      select distinct unit_id as "unitId" from recheck_records where ${isOf(sql, filter)} and withholds`,
  ]);
  return { grounds, years, unitIds: units.map(({ unitId }) => unitId) };
}

/** A unit with records to look at, and one of them: one that the unit does not know of (열람제한) for want of others. */
export type UnitWithRecords = { readonly unitId: string; readonly documentId: string; readonly isRestricted: boolean };

/**
 * 검토 종료 예정일: units with records whose day has come, each with the last such day and a record of that day; what the
 * unit does not know of (열람제한) by itself. Of the parts of one record the first day counts.
 */
export function listReviewEnded(
  sql: Reader,
  agencyId: number,
  today: CalendarDay,
): Promise<(UnitWithRecords & { readonly endedOn: CalendarDay })[]> {
  return sql<(UnitWithRecords & { readonly endedOn: CalendarDay })[]>`
    select distinct on (unit_id, "isRestricted") unit_id as "unitId", document_id as "documentId",
      document_id in ${restrictedDocuments(sql, agencyId, today)} as "isRestricted", ended_on as "endedOn"
    from recheck_records, lateral (values (review_on), (file_review_on)) as day (ended_on)
    where agency_id = ${agencyId} and withholds and least(review_on, file_review_on) <= ${today}
      and ended_on <= ${today}
    order by unit_id, "isRestricted", ended_on desc, document_id`;
}

type DisclosureColumns = { readonly level: DisclosureLevel; readonly grounds: DisclosureGround[] };

function readRow<Row extends DisclosureColumns>({ level, grounds, ...rest }: Row) {
  return { ...rest, disclosure: { level, grounds } };
}

function rowColumns(sql: Reader) {
  return sql`document_id as "documentId", unit_id as "unitId", produced_on as "producedOn", level, grounds,
    withholds_files as "withholdsFiles", is_verbatim as "isVerbatim", review_on as "reviewOn",
    file_review_on as "fileReviewOn",
    checked_on as "checkedOn", closed_until as "closedUntil", decisions`;
}

function without(sql: Reader, hidden: readonly string[]) {
  return hidden.length === 0 ? sql`` : sql`and document_id <> all(${hidden as string[]}::uuid[])`;
}

export function isOf(sql: Reader, { agencyId, unitIds, hidden, ground, level, year }: WorklistFilter) {
  return sql`agency_id = ${agencyId} ${without(sql, hidden)}
    ${unitIds === null ? sql`` : sql`and unit_id = any(${unitIds as string[]}::uuid[])`}
    ${ground === undefined ? sql`` : sql`and ${ground}::smallint = any(grounds)`}
    ${level === undefined ? sql`` : sql`and ${levelOf(sql)} = ${level}`}
    ${year === undefined ? sql`` : sql`and ${producedIn(sql, year)}`}`;
}

export function producedIn(sql: Reader, year: number) {
  const of = String(year).padStart(4, '0');
  return sql`produced_on between ${`${of}-01-01`} and ${`${of}-12-31`}`;
}

/** What recheckLevel says of a record. */
export function levelOf(sql: Reader) {
  return sql`(case when level = 'open' and withholds then 'partiallyOpen' else level end)`;
}

/** 연간 재분류 of what is open altogether: last year's alone, or that of an earlier year. */
function isOpenDue(sql: Reader, { today }: RecheckDay, year = yearOf(today) - 1) {
  return sql`not withholds and not yearly_done and ${producedIn(sql, Math.min(year, yearOf(today) - 1))}`;
}

function orderOf(sql: Reader, reason: RecheckReason) {
  if (reason === 'reviewEnded') return sql`least(review_on, file_review_on)`;
  return reason === 'fiveYears' ? sql`based_on` : sql`produced_on`;
}

function isDue(sql: Reader, reason: RecheckReason, { rules, today }: RecheckDay) {
  const year = yearOf(today);
  const endOf = (of: number) => `${String(of).padStart(4, '0')}-12-31`;
  switch (reason) {
    case 'termEnds': {
      const asked = year + rules.extensionAskYears;
      return sql`(closed_until is null and produced_on <= ${endOf(asked - rules.openAfterYears)}
        or closed_until <= ${endOf(asked)})`;
    }
    case 'verbatim':
      return sql`(is_verbatim and produced_on <= ${endOf(year - rules.verbatimYears)}
        and (checked_on is null
          or extract(year from checked_on) < extract(year from produced_on) + ${rules.verbatimYears}::int))`;
    case 'reviewEnded':
      return sql`least(review_on, file_review_on) <= ${today}`;
    case 'fiveYears':
      return sql`(based_on <= ${endOf(year - rules.recheckYears)}
        and level = any(${recheckedLevels(rules)}))`;
    case 'yearly':
      return sql`(not yearly_done and produced_on <= ${endOf(year - 1)})`;
    case 'endMissing':
      return sql`(review_on is null and grounds && ${rules.groundsNeedingEnd as number[]}::smallint[])`;
  }
}

/** An open text that keeps an attachment back is partly public. Asked as a list, it can be planned for. */
function recheckedLevels({ recheckedLevels: levels }: RecheckRules): DisclosureLevel[] {
  return levels.includes('partiallyOpen') ? [...levels, 'open'] : [...levels];
}

function isDueAtAll(sql: Reader, on: RecheckDay) {
  return sql`(${RECHECK_REASONS.map((reason) => sql`${isDue(sql, reason, on)} or`)} false)`;
}
