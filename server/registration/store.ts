import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { GivenFurtherNumber } from '../../shared/numbering/document-kind.ts';
import { HIGHEST_SERIAL, type RegistrationNumber } from '../../shared/numbering/document-number.ts';
import { LEGAL_FORMAT } from '../../shared/numbering/number-format.ts';
import { counterYear, type NumberPolicy, numberHalves } from '../../shared/numbering/number-series.ts';
import { missingValue, type Reader, type Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

export type NewRegistration = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly year: number;
  /** What the number is given to: a document, or else a receipt. */
  readonly documentId: string | null;
  readonly receiptId?: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly at: Date;
  readonly on: CalendarDay;
};

/** A number that a document carries besides its registration number: 훈령 제12호, 행정1부시장 방침 제70호. */
export type FurtherNumber = {
  readonly seriesId: string;
  readonly name: string;
  readonly policy: NumberPolicy;
  /** Why it is given apart from the approval; empty when the approval gives it. */
  readonly reason: string;
  readonly byPersonId: string;
};

/**
 * Takes the next number and writes the row that carries it: the end of an act's one statement (`writeTogether`). It
 * reads `written`, so the counter is taken when everything else has been written; its row is then locked for the
 * commit alone, without a way over the network, and a failure gives the number back. Past the highest serial the row
 * has no number to carry: the statement fails (`isSeriesExhausted`). It is printed with the format of its day.
 *
 * Further numbers are taken by the same statement. Two acts that take the same counters in opposite orders wait for
 * each other until one is thrown out (measured), so all counters are taken in ascending order of their keys.
 */
export function takeNumber(
  sql: Reader,
  registration: NewRegistration,
  further: readonly FurtherNumber[] = [],
): Statement {
  const { agencyId, seriesId, year, documentId, receiptId = null, unitCode, unitName, at, on } = registration;
  return sql`
    ${further.length === 0 ? takeOneCounter(sql, registration) : takeCounters(sql, registration, further)}
    insert into registrations (agency_id, series_id, year, serial, document_id, receipt_id, unit_code, unit_name,
      printed, registered_at, registered_on)
    select ${agencyId}, ${seriesId}::uuid, ${year}::int,
      case when last_serial <= ${HIGHEST_SERIAL}::int then last_serial end, ${documentId}::uuid,
      ${receiptId}::uuid, ${unitCode}::text, ${unitName}::text,
      replace(replace(replace(replace(coalesce(format.template, ${LEGAL_FORMAT.template}), '{serial}',
        lpad(last_serial::text, greatest(format.digits, length(last_serial::text)), '0')),
        '{year}', ${year}::int::text), '{unitCode}', ${unitCode}::text), '{unitName}', ${unitName}::text),
      ${at}, ${on}::date
    from taken left join lateral (
      select template, digits from numbering_policies
      where agency_id = ${agencyId}::int and valid_from <= ${on}::date order by valid_from desc limit 1
    ) format on true
    where taken.series_id = ${seriesId}::uuid
    returning serial, printed`;
}

function takeOneCounter(sql: Reader, { agencyId, seriesId, year }: NewRegistration): Statement {
  return sql`
    , taken as (
      insert into series (agency_id, series_id, year, last_serial)
      select ${agencyId}::int, ${seriesId}::uuid, ${year}::int, 1 from written where written.rows > 0
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning series_id, last_serial)`;
}

function takeCounters(sql: Reader, own: NewRegistration, further: readonly FurtherNumber[]): Statement {
  const { agencyId, documentId, at, on } = own;
  const wishes = further.map((wish) => ({ ...wish, year: counterYear(wish.policy, on) }));
  const seriesIds = wishes.map((wish) => wish.seriesId);
  const years = wishes.map((wish) => wish.year);
  // The number as it is printed, in two halves: the serial between them is known to the statement alone.
  const halves = wishes.map(({ name, policy, year }) => numberHalves(name, policy, year));
  return sql`
    , taken as (
      insert into series (agency_id, series_id, year, last_serial)
      select ${agencyId}::int, wish.series_id, wish.year, 1
      from written, unnest(${[own.seriesId, ...seriesIds]}::uuid[], ${[own.year, ...years]}::int[])
        as wish (series_id, year)
      where written.rows > 0 order by wish.series_id, wish.year
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning series_id, year, last_serial),
    further as (
      insert into further_numbers (agency_id, series_id, year, serial, document_id, unit_id, unit_name, printed, reason,
        by_person_id, registered_at, registered_on)
      select ${agencyId}, taken.series_id, taken.year,
        case when last_serial <= ${HIGHEST_SERIAL}::int then last_serial end, ${documentId}::uuid,
        ${own.seriesId}::uuid, ${own.unitName}, wish.before || last_serial || wish.after, wish.reason, wish.by_person_id, ${at}, ${on}::date
      from taken
      join unnest(${seriesIds}::uuid[], ${halves.map((half) => half.before)}::text[],
        ${halves.map((half) => half.after)}::text[], ${wishes.map((wish) => wish.reason)}::text[],
        ${wishes.map((wish) => wish.byPersonId)}::uuid[]) as wish (series_id, before, after, reason, by_person_id)
        on wish.series_id = taken.series_id
      returning serial)`;
}

