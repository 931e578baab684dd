import type { PendingQuery } from 'postgres';
import type { ApprovalEvent, SeatAct } from '../../shared/approval/approval-events.ts';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { documentIdOf, documentNames } from '../document/index.ts';
import { brokenConstraint, type Reader, sqlState, type Tx } from '../platform/database/connect.ts';
import { type Statement, writeTogether } from '../platform/database/one-statement.ts';

export type StoredEvent = {
  readonly sequence: number;
  readonly eventId: string;
  readonly event: ApprovalEvent;
  readonly at: Date;
};

/** A document's stream, oldest first. */
export function listEvents(sql: Reader, agencyId: number, managementNumber: string): PendingQuery<StoredEvent[]> {
  return sql<StoredEvent[]>`
    select sequence, event_id as "eventId", event, at from approval_events
    where agency_id = ${agencyId} and document_id = ${documentIdOf(sql, agencyId, managementNumber)}
    order by sequence`;
}

/**
 * Whether something has happened on a document after the `revision` that a row was made of; `rows` names the other
 * capability's rows, with their agency and document.
 */
export function hasMovedOn(sql: Reader, rows: string) {
  return sql`exists (
    select from approval_events later
    where later.agency_id = ${sql(rows)}.agency_id and later.document_id = ${sql(rows)}.document_id
      and later.sequence > ${sql(rows)}.revision)`;
}

/** Two acts met on one state: the loser's error. */
export function isStreamTaken(error: unknown): boolean {
  const broken = brokenConstraint(error);
  // Two reviewers who edit at once meet on the version as well.
  return broken === 'one_act_at_a_time_on_a_document' || broken === 'a_version_is_submitted_once';
}

/** Beaten by another act on the same document, in whichever way PostgreSQL noticed: nothing of this one is written. */
export function isBeaten(error: unknown): boolean {
  // The steps of one statement have no promised order, so two acts may come to wait for each other's rows.
  return isStreamTaken(error) || sqlState(error) === '40P01';
}

/** Appends to the stream; the primary key refuses a second act on the same state. */
export function insertEvent(
  sql: Reader,
  key: { readonly agencyId: number; readonly documentId: string },
  stored: StoredEvent,
): Statement {
  return sql`
    insert into approval_events (agency_id, document_id, sequence, event_id, event, at)
    values (${key.agencyId}, ${key.documentId}, ${stored.sequence}, ${stored.eventId},
      ${JSON.stringify(stored.event)}::text::jsonb, ${stored.at})`;
}

/** How long the streams of these documents are; none for one that has no stream yet. */
export async function listRevisions(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  const rows = await sql<{ documentId: string; revision: number }[]>`
    select document_id as "documentId", max(sequence) as revision from approval_events
    where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[]) group by document_id`;
  return new Map(rows.map(({ documentId, revision }) => [documentId, revision]));
}

export type SeatRow = {
  readonly seat: number;
  readonly act: SeatAct;
  readonly personId: string;
  readonly postId: string;
  /** 공동기안: the agency of the seat, where it is not the document's. */
  readonly partnerAgencyId: number | null;
  readonly signed: boolean;
  readonly inTurn: boolean;
  /** 결재예정 */
  readonly upcoming: boolean;
  readonly hasOpinion: boolean;
  /** 보류: the seat waits on itself until this day. */
  readonly heldUntil: CalendarDay | null;
  /** 대결: who signed in the place of the seat's own officer. */
  readonly actedBy: string | null;
  /** 반려: who has sent the document back to its drafter from this seat, in another's place too. */
  readonly rejectedBy: string | null;
  /** 처리기한 */
  readonly dueOn: CalendarDay | null;
  readonly status: ApprovalStatus;
  readonly at: Date;
};

/** An earlier version's seats make place for those of a newly submitted one; sent before these. */
export async function dropSeats(tx: Reader, agencyId: number, documentId: string): Promise<void> {
  await Promise.all([
    tx`delete from approval_seats where agency_id = ${agencyId} and document_id = ${documentId}`,
    tx`delete from approval_seats where lead_agency_id = ${agencyId} and document_id = ${documentId}`,
  ]);
}

