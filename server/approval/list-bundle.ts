import { mayRead, type Reader as PolicyReader } from '../../shared/access/document-access.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { listSubmittedTexts } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listRegistrations } from '../registration/index.ts';
import { listDocumentFacts } from './list-document-facts.ts';
import type { ApprovalRecord } from './record.ts';

/**
 * 일괄기안: the texts that went up together, as whoever reads one of them sees them; none for a document by itself, nor
 * for whom one of them is not there (열람제한): the places of the others would tell of it.
 */
export async function listBundle(
  sql: Reader,
  { agencyId, bundleId }: Pick<ApprovalRecord, 'agencyId' | 'bundleId'>,
  reader: PolicyReader,
): Promise<DocumentReply['bundle']> {
  if (bundleId === null) return [];
  const texts = await listSubmittedTexts(sql, agencyId, bundleId);
  const ids = texts.map((text) => text.documentId);
  const facts = await listDocumentFacts(sql, agencyId, ids);
  const isWhole = ids.every((id) => {
    const fact = facts.get(id);
    return fact !== undefined && mayRead(reader, fact);
  });
  if (!isWhole) return [];
  const numbers = await listRegistrations(sql, agencyId, ids);
  return texts.map(({ documentId, ...text }) => {
    const number = numbers.get(documentId);
    return { ...text, documentNumber: number ? printedNumber(number) : null };
  });
}
