import { type DocumentFacts, mayRead, type Reader } from './document-access.ts';
import { mayReclassify } from './reclassification-access.ts';

/**
 * 접근권한 is looked at anew with the disclosure (기록령 제24조①), so whoever decides on the one decides on the other:
 * 기록물관리 전문요원 and 정보공개담당, never on what they have drafted themselves: then it is the other's decision.
 */
export function mayDecideRestriction(reader: Reader, document: DocumentFacts): boolean {
  const isKept = reader.agencyId === document.agencyId && document.status === 'approved';
  const isDrafter = reader.personId === document.drafterPersonId;
  return isKept && !isDrafter && mayReclassify(reader) && mayRead(reader, document);
}
