/** 공람 그룹의 소속: who made it, and the unit they share it with. */
export type GroupFacts = {
  readonly ownerPersonId: string;
  /** Null: private to its owner. */
  readonly unitId: string | null;
  /** Whether that unit stands today; one that has ended shares with nobody. */
  readonly unitStands: boolean;
};

/** 공람 그룹을 쓰는 사람: with the units they work in, head, and keep the records of, today. */
export type GroupUser = {
  readonly personId: string;
  readonly unitIds: readonly string[];
  readonly headedUnitIds: readonly string[];
  readonly recordsUnitIds: readonly string[];
};

/** One's own, and those shared with a unit that one works in or keeps the records of. */
export function mayUseGroup(user: GroupUser, { ownerPersonId, unitId }: GroupFacts): boolean {
  if (user.personId === ownerPersonId) return true;
  return unitId !== null && [...user.unitIds, ...user.recordsUnitIds].includes(unitId);
}

/**
 * A private one is its owner's. A shared one says whom the unit's documents are shown to: its head and its records
 * officer change it, and its owner while they work there.
 */
export function mayChangeGroup(user: GroupUser, { ownerPersonId, unitId, unitStands }: GroupFacts): boolean {
  const isOwner = user.personId === ownerPersonId;
  if (unitId === null || !unitStands) return isOwner;
  if ([...user.headedUnitIds, ...user.recordsUnitIds].includes(unitId)) return true;
  return isOwner && user.unitIds.includes(unitId);
}

/** With whom it is shared is its owner's to say, and never with a unit that they do not work in. */
export function mayShareWith(user: GroupUser, unitId: string | null, before: GroupFacts | undefined): boolean {
  if (before && unitId === before.unitId) return before.unitId === null || before.unitStands;
  if (before && user.personId !== before.ownerPersonId) return false;
  return unitId === null || user.unitIds.includes(unitId);
}
