import { mayReleasePublication } from '../../shared/access/document-access.ts';
import type { PublicationDone } from '../../shared/contract/publication-acts.ts';
import { accessDocument } from '../approval/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { actOnPublication, type PublicationAct } from './act-on-publication.ts';
import { findApprovedRecord } from './approved-record.ts';
import type { PublicationNeighbours } from './neighbours.ts';
import { isWithin, obstaclesTo } from './publication-checks.ts';
import { lockPublication } from './queue/act-store.ts';
import { advancePublication } from './queue/advance-publication.ts';
import { planDocument } from './queue/plan-document.ts';
import { findSchedule } from './queue/schedule-store.ts';
import { findStop, releaseStop, stopAgain } from './stop-store.ts';

/**
 * 멈춘 공개 풀기: the disclosure officer lets through what the checks have stopped. Who, when and why stays with the stop
 * for ever. Whatever has been taken back meanwhile does not come to the citizens, and what has its day to come waits.
 */
export async function releasePublication(
  services: Services,
  neighbours: PublicationNeighbours,
  act: PublicationAct,
): Promise<PublicationDone> {
  await checkAgain(services, neighbours, act);
  return actOnPublication(services, neighbours, act, {
    may: mayReleasePublication,
    act: { kind: 'released' },
    change: async (tx, { agencyId, record, personId, reason, at }) => {
      const { documentId } = record;
      const eventId = await releaseStop(tx, { agencyId, documentId, personId, reason, at });
      const schedule = eventId === undefined ? undefined : await findSchedule(tx, { agencyId, documentId });
      if (eventId === undefined || schedule?.withdrawnAt) throw new Problem('not-stopped');
      // What was stopped before there were plans gets its plan now.
      if (!schedule)
        await planDocument(tx, await findApprovedRecord(tx, agencyId, documentId), { documentId, eventId }, at);
      return advancePublication(tx, { agencyId, documentId, at }, neighbours.checks);
    },
  });
}

/**
 * Both checks once more: the officer lets through what they have been shown and nothing else. What is found besides
 * takes the place of what they saw, and they decide again.
 */
async function checkAgain(
  services: Services,
  { checks }: PublicationNeighbours,
  { signed, managementNumber }: PublicationAct,
): Promise<void> {
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  const { agencyId, documentId, line } = record;
  if (line.status !== 'approved' || !reader.roles.includes('disclosureOfficer')) return;
  const at = services.clock.now();
  const hasMore = await services.database.sql.begin(async (tx) => {
    await lockPublication(tx, { agencyId, documentId });
    const stop = await findStop(tx, agencyId, documentId);
    if (!stop || stop.releasedAt) return false;
    const { record: approved } = await findApprovedRecord(tx, agencyId, documentId);
    const found = await obstaclesTo(tx, approved, { documentId, eventId: stop.eventId, at }, checks);
    if (isWithin(found, stop)) return false;
    await stopAgain(tx, { agencyId, documentId, eventId: stop.eventId, ...found, at });
    return true;
  });
  if (hasMore) throw new Problem('stopped-for-more');
}
