import type { OrganizationHistory } from './organization-history.ts';

/** Something of an ended unit or post, and what it goes on with. */
export type Passage = { readonly id: string; readonly name: string; readonly toId: string; readonly toName: string };

/** The end of a post, and who holds the one that takes over its seats: the head of the unit that goes on. */
export type PostPassage = Passage & { readonly holderId: string };

/** A unit that ends and goes on in none or in several others: what becomes of its things is for people to say. */
export type EndedUnit = { readonly id: string; readonly name: string; readonly toNames: readonly string[] };

/** 조직개편이 옮기는 것: what of the organisation goes on under another name or in another place. */
export type Reorganization = {
  /** Units that end and go on in one other: unit tasks and drafts go there. */
  readonly units: readonly Passage[];
  readonly ended: readonly EndedUnit[];
  /** Posts that end and whose duties the head of the unit that goes on takes over: open seats and kept lines. */
  readonly posts: readonly PostPassage[];
  /** Posts that go on in another unit: what is drafted in them goes with them. */
  readonly placed: readonly Passage[];
};

/**
 * What becomes of units and posts between two standings of one office. A unit goes on where its posts and lower units
 * have gone, if that is one place; without any, where a head of one unit took nothing over, it is for people to say.
 */
export function reorganizationBetween(was: OrganizationHistory, is: OrganizationHistory): Reorganization {
  const names = new Map([...was.units, ...is.units].map(({ unitId, name }) => [unitId, name]));
  const nameOf = (unitId: string): string => names.get(unitId) ?? '';
  const successorIds = [...successorsOf(was, is)];
  const units = successorIds.flatMap(([id, [toId, ...others]]): Passage[] =>
    toId === undefined || others.length > 0 ? [] : [{ id, name: nameOf(id), toId, toName: nameOf(toId) }],
  );
  const ended = successorIds
    .filter(([, toIds]) => toIds.length !== 1)
    .map(([id, toIds]) => ({ id, name: nameOf(id), toNames: toIds.map(nameOf) }));
  const now = new Map(is.posts.map((post) => [post.postId, post]));
  const placed = was.posts.flatMap(({ postId, unitId }): Passage[] => {
    const post = now.get(postId);
    if (!post || post.unitId === unitId) return [];
    return [{ id: postId, name: nameOf(unitId), toId: post.unitId, toName: nameOf(post.unitId) }];
  });
  const successors = new Map(units.map((unit) => [unit.id, unit]));
  const posts = was.posts.flatMap((post): PostPassage[] => {
    // An ended post of a unit that stays is taken over by nobody in particular: the repair list tells of it.
    const unit = now.has(post.postId) ? undefined : successors.get(post.unitId);
    const head = unit && is.posts.find((other) => other.unitId === unit.toId && other.isHead);
    const [holder, ...more] = is.holdings.filter((holding) => holding.postId === head?.postId);
    if (!unit || !head || !holder || more.length > 0) return [];
    const to = { toId: head.postId, toName: `${unit.toName} ${head.title}`, holderId: holder.personId };
    return [{ id: post.postId, name: `${unit.name} ${post.title}`, ...to }];
  });
  return { units, ended, posts, placed };
}

/** Where the posts and lower units of each ended unit have gone; empty where nothing of it goes on. */
export function successorsOf(
  was: OrganizationHistory,
  is: OrganizationHistory,
): ReadonlyMap<string, readonly string[]> {
  const standing = new Set(is.units.map((unit) => unit.unitId));
  const postPlaces = new Map(is.posts.map((post) => [post.postId, post.unitId]));
  const unitPlaces = new Map(is.units.map((unit) => [unit.unitId, unit.parentId]));
  return new Map(
    was.units
      .filter((unit) => !standing.has(unit.unitId))
      .map(({ unitId }) => {
        const posts = was.posts.filter((post) => post.unitId === unitId).map((post) => postPlaces.get(post.postId));
        const lower = was.units.filter((unit) => unit.parentId === unitId).map((unit) => unitPlaces.get(unit.unitId));
        const places = posts.some((place) => place !== undefined) ? posts : lower;
        return [unitId, [...new Set(places.filter((place) => place !== undefined && place !== null))]];
      }),
  );
}

/** 끝나기만 하는 것: a duty of an ended unit that nobody takes over by itself; told before, so that somebody is named. */
export type Ending = {
  readonly what: string;
  readonly from: string;
  readonly people: readonly string[];
  /** Where the unit goes on: nowhere, in several units, or in one to which the duty may not go along. */
  readonly toNames: readonly string[];
};

/** 옮겨지는 것: told before it moves, and of whom. */
export type Moving = {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** A few of them, as an administrator may see them: never a title. */
  readonly examples: readonly string[];
};
