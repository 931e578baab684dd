import type { Requester } from '../../shared/requests/filed-request.ts';
import { dueOn, type InformationRequest, isOver, reviewEndDue } from '../../shared/requests/information-request.ts';
import type { RequestEvent } from '../../shared/requests/request-events.ts';
import { hasPendingObjection } from '../../shared/requests/third-parties.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** What stands beside an event: of the requester, of a third party, or in their words. */
export type Personal = {
  readonly requester?: Requester;
  readonly wanted?: string;
  readonly text?: string;
  readonly name?: string;
  readonly contact?: string;
  readonly opinion?: string;
};

export type KeptEvent = { readonly event: RequestEvent; readonly personal: Personal | null };

/** A request as it is found: where it is kept and its stream. */
export type FoundRequest = {
  readonly agencyId: number;
  readonly id: string;
  readonly receiptNumber: string;
  readonly sequence: number;
  readonly deleteOn: string | null;
  readonly events: readonly KeptEvent[];
};

/** The next receipt number of the year; the counter's row is held until the commit, so none is skipped. */
export async function takeReceiptNumber(tx: Tx, agencyId: number, year: number): Promise<string> {
  const [row] = await tx<{ serial: number }[]>`
    insert into information_request_counters as counters (agency_id, year, last_serial) values (${agencyId}, ${year}, 1)
    on conflict on constraint a_year_counts_its_requests_once do update set last_serial = counters.last_serial + 1
    returning last_serial as serial`;
  return `${year}-${agencyId}-${String(row?.serial).padStart(5, '0')}`;
}

export type NewRequest = {
  readonly agencyId: number;
  readonly id: string;
  readonly secretHash: string;
  readonly filedHash: string;
  readonly event: RequestEvent & { type: 'RequestFiled' };
  readonly personal: Personal;
  readonly request: InformationRequest;
  readonly closedDays: readonly string[];
};

export async function insertRequest(tx: Tx, made: NewRequest): Promise<void> {
  const { agencyId, id, event, request } = made;
  await tx`
    insert into information_requests (agency_id, id, receipt_number, filed_at, secret_hash, filed_hash, sequence, status,
      requester_kind, due_on)
    values (${agencyId}, ${id}, ${event.receiptNumber}, ${event.at}, ${made.secretHash}, ${made.filedHash}, 1,
      ${request.status}, ${event.requesterKind}, ${dueOn(request, made.closedDays)})`;
  await insertEvent(tx, { agencyId, id, sequence: 1 }, event, made.personal);
}

function insertEvent(
  tx: Tx,
  { agencyId, id, sequence }: { readonly agencyId: number; readonly id: string; readonly sequence: number },
  event: RequestEvent,
  personal: Personal | null,
) {
  return tx`
    insert into information_request_events (agency_id, request_id, sequence, event, personal)
    values (${agencyId}, ${id}, ${sequence}, ${JSON.stringify(event)}::text::jsonb,
      ${personal && JSON.stringify(personal)}::text::jsonb)`;
}

/** The next event, and the row of the register as it stands after it. */
export async function appendEvent(
  tx: Tx,
  found: Pick<FoundRequest, 'agencyId' | 'id' | 'sequence'>,
  next: {
    readonly event: RequestEvent;
    readonly personal: Personal | null;
    readonly request: InformationRequest;
    readonly closedDays: readonly string[];
    readonly deleteOn: string | null;
  },
): Promise<void> {
  const { agencyId, id } = found;
  const sequence = found.sequence + 1;
  const { request } = next;
  const { handler } = request;
  const row = registerRow(request, next.closedDays);
  await insertEvent(tx, { agencyId, id, sequence }, next.event, next.personal);
  await tx`
    update information_requests
    set sequence = ${sequence}, status = ${request.status}, unit_id = ${handler?.unit.id ?? null},
      unit_name = ${handler?.unit.name ?? null}, person_id = ${handler?.person?.id ?? null},
      person_name = ${handler?.person?.name ?? null}, due_on = ${row.dueOn},
      outcome = ${row.outcome}, decided_on = ${row.decidedOn}, objection = ${row.objection}, delete_on = ${next.deleteOn}
    where agency_id = ${agencyId} and id = ${id}`;
}

