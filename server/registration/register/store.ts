import type { SeriesKind } from '../../../shared/numbering/number-series.ts';
import type { RegisteredField } from '../../../shared/numbering/registered-fields.ts';
import { approvedDocuments } from '../../document/index.ts';
import { brokenConstraint, type Reader, type Tx } from '../../platform/database/connect.ts';

export type RegistrationKey = { readonly seriesId: string; readonly year: number; readonly serial: number };

/** One number as it was given: to a document, to a receipt, or to a document besides its own. */
export type RegisteredRow = RegistrationKey & {
  readonly printed: string;
  readonly kind: SeriesKind;
  readonly documentId: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly at: Date;
  readonly reason: string;
  /** Only of a receipt. */
  readonly title: string | null;
  readonly sender: string | null;
  readonly senderNumber: string | null;
};

export type RegisterFilter = {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly seriesId: string | null;
  readonly kind: SeriesKind | null;
  /** Null: of the whole agency. */
  readonly unitIds: readonly string[] | null;
  /** 열람제한: documents whose numbers are left out, so that no page ends on one and no count has it. */
  readonly hidden?: readonly string[];
  /** One number alone. */
  readonly key?: RegistrationKey;
};

export type RegisterPlace = { readonly at: Date; readonly seriesId: string; readonly serial: number };

/** 등록대장, the newest first, from after a place on. */
export function listRegistered(
  sql: Reader,
  agencyId: number,
  filter: RegisterFilter,
  after: RegisterPlace | null,
  limit: number,
): Promise<RegisteredRow[]> {
  const { from, to, seriesId, kind, unitIds, hidden = [], key } = filter;
  const inPeriod = sql`
    (${from}::timestamptz is null or registered_at >= ${from}::timestamptz)
    and (${to}::timestamptz is null or registered_at < ${to}::timestamptz)
    and (${seriesId}::uuid is null or series_id = ${seriesId}::uuid)`;
  const one = key ? sql`and series_id = ${key.seriesId} and year = ${key.year} and serial = ${key.serial}` : sql``;
  const onward = after
    ? sql`and (registered_at, series_id, serial) < (${after.at}, ${after.seriesId}::uuid, ${after.serial}::int)`
    : sql``;
  const inOrder = sql`order by registered_at desc, series_id desc, serial desc limit ${limit}`;
  const ofUnits = unitIds ? sql`and unit_id = any(${unitIds as string[]}::uuid[])` : sql``;
  const known =
    hidden.length === 0 ? sql`` : sql`and (document_id is null or document_id <> all(${hidden as string[]}::uuid[]))`;
  const ofKind = kind ? sql`and kind = ${kind}` : sql``;
  return sql<RegisteredRow[]>`
    select series_id as "seriesId", year, serial, printed, kind, document_id as "documentId", unit_id as "unitId",
      unit_name as "unitName", registered_at as at, reason, title, sender, sender_number as "senderNumber"
    from (
      (select * from (
        select r.series_id, r.year, r.serial, r.printed, r.document_id, r.unit_name, r.registered_at, '' as reason,
          case when r.receipt_id is null then 'produced' else 'received' end as kind,
          coalesce(c.unit_id, r.series_id) as unit_id, c.title, c.sender, c.sender_number
        from registrations r
        left join receipts c on c.agency_id = r.agency_id and c.id = r.receipt_id
        where r.agency_id = ${agencyId}) own
      where ${inPeriod} ${one} ${onward} ${ofUnits} ${ofKind} ${known} ${inOrder})
      union all
      (select * from (
        select f.series_id, f.year, f.serial, f.printed, f.document_id, f.unit_name, f.registered_at, f.reason, n.kind,
          f.unit_id, null as title, null as sender, null as sender_number
        from further_numbers f
        join number_series n on n.agency_id = f.agency_id and n.id = f.series_id
        where f.agency_id = ${agencyId}) further
      where ${inPeriod} ${one} ${onward} ${ofUnits} ${ofKind} ${known} ${inOrder})) both_kinds
    ${inOrder}`;
}

/** Every number of a document, its own first. */
export function listNumbersOf(sql: Reader, agencyId: number, documentId: string): Promise<RegistrationKey[]> {
  return sql<RegistrationKey[]>`
    select series_id as "seriesId", year, serial from (
      select series_id, year, serial, 0 as place, registered_at from registrations
      where agency_id = ${agencyId} and document_id = ${documentId}
      union all
      select series_id, year, serial, 1, registered_at from further_numbers
      where agency_id = ${agencyId} and document_id = ${documentId}) numbers
    order by place, registered_at, series_id`;
}

export type StoredRequest = RegistrationKey & {
  readonly id: string;
  readonly kind: 'correction' | 'void';
  readonly field: RegisteredField | '';
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
  readonly outcome: 'confirmed' | 'refused' | null;
  readonly note: string | null;
  readonly decidedByPersonId: string | null;
  readonly decidedAt: Date | null;
};

