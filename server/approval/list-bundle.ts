import type { DocumentReply } from '../../shared/contract/approval.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { listSubmittedTexts } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listRegistrations } from '../registration/index.ts';
import type { ApprovalRecord } from './record.ts';

/** 일괄기안: the texts that went up together, as whoever reads one of them sees them; none for a document by itself. */
export async function listBundle(
  sql: Reader,
  { agencyId, bundleId }: Pick<ApprovalRecord, 'agencyId' | 'bundleId'>,
): Promise<DocumentReply['bundle']> {
  if (bundleId === null) return [];
  const texts = await listSubmittedTexts(sql, agencyId, bundleId);
  const numbers = await listRegistrations(
    sql,
    agencyId,
    texts.map((text) => text.documentId),
  );
  return texts.map(({ documentId, ...text }) => {
    const number = numbers.get(documentId);
    return { ...text, documentNumber: number ? printedNumber(number) : null };
  });
}