/** What the register tells of where a request stands: nothing but its events and the days off. */
function registerRow(request: InformationRequest, closedDays: readonly string[]) {
  const { decision, objection, parties } = request;
  const inForce = objection?.decision ?? decision;
  // What a third party has stopped was refused on that day, and is counted as that.
  const stoppedOn = inForce?.stoppedOn ?? null;
  const isPending = (objection && !objection.decision) || parties.some(hasPendingObjection);
  return {
    dueOn: isOver(request) ? reviewEndDue(request) : dueOn(request, closedDays),
    outcome: (stoppedOn === null ? inForce?.terms.outcome : 'closed') ?? null,
    decidedOn: stoppedOn ?? inForce?.decidedOn ?? null,
    objection: isPending ? 'pending' : objection === null ? null : 'decided',
  };
}

/** Those of which something is due. */
export async function listOpenIds(sql: Reader, agencyId: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from information_requests where agency_id = ${agencyId} and due_on is not null`;
  return rows.map(({ id }) => id);
}

/**
 * Those that a third party has objected to or a review still keeps closed: older versions wrote their rows otherwise.
 */
export async function listObjectedIds(sql: Reader, agencyId: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from information_requests request
    where agency_id = ${agencyId} and exists (select from information_request_events event
      where event.agency_id = request.agency_id and event.request_id = request.id
        and (event.event ->> 'type' = 'ThirdPartyObjected'
          and outcome in ('open', 'partiallyOpen', 'accepted', 'partlyAccepted')
          or event.event #>> '{terms,reviewEndsOn}' is not null and due_on is null))`;
  return rows.map(({ id }) => id);
}

/** The row as the events and today's days off have it; unless an act came in between, whose own row says more. */
export function correctRow(
  sql: Reader,
  { agencyId, id, sequence }: Pick<FoundRequest, 'agencyId' | 'id' | 'sequence'>,
  request: InformationRequest,
  closedDays: readonly string[],
): Promise<unknown> {
  const row = registerRow(request, closedDays);
  return sql`
    update information_requests
    set due_on = ${row.dueOn}, outcome = ${row.outcome}, decided_on = ${row.decidedOn}, objection = ${row.objection}
    where agency_id = ${agencyId} and id = ${id} and sequence = ${sequence}
      and (due_on, outcome, decided_on, objection) is distinct from
        (${row.dueOn}::text::date, ${row.outcome}::text, ${row.decidedOn}::text::date, ${row.objection}::text)`;
}

type Head = Omit<FoundRequest, 'events'>;

export async function findRequest(
  sql: Reader,
  agencyId: number,
  receiptNumber: string,
): Promise<FoundRequest | undefined> {
  const [head] = await sql<Head[]>`
    select ${headColumns(sql)} from information_requests
    where agency_id = ${agencyId} and receipt_number = ${receiptNumber}`;
  return head && withEvents(sql, head);
}

export async function findRequestById(sql: Reader, agencyId: number, id: string): Promise<FoundRequest | undefined> {
  const [head] = await sql<Head[]>`
    select ${headColumns(sql)} from information_requests where agency_id = ${agencyId} and id = ${id}`;
  return head && withEvents(sql, head);
}

/** Whoever comes second waits here, and sees what was done. */
export async function holdRequest(tx: Tx, agencyId: number, id: string): Promise<FoundRequest | undefined> {
  await tx`select from information_requests where agency_id = ${agencyId} and id = ${id} for update`;
  return findRequestById(tx, agencyId, id);
}

/**
 * Several for one transaction, in the one order in which requests are held: all of them before the first is acted on,
 * or whoever has one of them and tells of it would wait for a log that this one has grown, and this one for them.
 */
export function holdRequests(
  tx: Tx,
  agencyId: number,
  requests: { readonly ids: readonly string[] } | { readonly receiptNumbers: readonly string[] },
): Promise<{ id: string; receiptNumber: string }[]> {
  const asked =
    'ids' in requests
      ? tx`id = any(${requests.ids as string[]}::uuid[])`
      : tx`receipt_number = any(${requests.receiptNumbers as string[]}::text[])`;
  return tx<{ id: string; receiptNumber: string }[]>`
    select id, receipt_number as "receiptNumber" from information_requests where agency_id = ${agencyId} and ${asked}
    order by receipt_number collate "C" for update`;
}