function requestsWith(sql: Reader) {
  return sql`
    select q.id, q.series_id as "seriesId", q.year, q.serial, q.kind, q.field, q.before, q.after, q.reason,
      q.by_person_id as "byPersonId", q.at, d.outcome, d.note, d.by_person_id as "decidedByPersonId", d.at as "decidedAt"
    from registration_requests q
    left join registration_decisions d on d.agency_id = q.agency_id and d.request_id = q.id`;
}

/** What was asked about some numbers, in the order in which it was decided; what is open comes last. */
export function listRequests(
  sql: Reader,
  agencyId: number,
  keys: readonly RegistrationKey[],
): Promise<StoredRequest[]> {
  return sql<StoredRequest[]>`
    ${requestsWith(sql)}
    join unnest(${keys.map((key) => key.seriesId)}::uuid[], ${keys.map((key) => key.year)}::int[],
      ${keys.map((key) => key.serial)}::int[]) as asked (series_id, year, serial)
      on q.series_id = asked.series_id and q.year = asked.year and q.serial = asked.serial
    where q.agency_id = ${agencyId} order by d.at nulls last, q.at, q.id`;
}

/** What waits for a decision, the longest waiting first. */
export function listOpenRequests(sql: Reader, agencyId: number, limit: number): Promise<StoredRequest[]> {
  return sql<StoredRequest[]>`
    ${requestsWith(sql)}
    where q.agency_id = ${agencyId} and d.request_id is null order by q.at, q.id limit ${limit}`;
}

export async function findRequest(sql: Reader, agencyId: number, id: string): Promise<StoredRequest | undefined> {
  const [row] = await sql<StoredRequest[]>`${requestsWith(sql)} where q.agency_id = ${agencyId} and q.id = ${id}`;
  return row;
}

/** Two who ask or decide about one number do so one after the other: both hold its row, which stays as it is. */
export async function holdRegistration(tx: Tx, agencyId: number, key: RegistrationKey): Promise<void> {
  await tx`
    select from registrations where agency_id = ${agencyId} and series_id = ${key.seriesId} and year = ${key.year}
      and serial = ${key.serial} for update`;
  await tx`
    select from further_numbers where agency_id = ${agencyId} and series_id = ${key.seriesId} and year = ${key.year}
      and serial = ${key.serial} for update`;
}

export type NewRequest = RegistrationKey &
  Pick<StoredRequest, 'id' | 'kind' | 'field' | 'before' | 'after' | 'reason' | 'byPersonId' | 'at'>;

export function insertRequest(tx: Tx, agencyId: number, request: NewRequest): Promise<unknown> {
  return tx`
    insert into registration_requests (agency_id, id, series_id, year, serial, kind, field, before, after, reason,
      by_person_id, at)
    values (${agencyId}, ${request.id}, ${request.seriesId}, ${request.year}, ${request.serial}, ${request.kind},
      ${request.field}, ${request.before}, ${request.after}, ${request.reason}, ${request.byPersonId}, ${request.at})`;
}

export type NewDecision = {
  readonly requestId: string;
  readonly outcome: 'confirmed' | 'refused';
  readonly note: string;
  readonly byPersonId: string;
  readonly at: Date;
};

export function insertDecision(tx: Tx, agencyId: number, decision: NewDecision): Promise<unknown> {
  return tx`
    insert into registration_decisions (agency_id, request_id, outcome, note, by_person_id, at)
    values (${agencyId}, ${decision.requestId}, ${decision.outcome}, ${decision.note}, ${decision.byPersonId},
      ${decision.at})`;
}

export function isDecidedAlready(error: unknown): boolean {
  return brokenConstraint(error) === 'a_request_is_decided_once';
}

export type CounterEvidence = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly year: number;
  readonly lastSerial: number;
  readonly given: number;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly doubled: readonly number[];
};

/** What is kept about every counter: where it stands, the runs of numbers given, and those given twice. */
export function listEvidence(sql: Reader, agencyId: number | null): Promise<CounterEvidence[]> {
  return sql<CounterEvidence[]>`
    with numbers as (
      select agency_id, series_id, year, serial from registrations
      union all select agency_id, series_id, year, serial from further_numbers),
    counted as (
      select agency_id, series_id, year, serial, count(*)::int as times from numbers
      where ${agencyId}::int is null or agency_id = ${agencyId}::int
      group by agency_id, series_id, year, serial),
    islands as (
      select *, serial - row_number() over (partition by agency_id, series_id, year order by serial) as island
      from counted),
    runs as (
      select agency_id, series_id, year, min(serial) as "from", max(serial) as "to", sum(times)::int as times
      from islands group by agency_id, series_id, year, island),
    kept as (
      select agency_id, series_id, year, sum(times)::int as given,
        json_agg(json_build_object('from', "from", 'to', "to") order by "from") as ranges
      from runs group by agency_id, series_id, year),
    twice as (
      select agency_id, series_id, year, json_agg(serial order by serial) as doubled
      from counted where times > 1 group by agency_id, series_id, year)
    select agency_id as "agencyId", series_id as "seriesId", year, coalesce(s.last_serial, 0) as "lastSerial",
      coalesce(k.given, 0) as given, coalesce(k.ranges, '[]'::json) as ranges, coalesce(k.doubled, '[]'::json) as doubled
    from (select * from kept left join twice using (agency_id, series_id, year)) k
    full join (select * from series where ${agencyId}::int is null or agency_id = ${agencyId}::int) s
      using (agency_id, series_id, year)
    order by agency_id, year desc, series_id`;
}

