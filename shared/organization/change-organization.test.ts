import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { changeOrganization } from './change-organization.ts';
import type { OrganizationCommand } from './organization-command.ts';
import { organizationDifference } from './organization-difference.ts';
import { organizationFaults } from './organization-faults.ts';
import {
  type HoldingKind,
  historyDifference,
  type OrganizationHistory,
  organizationOn,
  printedTitle,
} from './organization-history.ts';
import { reorganizationBetween, successorsOf } from './reorganization.ts';

const SINCE = '2020-01-01';
const always = { from: SINCE, to: null };
const person = (id: string) => ({ id, name: `사람 ${id}`, phone: '', email: '' });
const office: OrganizationHistory = {
  units: [
    { ...always, unitId: 'bureau', parentId: null, code: '1000', name: '행정국', sort: 0 },
    { ...always, unitId: 'self', parentId: 'bureau', code: '1100', name: '자치행정과', sort: 1 },
    { ...always, unitId: 'care', parentId: 'bureau', code: '1200', name: '돌봄과', sort: 2 },
  ],
  posts: [
    { ...always, postId: 'self-head', unitId: 'self', title: '자치행정과장', isHead: true, sort: 1 },
    { ...always, postId: 'self-clerk', unitId: 'self', title: '주무관', isHead: false, sort: 2 },
    { ...always, postId: 'care-head', unitId: 'care', title: '돌봄과장', isHead: true, sort: 3 },
    { ...always, postId: 'care-clerk', unitId: 'care', title: '주무관', isHead: false, sort: 4 },
  ],
  holdings: [
    { ...always, id: 'h1', postId: 'self-head', personId: 'a', kind: 'regular' },
    { ...always, id: 'h2', postId: 'self-clerk', personId: 'b', kind: 'regular' },
    { ...always, id: 'h3', postId: 'care-clerk', personId: 'c', kind: 'regular' },
  ],
  people: ['a', 'b', 'c', 'd'].map(person),
};

let made = 0;
const terms = (on: string) => ({ on, newId: () => `made-${made++}` });
function change(before: OrganizationHistory, on: string, ...commands: OrganizationCommand[]): OrganizationHistory {
  const after = changeOrganization(before, commands, terms(on));
  if (isRefusal(after)) throw new Error(JSON.stringify(after));
  return after;
}
const refusal = (before: OrganizationHistory, on: string, ...commands: OrganizationCommand[]) => {
  const after = changeOrganization(before, commands, terms(on));
  return isRefusal(after) ? after.refused : 'allowed';
};
const namesOn = (history: OrganizationHistory, day: string) =>
  organizationOn(history, day).units.map((unit) => unit.name);
const take = (postId: string, personId: string, kind: HoldingKind = 'regular', until: string | null = null) =>
  ({ type: 'takePost', postId, personId, kind, until }) as const;

