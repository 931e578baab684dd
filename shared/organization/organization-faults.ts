import type { CalendarDay } from '../kernel/calendar-day.ts';
import { groupBy } from '../kernel/group-by.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { DEEPEST_UNIT } from './organization-csv.ts';
import {
  changingDays,
  type Holding,
  type OrganizationHistory,
  organizationOn,
  type PostVersion,
  type UnitVersion,
} from './organization-history.ts';

/** What an organisation must never be on any day (조직의 잘못). */
export type OrganizationFault = Refusal<
  | 'unit-code-taken'
  | 'unit-without-upper'
  | 'unit-in-a-circle'
  | 'unit-too-deep'
  | 'post-in-closed-unit'
  | 'unit-with-two-heads'
  | 'holder-of-closed-post'
  | 'post-already-held'
  | 'post-not-empty'
  | 'post-held-twice'
>;

/** Every fault on `day` or any day after it, each once, with the first day on which it stands. */
export function organizationFaults(history: OrganizationHistory, day: CalendarDay): readonly OrganizationFault[] {
  const faults = new Map<string, OrganizationFault>();
  for (const on of changingDays(history, day)) {
    for (const { refused, facts } of faultsOfDay(organizationOn(history, on))) {
      const key = JSON.stringify([refused, facts]);
      if (!faults.has(key)) faults.set(key, refuse(refused, { ...facts, on }));
    }
  }
  return [...faults.values()];
}

function faultsOfDay(standing: OrganizationHistory): readonly OrganizationFault[] {
  const units = new Map(standing.units.map((unit) => [unit.unitId, unit]));
  const posts = new Map(standing.posts.map((post) => [post.postId, post]));
  const names = new Map(standing.people.map((person) => [person.id, person.name]));
  return [
    ...codeFaults(standing.units),
    ...treeFaults(units),
    ...postFaults(standing.posts, units),
    ...holdingFaults(standing.holdings, posts, names),
  ];
}

function codeFaults(units: readonly UnitVersion[]): OrganizationFault[] {
  return [...groupBy(units, (unit) => unit.code)].flatMap(([code, [first, second]]) =>
    first && second ? [refuse('unit-code-taken', { code, unit: first.name, other: second.name })] : [],
  );
}

function treeFaults(units: ReadonlyMap<string, UnitVersion>): OrganizationFault[] {
  return [...units.values()].flatMap((unit) => {
    const upper = unit.parentId === null ? undefined : units.get(unit.parentId);
    if (unit.parentId !== null && !upper) return [refuse('unit-without-upper', { unit: unit.name })];
    return wayUpFault(unit, units);
  });
}

function wayUpFault(unit: UnitVersion, units: ReadonlyMap<string, UnitVersion>): OrganizationFault[] {
  let depth = 1;
  for (let at = unit; at.parentId !== null; depth += 1) {
    const upper = units.get(at.parentId);
    if (!upper) return [];
    if (upper.unitId === unit.unitId) return [refuse('unit-in-a-circle', { unit: unit.name })];
    if (depth >= DEEPEST_UNIT) return [refuse('unit-too-deep', { unit: unit.name, most: DEEPEST_UNIT })];
    at = upper;
  }
  return [];
}

function postFaults(posts: readonly PostVersion[], units: ReadonlyMap<string, UnitVersion>): OrganizationFault[] {
  const orphans = posts.flatMap((post) =>
    units.has(post.unitId) ? [] : [refuse('post-in-closed-unit' as const, { post: post.title, id: post.postId })],
  );
  const heads = groupBy(
    posts.filter((post) => post.isHead),
    (post) => post.unitId,
  );
  const doubled = [...heads].flatMap(([unitId, [first, second]]) => {
    if (!first || !second) return [];
    const unit = units.get(unitId)?.name ?? '';
    return [refuse('unit-with-two-heads' as const, { unit, post: first.title, other: second.title })];
  });
  return [...orphans, ...doubled];
}

function holdingFaults(
  holdings: readonly Holding[],
  posts: ReadonlyMap<string, PostVersion>,
  names: ReadonlyMap<string, string>,
): OrganizationFault[] {
  return [...groupBy(holdings, (holding) => holding.postId)].flatMap(([postId, held]): OrganizationFault[] => {
    const post = posts.get(postId);
    const person = names.get(held[0]?.personId ?? '') ?? '';
    if (!post) return [refuse('holder-of-closed-post', { person, id: postId })];
    const facts = { post: post.title, person, id: postId };
    const twice = [...groupBy(held, (holding) => holding.personId)].find(([, own]) => own.length > 1);
    if (twice) return [refuse('post-held-twice', { ...facts, person: names.get(twice[0]) ?? '' })];
    const acting = held.filter((holding) => holding.kind === 'acting').length;
    // Who acts in a post stands in for nobody where somebody holds it, and there is one who acts.
    if (acting > 0 && held.length > 1) return [refuse('post-not-empty', facts)];
    if (post.isHead && held.length > 1) return [refuse('post-already-held', facts)];
    return [];
  });
}
