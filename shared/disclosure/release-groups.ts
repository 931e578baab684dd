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
 * the site, so they stand as they are. A group with one to four closed documents is put together with the others like
 * it; where these come to too few, the next smallest group goes with them, so that no row, no sum of rows and no
 * difference from the whole is ever one to four. Where the whole has too few itself, nothing is told of closed ones.
 *
 * The whole may be grouped twice (by month, by unit): every row of either is then a part of the whole of at least five,
 * and rows of one grouping cannot be told apart by rows of the other. Of a year that is not over nothing is told of
 * closed ones: whoever compares two months' figures would read the difference.
 */
export function releaseGroups(groups: readonly DisclosureCount[], isOver = true): ReleasedCount[] {
  if (!isOver) return groups.map((group) => ({ ...group, closed: null }));
  const whole = sumOf(groups);
  if (isTooFew(whole)) return groups.map((group) => (group.closed === 0 ? group : { ...group, closed: null }));
  const together = new Set(groups.filter(({ closed }) => isTooFew(closed)));
  const others = groups.filter((group) => group.closed >= FEWEST_CLOSED).sort((a, b) => a.closed - b.closed);
  if (isTooFew(sumOf([...together])) && others[0]) together.add(others[0]);
  const rows = groups.map((group) => (together.has(group) ? { ...group, closed: null } : group));
  const remaining = { name: REMAINING, open: 0, partiallyOpen: 0, closed: sumOf([...together]) };
  return together.size > 0 ? [...rows, remaining] : rows;
}

/** One number by itself: zero, or enough. */
export function released(closed: number): number | null {
  return isTooFew(closed) ? null : closed;
}

function sumOf(groups: readonly DisclosureCount[]): number {
  return groups.reduce((sum, { closed }) => sum + closed, 0);
}

function isTooFew(closed: number): boolean {
  return closed > 0 && closed < FEWEST_CLOSED;
}
