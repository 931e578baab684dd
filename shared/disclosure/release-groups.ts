/** Documents of a group by how they are disclosed (공개구분). */
export type DisclosureCount = {
  readonly name: string;
  readonly open: number;
  readonly partiallyOpen: number;
  readonly closed: number;
};

/** The same as it may be told: `closed` is null where the group stands with others in the row of the remaining ones. */
export type ReleasedCount = Omit<DisclosureCount, 'closed'> & { readonly closed: number | null };

/** Fewer closed documents than these are not told apart: who knows a unit could tell which they are. */
export const FEWEST_CLOSED = 5;

/** The name of the row of the remaining ones; no month and no unit is called so. */
export const REMAINING = '';

/**
 * What may be told of the groups that make up one whole. Open and partly open documents can be counted by anybody on
 * the site, so they stand as they are. As soon as one group has one to four closed documents, all groups with none to
 * four are put together: a zero told beside a number left out would say whose the closed ones are. Where these come to
 * too few, or to so many that each must have four, the next smallest go with them, so that no row, no sum of rows
 * and no difference from the whole is ever one to four. Where the whole has too few itself, nothing is told of closed
 * ones, not even of groups that have none. A group of which nothing at all is left to tell has no row: it would stand
 * there because of its closed documents.
 *
 * The whole may be grouped twice (by month, by unit): every row of either is then a part of the whole of at least five,
 * and rows of one grouping cannot be told apart by rows of the other. Of a year that is not over nothing is told of
 * closed ones: whoever compares two months' figures would read the difference.
 */
export function releaseGroups(groups: readonly DisclosureCount[], isOver = true): ReleasedCount[] {
  const isTold = isOver && !isTooFew(sumOf(groups));
  const untold = new Set(isTold ? toldTogether(groups) : groups);
  const rows = groups
    .map((group) => (untold.has(group) ? { ...group, closed: null } : group))
    .filter((row) => row.closed !== null || row.open + row.partiallyOpen > 0);
  const remaining = { name: REMAINING, open: 0, partiallyOpen: 0, closed: sumOf([...untold]) };
  return isTold && untold.size > 0 ? [...rows, remaining] : rows;
}

/**
 * A number of closed documents that is no part of a sum, as that of a ground: enough, or anything from none to four.
 * None is told as such only where the whole has none: beside numbers left out it would say which ground it was not.
 */
export function releasedNumber(closed: number, whole: number): number | null {
  return whole === 0 || closed >= FEWEST_CLOSED ? closed : null;
}

function toldTogether(groups: readonly DisclosureCount[]): DisclosureCount[] {
  if (!groups.some(({ closed }) => isTooFew(closed))) return [];
  const small = groups.filter(({ closed }) => closed < FEWEST_CLOSED);
  const sum = sumOf(small);
  const isEachKnown = sum === small.length * (FEWEST_CLOSED - 1);
  if (!isTooFew(sum) && !isEachKnown) return small;
  // All of the next size: which of them went would otherwise tell by its place in the table.
  const next = Math.min(...groups.map(({ closed }) => closed).filter((closed) => closed >= FEWEST_CLOSED));
  return groups.filter(({ closed }) => closed < FEWEST_CLOSED || closed === next);
}

function sumOf(groups: readonly DisclosureCount[]): number {
  return groups.reduce((sum, { closed }) => sum + closed, 0);
}

function isTooFew(closed: number): boolean {
  return closed > 0 && closed < FEWEST_CLOSED;
}
