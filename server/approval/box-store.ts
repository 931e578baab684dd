import type { SeatAct } from '../../shared/approval/approval-events.ts';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listMandates } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { type BoxRange, rangeOf } from './box-range-store.ts';

export type BoxKey = {
  /** The agency that keeps the document: another than the person's where they take part in its 공동기안. */
  readonly agencyId: number;
  readonly documentId: string;
  readonly seat: number;
  readonly act: SeatAct;
  readonly status: ApprovalStatus;
  /** 처리기한 */
  readonly dueOn: CalendarDay | null;
  readonly at: Date;
};
type Person = { readonly agencyId: number; readonly personId: string };

/**
 * 결재대기: what waits on this person and, while they stand in for somebody (대결), what waits on that one; the longest
 * waiting first, each document once. Every person's part is one index range, however many they act for.
 */
export function listWaiting(
  sql: Reader,
  person: Person & { readonly now: Date },
  range: BoxRange,
): Promise<(BoxKey & { isActing: boolean })[]> {
  const { agencyId, personId } = person;
  const { wanted, order, key, limit } = rangeOf(sql, range, 'oldestFirst');
  return sql<(BoxKey & { isActing: boolean })[]>`
    with mandates as materialized (${listMandates(sql, agencyId, personId, person.now)}), own as (
      select ${keeper(sql)}, document_id, seat, act, status, due_on, at, false as acting from approval_seats waiting
      where agency_id = ${agencyId} and person_id = ${personId} and in_turn ${wanted} and ${standsAlone(sql, person)}
      order by ${order} limit ${limit}),
    acted as (
      select waiting.* from mandates mandate cross join lateral (
        select ${keeper(sql)}, document_id, seat, act, status, due_on, at, true as acting from approval_seats waiting
        where ${mayBeActedOn(sql, person, 'waiting')} ${wanted} and ${standsAlone(sql, person)}
        order by ${order} limit ${limit}) as waiting)
    select distinct on (${key}) keeper as "agencyId", document_id as "documentId", seat, act, status, due_on as "dueOn", at,
      acting as "isActing"
    from (select * from own union all select * from acted) as waiting
    order by ${order}, acting limit ${limit}`;
}

function keeper(sql: Reader) {
  return sql`coalesce(lead_agency_id, agency_id) as keeper`;
}

/** A seat in turn whose absent officer still holds its post; nobody decides on their own draft in another's place. */
function mayBeActedOn(sql: Reader, { agencyId, personId }: Person, seat: 'waiting' | 'earlier') {
  const waiting = sql(seat);
  return sql`
    ${waiting}.agency_id = ${agencyId} and ${waiting}.person_id = mandate."personId" and ${waiting}.in_turn
    and ${waiting}.post_id = any(mandate."postIds")
    and not (${waiting}.act in ('approve', 'delegatedApprove') and exists (
      select from approval_seats drafted where drafted.agency_id = ${agencyId}
        and drafted.document_id = ${waiting}.document_id and drafted.seat = 0 and drafted.person_id = ${personId}))`;
}

/**
 * Side by side, more than one seat of a document may wait on the same person, each since another moment: the one that
 * has waited longest stands for all, one's own before another's.
 */
function standsAlone(sql: Reader, person: Person) {
  const { agencyId, personId } = person;
  const rank = (seat: 'waiting' | 'earlier') =>
    sql`${sql(seat)}.at, ${sql(seat)}.person_id <> ${personId}, ${sql(seat)}.seat`;
  return sql`not exists (
    select from approval_seats earlier
    where earlier.agency_id = ${agencyId} and earlier.document_id = waiting.document_id and earlier.in_turn
      and (${rank('earlier')}) < (${rank('waiting')})
      and (earlier.person_id = ${personId}
        or exists (select from mandates mandate where ${mayBeActedOn(sql, person, 'earlier')})))`;
}

/** 결재예정: documents in approval on their way to this person, the last moved first. */
export function listUpcoming(sql: Reader, person: Person, range: BoxRange): Promise<BoxKey[]> {
  const { wanted, order, limit } = rangeOf(sql, range, 'newestFirst');
  return sql<BoxKey[]>`
    select coalesce(lead_agency_id, agency_id) as "agencyId", document_id as "documentId", seat, act, status,
      due_on as "dueOn", at
    from approval_seats
    where agency_id = ${person.agencyId} and person_id = ${person.personId} and upcoming ${wanted}
    order by ${order} limit ${limit}`;
}

