import { mayReleasePublication } from '../../shared/access/document-access.ts';
import type { PublicationDone } from '../../shared/contract/publication-acts.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { actOnPublication, type PublicationAct, type StopNeighbours } from './act-on-publication.ts';
import { publishApproved } from './publish-document.ts';
import { releaseStop } from './stop-store.ts';

/**
 * 멈춘 공개 풀기: the disclosure officer publishes what the check for personal data has stopped. Who, when and why
 * stays with the stop for ever. Whatever has been taken back meanwhile does not come to the citizens.
 */
export function releasePublication(
  services: Services,
  neighbours: StopNeighbours,
  act: PublicationAct,
): Promise<PublicationDone> {
  return actOnPublication(services, neighbours, act, {
    may: mayReleasePublication,
    change: async (tx, { agencyId, record, personId, reason, at }) => {
      const { documentId } = record;
      const eventId = await releaseStop(tx, { agencyId, documentId, personId, reason, at });
      const published = eventId !== undefined && (await publishApproved(tx, { agencyId, documentId, eventId }, at));
      if (!published) throw new Problem('not-stopped');
    },
  });
}
