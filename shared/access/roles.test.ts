import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { mayConfirmCorrection } from './correction-access.ts';
import { daysLeft, decideConfirmation, isWithin, type RoleConfirmation, refuseProposal } from './roles.ts';

const NOW = new Date('2026-03-03T00:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('a role', () => {
  test('counts from its first day to the day before its end', () => {
    const period = { fromOn: '2026-03-03', toOn: '2026-03-05' };
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
    expect(days.map((day) => isWithin(period, day))).toEqual([false, true, true, false]);
    expect(isWithin({ fromOn: '2026-03-03', toOn: null }, '2099-01-01')).toBe(true);
  });

  test('is given for the days on which it is not had already, and for no other', () => {
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;
    const period = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.option(fc.integer({ min: 1, max: 9 })))
      .map(([from, days]) => ({ fromOn: day(from), toOn: days === null ? null : day(from + days) }));
    const days = [...Array.from({ length: 30 }, (_, index) => day(index + 1)), '2999-01-01'];
    fc.assert(
      fc.property(period, fc.array(period, { maxLength: 4 }), (asked, others) => {
        const left = daysLeft(asked, others);
        for (const on of days) {
          const isLeft = isWithin(asked, on) && !others.some((other) => isWithin(other, on));
          expect(left.filter((one) => isWithin(one, on))).toHaveLength(isLeft ? 1 : 0);
        }
        expect(left.every(({ fromOn, toOn }) => toOn === null || fromOn < toOn)).toBe(true);
      }),
    );
  });

  test.each([
    ['for oneself', { proposedBy: 'b' }, 'role-to-oneself'],
    ['into the past', { fromOn: '2026-03-02' }, 'role-period-bad'],
    ['that ends before it begins', { toOn: '2026-03-03' }, 'role-period-bad'],
    ['for longer than anybody can foresee', { toOn: '2031-03-04' }, 'role-period-bad'],
  ])('is not asked for %s', (_what, changes, code) => {
    const proposal = { proposedBy: 'a', personId: 'b', fromOn: '2026-03-03', toOn: null, ...changes };
    expect(refuseProposal(proposal, '2026-03-03')).toMatchObject({ refused: code });
  });

  test('is asked for from today on, with or without an end', () => {
    for (const toOn of [null, '2026-03-04', '2031-03-03']) {
      const proposal = { proposedBy: 'a', personId: 'b', fromOn: '2026-03-03', toOn };
      expect(refuseProposal(proposal, '2026-03-03')).toBeUndefined();
    }
  });
});

const confirmation = (changes: Partial<RoleConfirmation> = {}): RoleConfirmation => ({
  role: 'administrator',
  personId: 'receiver',
  proposedBy: 'first',
  confirmedBy: 'first',
  otherAdministrators: 0,
  aloneSince: null,
  passwordFromProposerAt: null,
  now: NOW,
  ...changes,
});

describe('the confirmation of a strong role', () => {
  test('is given alone by the single administrator of a new office, for a second administrator only', () => {
    expect(decideConfirmation(confirmation())).toBe('alone');
    expect(decideConfirmation(confirmation({ role: 'recordsManager' }))).toMatchObject({ refused: 'own-proposal' });
    expect(decideConfirmation(confirmation({ otherAdministrators: 1 }))).toMatchObject({ refused: 'own-proposal' });
  });

  test('is not given alone right after the others have gone', () => {
    const early = decideConfirmation(confirmation({ aloneSince: ago(7 * DAY_MS - 1) }));
    expect(early).toMatchObject({ refused: 'alone-too-soon' });
    expect(decideConfirmation(confirmation({ aloneSince: ago(7 * DAY_MS) }))).toBe('alone');
  });

  test('is not given by somebody whose password the proposer knew yesterday', () => {
    const by = (ms: number) =>
      decideConfirmation(
        confirmation({ confirmedBy: 'second', otherAdministrators: 1, passwordFromProposerAt: ago(ms) }),
      );
    expect(by(DAY_MS - 1)).toMatchObject({ refused: 'password-from-proposer' });
    expect(by(DAY_MS)).toBe('twoPersons');
  });

  test('takes two persons who are not the receiver, whatever the office looks like', () => {
    const person = fc.constantFrom('a', 'b', 'c');
    const moment = fc.option(fc.integer({ min: 0, max: 20 * DAY_MS }).map(ago), { nil: null });
    const any = fc.record({
      role: fc.constantFrom('administrator', 'disclosureOfficer', 'recordsManager', 'unitRecordsOfficer'),
      personId: person,
      proposedBy: fc.option(person, { nil: null }),
      confirmedBy: person,
      otherAdministrators: fc.integer({ min: 0, max: 2 }),
      aloneSince: moment,
      passwordFromProposerAt: moment,
      now: fc.constant(NOW),
    });
    fc.assert(
      fc.property(any, (facts) => {
        const decided = decideConfirmation(facts as RoleConfirmation);
        if (isRefusal(decided)) return;
        expect(facts.confirmedBy).not.toBe(facts.personId);
        if (decided === 'twoPersons') expect(facts.confirmedBy).not.toBe(facts.proposedBy);
        else expect([facts.role, facts.otherAdministrators]).toEqual(['administrator', 0]);
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });
});

test('a correction is confirmed by the records officer of the unit, who did not ask for it', () => {
  const correction = { agencyId: 1, unitId: 'u', proposedByPersonId: 'a' };
  const officer = { agencyId: 1, personId: 'b', recordsUnitIds: ['u'] };
  expect(mayConfirmCorrection(officer, correction)).toBe(true);
  expect(mayConfirmCorrection({ ...officer, personId: 'a' }, correction)).toBe(false);
  expect(mayConfirmCorrection({ ...officer, recordsUnitIds: ['v'] }, correction)).toBe(false);
  expect(mayConfirmCorrection({ ...officer, agencyId: 2 }, correction)).toBe(false);
});
