import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApprovalStatus } from '../approval/approval-line.ts';
import { type DocumentFacts, mayRead, type Reader } from './document-access.ts';
import { alwaysOpening, readersTerms, readingTerms } from './reading-terms.ts';

const STATUSES: readonly ApprovalStatus[] = ['drafting', 'inApproval', 'rejected', 'recalled', 'approved'];
const person = fc.constantFrom('a', 'b', 'c', 'd');
const unit = fc.constantFrom('u', 'v', 'w');

const anyReader: fc.Arbitrary<Reader> = fc.record({
  agencyId: fc.constantFrom(1, 2),
  personId: person,
  unitIds: fc.uniqueArray(unit, { maxLength: 2 }),
  roles: fc.uniqueArray(fc.constantFrom('administrator', 'disclosureOfficer', 'recordsManager'), { maxLength: 3 }),
  actsFor: fc.uniqueArray(person, { maxLength: 2 }),
  today: fc.constantFrom('2026-03-03', '2026-03-04'),
});

/** As the approval's events make them: a partner is never of the document's own agency, and a draft has none. */
const anyDocument: fc.Arbitrary<DocumentFacts> = fc
  .record({
    agencyId: fc.constantFrom(1, 2),
    unitId: unit,
    drafterPersonId: person,
    status: fc.constantFrom(...STATUSES),
    participantIds: fc.uniqueArray(person, { maxLength: 3 }),
    waitsOnIds: fc.uniqueArray(person, { maxLength: 2 }),
    partners: fc.array(fc.record({ agencyId: fc.constantFrom(1, 2), personId: person, isInTurn: fc.boolean() }), {
      maxLength: 3,
    }),
    restriction: fc.option(
      fc.record({
        reason: fc.constant('사유'),
        until: fc.constantFrom(null, '2026-03-02', '2026-03-03'),
        units: fc.array(fc.record({ id: unit, name: unit }), { maxLength: 1 }),
        people: fc.array(fc.record({ id: person, name: person }), { maxLength: 1 }),
      }),
    ),
  })
  .map((some) => ({
    ...some,
    participantIds: some.status === 'drafting' ? [] : some.participantIds,
    waitsOnIds: some.status === 'inApproval' ? some.waitsOnIds : [],
    partners: some.status === 'drafting' ? [] : some.partners.filter(({ agencyId }) => agencyId !== some.agencyId),
  }));

test('a document is found by exactly those who may read it', () => {
  fc.assert(
    fc.property(anyReader, anyDocument, fc.subarray(['a', 'b', 'c', 'd']), (reader, document, onLine) => {
      const terms = new Set(readingTerms(document, onLine));
      // As the search asks: what opens later counts from the day after the restriction's last.
      const own = Object.values(readersTerms(reader)).flat();
      const until = document.restriction?.until ?? null;
      const counting = until === null || until < reader.today ? own : alwaysOpening(own);
      const found = counting.some((one) => terms.has(one));
      expect(found).toBe(mayRead(reader, document));
    }),
    { numRuns: 5_000, seed: 1 },
  );
});
