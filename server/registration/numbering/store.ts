import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { HIGHEST_SERIAL } from '../../../shared/numbering/document-number.ts';
import type { NumberFormat } from '../../../shared/numbering/number-format.ts';
import type { FurtherKind, NumberPolicy, SeriesKind } from '../../../shared/numbering/number-series.ts';
import { brokenConstraint, type Reader, type Tx } from '../../platform/database/connect.ts';
import type { Statement } from '../../platform/database/one-statement.ts';

export type NumberingPolicy = NumberFormat & {
  readonly validFrom: CalendarDay;
  readonly basis: string;
  readonly receivedSeries: 'shared' | 'own';
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

export function listPolicies(sql: Reader, agencyId: number): Promise<NumberingPolicy[]> {
  return sql<NumberingPolicy[]>`
    select valid_from as "validFrom", template, digits, basis, received_series as "receivedSeries", reason,
      by_person_id as "byPersonId", at
    from numbering_policies where agency_id = ${agencyId} order by valid_from desc`;
}

/** Whether the received documents of a unit are counted with its produced ones, on a day. */
export async function countsTogether(sql: Reader, agencyId: number, on: CalendarDay): Promise<boolean> {
  const [row] = await sql<{ received: string }[]>`
    select received_series as received from numbering_policies
    where agency_id = ${agencyId} and valid_from <= ${on}::date order by valid_from desc limit 1`;
  return row?.received !== 'own';
}

/** Sets the policy of a day; one that has not begun yet may be set anew. */
export function savePolicy(tx: Tx, agencyId: number, policy: NumberingPolicy): Promise<unknown> {
  return tx`
    insert into numbering_policies (agency_id, valid_from, template, digits, basis, received_series, reason,
      by_person_id, at)
    values (${agencyId}, ${policy.validFrom}, ${policy.template}, ${policy.digits}, ${policy.basis},
      ${policy.receivedSeries}, ${policy.reason}, ${policy.byPersonId}, ${policy.at})
    on conflict (agency_id, valid_from) do update set template = excluded.template, digits = excluded.digits,
      basis = excluded.basis, received_series = excluded.received_series, reason = excluded.reason,
      by_person_id = excluded.by_person_id, at = excluded.at`;
}

export async function hasRegistrations(sql: Reader, agencyId: number): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`
    select exists (select from registrations where agency_id = ${agencyId}) as has`;
  return row?.has ?? false;
}

export type NumberSeries = {
  readonly id: string;
  readonly kind: SeriesKind;
  readonly name: string;
  readonly policy: NumberPolicy;
  /** Null for a series of the whole agency. */
  readonly unitId: string | null;
  /** 방침: the post whose decisions it counts. */
  readonly postId: string | null;
};

/** A series that a document's further number can come from. */
export type FurtherSeriesRow = Omit<NumberSeries, 'kind'> & { readonly kind: FurtherKind };

/** Those of the whole agency. */
export function listFurtherSeries(sql: Reader, agencyId: number): Promise<FurtherSeriesRow[]> {
  return sql<FurtherSeriesRow[]>`
    select id, kind, name, policy, unit_id as "unitId", post_id as "postId" from number_series
    where agency_id = ${agencyId} and unit_id is null order by at, id`;
}

export async function findNumberSeries(sql: Reader, agencyId: number, id: string): Promise<NumberSeries | undefined> {
  const [row] = await sql<NumberSeries[]>`
    select id, kind, name, policy, unit_id as "unitId", post_id as "postId" from number_series
    where agency_id = ${agencyId} and id = ${id}`;
  return row;
}

export type NewSeries = Omit<NumberSeries, 'kind'> & {
  readonly kind: FurtherKind | 'received';
  readonly byPersonId: string;
  readonly at: Date;
};

