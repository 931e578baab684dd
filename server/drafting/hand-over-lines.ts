import { SAVED_LINE_LIMITS } from '../../shared/contract/saved-lines.ts';
import { freeName } from '../../shared/kernel/free-name.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { type LineOwner, listSavedLines, moveSavedLine } from './store.ts';

export type HeldLine = { readonly id: string; readonly name: string };

/** A person's kept lines, and how many more another person could keep. */
export async function listHeldLines(
  sql: Reader,
  { agencyId, personId }: LineOwner,
  receiverId: string | undefined,
): Promise<{ readonly lines: readonly HeldLine[]; readonly room: number }> {
  const [lines, theirs] = await Promise.all([
    listSavedLines(sql, { agencyId, personId }),
    receiverId === undefined ? [] : listSavedLines(sql, { agencyId, personId: receiverId }),
  ]);
  return { lines, room: SAVED_LINE_LIMITS.lines - theirs.length };
}

/** Gives kept lines to another person; a name that is taken there gets a number. Answers those that have moved. */
export async function handOverLines(
  tx: Tx,
  { agencyId, from, to }: { readonly agencyId: number; readonly from: string; readonly to: string },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const [own, theirs] = await Promise.all([
    listSavedLines(tx, { agencyId, personId: from }),
    listSavedLines(tx, { agencyId, personId: to }),
  ]);
  const taken = new Set(theirs.map(({ name }) => name));
  const moved = new Set<string>();
  for (const { id, name } of own.filter((line) => ids.includes(line.id))) {
    if (taken.size >= SAVED_LINE_LIMITS.lines) break;
    const free = freeName(name, taken, SAVED_LINE_LIMITS.name);
    if (!(await moveSavedLine(tx, { agencyId, personId: from }, to, { id, name: free }))) continue;
    taken.add(free);
    moved.add(id);
  }
  return moved;
}
