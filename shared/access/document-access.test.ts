import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApprovalStatus } from '../approval/approval-line.ts';
import {
  type DocumentFacts,
  isEditable,
  mayEdit,
  mayRead,
  mayWithdrawPublication,
  type Reader,
} from './document-access.ts';

const STATUSES: readonly ApprovalStatus[] = ['drafting', 'inApproval', 'rejected', 'recalled', 'approved'];

/** How a reader stands to a document: the rows of the table below. */
type Standing =
  | 'drafter'
  | 'on the line'
  | 'stand-in of who is in turn'
  | 'same unit'
  | 'disclosureOfficer'
  | 'recordsManager'
  | 'administrator'
  | 'nobody';

/** Who reads what, as the office would write it on the wall: a letter for each state, in the order of STATUSES. */
const READS: Readonly<Record<Standing, string>> = {
  //                   drafting, in approval, rejected, recalled, approved
  drafter: '+++++',
  'on the line': '-++++',
  'stand-in of who is in turn': '-+---',
  'same unit': '----+',
  disclosureOfficer: '----+',
  recordsManager: '----+',
  administrator: '-----',
  nobody: '-----',
};

const document = (status: ApprovalStatus): DocumentFacts => ({
  agencyId: 1,
  unitId: 'own-unit',
  drafterPersonId: 'drafter',
  status,
  participantIds: ['drafter', 'signer'],
  waitsOnIds: status === 'inApproval' ? ['absent'] : [],
  partners: [],
  restriction: null,
});

function reader(standing: Standing): Reader {
  const isRole = standing === 'disclosureOfficer' || standing === 'recordsManager' || standing === 'administrator';
  return {
    agencyId: 1,
    personId: standing === 'drafter' ? 'drafter' : standing === 'on the line' ? 'signer' : 'somebody',
    unitIds: standing === 'same unit' ? ['own-unit'] : ['other-unit'],
    roles: isRole ? [standing] : [],
    actsFor: standing === 'stand-in of who is in turn' ? ['absent'] : ['somebody-present'],
    today: '2026-03-03',
  };
}

describe('a document of the office', () => {
  for (const standing of Object.keys(READS) as Standing[]) {
    for (const [index, status] of STATUSES.entries()) {
      const reads = READS[standing][index] === '+';
      test(`${status} is ${reads ? '' : 'not '}read by: ${standing}`, () => {
        expect(mayRead(reader(standing), document(status))).toBe(reads);
      });
    }
  }

  const person = fc.constantFrom('a', 'b', 'c', 'd');
  const unit = fc.constantFrom('u', 'v', 'w');
  const agency = fc.constantFrom(1, 2);
  const anyReader = fc.record({
    agencyId: agency,
    personId: person,
    unitIds: fc.uniqueArray(unit, { maxLength: 2 }),
    roles: fc.uniqueArray(fc.constantFrom('administrator', 'disclosureOfficer', 'recordsManager'), { maxLength: 3 }),
    actsFor: fc.uniqueArray(person, { maxLength: 2 }),
    today: fc.constantFrom('2026-03-03', '2026-03-04'),
  });
  const anyDocument = fc
    .record({
      agencyId: agency,
      unitId: unit,
      drafterPersonId: person,
      status: fc.constantFrom(...STATUSES),
      participantIds: fc.uniqueArray(person, { maxLength: 3 }),
      waitsOnIds: fc.uniqueArray(person, { maxLength: 2 }),
      partners: fc.array(fc.record({ agencyId: fc.constantFrom(1, 2, 3), personId: person, isInTurn: fc.boolean() }), {
        maxLength: 2,
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
      waitsOnIds: some.status === 'inApproval' ? some.waitsOnIds : [],
      // Who reads in other agencies is of another, and nobody there reads a draft.
      partners: some.status === 'drafting' ? [] : some.partners.filter((each) => each.agencyId !== some.agencyId),
    }));

  test('is read by whoever stands in the table for at least one of what they are, and by nobody else', () => {
    fc.assert(
      fc.property(anyReader, anyDocument, (who, what) => {
        const standings: Standing[] = ['nobody', ...(who.roles as Standing[])];
        if (who.personId === what.drafterPersonId) standings.push('drafter');
        if (what.participantIds.includes(who.personId)) standings.push('on the line');
        // 열람제한: until the end of its last day the named read in the place of the unit, and they stay.
        const { restriction } = what;
        const holds = restriction !== null && (restriction.until === null || who.today <= restriction.until);
        if (who.unitIds.includes(what.unitId) && !holds) standings.push('same unit');
        if (restriction?.people.some(({ id }) => id === who.personId)) standings.push('same unit');
        if (restriction?.units.some(({ id }) => who.unitIds.includes(id))) standings.push('same unit');
        if (what.waitsOnIds.some((id) => who.actsFor.includes(id))) standings.push('stand-in of who is in turn');
        const place = STATUSES.indexOf(what.status);
        const isPartner = what.partners.some(
          (each) =>
            each.agencyId === who.agencyId &&
            (each.personId === who.personId || (each.isInTurn && who.actsFor.includes(each.personId))),
        );
        const isOwn = who.agencyId === what.agencyId;
        const allowed = isOwn ? standings.some((standing) => READS[standing][place] === '+') : isPartner;
        expect(mayRead(who, what)).toBe(allowed);
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });

  test('is edited by its drafter alone, and only before it is submitted or after it has come back', () => {
    fc.assert(
      fc.property(anyReader, anyDocument, (who, what) => {
        const own = who.agencyId === what.agencyId && who.personId === what.drafterPersonId;
        const open = what.status === 'drafting' || what.status === 'rejected' || what.status === 'recalled';
        expect(isEditable(what.status)).toBe(open);
        expect(mayEdit(who, what)).toBe(own && open);
        if (mayEdit(who, what)) expect(mayRead(who, what)).toBe(true);
      }),
      { numRuns: 2_000, seed: 2 },
    );
  });

  test('is taken back from the citizens by a disclosure officer of its agency, once it is approved', () => {
    fc.assert(
      fc.property(anyReader, anyDocument, (who, what) => {
        const may = mayWithdrawPublication(who, what);
        const officer = who.roles.includes('disclosureOfficer') && who.agencyId === what.agencyId;
        expect(may).toBe(officer && what.status === 'approved');
        if (may) expect(mayRead(who, what)).toBe(true);
      }),
      { numRuns: 2_000, seed: 3 },
    );
  });
});
