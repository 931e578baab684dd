import { type DocumentFacts, READS_APPROVED, type Reader } from './document-access.ts';

/**
 * Why somebody may read a document: drafted it, has or had a seat on its line, was shown or asked, stands in for
 * whoever it waits on, or works in its unit or for the whole agency.
 */
export type ReadingPart = 'drafter' | 'line' | 'shown' | 'standIn' | 'office';

/**
 * The reading policy in words of an index: `mayRead` is true exactly where a term of the document is one of the
 * reader's, which a test compares. Each names the agency, because the same person's id may be known to another.
 */
const LETTERS = { drafter: 'd', line: 'l', shown: 's', partner: 'p', waits: 'w', unit: 'u', agency: 'a' } as const;

const term = (kind: keyof typeof LETTERS, agencyId: number, id = '') => `@${LETTERS[kind]}${agencyId}:${id}`;

/** The terms under which a document is found. `onLine`: which of its participants sit or sat on its line. */
export function readingTerms(document: DocumentFacts, onLine: readonly string[]): readonly string[] {
  const { agencyId, status } = document;
  const terms = [term('drafter', agencyId, document.drafterPersonId)];
  if (status === 'drafting') return terms;
  const seated = new Set(onLine);
  for (const id of document.participantIds) terms.push(term(seated.has(id) ? 'line' : 'shown', agencyId, id));
  for (const id of document.waitsOnIds) terms.push(term('waits', agencyId, id));
  for (const partner of document.partners) {
    terms.push(term('partner', partner.agencyId, partner.personId));
    if (partner.isInTurn) terms.push(term('waits', partner.agencyId, partner.personId));
  }
  if (status === 'approved') terms.push(term('unit', agencyId, document.unitId), term('agency', agencyId));
  return [...new Set(terms)];
}

/** The terms of whoever looks, by the part that they would have in what is found. */
export function readersTerms(reader: Reader): Readonly<Record<ReadingPart, readonly string[]>> {
  const { agencyId, personId, unitIds, roles, actsFor } = reader;
  return {
    drafter: [term('drafter', agencyId, personId)],
    line: [term('line', agencyId, personId), term('partner', agencyId, personId)],
    shown: [term('shown', agencyId, personId)],
    standIn: actsFor.map((absentId) => term('waits', agencyId, absentId)),
    office: [
      ...unitIds.map((unitId) => term('unit', agencyId, unitId)),
      ...(roles.some((role) => READS_APPROVED.includes(role)) ? [term('agency', agencyId)] : []),
    ],
  };
}
