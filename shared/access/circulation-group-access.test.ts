import { expect, test } from 'vitest';
import { type GroupUser, mayChangeGroup, mayShareWith, mayUseGroup } from './circulation-group-access.ts';

const person = (personId: string, units: Partial<GroupUser> = {}): GroupUser => {
  return { personId, unitIds: [], headedUnitIds: [], recordsUnitIds: [], ...units };
};
const PEOPLE: Readonly<Record<string, GroupUser>> = {
  owner: person('owner', { unitIds: ['self'] }),
  'owner who has moved': person('owner', { unitIds: ['care'] }),
  colleague: person('colleague', { unitIds: ['self'] }),
  head: person('head', { unitIds: ['self'], headedUnitIds: ['self'] }),
  'records officer of another unit': person('officer', { unitIds: ['care'], recordsUnitIds: ['self'] }),
  'head of another unit': person('other', { unitIds: ['care'], headedUnitIds: ['care'] }),
};
const groups = {
  private: { ownerPersonId: 'owner', unitId: null, unitStands: false },
  shared: { ownerPersonId: 'owner', unitId: 'self', unitStands: true },
  'of an ended unit': { ownerPersonId: 'owner', unitId: 'ended', unitStands: false },
} as const;

test.each([
  ['private', 'owner, owner who has moved', 'owner, owner who has moved'],
  [
    'shared',
    'owner, owner who has moved, colleague, head, records officer of another unit',
    'owner, head, records officer of another unit',
  ],
  ['of an ended unit', 'owner, owner who has moved', 'owner, owner who has moved'],
] as const)('a group that is %s is used by %s, and changed by %s', (kind, users, changers) => {
  const named = (may: (user: GroupUser) => boolean) =>
    Object.entries(PEOPLE)
      .filter(([, user]) => may(user))
      .map(([name]) => name)
      .join(', ');
  expect(named((user) => mayUseGroup(user, groups[kind]))).toBe(users);
  expect(named((user) => mayChangeGroup(user, groups[kind]))).toBe(changers);
});

test('its owner says with whom it is shared: with a unit they work in, and with none that has ended', () => {
  const { owner, head } = PEOPLE as { owner: GroupUser; head: GroupUser };
  expect(mayShareWith(owner, 'self', undefined)).toBe(true);
  expect(mayShareWith(owner, 'care', undefined)).toBe(false);
  expect(mayShareWith(owner, null, groups.shared)).toBe(true);
  expect(mayShareWith(head, 'self', groups.shared)).toBe(true);
  expect(mayShareWith(head, null, groups.shared)).toBe(false);
  expect(mayShareWith(owner, 'ended', groups['of an ended unit'])).toBe(false);
});
