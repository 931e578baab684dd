import type { CalendarDay } from '../kernel/calendar-day.ts';

/** From a day on until the day before another one (half-open); null: until further notice. */
export type Period = { readonly from: CalendarDay; readonly to: CalendarDay | null };

/** A unit (부서) as it is called, and where it stands in the tree, during a period. */
export type UnitVersion = Period & {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly sort: number;
};

/** A post (직위) as it is called, and the unit it belongs to, during a period. It keeps its id when it moves. */
export type PostVersion = Period & {
  readonly postId: string;
  readonly unitId: string;
  readonly title: string;
  readonly isHead: boolean;
  readonly sort: number;
};

/** How a person holds a post: 본직, 겸직, 직무대리 (the duties of an empty post), 파견 (from another office). */
export type HoldingKind = 'regular' | 'concurrent' | 'acting' | 'dispatched';

export const HOLDING_LABELS: Readonly<Record<HoldingKind, string>> = {
  regular: '본직',
  concurrent: '겸직',
  acting: '직무대리',
  dispatched: '파견',
};

/** A person in a post for a period (보직). */
export type Holding = Period & {
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly kind: HoldingKind;
};

/** Somebody of the agency; with or without a post. */
export type OrganizationPerson = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
};

/** An agency's organisation (조직) with its past and what is already decided of its future. */
export type OrganizationHistory = {
  readonly units: readonly UnitVersion[];
  readonly posts: readonly PostVersion[];
  readonly holdings: readonly Holding[];
  readonly people: readonly OrganizationPerson[];
};

export function coversDay({ from, to }: Period, day: CalendarDay): boolean {
  return from <= day && (to === null || to > day);
}

/** What stands on a day: at most one version of each unit and post, and the holdings in force. */
export function organizationOn(history: OrganizationHistory, day: CalendarDay): OrganizationHistory {
  return {
    units: history.units.filter((unit) => coversDay(unit, day)),
    posts: history.posts.filter((post) => coversDay(post, day)),
    holdings: history.holdings.filter((holding) => coversDay(holding, day)),
    people: history.people,
  };
}

/** The title of a post as it is printed for the person in it: 자치행정과장직무대리 for who only acts in it. */
export function printedTitle(title: string, kind: HoldingKind): string {
  return kind === 'acting' ? `${title}직무대리` : title;
}

/** The days from `day` on at which anything begins or ends: between them the organisation does not change. */
export function changingDays(history: OrganizationHistory, day: CalendarDay): CalendarDay[] {
  const days = new Set([day]);
  for (const { from, to } of [...history.units, ...history.posts, ...history.holdings]) {
    if (from > day) days.add(from);
    if (to !== null && to > day) days.add(to);
  }
  return [...days].sort();
}

/** What two histories do not have in common, row by row (기록의 차이). */
export type HistoryDifference = { readonly removed: OrganizationHistory; readonly added: OrganizationHistory };

export function historyDifference(before: OrganizationHistory, after: OrganizationHistory): HistoryDifference {
  return {
    removed: {
      units: missingFrom(after.units, before.units),
      posts: missingFrom(after.posts, before.posts),
      holdings: missingFrom(after.holdings, before.holdings),
      people: [],
    },
    added: {
      units: missingFrom(before.units, after.units),
      posts: missingFrom(before.posts, after.posts),
      holdings: missingFrom(before.holdings, after.holdings),
      people: missingFrom(before.people, after.people),
    },
  };
}

function missingFrom<Row extends object>(rows: readonly Row[], candidates: readonly Row[]): Row[] {
  const written = (row: Row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = new Set(rows.map(written));
  return candidates.filter((row) => !known.has(written(row)));
}
