import { type DocumentFacts, mayRead, type Reader } from './document-access.ts';
import { mayReclassify } from './reclassification-access.ts';

/**
 * 접근권한 is looked at anew with the disclosure (기록령 제24조①), so whoever decides on the one decides on the other:
 * 기록물관리 전문요원 and 정보공개담당, never who is kept out or lets somebody in by themselves.
 */
export function mayDecideRestriction(reader: Reader, document: DocumentFacts): boolean {
  const isOwn = reader.agencyId === document.agencyId && document.status === 'approved';
  return isOwn && mayReclassify(reader) && mayRead(reader, document);
}
