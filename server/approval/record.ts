import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type GivenFurtherNumber, numberCell } from '../../shared/numbering/document-kind.ts';
import { printedNumber, type RegistrationNumber } from '../../shared/numbering/document-number.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { findDocument, findDocumentById, findSubmittedVersion, type SubmittedVersion } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findRegistration, listFurtherNumbers } from '../registration/index.ts';
import { listEvents, type StoredEvent } from './store.ts';

/** A submitted document as the record knows it: the version in approval, its stream, and its number once it has one. */
export type ApprovalRecord = SubmittedVersion & {
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly unitId: string;
  /** 일괄기안: the id of its lead. */
  readonly bundleId: string | null;
  readonly drafterPersonId: string;
  readonly line: ApprovalLine;
  readonly version: number;
  /** Number of events: grows with every act. */
  readonly revision: number;
  readonly events: readonly StoredEvent[];
  readonly registration: RegistrationNumber | undefined;
  /** The numbers that it carries besides: 훈령 제12호, 행정1부시장 방침 제70호. */
  readonly further: readonly GivenFurtherNumber[];
};

/**
 * The record behind a management number, without asking who wants it: acts and consumers only; people go through
 * access.ts.
 */
export async function findApprovalRecord(
  sql: Reader,
  agencyId: number,
  managementNumber: string,
): Promise<ApprovalRecord | undefined> {
  const [row, version, events] = await Promise.all([
    findDocument(sql, agencyId, managementNumber),
    findSubmittedVersion(sql, agencyId, managementNumber),
    listEvents(sql, agencyId, managementNumber),
  ]);
  if (!row || !version) return undefined;
  const [registration, further] =
    row.status === 'approved'
      ? await Promise.all([findRegistration(sql, agencyId, row.id), listFurtherNumbers(sql, agencyId, row.id)])
      : [undefined, []];
  return {
    agencyId,
    documentId: row.id,
    managementNumber,
    unitId: row.unitId,
    bundleId: row.bundleId,
    drafterPersonId: row.drafterPersonId,
    line: replay(events.map((stored) => stored.event)),
    version: row.version,
    revision: events.length,
    events,
    ...version,
    registration,
    further,
  };
}

export async function findApprovalRecordById(sql: Reader, agencyId: number, documentId: string) {
  const row = await findDocumentById(sql, agencyId, documentId);
  return row && findApprovalRecord(sql, agencyId, row.managementNumber);
}

/**
 * What is printed: drawn from the events, the submitted version and the registration, never from today's organisation.
 */
export function paperOf(record: ApprovalRecord): PaperDocument {
  const approvedOn = record.line.status === 'approved' ? record.line.approvedOn : undefined;
  return {
    form: 'briefDraft',
    agencyName: record.agencyName,
    ...(record.upperUnitName ? { upperUnitName: record.upperUnitName } : {}),
    unitName: record.unitName,
    title: record.content.title,
    body: record.content.body,
    ...(record.registration ? { documentNumber: printedNumber(record.registration) } : {}),
    ...(approvedOn ? { approvedOn } : {}),
    ...numberCell(record.content.kind, record.further),
    writtenOn: approvedOn ?? dayInKorea(record.submittedAt),
    disclosureLabel: disclosureLabel(record.content.disclosure),
    boxes: signatureBoxes(record.line),
    managementNumber: record.managementNumber,
  };
}