export type ProvenStart = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly year: number;
  readonly lastBefore: number;
  readonly lastUsed: number;
  readonly reason: string;
};

export function listAllStarts(sql: Reader, agencyId: number | null): Promise<ProvenStart[]> {
  return sql<ProvenStart[]>`
    select agency_id as "agencyId", series_id as "seriesId", year, last_before as "lastBefore", last_used as "lastUsed",
      reason
    from series_starts where ${agencyId}::int is null or agency_id = ${agencyId}::int order by at`;
}

export type VoidedNumber = RegistrationKey & {
  readonly agencyId: number;
  readonly printed: string | null;
  readonly reason: string;
};

export function listVoids(sql: Reader, agencyId: number | null): Promise<VoidedNumber[]> {
  return sql<VoidedNumber[]>`
    select q.agency_id as "agencyId", q.series_id as "seriesId", q.year, q.serial, q.reason,
      coalesce(r.printed, f.printed) as printed
    from registration_requests q
    join registration_decisions d on d.agency_id = q.agency_id and d.request_id = q.id and d.outcome = 'confirmed'
    left join registrations r on r.agency_id = q.agency_id and r.series_id = q.series_id and r.year = q.year
      and r.serial = q.serial
    left join further_numbers f on f.agency_id = q.agency_id and f.series_id = q.series_id and f.year = q.year
      and f.serial = q.serial
    where q.kind = 'void' and (${agencyId}::int is null or q.agency_id = ${agencyId}::int)
    order by q.serial`;
}

export type SeriesName = {
  readonly agencyId: number;
  readonly seriesId: string;
  readonly name: string;
  readonly kind: SeriesKind;
  /** Null for a series of the whole agency. */
  readonly unitId: string | null;
};

/**
 * Every series that has a counter or was opened, by name. A unit's own one bears the name that stands on its newest
 * number, so that a unit which is no longer there still has one; without any number it is empty.
 */
export function listSeriesNames(sql: Reader, agencyId: number | null): Promise<SeriesName[]> {
  return sql<SeriesName[]>`
    select agency_id as "agencyId", id as "seriesId", name, kind, unit_id as "unitId" from number_series
    where ${agencyId}::int is null or agency_id = ${agencyId}::int
    union all
    select s.agency_id, s.series_id, coalesce((
      select r.unit_name from registrations r where r.agency_id = s.agency_id and r.series_id = s.series_id
      order by r.year desc, r.serial desc limit 1), ''), 'produced', s.series_id
    from (
      select distinct agency_id, series_id from series
      where ${agencyId}::int is null or agency_id = ${agencyId}::int) s
    where not exists (select from number_series n where n.agency_id = s.agency_id and n.id = s.series_id)`;
}

export type LooseNumber = { readonly agencyId: number; readonly name: string };

/**
 * A document has its number if and only if it is approved: 관리번호 of those that have none. There should be none, so
 * all are gone through: `offset 0` keeps the limit from the planner, which would go through them one by one.
 */
export function listUnregistered(sql: Reader, agencyId: number | null): Promise<LooseNumber[]> {
  return sql<LooseNumber[]>`
    select * from (
      select d.agency_id as "agencyId", d.management_number as name from ${approvedDocuments(sql)} d
      where (${agencyId}::int is null or d.agency_id = ${agencyId}::int) and not exists (
        select from registrations r where r.agency_id = d.agency_id and r.document_id = d.id)
      offset 0) as loose
    order by 1, 2 limit 100`;
}

/** And the other way round: numbers of documents that are not approved, as printed. */
export function listUnapproved(sql: Reader, agencyId: number | null): Promise<LooseNumber[]> {
  return sql<LooseNumber[]>`
    select * from (
      select n.agency_id as "agencyId", n.printed as name from (
        select agency_id, document_id, printed from registrations where document_id is not null
        union all select agency_id, document_id, printed from further_numbers) n
      where (${agencyId}::int is null or n.agency_id = ${agencyId}::int) and not exists (
        select from ${approvedDocuments(sql)} d where d.agency_id = n.agency_id and d.id = n.document_id)
      offset 0) as loose
    order by 1, 2 limit 100`;
}
