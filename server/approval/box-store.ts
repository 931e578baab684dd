import type { SeatAct } from '../../shared/approval/approval-events.ts';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import { listMandates } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';

export type BoxKey = {
  readonly documentId: string;
  readonly seat: number;
  readonly act: SeatAct;
  readonly status: ApprovalStatus;
  readonly at: Date;
};
type Person = { readonly agencyId: number; readonly personId: string };
type After = { readonly at: Date; readonly documentId: string } | undefined;

/**
 * 결재대기: what waits on this person and, while they stand in for somebody (대결), what waits on that one; the longest
 * waiting first, each document once. Every person's part is one index range, however many they act for.
 */
export function listWaiting(
  sql: Reader,
  person: Person & { readonly now: Date },
  after: After,
  limit: number,
): Promise<(BoxKey & { isActing: boolean })[]> {
  const { agencyId, personId } = person;
  const further = after ? sql`and (at, document_id) > (${after.at}, ${after.documentId})` : sql``;
  return sql<(BoxKey & { isActing: boolean })[]>`
    with own as (
      select document_id, seat, act, status, at, false as acting from approval_seats
      where agency_id = ${agencyId} and person_id = ${personId} and in_turn ${further}
      order by at, document_id limit ${limit}),
    acted as (
      select waiting.* from (${listMandates(sql, agencyId, personId, person.now)}) as mandate
      cross join lateral (
        select document_id, seat, act, status, at, true as acting from approval_seats waiting
        where ${mayBeActedOn(sql, person)} ${further}
        order by at, document_id limit ${limit}) as waiting)
    select distinct on (at, document_id) document_id as "documentId", seat, act, status, at, acting as "isActing"
    from (select * from own union all select * from acted) as waiting
    order by at, document_id, acting limit ${limit}`;
}

/** A seat in turn whose absent officer still holds its post; nobody decides on their own draft in another's place. */
function mayBeActedOn(sql: Reader, { agencyId, personId }: Person) {
  return sql`
    waiting.agency_id = ${agencyId} and waiting.person_id = mandate."personId" and waiting.in_turn
    and waiting.post_id = any(mandate."postIds")
    and not (waiting.act in ('approve', 'delegatedApprove') and exists (
      select from approval_seats drafted where drafted.agency_id = ${agencyId}
        and drafted.document_id = waiting.document_id and drafted.seat = 0 and drafted.person_id = ${personId}))`;
}

/**
 * 결재진행 and 결재완료: what this person drafted or signed, in another's place too, by the line's status, the last act
 * first.
 */
export function listTakenPart(
  sql: Reader,
  { agencyId, personId }: Person,
  status: 'inApproval' | 'approved',
  after: After,
  limit: number,
): Promise<BoxKey[]> {
  const further = after ? sql`and (at, document_id) < (${after.at}, ${after.documentId})` : sql``;
  return sql<BoxKey[]>`
    with own as (
      select document_id, seat, act, status, at from approval_seats
      where agency_id = ${agencyId} and person_id = ${personId} and signed and status = ${status} ${further}
      order by at desc, document_id desc limit ${limit}),
    acted as (
      select document_id, seat, act, status, at from approval_seats
      where agency_id = ${agencyId} and acted_by = ${personId} and status = ${status} ${further}
      order by at desc, document_id desc limit ${limit})
    select distinct on (at, document_id) document_id as "documentId", seat, act, status, at
    from (select * from own union all select * from acted) as taken
    order by at desc, document_id desc, seat desc limit ${limit}`;
}

/** 기안함: everything this person has submitted. */
export function listDrafted(sql: Reader, person: Person, after: After, limit: number): Promise<BoxKey[]> {
  return sql<BoxKey[]>`
    select document_id as "documentId", seat, act, status, at from approval_seats
    where agency_id = ${person.agencyId} and person_id = ${person.personId} and seat = 0
      ${after ? sql`and (at, document_id) < (${after.at}, ${after.documentId})` : sql``}
    order by at desc, document_id desc limit ${limit}`;
}

export type SeatCounts = {
  readonly waiting: number;
  readonly progress: number;
  readonly done: number;
  readonly drafted: number;
};

/** The badges: as many as the lists have rows. */
export async function countSeats(sql: Reader, person: Person & { readonly now: Date }): Promise<SeatCounts> {
  const { agencyId, personId, now } = person;
  const takenPart = (status: 'inApproval' | 'approved') => sql`
    select count(*)::int from (
      select document_id from approval_seats
      where agency_id = ${agencyId} and person_id = ${personId} and signed and status = ${status}
      union
      select document_id from approval_seats
      where agency_id = ${agencyId} and acted_by = ${personId} and status = ${status}) as taken`;
  const [row] = await sql<SeatCounts[]>`
    select
      (select count(*)::int from (
        select document_id from approval_seats
        where agency_id = ${agencyId} and person_id = ${personId} and in_turn
        union
        select waiting.document_id from (${listMandates(sql, agencyId, personId, now)}) as mandate
        join approval_seats waiting on ${mayBeActedOn(sql, person)}) as waiting) as waiting,
      (${takenPart('inApproval')}) as progress,
      (${takenPart('approved')}) as done,
      (select count(*)::int from approval_seats
        where agency_id = ${agencyId} and person_id = ${personId} and seat = 0) as drafted`;
  return row ?? { waiting: 0, progress: 0, done: 0, drafted: 0 };
}
