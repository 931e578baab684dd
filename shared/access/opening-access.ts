import { type DocumentFacts, mayRead, type Reader } from './document-access.ts';

/**
 * Who may see 열람 이력, the list of everybody who has opened a document: its drafter, the 기록물관리 전문요원, and the
 * 기록물관리책임자 of its unit once it is a record. For every other reader the list does not exist.
 */
export function maySeeOpenings(
  reader: Reader & { readonly recordsUnitIds: readonly string[] },
  document: DocumentFacts,
): boolean {
  if (!mayRead(reader, document)) return false;
  if (reader.personId === document.drafterPersonId) return true;
  if (document.status !== 'approved') return false;
  return reader.roles.includes('recordsManager') || reader.recordsUnitIds.includes(document.unitId);
}
