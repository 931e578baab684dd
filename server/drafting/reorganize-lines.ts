import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import { lineAfter, listPlannedWith, movePlannedLines } from '../document/index.ts';
import type { OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { listLinesWith, writeLine } from './store.ts';

/** Kept lines and the lines of drafts that name a post that ends: whoever takes it over stands there. */
export async function listMovingLines(reader: Reader, agencyId: number, { posts }: Reorganization): Promise<Moving[]> {
  const ids = posts.map(({ id }) => id);
  const [saved, planned] = await Promise.all([
    listLinesWith(reader, agencyId, ids),
    listPlannedWith(reader, agencyId, ids),
  ]);
  const names = (line: readonly LineSeat[], postId: string) => line.some((seat) => seat.postId === postId);
  return posts.flatMap(({ id, name, toName }) => {
    const passage = { from: name, to: toName };
    const drafts = planned.filter(({ line }) => names(line, id)).map(({ managementNumber }) => managementNumber);
    return [
      // Whose line it is and what it is called is its owner's.
      { ...passage, what: '내 결재선', count: saved.filter(({ line }) => names(line, id)).length, examples: [] },
      { ...passage, what: '기안의 결재선', count: drafts.length, examples: drafts.slice(0, 3) },
    ];
  });
}

export async function moveLines(tx: Tx, change: OrganizationChanged): Promise<void> {
  const { agencyId, moves } = change;
  const postIds = moves.posts.map(({ id }) => id);
  for (const { id, line } of await listLinesWith(tx, agencyId, postIds)) {
    await writeLine(tx, agencyId, { id, line: lineAfter(line, moves.posts) });
  }
  await movePlannedLines(tx, change);
}