/** The request that a number and its secret open together; either alone opens nothing. */
export async function findOpened(
  sql: Reader,
  receiptNumber: string,
  secretHash: string,
): Promise<FoundRequest | undefined> {
  const agencyId = Number(receiptNumber.split('-')[1]);
  const [head] = await sql<Head[]>`
    select ${headColumns(sql)} from information_requests
    where agency_id = ${agencyId} and receipt_number = ${receiptNumber} and secret_hash = ${secretHash}`;
  return head && withEvents(sql, head);
}

/** The request that a secret was given for, with what was filed under it. */
export async function findFiled(
  sql: Reader,
  agencyId: number,
  secretHash: string,
): Promise<{ receiptNumber: string; filedHash: string } | undefined> {
  const [row] = await sql<{ receiptNumber: string; filedHash: string }[]>`
    select receipt_number as "receiptNumber", filed_hash as "filedHash" from information_requests
    where agency_id = ${agencyId} and secret_hash = ${secretHash}`;
  return row;
}

function headColumns(sql: Reader) {
  return sql`agency_id as "agencyId", id, receipt_number as "receiptNumber", sequence, delete_on as "deleteOn"`;
}

async function withEvents(sql: Reader, head: Head): Promise<FoundRequest> {
  const events = await sql<KeptEvent[]>`
    select event, personal from information_request_events
    where agency_id = ${head.agencyId} and request_id = ${head.id} order by sequence`;
  // Read after the head: an event written in between would not be in it.
  return { ...head, sequence: events.length, events };
}

export type CarriedDecision = { readonly documentId: string; readonly requestId: string; readonly paperId: string };

export function insertDecision(tx: Tx, agencyId: number, decision: CarriedDecision): Promise<unknown> {
  return tx`
    insert into information_request_decisions (agency_id, document_id, request_id, paper_id)
    values (${agencyId}, ${decision.documentId}, ${decision.requestId}, ${decision.paperId})`;
}

/** What a document decides on, if it carries a decision at all. */
export async function findDecision(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<CarriedDecision | undefined> {
  const [row] = await sql<CarriedDecision[]>`
    select document_id as "documentId", request_id as "requestId", paper_id as "paperId"
    from information_request_decisions where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row;
}

/** The documents that carry the decisions on a request, in the order of their ids, in which they are held. */
export async function listNotices(sql: Reader, agencyId: number, requestId: string): Promise<string[]> {
  const rows = await sql<{ documentId: string }[]>`
    select document_id as "documentId" from information_request_decisions
    where agency_id = ${agencyId} and request_id = ${requestId} order by document_id`;
  return rows.map(({ documentId }) => documentId);
}

/** 열람 기록. */
export function insertReading(
  sql: Reader,
  reading: { readonly agencyId: number; readonly id: string; readonly personId: string; readonly at: Date },
): Promise<unknown> {
  return sql`
    insert into information_request_readings (agency_id, request_id, person_id, at)
    values (${reading.agencyId}, ${reading.id}, ${reading.personId}, ${reading.at})
    on conflict do nothing`;
}

/** Who has opened it, the latest first; one line for each person. */
export function listReadings(
  sql: Reader,
  agencyId: number,
  id: string,
): Promise<{ personId: string; last: Date; times: number }[]> {
  return sql<{ personId: string; last: Date; times: number }[]>`
    select person_id as "personId", max(at) as last, count(*)::int as times from information_request_readings
    where agency_id = ${agencyId} and request_id = ${id}
    group by person_id order by last desc limit 100`;
}

/** 파기: whatever names a person or was written by one, and the secret. The register and the handling stay. */
export async function forgetPersonal(sql: Reader, today: string): Promise<void> {
  await sql`
    with due as (
      update information_requests set secret_hash = null, delete_on = null where delete_on <= ${today}
      returning agency_id, id)
    update information_request_events kept set personal = null from due
    where kept.agency_id = due.agency_id and kept.request_id = due.id and kept.personal is not null`;
}