describe('a unit', () => {
  test('is called by its new name from the day on, and by its old one before', () => {
    const after = change(office, '2026-07-01', {
      type: 'renameUnit',
      unitId: 'self',
      code: '1100',
      name: '주민자치과',
    });
    expect(namesOn(after, '2026-06-30')).toContain('자치행정과');
    expect(namesOn(after, '2026-07-01')).toContain('주민자치과');
    expect(organizationDifference(office, after, '2026-07-01')).toEqual([
      { kind: 'unitRenamed', subject: '자치행정과', was: '자치행정과(1100)', becomes: '주민자치과(1100)' },
    ]);
  });

  test('is called nothing that a paper cannot print, like posts and people; what was called so before goes on', () => {
    const on = '2026-07-01';
    const part = { unitId: 'x', code: '9', name: '반\u{1f600}과', postIds: [], childUnitIds: [] };
    const commands: OrganizationCommand[] = [
      { type: 'openUnit', unitId: 'x', code: '9', name: '\uf018과', parentId: null },
      { type: 'renameUnit', unitId: 'self', code: '\u{1f600}', name: '자치행정과' },
      { type: 'splitUnit', unitId: 'self', parts: [part], closes: false },
      { type: 'openPost', postId: 'x', unitId: 'self', title: '팀\u{1f600}장', isHead: false },
      { type: 'changePost', postId: 'self-clerk', title: '주\u{1f600}무관', isHead: false },
      { type: 'addPerson', ...person('x'), name: '김\u{1f600}' },
      { type: 'changePerson', ...person('a'), phone: '\u{1f600}02-1' },
    ];
    const faults = commands.map((command) => changeOrganization(office, [command], terms(on)));
    expect(faults.map((fault) => isRefusal(fault) && fault.facts?.place)).toEqual([
      '부서',
      '부서코드',
      '부서',
      '직위',
      '직위',
      '이름',
      '전화번호',
    ]);
    const old = { ...office, people: [...office.people, { ...person('e'), name: '김\u{1f600}' }] };
    const moved = { type: 'changePerson', ...person('e'), name: '김\u{1f600}', phone: '02-1' } as const;
    expect(refusal(old, on, moved)).toBe('allowed');
    expect(refusal(old, on, { ...moved, name: '박\u{1f600}' })).toBe('glyph-missing');
  });

  test('keeps a later name that is already decided, while what is not decided goes on', () => {
    const planned = change(office, '2027-01-01', { type: 'renameUnit', unitId: 'self', code: '1100', name: '마을과' });
    const moved = change(planned, '2026-07-01', { type: 'moveUnit', unitId: 'self', parentId: 'care' });
    const renamed = change(moved, '2026-08-01', { type: 'renameUnit', unitId: 'self', code: '1100', name: '임시과' });
    const of = (day: string) => organizationOn(renamed, day).units.find((unit) => unit.unitId === 'self');
    expect([of('2026-07-31')?.name, of('2026-08-01')?.name, of('2027-01-01')?.name]).toEqual([
      '자치행정과',
      '임시과',
      '마을과',
    ]);
    expect(of('2027-01-01')?.parentId).toBe('care');
  });

  test('never stands under itself, and a code names one unit on any day', () => {
    expect(refusal(office, '2026-07-01', { type: 'moveUnit', unitId: 'bureau', parentId: 'self' })).toBe(
      'unit-in-a-circle',
    );
    const opened = { type: 'openUnit', unitId: 'new', code: '1200', name: '새과', parentId: null } as const;
    expect(refusal(office, '2026-07-01', opened)).toBe('unit-code-taken');
    expect(refusal(office, '2026-07-01', { ...opened, parentId: 'nowhere', code: '9' })).toBe('unit-unknown');
  });

  test('gives its code free for the days after it has ended, not for those before', () => {
    const empty = change(office, '2026-06-01', { type: 'leavePost', postId: 'care-clerk', personId: 'c' });
    const closed = change(empty, '2026-07-01', { type: 'closeUnit', unitId: 'care' });
    const opened = { type: 'openUnit', unitId: 'new', code: '1200', name: '새과', parentId: null } as const;
    expect(refusal(closed, '2026-06-30', opened)).toBe('unit-code-taken');
    expect(namesOn(change(closed, '2026-07-01', opened), '2026-07-01')).toContain('새과');
  });

  test('does not end while somebody holds a post in it, or a unit stands under it', () => {
    expect(refusal(office, '2026-07-01', { type: 'closeUnit', unitId: 'care' })).toBe('post-in-closed-unit');
    expect(refusal(office, '2026-07-01', { type: 'closeUnit', unitId: 'bureau' })).toBe('unit-without-upper');
  });

  test('that is merged gives its posts to the other; its head post ends', () => {
    const after = change(office, '2026-07-01', { type: 'mergeUnits', unitIds: ['self'], intoUnitId: 'care' });
    const standing = organizationOn(after, '2026-07-01');
    expect(standing.units.map((unit) => unit.unitId)).toEqual(['bureau', 'care']);
    expect(standing.posts.map((post) => [post.postId, post.unitId])).toEqual([
      ['self-clerk', 'care'],
      ['care-head', 'care'],
      ['care-clerk', 'care'],
    ]);
    expect(standing.holdings.map((holding) => holding.personId)).toEqual(['b', 'c']);
    expect([...successorsOf(organizationOn(office, '2026-07-01'), organizationOn(after, '2026-07-01'))]).toEqual([
      ['self', ['care']],
    ]);
    expect(organizationDifference(office, after, '2026-07-01').map((line) => line.kind)).toEqual([
      'unitClosed',
      'postMoved',
      'postClosed',
      'personLeft',
    ]);
  });

  test('that is split gives each part the posts named for it, and may end with it', () => {
    const part = { unitId: 'new', code: '1100', name: '자치과', postIds: ['self-clerk'], childUnitIds: [] };
    const split = { type: 'splitUnit', unitId: 'self', parts: [part], closes: true } as const;
    const after = change(office, '2026-07-01', split);
    expect(namesOn(after, '2026-07-01')).toEqual(['행정국', '돌봄과', '자치과']);
    expect([...successorsOf(organizationOn(office, '2026-07-01'), organizationOn(after, '2026-07-01'))]).toEqual([
      ['self', ['new']],
    ]);
    expect(refusal(office, '2026-07-01', { ...split, closes: false })).toBe('unit-code-taken');
    expect(refusal(office, '2026-07-01', { ...split, parts: [{ ...part, postIds: [] }] })).toBe('post-in-closed-unit');
  });
});

