import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { RegistrationNumber } from '../../shared/numbering/document-number.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

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
 * Takes the next number and writes the row that carries it, in one statement: the counter row stays locked
 * only from here to the commit, and a rollback gives the number back. Must be an act's last statement.
 */
export async function takeNumber(tx: Tx, registration: NewRegistration): Promise<number> {
  const { agencyId, seriesId, year, documentId, unitCode, unitName, at, on } = registration;
  const [row] = await tx<{ serial: number }[]>`
    with taken as (
      insert into series (agency_id, series_id, year, last_serial) values (${agencyId}, ${seriesId}, ${year}, 1)
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning last_serial)
    insert into registrations (agency_id, series_id, year, serial, document_id, unit_code, unit_name,
      registered_at, registered_on)
    select ${agencyId}, ${seriesId}, ${year}, last_serial, ${documentId}, ${unitCode}, ${unitName}, ${at}, ${on}::date
    from taken
    returning serial`;
  if (!row) throw new Error('a number was not given');
  return row.serial;
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
