import type { StaffedUnit } from '../organization/staffed-unit.ts';
import type { PrintedOfficer } from './approval-events.ts';

/**
 * One rung of an agency's ladder of posts (직위 단계): 기관장, 부기관장, 국장, 과장, 팀장. A post stands on it when its
 * title ends in one of `titles` (none = any title) and it is the head of its unit, so deep, where that is asked.
 */
export type LadderRung = {
  readonly name: string;
  readonly titles: readonly string[];
  readonly headOnly: boolean;
  /** How many units stand above the post's; null = wherever it is. */
  readonly depth: number | null;
};

/** The ladder of posts (직위 단계) of an agency, from its head downwards. */
export type Ladder = readonly LadderRung[];

/** What most cities and districts have; an agency changes it in its own regulation. */
export const USUAL_LADDER: Ladder = [
  { name: '기관장', titles: ['시장', '군수', '구청장', '도지사', '원장', '이사장'], headOnly: true, depth: 0 },
  { name: '부기관장', titles: ['부시장', '부군수', '부구청장', '부지사', '부원장'], headOnly: false, depth: null },
  { name: '국장', titles: ['국장', '실장', '본부장'], headOnly: true, depth: null },
  { name: '과장', titles: ['과장', '담당관', '소장', '센터장'], headOnly: true, depth: null },
  { name: '팀장', titles: ['팀장', '계장'], headOnly: false, depth: null },
];

/** The organisation of one day (조직도): its units with their posts and who holds them. */
export type OfficeOfDay = { readonly units: readonly (StaffedUnit & { readonly code: string })[] };
type Unit = OfficeOfDay['units'][number];
type Post = Unit['posts'][number];

/** The unit where a rung is found on the way up from a drafter, and who holds its posts there. */
export type PostPlace = {
  readonly unit: Unit;
  /** As printed; of several posts the first. */
  readonly title: string;
  readonly holders: readonly PrintedOfficer[];
};

/** The rung a post stands on, counted from the head of the agency; undefined below the whole ladder. */
export function rungOf(
  ladder: Ladder,
  office: OfficeOfDay,
  { unitId, postId }: { readonly unitId: string; readonly postId: string },
): number | undefined {
  const way = wayUp(office, unitId);
  const post = way[0]?.posts.find(({ id }) => id === postId);
  return post && rungOfPost(ladder, post, way.length - 1);
}

/** The nearest unit from the drafter's upwards that has posts of a rung. */
export function placeOf(
  ladder: Ladder,
  office: OfficeOfDay,
  drafter: PrintedOfficer,
  rung: number,
): PostPlace | undefined {
  const way = wayUp(office, drafter.unitId);
  for (const [index, unit] of way.entries()) {
    const posts = unit.posts.filter((post) => rungOfPost(ladder, post, way.length - 1 - index) === rung);
    const [first] = posts;
    if (first) return { unit, title: first.title, holders: posts.flatMap((post) => holdersOf(unit, post)) };
  }
  return undefined;
}

/** The deciding post stands above the drafter's, or (an agency's head may be drawn beside the units) anywhere. */
export function decidingPlace(
  ladder: Ladder,
  office: OfficeOfDay,
  drafter: PrintedOfficer,
  rung: number,
): PostPlace | undefined {
  const above = placeOf(ladder, office, drafter, rung);
  if (above || rung > 1) return above;
  for (const unit of office.units) {
    const depth = wayUp(office, unit.id).length - 1;
    const post = unit.posts.find((each) => rungOfPost(ladder, each, depth) === rung);
    if (post) return { unit, title: post.title, holders: holdersOf(unit, post) };
  }
  return undefined;
}

/** The rungs that nobody of the whole office stands on today. */
export function emptyRungs(ladder: Ladder, office: OfficeOfDay): string[] {
  const held = new Set(
    office.units.flatMap((unit) => {
      const depth = wayUp(office, unit.id).length - 1;
      return unit.posts.filter(({ holders }) => holders.length > 0).map((post) => rungOfPost(ladder, post, depth));
    }),
  );
  return ladder.filter((_rung, index) => !held.has(index)).map(({ name }) => name);
}

/** Of several rungs that fit, the one with the longest ending: 부시장 is no 시장. */
function rungOfPost(ladder: Ladder, post: Post, depth: number): number | undefined {
  let best: number | undefined;
  let longest = -1;
  for (const [index, rung] of ladder.entries()) {
    if (rung.headOnly && !post.isHead) continue;
    if (rung.depth !== null && rung.depth !== depth) continue;
    const fit = rung.titles.length === 0 ? 0 : longestEnding(rung.titles, post.title);
    if (fit > longest) [best, longest] = [index, fit];
  }
  return best;
}

function longestEnding(endings: readonly string[], title: string): number {
  return Math.max(-1, ...endings.filter((ending) => title.endsWith(ending)).map((ending) => ending.length));
}

/** The unit and those above it, nearest first; ends where the tree does, even if it is drawn in a ring. */
function wayUp(office: OfficeOfDay, unitId: string): Unit[] {
  const way: Unit[] = [];
  for (let id: string | null = unitId; id !== null; ) {
    const unit: Unit | undefined = office.units.find((each) => each.id === id);
    if (!unit || way.includes(unit)) break;
    way.push(unit);
    id = unit.parentId;
  }
  return way;
}

/** Everybody who holds a post, as printed that day. */
export function holdersOf(unit: Unit, post: Post): PrintedOfficer[] {
  return post.holders.map(({ personId, name }) => ({
    personId,
    name,
    postId: post.id,
    postTitle: post.title,
    unitId: unit.id,
    unitName: unit.name,
    unitCode: unit.code,
  }));
}
