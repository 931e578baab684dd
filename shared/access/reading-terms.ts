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
const LETTERS = {
  drafter: 'd',
  line: 'l',
  shown: 's',
  partner: 'p',
  waits: 'w',
  unit: 'u',
  named: 'n',
  later: 'e',
  agency: 'a',
} as const;

const term = (kind: keyof typeof LETTERS, agencyId: number, id = '') => `@${LETTERS[kind]}${agencyId}:${id}`;

/** The terms under which a document is found. `onLine`: which of its participants sit or sat on its line. */
export function readingTerms(document: DocumentFacts, onLine: readonly string[]): readonly string[] {
  const { agencyId, status } = document;
  const terms = [drafterTerm(agencyId, document.drafterPersonId)];
  if (status === 'drafting') return terms;
  const seated = new Set(onLine);
  for (const id of document.participantIds) terms.push(term(seated.has(id) ? 'line' : 'shown', agencyId, id));
  for (const id of document.waitsOnIds) terms.push(term('waits', agencyId, id));
  for (const partner of document.partners) {
    terms.push(term('partner', partner.agencyId, partner.personId));
    if (partner.isInTurn) terms.push(term('waits', partner.agencyId, partner.personId));
  }
  if (status === 'approved') terms.push(...officeTerms(document), term('agency', agencyId));
  return [...new Set(terms)];
}

/** The term of all documents that a person of an agency has drafted. */
export function drafterTerm(agencyId: number, personId: string): string {
  return term('drafter', agencyId, personId);
}

/** 열람제한: whom it names; its own unit only when it is over, which the question has to know. */
function officeTerms({ agencyId, unitId, restriction }: DocumentFacts): readonly string[] {
  if (!restriction) return [term('unit', agencyId, unitId)];
  const { units, people, until } = restriction;
  return [
    ...units.map(({ id }) => term('unit', agencyId, id)),
    ...people.map(({ id }) => term('named', agencyId, id)),
    ...(until === null ? [] : [term('later', agencyId, unitId)]),
  ];
}

/** The terms that open a document whatever the day is; the others open one whose restriction is over. */
export function alwaysOpening(terms: readonly string[]): readonly string[] {
  return terms.filter((each) => !each.startsWith(`@${LETTERS.later}`));
}

/** The terms of whoever looks, by the part that they would have in what is found. */
export function readersTerms(reader: Reader): Readonly<Record<ReadingPart, readonly string[]>> {
  const { agencyId, personId, unitIds, roles, actsFor } = reader;
  return {
    drafter: [drafterTerm(agencyId, personId)],
    line: [term('line', agencyId, personId), term('partner', agencyId, personId)],
    shown: [term('shown', agencyId, personId)],
    standIn: actsFor.map((absentId) => term('waits', agencyId, absentId)),
    office: [
      ...unitIds.flatMap((unitId) => [term('unit', agencyId, unitId), term('later', agencyId, unitId)]),
      term('named', agencyId, personId),
      ...(roles.some((role) => READS_APPROVED.includes(role)) ? [term('agency', agencyId)] : []),
    ],
  };
}
