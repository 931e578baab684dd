import { CIRCULATION_GROUP_LIMITS } from '../../shared/contract/circulation.ts';
import { freeName } from '../../shared/kernel/free-name.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { type GroupRow, listGroupsOf, writeGroup } from './store.ts';

/** The groups a person has made, and how many more another person could have. */
export async function listHeldGroups(
  sql: Reader,
  { agencyId, personId }: { readonly agencyId: number; readonly personId: string },
  receiverId: string | undefined,
): Promise<{ readonly groups: readonly GroupRow[]; readonly room: number }> {
  const [groups, theirs] = await Promise.all([
    listGroupsOf(sql, agencyId, personId),
    receiverId === undefined ? [] : listGroupsOf(sql, agencyId, receiverId),
  ]);
  return { groups, room: CIRCULATION_GROUP_LIMITS.groups - theirs.length };
}

/** Gives groups to another person; a name that is taken there gets a number. Answers those that have moved. */
export async function handOverGroups(
  tx: Tx,
  {
    agencyId,
    from,
    to,
    at,
  }: { readonly agencyId: number; readonly from: string; readonly to: string; readonly at: Date },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const [own, theirs] = await Promise.all([listGroupsOf(tx, agencyId, from), listGroupsOf(tx, agencyId, to)]);
  const taken = new Set(theirs.map(({ name }) => name));
  const moved = new Set<string>();
  for (const group of own.filter(({ id }) => ids.includes(id))) {
    if (taken.size >= CIRCULATION_GROUP_LIMITS.groups) break;
    const name = freeName(group.name, taken, CIRCULATION_GROUP_LIMITS.name);
    await writeGroup(tx, agencyId, { ...group, ownerPersonId: to, name }, { byPersonId: to, at });
    taken.add(name);
    moved.add(group.id);
  }
  return moved;
}
