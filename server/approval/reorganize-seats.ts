import type { Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import { listSummaries } from '../document/index.ts';
import { findPerson, findPrintedOfficers, type OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { moveSeatWithin } from './move-seat.ts';
import { listOpenSeats } from './open-seats.ts';

/** More than any reorganisation leaves open; the rest stands on the repair list. */
const MOST = 10_000;

/** Open seats of posts that end: whoever takes the post over sits there. */
export async function listMovingSeats(reader: Reader, agencyId: number, { posts }: Reorganization): Promise<Moving[]> {
  const open = await openSeatsOf(
    reader,
    agencyId,
    posts.map(({ id }) => id),
  );
  const summaries = await listSummaries(reader, agencyId, [...new Set(open.map(({ documentId }) => documentId))]);
  return posts.map(({ id, name, toName }) => {
    const seats = open.filter(({ postId }) => postId === id);
    const examples = seats.slice(0, 3).flatMap(({ documentId }) => summaries.get(documentId)?.managementNumber ?? []);
    return { what: '결재할 문서', from: name, to: toName, count: seats.length, examples };
  });
}

/**
 * Moves them with the reorganisation. Where the new officer sits on the line already the seat stays, and the
 * administrator finds the document on the repair list.
 */
export async function moveSeatsOfPosts(services: Services, tx: Tx, change: OrganizationChanged): Promise<void> {
  const { agencyId, byPersonId, at, on, reason, moves } = change;
  const passages = new Map(moves.posts.map((post) => [post.id, post]));
  const open = await openSeatsOf(tx, agencyId, [...passages.keys()]);
  if (open.length === 0) return;
  const taking = moves.posts.map(({ toId, holderId }) => ({ personId: holderId, postId: toId }));
  const [officers, person, summaries] = await Promise.all([
    findPrintedOfficers(tx, agencyId, taking, on),
    findPerson(tx, agencyId, byPersonId),
    listSummaries(tx, agencyId, [...new Set(open.map(({ documentId }) => documentId))]),
  ]);
  const by = { personId: byPersonId, name: person?.name ?? '' };
  const officerOf = new Map(moves.posts.map(({ id }, index) => [id, officers[index]]));
  for (const { documentId, seat, postId } of [...open].sort((a, b) => (a.documentId < b.documentId ? -1 : 1))) {
    const [to, managementNumber] = [officerOf.get(postId), summaries.get(documentId)?.managementNumber];
    if (!to || !managementNumber) continue;
    const place = { agencyId, documentId, managementNumber, seat, of: { postId } };
    await moveSeatWithin(tx, services.outbox, { ...place, by, at, reason: `조직개편: ${reason}`, to });
  }
}

function openSeatsOf(reader: Reader, agencyId: number, postIds: readonly string[]) {
  return postIds.length === 0 ? Promise.resolve([]) : listOpenSeats(reader, agencyId, { postIds }, MOST);
}
