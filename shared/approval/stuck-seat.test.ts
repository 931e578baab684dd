import { expect, test } from 'vitest';
import type { Absence } from '../organization/absence.ts';
import { type SeatFacts, whyStuck } from './stuck-seat.ts';

const NOW = new Date('2026-12-24T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const away = (from: Date): Absence => ({
  id: 'absence-1',
  personId: 'chief',
  kind: 'sickLeave',
  from,
  until: new Date('2027-01-10T00:00:00Z'),
  standInId: null,
  basis: '병가 신청',
  madeBy: 'chief',
  cancelledAt: null,
});
const PRESENT = { result: 'present', actingPersonId: 'chief', chain: [] } as const;
const FINE: SeatFacts = {
  holdsPost: true,
  holdsAnyPost: true,
  postIsHeld: true,
  hasAccount: true,
  standIn: PRESENT,
  standInCanSign: false,
  turnSince: daysAgo(30),
};

test.each<[string, Partial<SeatFacts>, string | undefined]>([
  ['on somebody at their desk', {}, undefined],
  ['on a leaver', { holdsPost: false, holdsAnyPost: false }, 'personLeft'],
  ['on a leaver whose post is vacant', { holdsPost: false, holdsAnyPost: false, postIsHeld: false }, 'personLeft'],
  ['on somebody who moved to another post', { holdsPost: false }, 'postLeft'],
  ['on a post nobody holds any more', { holdsPost: false, postIsHeld: false }, 'postVacant'],
  ['on somebody who cannot sign in', { hasAccount: false }, 'noAccount'],
  [
    'on somebody away for three days, for whom nobody acts',
    { standIn: { result: 'noStandIn', chain: [away(daysAgo(3))] } },
    'absentAlone',
  ],
  ['on somebody away since yesterday', { standIn: { result: 'noStandIn', chain: [away(daysAgo(1))] } }, undefined],
  [
    'since yesterday on somebody who is away for long',
    { standIn: { result: 'noStandIn', chain: [away(daysAgo(9))] }, turnSince: daysAgo(1) },
    undefined,
  ],
  ['on stand-ins in a circle', { standIn: { result: 'circle', chain: [away(daysAgo(9))] } }, 'absentAlone'],
  ['on stand-ins without end', { standIn: { result: 'tooLong', chain: [away(daysAgo(9))] } }, 'absentAlone'],
  [
    'on a stand-in',
    { standIn: { result: 'standIn', actingPersonId: 'leader', chain: [away(daysAgo(9))] }, standInCanSign: true },
    undefined,
  ],
  [
    'on a stand-in who cannot sign in',
    { standIn: { result: 'standIn', actingPersonId: 'leader', chain: [away(daysAgo(9))] } },
    'absentAlone',
  ],
  [
    'later on somebody who is away now',
    { standIn: { result: 'noStandIn', chain: [away(daysAgo(9))] }, turnSince: null },
    undefined,
  ],
  ['later on a leaver', { holdsPost: false, holdsAnyPost: false, turnSince: null }, 'personLeft'],
])('a document that waits %s', (_where, facts, reason) => {
  expect(whyStuck({ ...FINE, ...facts }, NOW)).toBe(reason);
});