describe('a post', () => {
  test('at the head of a unit has one holder; 겸직 is holding several', () => {
    expect(refusal(office, '2026-07-01', take('self-head', 'b'))).toBe('post-already-held');
    const after = change(office, '2026-07-01', take('care-head', 'a', 'concurrent'));
    expect(organizationOn(after, '2026-07-01').holdings.filter(({ personId }) => personId === 'a')).toHaveLength(2);
    expect(refusal(after, '2026-08-01', take('self-clerk', 'b'))).toBe('post-held-twice');
  });

  test('that is empty is acted in (직무대리) until somebody takes it', () => {
    expect(refusal(office, '2026-07-01', take('self-head', 'b', 'acting'))).toBe('post-not-empty');
    const acting = change(office, '2026-07-01', take('care-head', 'c', 'acting'));
    const taken = change(acting, '2026-09-01', take('care-head', 'd'));
    const holders = (day: string) => organizationOn(taken, day).holdings.filter(({ postId }) => postId === 'care-head');
    expect(holders('2026-08-31')).toMatchObject([{ personId: 'c', kind: 'acting' }]);
    expect(holders('2026-09-01')).toMatchObject([{ personId: 'd', kind: 'regular' }]);
    expect(printedTitle('돌봄과장', 'acting')).toBe('돌봄과장직무대리');
  });

  test('is held by a dispatched official for a period that ends by itself', () => {
    const after = change(office, '2026-07-01', take('care-clerk', 'd', 'dispatched', '2026-10-01'));
    const isThere = (day: string) => organizationOn(after, day).holdings.some(({ personId }) => personId === 'd');
    expect(['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01'].map(isThere)).toEqual([false, true, true, false]);
    expect(refusal(office, '2026-07-01', take('care-clerk', 'd', 'dispatched', '2026-07-01'))).toBe('period-is-empty');
  });

  test('ends only when nobody is left in it, and its title is one of its unit', () => {
    expect(refusal(office, '2026-07-01', { type: 'closePost', postId: 'care-clerk' })).toBe('holder-of-closed-post');
    const left = { type: 'leavePost', postId: 'care-clerk', personId: 'c' } as const;
    expect(refusal(office, '2026-07-01', left, { type: 'closePost', postId: 'care-clerk' })).toBe('allowed');
    expect(refusal(office, '2026-07-01', { ...left, personId: 'd' })).toBe('not-holding');
    const opened = { type: 'openPost', postId: 'new', unitId: 'care', title: '주무관', isHead: false } as const;
    expect(refusal(office, '2026-07-01', opened)).toBe('post-title-taken');
    expect(refusal(office, '2026-07-01', { ...opened, title: '국장', isHead: true })).toBe('unit-with-two-heads');
  });
});

