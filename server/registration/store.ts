import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { HIGHEST_SERIAL, type RegistrationNumber } from '../../shared/numbering/document-number.ts';
import { missingValue, type Reader, type Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

export type NewRegistration = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly year: number;
  readonly documentId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly at: Date;
  readonly on: CalendarDay;
};

/**
 * Takes the next number and writes the row that carries it: the end of an act's one statement (`writeTogether`). It
 * reads `written`, so the counter is taken when everything else has been written; its row is then locked for the
 * commit alone, without a way over the network, and a failure gives the number back. Past the highest serial the row
 * has no number to carry: the statement fails (`isSeriesExhausted`).
 */
export function takeNumber(sql: Reader, registration: NewRegistration): Statement {
  const { agencyId, seriesId, year, documentId, unitCode, unitName, at, on } = registration;
  return sql`
    , taken as (
      insert into series (agency_id, series_id, year, last_serial)
      select ${agencyId}::int, ${seriesId}::uuid, ${year}::int, 1 from written where written.rows > 0
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning last_serial)
    insert into registrations (agency_id, series_id, year, serial, document_id, unit_code, unit_name,
      registered_at, registered_on)
    select ${agencyId}, ${seriesId}, ${year}, case when last_serial <= ${HIGHEST_SERIAL}::int then last_serial end,
      ${documentId}, ${unitCode}, ${unitName}, ${at}, ${on}::date
    from taken
    returning serial`;
}

export function isSeriesExhausted(error: unknown): boolean {
  return missingValue(error) === 'registrations.serial';
}

export async function findRegistration(sql: Reader, agencyId: number, documentId: string) {
  const [row] = await sql<RegistrationNumber[]>`
    select unit_code as "unitCode", unit_name as "unitName", year, serial
    from registrations where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row;
}

export async function listRegistrations(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  const rows = await sql<(RegistrationNumber & { documentId: string })[]>`
    select document_id as "documentId", unit_code as "unitCode", unit_name as "unitName", year, serial
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
    select series_id as "seriesId", year, last_used as "lastUsed", reason, by_person_id as "byPersonId", at
    from series_starts where agency_id = ${agencyId} order by at`;
}

/**
 * Moves a counter forward, never back: compared and set in one statement, so an approval that takes a number at the
 * same moment waits or is waited for. Answers false when the counter already stands there or further.
 */
export async function moveSeries(
  tx: Tx,
  agencyId: number,
  to: { readonly seriesId: string; readonly year: number; readonly lastUsed: number },
): Promise<boolean> {
  const result = await tx`
    insert into series (agency_id, series_id, year, last_serial)
    values (${agencyId}, ${to.seriesId}, ${to.year}, ${to.lastUsed})
    on conflict (agency_id, series_id, year) do update set last_serial = excluded.last_serial
    where series.last_serial < excluded.last_serial`;
  return result.count === 1;
}

export async function findLastSerial(sql: Reader, agencyId: number, seriesId: string, year: number): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    select last_serial as last from series
    where agency_id = ${agencyId} and series_id = ${seriesId} and year = ${year}`;
  return row?.last ?? 0;
}

export function insertSeriesStart(tx: Tx, agencyId: number, id: string, start: SeriesStart): Promise<unknown> {
  return tx`
    insert into series_starts (agency_id, id, series_id, year, last_used, reason, by_person_id, at)
    values (${agencyId}, ${id}, ${start.seriesId}, ${start.year}, ${start.lastUsed}, ${start.reason},
      ${start.byPersonId}, ${start.at})`;
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
  start: Omit<SeriesStart, 'seriesId' | 'year'>,
): Promise<unknown> {
  return tx`
    insert into management_number_starts (agency_id, id, last_used, reason, by_person_id, at)
    values (${agencyId}, ${id}, ${start.lastUsed}, ${start.reason}, ${start.byPersonId}, ${start.at})`;
}