/** How a line stands in whose box it lies: 결재진행, 결재완료, 반려/회수. */
const TAKEN_PART = {
  progress: ['inApproval'],
  done: ['approved'],
  returned: ['rejected', 'recalled'],
} as const satisfies Record<string, readonly ApprovalStatus[]>;
export type TakenPart = keyof typeof TAKEN_PART;

/**
 * 결재진행, 결재완료, 반려/회수: what this person drafted or signed, in another's place too, by the line's status, the
 * last act first; with what came back also what they themselves have sent back.
 */
export function listTakenPart(
  sql: Reader,
  { agencyId, personId }: Person,
  box: TakenPart,
  range: BoxRange,
): Promise<BoxKey[]> {
  const { wanted, order, key, limit } = rangeOf(sql, range, 'newestFirst');
  return sql<BoxKey[]>`
    with own as (
      select ${keeper(sql)}, document_id, seat, act, status, due_on, at from approval_seats
      where agency_id = ${agencyId} and person_id = ${personId} and signed and ${standsAs(sql, box)} ${wanted}
      order by ${order} limit ${limit}),
    acted as (
      select ${keeper(sql)}, document_id, seat, act, status, due_on, at from approval_seats
      where agency_id = ${agencyId} and acted_by = ${personId} and ${standsAs(sql, box)} ${wanted}
      order by ${order} limit ${limit}),
    refused as (
      select ${keeper(sql)}, document_id, seat, act, status, due_on, at from approval_seats
      where agency_id = ${agencyId} and rejected_by = ${personId} and ${box === 'returned'} ${wanted}
      order by ${order} limit ${limit})
    select distinct on (${key}) keeper as "agencyId", document_id as "documentId", seat, act, status, due_on as "dueOn", at
    from (select * from own union all select * from acted union all select * from refused) as taken
    order by ${order}, seat desc limit ${limit}`;
}

/** One status is one index range in the order of the list; two are sorted, and what was sent back is little. */
function standsAs(sql: Reader, box: TakenPart) {
  const [status, other] = TAKEN_PART[box];
  return other ? sql`status in (${status}, ${other})` : sql`status = ${status}`;
}

/** 기안함: everything this person has submitted. */
export function listDrafted(sql: Reader, person: Person, range: BoxRange): Promise<BoxKey[]> {
  const { wanted, order, limit } = rangeOf(sql, range, 'newestFirst');
  return sql<BoxKey[]>`
    select agency_id as "agencyId", document_id as "documentId", seat, act, status, due_on as "dueOn", at from approval_seats
    where agency_id = ${person.agencyId} and person_id = ${person.personId} and seat = 0 ${wanted}
    order by ${order} limit ${limit}`;
}

export type SeatCounts = {
  readonly waiting: number;
  readonly upcoming: number;
  readonly progress: number;
  readonly done: number;
  readonly returned: number;
  readonly drafted: number;
};

/** The badges: as many as the lists have rows. */
export async function countSeats(sql: Reader, person: Person & { readonly now: Date }): Promise<SeatCounts> {
  const { agencyId, personId, now } = person;
  const takenPart = (box: TakenPart) => sql`
    select count(*)::int from (
      select document_id from approval_seats
      where agency_id = ${agencyId} and person_id = ${personId} and signed and ${standsAs(sql, box)}
      union
      select document_id from approval_seats
      where agency_id = ${agencyId} and acted_by = ${personId} and ${standsAs(sql, box)}
      union
      select document_id from approval_seats
      where agency_id = ${agencyId} and rejected_by = ${personId} and ${box === 'returned'}) as taken`;
  const [row] = await sql<SeatCounts[]>`
    select
      (select count(*)::int from (
        select document_id from approval_seats
        where agency_id = ${agencyId} and person_id = ${personId} and in_turn
        union
        select waiting.document_id from (${listMandates(sql, agencyId, personId, now)}) as mandate
        join approval_seats waiting on ${mayBeActedOn(sql, person, 'waiting')}) as waiting) as waiting,
      (select count(*)::int from approval_seats
        where agency_id = ${agencyId} and person_id = ${personId} and upcoming) as upcoming,
      (${takenPart('progress')}) as progress,
      (${takenPart('done')}) as done,
      (${takenPart('returned')}) as returned,
      (select count(*)::int from approval_seats
        where agency_id = ${agencyId} and person_id = ${personId} and seat = 0) as drafted`;
  return row ?? { waiting: 0, upcoming: 0, progress: 0, done: 0, returned: 0, drafted: 0 };
}