test('whatever is asked, an organisation without faults stays one, and no past day changes', () => {
  const unit = fc.constantFrom('bureau', 'self', 'care', 'n1', 'n2');
  const post = fc.constantFrom('self-head', 'self-clerk', 'care-head', 'care-clerk', 'p1');
  const who = fc.constantFrom('a', 'b', 'c', 'd');
  const code = fc.constantFrom('1000', '1100', '1200', '1300');
  const day = fc
    .integer({ min: 0, max: 20 })
    .map((n) => `2026-${String(1 + (n % 12)).padStart(2, '0')}-0${1 + (n % 3)}`);
  const kind = fc.constantFrom<HoldingKind>('regular', 'concurrent', 'acting', 'dispatched');
  const command = fc.oneof<fc.Arbitrary<OrganizationCommand>[]>(
    fc.record({
      type: fc.constant('openUnit'),
      unitId: unit,
      code,
      name: fc.constant('새과'),
      parentId: fc.option(unit, { nil: null }),
    }),
    fc.record({ type: fc.constant('renameUnit'), unitId: unit, code, name: fc.constantFrom('가과', '나과') }),
    fc.record({ type: fc.constant('moveUnit'), unitId: unit, parentId: fc.option(unit, { nil: null }) }),
    fc.record({ type: fc.constant('closeUnit'), unitId: unit }),
    fc.record({
      type: fc.constant('mergeUnits'),
      unitIds: fc.array(unit, { minLength: 1, maxLength: 2 }),
      intoUnitId: unit,
    }),
    fc.record({ type: fc.constant('movePost'), postId: post, unitId: unit }),
    fc.record({ type: fc.constant('changePost'), postId: post, title: code, isHead: fc.boolean() }),
    fc.record({ type: fc.constant('closePost'), postId: post }),
    fc.record({
      type: fc.constant('takePost'),
      postId: post,
      personId: who,
      kind,
      until: fc.option(day, { nil: null }),
    }),
    fc.record({ type: fc.constant('leavePost'), postId: post, personId: who }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(day, fc.array(command, { minLength: 1, maxLength: 3 })), { maxLength: 25 }),
      (acts) => {
        let history = office;
        for (const [on, commands] of acts) {
          const isNewTwice = commands.some(
            (each) => each.type === 'openUnit' && history.units.some((u) => u.unitId === each.unitId),
          );
          if (isNewTwice || commands.filter(({ type }) => type === 'openUnit').length > 1) continue;
          const after = changeOrganization(history, commands, terms(on));
          if (isRefusal(after)) continue;
          expect(organizationFaults(after, SINCE)).toEqual([]);
          const dayBefore = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
          expect(
            organizationDifference(history, after, dayBefore).filter((line) => line.kind !== 'personAdded'),
          ).toEqual([]);
          for (const { from, to } of [...after.units, ...after.posts, ...after.holdings]) {
            expect(to === null || from < to).toBe(true);
          }
          const { removed, added } = historyDifference(history, after);
          expect(historyDifference(after, after).added.units).toEqual([]);
          expect(removed.units.length + added.units.length).toBeLessThan(40);
          history = after;
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('what goes on after a reorganisation', () => {
  const day = '2026-07-01';
  const between = (...commands: OrganizationCommand[]) => {
    const after = changeOrganization(office, commands, { on: day, newId: () => 'new' });
    if (isRefusal(after)) throw new Error(after.refused);
    return reorganizationBetween(organizationOn(office, day), organizationOn(after, day));
  };

  test('a merged unit goes on in the other; its head’s seats are the other head’s, its other posts only move', () => {
    const moves = between({ type: 'mergeUnits', unitIds: ['self'], intoUnitId: 'care' });
    expect(moves.units.map(({ id, toId }) => [id, toId])).toEqual([['self', 'care']]);
    const heads = office.posts.filter((post) => post.unitId === 'self' && post.isHead).map(({ postId }) => postId);
    expect(moves.posts.every(({ id }) => heads.includes(id))).toBe(true);
    expect(moves.placed.every(({ toId }) => toId === 'care')).toBe(true);
  });

  test('a unit that is split and ends goes on in several, and one that is closed in none', () => {
    const posts = office.posts.filter((post) => post.unitId === 'self').map(({ postId }) => postId);
    const part = (unitId: string, code: string, postIds: readonly string[]) => {
      return { unitId, code, name: `${unitId}과`, postIds, childUnitIds: [] };
    };
    const parts = [part('one', '1101', posts.slice(0, 1)), part('two', '1102', posts.slice(1))];
    const split = between({ type: 'splitUnit', unitId: 'self', parts, closes: true });
    expect(split.units).toEqual([]);
    expect(split.ended).toEqual([{ id: 'self', name: expect.any(String), toNames: ['one과', 'two과'] }]);
  });

  test('a unit that is only renamed, or stands elsewhere in the tree, takes everything with it', () => {
    const nothing = { units: [], ended: [], posts: [], placed: [] };
    expect(between({ type: 'renameUnit', unitId: 'self', code: '1100', name: '주민자치과' })).toEqual(nothing);
    expect(between({ type: 'moveUnit', unitId: 'care', parentId: 'self' })).toEqual(nothing);
  });
});
