import { mayWithdrawPublication } from '../../shared/access/document-access.ts';
import type { FileCheck, FileFindingsReply } from '../../shared/contract/originals.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { READING_FAULT_TEXTS, readingAdvice } from '../../shared/originals/reading-fault.ts';
import { UNREAD_REASON_LABELS, unreadReason } from '../../shared/originals/unread-file.ts';
import { accessDocument, factsOf, isTheirTurn } from '../approval/index.ts';
import { listAttachments, type StoredAttachment } from '../document/index.ts';
import type { Originals, ReadingNow } from '../originals/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';

/** 개인정보 점검 of the files of one's draft, as far as they have been read; what has not been is begun. */
export async function checkDraftFiles(
  services: Services,
  originals: Originals,
  signed: Signed,
  managementNumber: string,
): Promise<FileFindingsReply> {
  const { agencyId, id } = await accessDraft(services, signed, managementNumber);
  return checksOf(originals, agencyId, await listAttachments(services.database.sql, agencyId, id));
}

/**
 * The same of what was submitted: for whoever decides on it now, and, once it is approved, for the disclosure officer.
 * For everybody else there is no such list.
 */
export async function checkDocumentFiles(
  services: Services,
  originals: Originals,
  signed: Signed,
  managementNumber: string,
): Promise<FileFindingsReply> {
  const { record, reader, standing } = await accessDocument(services, signed, managementNumber);
  const decides = isTheirTurn(record, standing) || mayWithdrawPublication(reader, factsOf(record));
  if (!decides) throw new Problem('not-found');
  const { agencyId, documentId, content } = record;
  const parts = new Set(content.attachments.map(({ id }) => id));
  const stored = await listAttachments(services.database.sql, agencyId, documentId);
  return checksOf(
    originals,
    agencyId,
    stored.filter(({ id }) => parts.has(id)),
  );
}

async function checksOf(
  originals: Originals,
  agencyId: number,
  attachments: readonly StoredAttachment[],
): Promise<FileFindingsReply> {
  const files: FileCheck[] = [];
  for (const attachment of attachments) files.push(await checkOf(originals, agencyId, attachment));
  return { files };
}

async function checkOf(originals: Originals, agencyId: number, attachment: StoredAttachment): Promise<FileCheck> {
  const attachmentId = attachment.id;
  if (originalFormat(attachment.mediaType) === undefined) {
    return { attachmentId, state: 'failed', reason: '내용을 읽을 수 없는 형식이라 점검하지 못합니다.' };
  }
  const reading = await originals.known({ agencyId, ...attachment });
  if (reading === 'waiting') return { attachmentId, state: 'waiting' };
  return isRefusal(reading) ? failed(attachmentId, reading) : ready(attachmentId, reading);
}

function failed(attachmentId: string, { refused }: Extract<ReadingNow, { refused: unknown }>): FileCheck {
  const advice = readingAdvice(refused);
  const reason = READING_FAULT_TEXTS[refused];
  return { attachmentId, state: 'failed', reason, ...(advice === undefined ? {} : { advice }) };
}

function ready(attachmentId: string, reading: Exclude<ReadingNow, 'waiting' | { refused: unknown }>): FileCheck {
  const why = unreadReason(reading);
  return {
    attachmentId,
    state: 'ready',
    findings: (reading.findings ?? []).map((finding) => ({ ...finding, place: { ...finding.place } })),
    more: reading.moreFindings ?? 0,
    ...(why === undefined ? {} : { unread: UNREAD_REASON_LABELS[why] }),
  };
}