export function insertNumberSeries(tx: Reader, agencyId: number, series: NewSeries): Promise<unknown> {
  return tx`
    insert into number_series (agency_id, id, kind, name, policy, unit_id, post_id, by_person_id, at)
    values (${agencyId}, ${series.id}, ${series.kind}, ${series.name}, ${series.policy}, ${series.unitId},
      ${series.postId}, ${series.byPersonId}, ${series.at})`;
}

/** Another series stands in the way of a new one: of its name, or of its deciding office. */
export function seriesInTheWay(error: unknown): 'name' | 'office' | undefined {
  const broken = brokenConstraint(error);
  if (broken === 'a_series_has_its_own_name') return 'name';
  return broken === 'an_office_has_one_series_of_decisions' ? 'office' : undefined;
}

/** 접수 series of a unit: made with the unit's first receipt; two receipts at once make it once. */
export async function receivedSeriesOf(sql: Reader, agencyId: number, series: NewSeries): Promise<string> {
  await sql`
    insert into number_series (agency_id, id, kind, name, policy, unit_id, post_id, by_person_id, at)
    values (${agencyId}, ${series.id}, ${series.kind}, ${series.name}, ${series.policy}, ${series.unitId},
      ${series.postId}, ${series.byPersonId}, ${series.at})
    on conflict do nothing`;
  const [row] = await sql<{ id: string }[]>`
    select id from number_series where agency_id = ${agencyId} and kind = 'received' and unit_id = ${series.unitId}`;
  if (!row) throw new Error('a series that has just been made is not there');
  return row.id;
}

export type NewFurtherNumber = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly year: number;
  readonly documentId: string;
  readonly unitId: string;
  readonly unitName: string;
  /** What stands before and after the serial. */
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
  readonly on: CalendarDay;
};

/** Gives the next number of a series to an approved document: as `takeNumber`, the end of the act's one statement. */
export function takeFurtherNumber(sql: Reader, number: NewFurtherNumber): Statement {
  return sql`
    , taken as (
      insert into series (agency_id, series_id, year, last_serial)
      select ${number.agencyId}::int, ${number.seriesId}::uuid, ${number.year}::int, 1
      from written where written.rows > 0
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning last_serial)
    insert into further_numbers (agency_id, series_id, year, serial, document_id, unit_id, unit_name, printed, reason,
      by_person_id, registered_at, registered_on)
    select ${number.agencyId}, ${number.seriesId}, ${number.year},
      case when last_serial <= ${HIGHEST_SERIAL}::int then last_serial end, ${number.documentId}, ${number.unitId},
      ${number.unitName}, ${number.before}::text || last_serial || ${number.after}::text, ${number.reason},
      ${number.byPersonId}, ${number.at}, ${number.on}::date
    from taken returning printed`;
}

export async function findFurtherNumber(sql: Reader, agencyId: number, documentId: string, seriesId: string) {
  const [row] = await sql<{ printed: string }[]>`
    select printed from further_numbers
    where agency_id = ${agencyId} and document_id = ${documentId} and series_id = ${seriesId}`;
  return row?.printed;
}

export function isNumberGivenBefore(error: unknown): boolean {
  return brokenConstraint(error) === 'a_document_has_one_number_of_a_series';
}

export type Receipt = {
  readonly agencyId: number;
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly sender: string;
  readonly senderNumber: string;
  readonly medium: string;
  readonly byPersonId: string;
  readonly at: Date;
};

export function insertReceipt(sql: Reader, receipt: Receipt): Statement {
  return sql`
    insert into receipts (agency_id, id, unit_id, title, sender, sender_number, medium, received_at, by_person_id)
    values (${receipt.agencyId}, ${receipt.id}, ${receipt.unitId}, ${receipt.title}, ${receipt.sender},
      ${receipt.senderNumber}, ${receipt.medium}, ${receipt.at}, ${receipt.byPersonId})`;
}

export async function findNumberOfReceipt(sql: Reader, agencyId: number, receiptId: string) {
  const [row] = await sql<{ printed: string }[]>`
    select printed from registrations where agency_id = ${agencyId} and receipt_id = ${receiptId}`;
  return row?.printed;
}
