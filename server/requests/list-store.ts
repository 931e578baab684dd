import type { RequestReader } from '../../shared/access/request-access.ts';
import type { RequestListQuery, RequestRow } from '../../shared/contract/requests.ts';
import { startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { RequestEvent } from '../../shared/requests/request-events.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A row of the register, before the days are counted. */
export type ListedRequest = Omit<RequestRow, 'daysLeft' | 'filedOn'> & { readonly filedAt: Date };

export type ListAsked = {
  readonly list: RequestListQuery['list'];
  readonly today: string;
  /** The last day that counts as soon. */
  readonly soonOn: string;
  readonly before: string | undefined;
  readonly limit: number;
};

const EXCERPT = 80;

/** Those the reader may read (`mayReadRequest`): what is due first, or for all of them the newest first. */
export async function listRequests(sql: Reader, reader: RequestReader, asked: ListAsked): Promise<ListedRequest[]> {
  const { before, limit } = asked;
  const place = sql`(select filed_at, id from information_requests
    where agency_id = ${reader.agencyId} and receipt_number = ${before ?? ''})`;
  return sql<ListedRequest[]>`
    select receipt_number as "receiptNumber", filed_at as "filedAt", status, requester_kind as "requesterKind",
      (select left(event.personal ->> 'wanted', ${EXCERPT}) from information_request_events event
        where event.agency_id = request.agency_id and event.request_id = request.id and event.sequence = 1) as excerpt,
      unit_name as "unitName", person_name as "personName", due_on as "dueOn", outcome, decided_on as "decidedOn",
      objection
    from information_requests request
    where agency_id = ${reader.agencyId} and ${readable(sql, reader)} and ${onList(sql, reader, asked)}
      ${before === undefined ? sql`` : sql`and (filed_at, id) < ${place}`}
    order by ${asked.list === 'all' ? sql`filed_at desc, id desc` : sql`due_on nulls last, filed_at, id`}
    limit ${limit}`;
}

export async function countRequests(
  sql: Reader,
  reader: RequestReader,
  { today, soonOn }: { readonly today: string; readonly soonOn: string },
): Promise<{ soon: number; overdue: number; mine: number }> {
  const asked = { today, soonOn };
  const count = (list: RequestListQuery['list']) =>
    sql`(count(*) filter (where ${onList(sql, reader, { ...asked, list })}))::int`;
  const [counts] = await sql<{ soon: number; overdue: number; mine: number }[]>`
    select ${count('soon')} as soon, ${count('overdue')} as overdue, ${count('mine')} as mine
    from information_requests
    where agency_id = ${reader.agencyId} and ${readable(sql, reader)}
      and (due_on is not null or status in ('handling', 'awaitingSupplement'))`;
  return counts ?? { soon: 0, overdue: 0, mine: 0 };
}

/** The years in which the agency has had requests, the last one first. */
export async function listRequestYears(sql: Reader, agencyId: number): Promise<number[]> {
  const rows = await sql<{ year: number }[]>`
    select year from information_request_counters where agency_id = ${agencyId} order by year desc`;
  return rows.map(({ year }) => year);
}

/** The streams of a year's requests, without anything that names a person. */
export async function listStreams(sql: Reader, agencyId: number, year: number): Promise<RequestEvent[][]> {
  const from = startOfDayInKorea(`${year}-01-01`);
  const to = startOfDayInKorea(`${year + 1}-01-01`);
  const rows = await sql<{ events: RequestEvent[] }[]>`
    select jsonb_agg(event.event order by event.sequence) as events
    from information_requests request
    join information_request_events event
      on event.agency_id = request.agency_id and event.request_id = request.id
    where request.agency_id = ${agencyId} and request.filed_at >= ${from} and request.filed_at < ${to}
    group by request.id`;
  return rows.map(({ events }) => events);
}

/** What of theirs is not over, for whoever takes over from them. */
export function listHeldBy(
  sql: Reader,
  agencyId: number,
  personId: string,
  most: number,
): Promise<{ id: string; receiptNumber: string }[]> {
  return sql<{ id: string; receiptNumber: string }[]>`
    select id, receipt_number as "receiptNumber" from information_requests
    where agency_id = ${agencyId} and person_id = ${personId}
      and ${isLeft(sql)}
    order by filed_at, id limit ${most}`;
}

export type OpenOfUnit = {
  readonly id: string;
  readonly receiptNumber: string;
  readonly unitId: string;
  readonly person: { readonly id: string; readonly name: string } | null;
};

/** What these units have that is not over. */
export function listOpenOfUnits(sql: Reader, agencyId: number, unitIds: readonly string[]): Promise<OpenOfUnit[]> {
  return sql<OpenOfUnit[]>`${openOfUnits(sql, agencyId, unitIds)}`;
}

/** The same, held all at once (`holdRequests`); what has moved away or ended meanwhile is not among them. */
export function holdOpenOfUnits(tx: Tx, agencyId: number, unitIds: readonly string[]): Promise<OpenOfUnit[]> {
  return tx<OpenOfUnit[]>`${openOfUnits(tx, agencyId, unitIds)} for update`;
}

function openOfUnits(sql: Reader, agencyId: number, unitIds: readonly string[]) {
  return sql`
    select id, receipt_number as "receiptNumber", unit_id as "unitId",
      case when person_id is not null then jsonb_build_object('id', person_id, 'name', person_name) end as person
    from information_requests
    where agency_id = ${agencyId} and unit_id = any(${unitIds as string[]}::uuid[])
      and ${isLeft(sql)}
    order by receipt_number collate "C"`;
}

/** Something is to be decided yet. That a review is over the 정보공개담당 tells where nobody handles it any more. */
function isLeft(sql: Reader) {
  return sql`(status in ('handling', 'awaitingSupplement') or objection = 'pending')`;
}

function readable(sql: Reader, { roles, personId, unitIds }: RequestReader) {
  if (roles.includes('disclosureOfficer')) return sql`true`;
  return sql`(person_id = ${personId} or (person_id is null and unit_id = any(${unitIds as string[]}::uuid[])))`;
}

function onList(
  sql: Reader,
  reader: RequestReader,
  { list, today, soonOn }: Pick<ListAsked, 'list' | 'today' | 'soonOn'>,
) {
  switch (list) {
    case 'soon':
      return sql`(due_on >= ${today} and due_on <= ${soonOn})`;
    case 'overdue':
      return sql`due_on < ${today}`;
    case 'mine':
      return sql`((person_id = ${reader.personId}
        or (person_id is null and unit_id = any(${reader.unitIds as string[]}::uuid[])))
        and (due_on is not null or status in ('handling', 'awaitingSupplement')))`;
    case 'all':
      return sql`true`;
  }
}