export function isSeriesExhausted(error: unknown): boolean {
  return ['registrations.serial', 'further_numbers.serial'].includes(missingValue(error) ?? '');
}

export async function findRegistration(sql: Reader, agencyId: number, documentId: string) {
  const [row] = await sql<RegistrationNumber[]>`
    select unit_code as "unitCode", unit_name as "unitName", year, serial, printed
    from registrations where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row;
}

/** The further numbers of a document, in the order in which they were given. */
export function listFurtherNumbers(sql: Reader, agencyId: number, documentId: string): Promise<GivenFurtherNumber[]> {
  return sql<GivenFurtherNumber[]>`
    select series.kind, given.printed from further_numbers given
    join number_series series on series.agency_id = given.agency_id and series.id = given.series_id
    where given.agency_id = ${agencyId} and given.document_id = ${documentId}
    order by given.registered_at, given.series_id`;
}

export async function listRegistrations(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  const rows = await sql<(RegistrationNumber & { documentId: string })[]>`
    select document_id as "documentId", unit_code as "unitCode", unit_name as "unitName", year, serial, printed
    from registrations where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.documentId, row]));
}

/** The next 관리번호 serial of an agency. Gaps are allowed, so a draft's own transaction takes it first of all. */
export async function takeManagementSerial(tx: Tx, agencyId: number): Promise<number> {
  const [row] = await tx<{ serial: number }[]>`
    insert into management_number_counters (agency_id, last_serial) values (${agencyId}, 1)
    on conflict (agency_id) do update set last_serial = management_number_counters.last_serial + 1
    returning last_serial as serial`;
  if (!row) throw new Error('a management number was not given');
  return row.serial;
}

export type SeriesCounter = { readonly seriesId: string; readonly year: number; readonly lastSerial: number };
export type SeriesStart = {
  readonly seriesId: string;
  readonly year: number;
  readonly lastBefore: number;
  readonly lastUsed: number;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

export async function listSeriesCounters(sql: Reader, agencyId: number): Promise<SeriesCounter[]> {
  return sql<SeriesCounter[]>`
    select series_id as "seriesId", year, last_serial as "lastSerial" from series
    where agency_id = ${agencyId} order by year desc`;
}

export async function listSeriesStarts(sql: Reader, agencyId: number): Promise<SeriesStart[]> {
  return sql<SeriesStart[]>`
    select series_id as "seriesId", year, last_before as "lastBefore", last_used as "lastUsed", reason, by_person_id as "byPersonId", at
    from series_starts where agency_id = ${agencyId} order by at`;
}

/** Moves a counter that `holdSeries` holds. */
export function moveSeries(
  tx: Tx,
  agencyId: number,
  to: { readonly seriesId: string; readonly year: number; readonly lastUsed: number },
): Promise<unknown> {
  return tx`
    update series set last_serial = ${to.lastUsed}
    where agency_id = ${agencyId} and series_id = ${to.seriesId} and year = ${to.year}`;
}

/** Holds the counter until the transaction ends, and tells where it stands; one that was not there stands at 0. */
export async function holdSeries(tx: Tx, agencyId: number, seriesId: string, year: number): Promise<number> {
  await tx`
    insert into series (agency_id, series_id, year, last_serial) values (${agencyId}, ${seriesId}, ${year}, 0)
    on conflict (agency_id, series_id, year) do nothing`;
  const [row] = await tx<{ last: number }[]>`
    select last_serial as last from series
    where agency_id = ${agencyId} and series_id = ${seriesId} and year = ${year} for update`;
  if (!row) throw new Error('a counter that has just been made is not there');
  return row.last;
}

export function insertSeriesStart(tx: Tx, agencyId: number, id: string, start: SeriesStart): Promise<unknown> {
  return tx`
    insert into series_starts (agency_id, id, series_id, year, last_before, last_used, reason, by_person_id, at)
    values (${agencyId}, ${id}, ${start.seriesId}, ${start.year}, ${start.lastBefore}, ${start.lastUsed},
      ${start.reason}, ${start.byPersonId}, ${start.at})`;
}

/** The same for 관리번호. */
export async function moveManagementNumbers(tx: Tx, agencyId: number, lastUsed: number): Promise<boolean> {
  const result = await tx`
    insert into management_number_counters (agency_id, last_serial) values (${agencyId}, ${lastUsed})
    on conflict (agency_id) do update set last_serial = excluded.last_serial
    where management_number_counters.last_serial < excluded.last_serial`;
  return result.count === 1;
}

export async function findLastManagementSerial(sql: Reader, agencyId: number): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    select last_serial as last from management_number_counters where agency_id = ${agencyId}`;
  return row?.last ?? 0;
}

export function insertManagementNumberStart(
  tx: Tx,
  agencyId: number,
  id: string,
  start: Omit<SeriesStart, 'seriesId' | 'year' | 'lastBefore'>,
): Promise<unknown> {
  return tx`
    insert into management_number_starts (agency_id, id, last_used, reason, by_person_id, at)
    values (${agencyId}, ${id}, ${start.lastUsed}, ${start.reason}, ${start.byPersonId}, ${start.at})`;
}

/** When documents were registered (결재가 끝난 때), to stand inside another capability's statement. */
export function registeredDocuments(sql: Reader) {
  return sql`(select agency_id, document_id, registered_on, registered_at from registrations where document_id is not null)`;
}
