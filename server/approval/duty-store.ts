import type { DutyKind } from '../../shared/approval/approval-events.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import type { DutyRow } from './duty-rows.ts';

type DocumentKey = { readonly agencyId: number; readonly documentId: string };
type Person = { readonly agencyId: number; readonly personId: string };

/** The duties after an act; those of an earlier version were dropped with its seats. */
export function writeDuties(sql: Reader, key: DocumentKey, duties: readonly DutyRow[]): Statement {
  return sql`
    insert into approval_duties
      (agency_id, document_id, kind, person_id, lead_agency_id, since, due_on, open, done_at)
    select coalesce("partnerAgencyId", ${key.agencyId}), ${key.documentId}, kind, "personId",
      case when "partnerAgencyId" is not null then ${key.agencyId}::int end, since, "dueOn", open, "doneAt"
    from json_to_recordset(${JSON.stringify(duties)}::text::json) as duty (
      kind text, "personId" uuid, "partnerAgencyId" int, since timestamptz, "dueOn" date, open boolean, "doneAt" timestamptz)
    on conflict (agency_id, document_id, kind, person_id) do update set
      since = excluded.since, due_on = excluded.due_on, open = excluded.open, done_at = excluded.done_at`;
}

/** An earlier version's duties are nobody's any more; sent before those of a newly submitted one. */
export async function dropDuties(tx: Reader, agencyId: number, documentId: string): Promise<void> {
  await Promise.all([
    tx`delete from approval_duties where agency_id = ${agencyId} and document_id = ${documentId}`,
    tx`delete from approval_duties where lead_agency_id = ${agencyId} and document_id = ${documentId}`,
  ]);
}

export function listDutyRows(tx: Tx, documents: readonly DocumentKey[]) {
  const [agencies, ids] = [documents.map((one) => one.agencyId), documents.map((one) => one.documentId)];
  return tx<(DutyRow & { documentId: string })[]>`
    select document_id as "documentId", kind, person_id as "personId",
      case when lead_agency_id is not null then duty.agency_id end as "partnerAgencyId", since, due_on as "dueOn", open,
      done_at as "doneAt"
    from approval_duties duty
    join unnest(${agencies}::int[], ${ids}::uuid[]) as asked (agency_id, document_id) using (document_id)
    where coalesce(lead_agency_id, duty.agency_id) = asked.agency_id
    order by document_id, kind, person_id`;
}

/** Where a page of duties begins: open ones stand before those that are done. */
export type AfterDuty = { readonly open: boolean; readonly at: Date; readonly documentId: string } | undefined;

export type DutyKey = {
  /** The agency that keeps the document. */
  readonly agencyId: number;
  readonly documentId: string;
  readonly at: Date;
  readonly open: boolean;
  readonly dueOn: CalendarDay | null;
  readonly doneAt: Date | null;
};

/** 공람, 사후보고, 협의: what this person owes, then what they have done, the last asked first. */
export function listDuties(
  sql: Reader,
  person: Person,
  kind: DutyKind,
  after: AfterDuty,
  limit: number,
): Promise<DutyKey[]> {
  return sql<DutyKey[]>`
    select coalesce(lead_agency_id, agency_id) as "agencyId", document_id as "documentId", since as at, open, due_on as "dueOn", done_at as "doneAt"
    from approval_duties
    where agency_id = ${person.agencyId} and person_id = ${person.personId} and kind = ${kind}
      -- A question that nobody waits for any more is neither open nor answered, and gives no sight of the document.
      and (open or done_at is not null)
      ${after ? sql`and (open, since, document_id) < (${after.open}, ${after.at}, ${after.documentId})` : sql``}
    order by open desc, since desc, document_id desc limit ${limit}`;
}

export type OpenDutyRow = { readonly keptBy: number; readonly documentId: string; readonly duty: DutyKind };

/** What a person has still to do, the first asked first. */
export function listOpenDutyRows(sql: Reader, { agencyId, personId }: Person, limit: number): Promise<OpenDutyRow[]> {
  return sql<OpenDutyRow[]>`
    select coalesce(lead_agency_id, agency_id) as "keptBy", document_id as "documentId", kind as duty
    from approval_duties
    where agency_id = ${agencyId} and person_id = ${personId} and open
    order by since, document_id, kind limit ${limit}`;
}

export type DutyCounts = { readonly circulated: number; readonly reports: number; readonly consultations: number };

/** What is still to be done of each kind. */
export async function countDuties(sql: Reader, person: Person): Promise<DutyCounts> {
  const [row] = await sql<DutyCounts[]>`
    select count(*) filter (where kind = 'read')::int as circulated,
      count(*) filter (where kind = 'report')::int as reports,
      count(*) filter (where kind = 'answer')::int as consultations
    from approval_duties where agency_id = ${person.agencyId} and person_id = ${person.personId} and open`;
  return row ?? { circulated: 0, reports: 0, consultations: 0 };
}
