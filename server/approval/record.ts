import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { senderOf } from '../../shared/document/letter.ts';
import type { RegisteredMark } from '../../shared/document/letterhead.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type GivenFurtherNumber, numberCell } from '../../shared/numbering/document-kind.ts';
import { printedNumber, type RegistrationNumber } from '../../shared/numbering/document-number.ts';
import { letterOnPaper } from '../../shared/paper/letter-on-paper.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { findDocument, findDocumentById, findSubmittedVersion, type SubmittedVersion } from '../document/index.ts';
import { findMarkAt } from '../letterhead/index.ts';
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
  /** 열람제한 as it stands now, which the content knows as it was decided with the approval. */
  readonly restriction: AccessRestriction | null;
  readonly line: ApprovalLine;
  readonly version: number;
  /** Number of events: grows with every act. */
  readonly revision: number;
  readonly events: readonly StoredEvent[];
  readonly registration: RegistrationNumber | undefined;
  /** The numbers that it carries besides: 훈령 제12호, 행정1부시장 방침 제70호. */
  readonly further: readonly GivenFurtherNumber[];
  /** 시행문: the seal or signature that was in use at the moment of the approval. */
  readonly registeredMark?: RegisteredMark | undefined;
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
  const line = replay(events.map((stored) => stored.event));
  const registeredMark = await findRegisteredMark(sql, agencyId, { ...version, line });
  return {
    agencyId,
    documentId: row.id,
    managementNumber,
    unitId: row.unitId,
    bundleId: row.bundleId,
    drafterPersonId: row.drafterPersonId,
    restriction: row.restriction,
    line,
    version: row.version,
    revision: events.length,
    events,
    ...version,
    registration,
    further,
    registeredMark,
  };
}

/**
 * Nothing is sealed before it is decided, and a seal that came into use later is not that of this document. A head's
 * signature stands on what the head has signed; where another one acted (대결) its place stays empty.
 */
async function findRegisteredMark(
  sql: Reader,
  agencyId: number,
  { content, letterFacts, line }: Pick<ApprovalRecord, 'content' | 'letterFacts' | 'line'>,
): Promise<RegisteredMark | undefined> {
  if (!content.letter || !letterFacts || line.status !== 'approved') return undefined;
  const mark = senderOf(content.letter, { agencyId, ...letterFacts })?.mark;
  const at = new Date(line.approvedAt);
  if (mark === 'seal') return findMarkAt(sql, agencyId, null, at);
  const signer = letterFacts.unitHeadPersonId;
  const isDrafter = line.seats.some(({ act, officer }) => act === 'draft' && officer.personId === signer);
  const hasSigned = isDrafter || line.signatures.some(({ by }) => by.personId === signer);
  return mark === 'signature' && signer !== null && hasSigned ? findMarkAt(sql, agencyId, signer, at) : undefined;
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
  const facts = {
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
  const { letter } = record.content;
  if (!letter || !record.letterFacts) return { form: 'briefDraft', ...facts };
  const { agencyId, letterFacts, registeredMark: registered } = record;
  const sent = { ...facts, agencyId, facts: letterFacts, registered };
  return { form: 'standardDraft', ...facts, letter: letterOnPaper(letter, sent) };
}