export function insertSeats(sql: Reader, agencyId: number, documentId: string, seats: readonly SeatRow[]): Statement {
  const rows = seats.map((seat) => ({
    agency_id: seat.partnerAgencyId ?? agencyId,
    document_id: documentId,
    lead_agency_id: seat.partnerAgencyId === null ? null : agencyId,
    seat: seat.seat,
    act: seat.act,
    person_id: seat.personId,
    post_id: seat.postId,
    signed: seat.signed,
    in_turn: seat.inTurn,
    upcoming: seat.upcoming,
    has_opinion: seat.hasOpinion,
    held_until: seat.heldUntil,
    acted_by: seat.actedBy,
    rejected_by: seat.rejectedBy,
    due_on: seat.dueOn,
    status: seat.status,
    at: seat.at,
  }));
  return sql`insert into approval_seats ${sql(rows)}`;
}

/** Moves the seats on after an act: who sits there, who has signed, whose turn it is, and the line's status. */
export function updateSeats(
  sql: Reader,
  key: { readonly agencyId: number; readonly documentId: string },
  seats: readonly SeatRow[],
): Statement {
  const agencies = [...new Set(seats.map(({ partnerAgencyId }) => partnerAgencyId ?? key.agencyId))];
  return sql`
    update approval_seats set
      person_id = now."personId", post_id = now."postId", signed = now.signed, in_turn = now."inTurn",
      upcoming = now.upcoming, has_opinion = now."hasOpinion", held_until = now."heldUntil", acted_by = now."actedBy",
      rejected_by = now."rejectedBy", status = now.status, at = now.at
    from json_to_recordset(${JSON.stringify(seats)}::text::json) as now (
      seat int, "personId" uuid, "postId" uuid, signed boolean, "inTurn" boolean, upcoming boolean,
      "hasOpinion" boolean, "heldUntil" date, "actedBy" uuid, "rejectedBy" uuid, status text, at timestamptz)
    where approval_seats.agency_id = any(${agencies}::int[]) and approval_seats.document_id = ${key.documentId}
      and approval_seats.seat = now.seat`;
}

/** Writes all rows of an act by one statement. A number that is to be given comes last and is answered. */
export async function writeAct(
  sql: Reader,
  rows: readonly Statement[],
  number?: Statement,
): Promise<{ readonly serial: number; readonly printed: string }> {
  const [last] = await writeTogether(sql, rows, number ?? sql`select 0 as serial, '' as printed from written`);
  if (typeof last?.serial !== 'number') throw new Error('an act without its last row');
  return { serial: last.serial, printed: String(last.printed) };
}

type DocumentKey = { readonly agencyId: number; readonly documentId: string };

/** Waits for the acts under way and lets none begin until this transaction ends. */
export function holdActs(tx: Tx): Promise<unknown> {
  return tx`lock table approval_events in share mode`;
}

/** The streams of many documents, each in its order; for whoever goes through all of them. */
export function listStreams(sql: Reader, documents: readonly DocumentKey[]) {
  return sql<{ documentId: string; event: ApprovalEvent; at: Date }[]>`
    select document_id as "documentId", event, at
    from approval_events join ${keysOf(sql, documents)} using (agency_id, document_id) order by document_id, sequence`;
}

export function listSeatRows(tx: Tx, documents: readonly DocumentKey[]) {
  return tx<(SeatRow & { documentId: string })[]>`
    select document_id as "documentId", seat, act, person_id as "personId", post_id as "postId",
      case when lead_agency_id is not null then approval_seats.agency_id end as "partnerAgencyId", signed,
      in_turn as "inTurn", upcoming, has_opinion as "hasOpinion", held_until as "heldUntil",
      acted_by as "actedBy", rejected_by as "rejectedBy", due_on as "dueOn", status, at
    from approval_seats join ${keysOf(tx, documents)} using (document_id)
    where coalesce(lead_agency_id, approval_seats.agency_id) = asked.agency_id order by document_id, seat`;
}

function keysOf(sql: Reader, documents: readonly DocumentKey[]) {
  const [agencies, ids] = [documents.map((one) => one.agencyId), documents.map((one) => one.documentId)];
  return sql`unnest(${agencies}::int[], ${ids}::uuid[]) as asked (agency_id, document_id)`;
}

