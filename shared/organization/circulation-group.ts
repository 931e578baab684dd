import type { Passage } from './reorganization.ts';
import type { StaffedUnit } from './staffed-unit.ts';

/** 부서의 누구. A title counts by its ending, as on the ladder of posts: 팀장 finds 동혁신팀장. */
export type GroupWhom =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'heads' }
  | { readonly kind: 'titled'; readonly title: string };

/**
 * 공람 그룹의 규칙: a unit, perhaps with its lower units, and whom in it; or one person, in the post they were picked in
 * while they hold it. It names nobody by list, so it stays right when people move.
 */
export type GroupRule =
  | { readonly kind: 'unit'; readonly unitId: string; readonly withLower: boolean; readonly whom: GroupWhom }
  | { readonly kind: 'person'; readonly personId: string; readonly postId: string };

/** 공람 그룹이 찾은 사람, in the post that the rule has found them in. */
export type GroupReader = {
  readonly personId: string;
  readonly name: string;
  readonly postId: string;
  readonly postTitle: string;
  readonly unitName: string;
};

/** What one rule finds on a day. It is lost where its unit no longer stands or its person holds no post. */
export type ResolvedRule = { readonly isLost: boolean; readonly readers: readonly GroupReader[] };

/** 공람 그룹이 그날 찾은 사람들: each person once, in the order of the rules and of the office. */
export type ResolvedGroup = { readonly rules: readonly ResolvedRule[]; readonly readers: readonly GroupReader[] };

/** Resolves any number of groups over the office of one day. */
export function groupResolver(units: readonly StaffedUnit[]): (rules: readonly GroupRule[]) => ResolvedGroup {
  const office = readOffice(units);
  return (rules) => {
    const resolved = rules.map((rule) => resolveRule(rule, office));
    const readers = new Map<string, GroupReader>();
    for (const reader of resolved.flatMap((rule) => rule.readers)) {
      if (!readers.has(reader.personId)) readers.set(reader.personId, reader);
    }
    return { rules: resolved, readers: [...readers.values()] };
  };
}

/** The rules after a reorganisation: those over an ended unit are over the one in which it goes on, each once. */
export function rulesAfter(rules: readonly GroupRule[], units: readonly Passage[]): GroupRule[] {
  const successors = new Map(units.map(({ id, toId }) => [id, toId]));
  return withoutDoubles(
    rules.map((rule) =>
      rule.kind === 'unit' ? { ...rule, unitId: successors.get(rule.unitId) ?? rule.unitId } : rule,
    ),
  );
}

export function withoutDoubles(rules: readonly GroupRule[]): GroupRule[] {
  return [...new Map(rules.map((rule) => [nameOfRule(rule), rule])).values()];
}

function nameOfRule(rule: GroupRule): string {
  if (rule.kind === 'person') return JSON.stringify(['person', rule.personId]);
  const title = rule.whom.kind === 'titled' ? rule.whom.title : null;
  return JSON.stringify(['unit', rule.unitId, rule.withLower, rule.whom.kind, title]);
}

type Post = StaffedUnit['posts'][number];
type Office = {
  readonly units: ReadonlyMap<string, StaffedUnit>;
  readonly lower: ReadonlyMap<string, readonly StaffedUnit[]>;
  /** The posts of each person, in the order of the office. */
  readonly places: ReadonlyMap<string, readonly GroupReader[]>;
};

function readOffice(units: readonly StaffedUnit[]): Office {
  const lower = new Map<string, StaffedUnit[]>();
  const places = new Map<string, GroupReader[]>();
  for (const unit of units) {
    if (unit.parentId !== null) lower.set(unit.parentId, [...(lower.get(unit.parentId) ?? []), unit]);
    for (const reader of unit.posts.flatMap((post) => holdersOf(unit, post))) {
      places.set(reader.personId, [...(places.get(reader.personId) ?? []), reader]);
    }
  }
  return { units: new Map(units.map((unit) => [unit.id, unit])), lower, places };
}

function resolveRule(rule: GroupRule, office: Office): ResolvedRule {
  if (rule.kind === 'person') {
    const held = office.places.get(rule.personId) ?? [];
    const place = held.find(({ postId }) => postId === rule.postId) ?? held[0];
    return { isLost: place === undefined, readers: place ? [place] : [] };
  }
  const unit = office.units.get(rule.unitId);
  if (!unit) return { isLost: true, readers: [] };
  const units = rule.withLower ? unitsFrom(unit, office.lower) : [unit];
  const readers = units.flatMap((each) =>
    each.posts.filter((post) => isMeant(rule.whom, post)).flatMap((post) => holdersOf(each, post)),
  );
  return { isLost: false, readers };
}

function isMeant(whom: GroupWhom, { isHead, title }: Post): boolean {
  if (whom.kind === 'everyone') return true;
  return whom.kind === 'heads' ? isHead : title.endsWith(whom.title);
}

/** A unit and all that stands below it, each above its own lower units. */
function unitsFrom(unit: StaffedUnit, lower: Office['lower']): StaffedUnit[] {
  return [unit, ...(lower.get(unit.id) ?? []).flatMap((each) => unitsFrom(each, lower))];
}

function holdersOf(unit: StaffedUnit, post: Post): GroupReader[] {
  const place = { postId: post.id, postTitle: post.title, unitName: unit.name };
  return post.holders.map(({ personId, name }) => ({ personId, name, ...place }));
}
