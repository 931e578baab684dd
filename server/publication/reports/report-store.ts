import type { ReportKind, ReportOutcome, ReportPlace } from '../../../shared/disclosure/privacy-report.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';
import { withdrawnAt } from '../queue/schedule-store.ts';

type Key = { readonly agencyId: number; readonly documentId: string };

export type ReportRow = {
  readonly copyId: string;
  readonly kind: ReportKind;
  readonly place: ReportPlace;
  readonly attachmentId: string | null;
  readonly note: string;
  readonly contact: string | null;
  readonly reportedAt: Date;
  readonly holds: boolean;
  readonly outcome: ReportOutcome | null;
  readonly outcomeReason: string | null;
  readonly decidedAt: Date | null;
  readonly isDecided: boolean;
};

/** Whether a report of a citizen waits for its decision. */
export async function hasOpenReport(sql: Reader, { agencyId, documentId }: Key): Promise<boolean> {
  const [row] = await sql`
    select 1 from privacy_reports
    where agency_id = ${agencyId} and document_id = ${documentId} and decided_at is null limit 1`;
  return row !== undefined;
}

/**
 * Where the reports were that the decision which closed a document ended: nobody has looked there since, so no row of
 * the 정보목록 shows a title of itself, and only 정보공개담당 opens the document again.
 */
export async function placesLeftUnlooked(
  sql: Reader,
  { agencyId, documentId, closedAt }: Key & { readonly closedAt: Date | null },
): Promise<readonly ReportPlace[]> {
  if (closedAt === null) return [];
  const rows = await sql<{ place: ReportPlace }[]>`
    select distinct place from privacy_reports where agency_id = ${agencyId} and document_id = ${documentId}
      and outcome = 'withdraw' and decided_at >= ${closedAt}`;
  return rows.map(({ place }) => place);
}

/** All reports of a document, the oldest first. */
export function listReports(sql: Reader, { agencyId, documentId }: Key): Promise<ReportRow[]> {
  return sql<ReportRow[]>`
    select copy_id as "copyId", kind, place, attachment_id as "attachmentId", note, contact,
      reported_at as "reportedAt", holds, outcome, outcome_reason as "outcomeReason", decided_at as "decidedAt",
      decided_at is not null as "isDecided"
    from privacy_reports where agency_id = ${agencyId} and document_id = ${documentId} order by reported_at limit 200`;
}

export function insertReport(
  tx: Tx,
  row: Key &
    Pick<ReportRow, 'copyId' | 'kind' | 'place' | 'attachmentId' | 'note' | 'contact' | 'holds'> & {
      readonly receiptHash: string;
      readonly managementNumber: string;
      readonly at: Date;
    },
): Promise<unknown> {
  return tx`
    insert into privacy_reports (agency_id, document_id, receipt_hash, management_number, copy_id, kind, place,
      attachment_id, note, contact, reported_at, holds)
    values (${row.agencyId}, ${row.documentId}, ${row.receiptHash}, ${row.managementNumber}, ${row.copyId}, ${row.kind},
      ${row.place}, ${row.attachmentId}, ${row.note}, ${row.contact}, ${row.at}, ${row.holds})`;
}

/** The open reports that hold a paper back are of this copy from now on. */
export function moveReports(tx: Tx, row: Key & { readonly copyId: string }): Promise<unknown> {
  return tx`
    update privacy_reports set copy_id = ${row.copyId}
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and decided_at is null and holds`;
}

/** All open reports of a document are decided at once; how to reach who reported goes with it. */
export function closeReports(
  tx: Tx,
  row: Key & {
    readonly outcome: ReportOutcome;
    readonly reason: string;
    readonly personId: string;
    readonly at: Date;
  },
): Promise<unknown> {
  return tx`
    update privacy_reports set outcome = ${row.outcome}, outcome_reason = ${row.reason}, decided_at = ${row.at},
      decided_by_person_id = ${row.personId}, contact = null, note = ''
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and decided_at is null`;
}

export type ReportStanding = Pick<ReportRow, 'reportedAt' | 'outcome' | 'decidedAt'> & {
  readonly managementNumber: string;
};

/** What a reporter is told, by the receipt number that they alone have. */
export async function findByReceipt(sql: Reader, receiptHash: string): Promise<ReportStanding | undefined> {
  const [row] = await sql<ReportStanding[]>`
    select management_number as "managementNumber", reported_at as "reportedAt", outcome, decided_at as "decidedAt"
    from privacy_reports where receipt_hash = ${receiptHash}`;
  return row;
}

/** The copy that citizens read now, and the document it is of. */
export async function findShownCopy(
  tx: Tx,
  agencyId: number,
  managementNumber: string,
): Promise<{ readonly documentId: string; readonly copyId: string; readonly isListed: boolean } | undefined> {
  const [row] = await tx<{ documentId: string; copyId: string; isListed: boolean }[]>`
    select s.document_id as "documentId", d.event_id as "copyId", d.listed_because is not null as "isListed"
    from public_site.documents d
    join publication_schedules s on s.agency_id = d.agency_id and s.management_number = d.management_number
    left join publications p on p.agency_id = s.agency_id and p.document_id = s.document_id
    where d.agency_id = ${agencyId} and d.management_number = ${managementNumber} and ${withdrawnAt(tx)} is null`;
  return row;
}
