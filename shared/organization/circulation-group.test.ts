import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupRule, groupResolver, rulesAfter } from './circulation-group.ts';
import type { StaffedUnit } from './staffed-unit.ts';

type Post = StaffedUnit['posts'][number];
const post = (id: string, title: string, isHead: boolean, ...people: string[]): Post => ({
  id,
  title,
  isHead,
  holders: people.map((personId) => ({ personId, name: `사람 ${personId}` })),
});
const OFFICE: readonly StaffedUnit[] = [
  { id: 'bureau', parentId: null, name: '행정국', posts: [post('p1', '행정국장', true, 'a')] },
  {
    id: 'self',
    parentId: 'bureau',
    name: '자치행정과',
    posts: [
      post('p2', '자치행정과장', true, 'b'),
      post('p3', '동혁신팀장', false, 'c'),
      post('p4', '주무관', false, 'd', 'e'),
    ],
  },
  // The head of 행정국 heads this one too (겸직).
  {
    id: 'care',
    parentId: 'bureau',
    name: '돌봄과',
    posts: [post('p5', '돌봄과장', true, 'a'), post('p6', '팀장', false)],
  },
];
const resolve = groupResolver(OFFICE);
const over = (unitId: string, whom: 'everyone' | 'heads' | string, withLower = false): GroupRule => ({
  kind: 'unit',
  unitId,
  withLower,
  whom: whom === 'everyone' || whom === 'heads' ? { kind: whom } : { kind: 'titled', title: whom },
});
const who = (...rules: GroupRule[]) => resolve(rules).readers.map(({ personId }) => personId);

describe('a group for circulation', () => {
  test('is whoever holds the posts that its rules mean, each person once', () => {
    expect(who(over('self', 'everyone'))).toEqual(['b', 'c', 'd', 'e']);
    expect(who(over('bureau', 'everyone'))).toEqual(['a']);
    expect(who(over('bureau', 'heads', true))).toEqual(['a', 'b']);
    expect(who(over('bureau', '팀장', true), over('self', 'heads'))).toEqual(['c', 'b']);
  });

  test('finds one person in the post they were picked in, or else in the first that they hold', () => {
    const in5: GroupRule = { kind: 'person', personId: 'a', postId: 'p5' };
    expect(resolve([in5]).readers[0]).toMatchObject({ postId: 'p5', postTitle: '돌봄과장', unitName: '돌봄과' });
    expect(resolve([{ ...in5, postId: 'left' }]).readers[0]).toMatchObject({ postId: 'p1', unitName: '행정국' });
  });

  test('has lost a rule whose unit no longer stands or whose person holds no post, and nothing else', () => {
    const gone: GroupRule = { kind: 'person', personId: 'retired', postId: 'p4' };
    const { rules } = resolve([over('ended', 'everyone'), gone, over('care', '팀장')]);
    expect(rules.map(({ isLost, readers }) => [isLost, readers.length])).toEqual([
      [true, 0],
      [true, 0],
      [false, 0],
    ]);
  });

  test('follows a unit into the one in which it goes on, and says the same thing once', () => {
    const passage = { id: 'self', name: '자치행정과', toId: 'care', toName: '돌봄과' };
    expect(rulesAfter([over('self', 'heads'), over('care', 'heads'), over('bureau', 'heads')], [passage])).toEqual([
      over('care', 'heads'),
      over('bureau', 'heads'),
    ]);
  });
});

const TITLES = ['국장', '과장', '동혁신팀장', '팀장', '주무관'];
/** Any office: each unit stands under an earlier one or none; people may hold several posts, or none. */
const offices = fc
  .array(
    fc.record({
      parent: fc.nat(),
      top: fc.boolean(),
      posts: fc.array(
        fc.record({
          title: fc.constantFrom(...TITLES),
          isHead: fc.boolean(),
          people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((units) =>
    units.map(({ parent, top, posts }, at): StaffedUnit => {
      const parentId = at === 0 || top ? null : `u${parent % at}`;
      const held = posts.map(({ title, isHead, people }, place) => post(`u${at}p${place}`, title, isHead, ...people));
      return { id: `u${at}`, parentId, name: `부서 ${at}`, posts: held };
    }),
  );
const rules = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom('u0', 'u1', 'u2', 'u3', 'ended'),
        fc.constantFrom('everyone', 'heads', ...TITLES),
        fc.boolean(),
      )
      .map(([unitId, whom, withLower]) => over(unitId, whom, withLower)),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'retired'), fc.constantFrom('u0p0', 'u1p0', 'none'))
      .map(([personId, postId]): GroupRule => ({ kind: 'person', personId, postId })),
  ),
  { maxLength: 4 },
);

/** The same asked the other way round: of every seat of the office, whether any rule means it. */
function meantPeople(office: readonly StaffedUnit[], given: readonly GroupRule[]): Set<string> {
  const stands = (unitId: string, under: string): boolean => {
    const unit = office.find(({ id }) => id === unitId);
    return unitId === under || (unit?.parentId != null && stands(unit.parentId, under));
  };
  const means = (rule: GroupRule, unit: StaffedUnit, { title, isHead }: Post, personId: string): boolean => {
    if (rule.kind === 'person') return rule.personId === personId;
    if (rule.withLower ? !stands(unit.id, rule.unitId) : unit.id !== rule.unitId) return false;
    if (rule.whom.kind === 'heads') return isHead;
    return rule.whom.kind === 'everyone' || title.endsWith(rule.whom.title);
  };
  const seats = office.flatMap((unit) =>
    unit.posts.flatMap((each) => each.holders.map(({ personId }) => ({ unit, each, personId }))),
  );
  return new Set(
    seats
      .filter(({ unit, each, personId }) => given.some((rule) => means(rule, unit, each, personId)))
      .map(({ personId }) => personId),
  );
}

describe('any group over any office', () => {
  test('is exactly the people of the seats that some rule means, each in a seat they hold', () => {
    fc.assert(
      fc.property(offices, rules, (office, given) => {
        const { readers } = groupResolver(office)(given);
        const found = readers.map(({ personId }) => personId);
        expect(new Set(found)).toEqual(meantPeople(office, given));
        expect(new Set(found).size).toBe(found.length);
        for (const { personId, postId } of readers) {
          const held = office.flatMap(({ posts }) => posts).find(({ id }) => id === postId);
          expect(held?.holders.map((holder) => holder.personId)).toContain(personId);
        }
      }),
    );
  });

  test('after a merger means everybody whom it meant before and who has gone along', () => {
    fc.assert(
      fc.property(offices, rules, (office, given) => {
        // u1 is merged into u0: its posts and lower units go over.
        const into = office.map((unit) => ({
          ...unit,
          parentId: unit.parentId === 'u1' ? 'u0' : unit.parentId,
          posts:
            unit.id === 'u0'
              ? office.filter(({ id }) => id === 'u0' || id === 'u1').flatMap(({ posts }) => posts)
              : unit.posts,
        }));
        const merged = into.filter(({ id }) => id !== 'u1');
        const moved = rulesAfter(given, [{ id: 'u1', name: '', toId: 'u0', toName: '' }]);
        const after = new Set(groupResolver(merged)(moved).readers.map(({ personId }) => personId));
        for (const { personId } of groupResolver(office)(given).readers) expect(after).toContain(personId);
      }),
    );
  });
});