/** A seat whose turn it is, and since when. */
export type TurnKey = {
  /** The agency of the person who sits there. */
  readonly agencyId: number;
  readonly documentId: string;
  readonly seat: number;
  readonly act: SeatAct;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
};

/** Every seat that a document of the agency waits on, in other agencies too, the longest waiting first. */
export function listSeatsInTurn(sql: Reader, agencyId: number): Promise<TurnKey[]> {
  return sql<TurnKey[]>`
    select agency_id as "agencyId", document_id as "documentId", seat, act, person_id as "personId",
      post_id as "postId", at
    from approval_seats
    where in_turn and (agency_id = ${agencyId} and lead_agency_id is null or lead_agency_id = ${agencyId})
    order by at, document_id, seat`;
}

export type OpenSeatRow = {
  /** The agency that keeps the document: another than the person's in a 공동기안. */
  readonly keptBy: number;
  readonly documentId: string;
  readonly seat: number;
  readonly act: SeatAct;
  readonly postId: string;
  readonly inTurn: boolean;
};

/** Seats that have not acted, of a person or of posts, on lines in approval; the longest waiting first. */
export function listOpenSeatRows(
  sql: Reader,
  agencyId: number,
  whose: { readonly personId: string } | { readonly postIds: readonly string[] },
  limit: number,
): Promise<OpenSeatRow[]> {
  const theirs =
    'personId' in whose
      ? // 공동기안: another agency's document is there for who sits on it once it has come to their own agency.
        sql`person_id = ${whose.personId} and (lead_agency_id is null or in_turn or upcoming)`
      : // A change of the organisation does not reach into other agencies' lines.
        sql`post_id = any(${whose.postIds as string[]}::uuid[]) and lead_agency_id is null`;
  return sql<OpenSeatRow[]>`
    select coalesce(lead_agency_id, agency_id) as "keptBy", document_id as "documentId", seat, act, post_id as "postId",
      in_turn as "inTurn"
    from approval_seats
    where agency_id = ${agencyId} and ${theirs} and status = 'inApproval' and not signed and seat > 0
    order by at, document_id, seat limit ${limit}`;
}

/** A document whose 처리기한 has come, and whom it waits on. */
export type DueTurn = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly revision: number;
  readonly dueOn: CalendarDay;
  readonly personIds: readonly string[];
};

export function listDueTurns(sql: Reader, agencyId: number, today: CalendarDay): Promise<DueTurn[]> {
  return sql<DueTurn[]>`
    select due.document_id as "documentId", named.management_number as "managementNumber", due.due_on as "dueOn",
      due.people as "personIds",
      (select max(sequence) from approval_events done
        where done.agency_id = ${agencyId} and done.document_id = due.document_id) as revision
    from (
      select document_id, due_on, array_agg(person_id order by seat) as people from approval_seats
      where agency_id = ${agencyId} and in_turn and due_on <= ${today} group by document_id, due_on) as due
    join (${documentNames(sql, agencyId)}) as named on named.id = due.document_id
    order by due.due_on, due.document_id`;
}

type StuckCheck = { readonly checkedOn: CalendarDay; readonly count: number };

export async function findStuckCheck(sql: Reader, agencyId: number): Promise<StuckCheck | undefined> {
  const [check] = await sql<StuckCheck[]>`
    select checked_on as "checkedOn", count from stuck_checks
    where agency_id = ${agencyId} order by checked_on desc limit 1`;
  return check;
}

export function insertStuckCheck(sql: Reader, agencyId: number, check: StuckCheck & { readonly at: Date }) {
  return sql`
    insert into stuck_checks (agency_id, checked_on, count, at)
    values (${agencyId}, ${check.checkedOn}, ${check.count}, ${check.at}) on conflict do nothing`;
}

/** What has moved many documents along their lines, in order; readings and questions are many and left out. */
export function listMoves(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  return sql<{ documentId: string; event: ApprovalEvent }[]>`
    select document_id as "documentId", event from approval_events
    where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[])
      and event ->> 'type' not in ('DocumentCirculated', 'DocumentRead', 'ConsultationAsked', 'ConsultationAnswered')
    order by document_id, sequence`;
}
