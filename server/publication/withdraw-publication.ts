import { mayWithdrawPublication } from '../../shared/access/document-access.ts';
import type { PublicationDone } from '../../shared/contract/publication-acts.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { documentKey, upsertStanding } from '../authenticity/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { actOnPublication, type PublicationAct, type StopNeighbours } from './act-on-publication.ts';
import { deleteCopy, markWithdrawn } from './store.ts';

/**
 * 공개 철회: takes a document back from the citizens. The copy goes in the act's own transaction, so the very next
 * request finds nothing; who, when and why stays with the publication for ever. An approved document that is still on
 * its way to the citizens never comes to them.
 */
export function withdrawPublication(
  services: Services,
  neighbours: StopNeighbours,
  act: PublicationAct,
): Promise<PublicationDone> {
  return actOnPublication(services, neighbours, act, {
    may: mayWithdrawPublication,
    change: async (tx, { agencyId, managementNumber, record, ...decided }) => {
      const { documentId, content } = record;
      const isMarked =
        viewOnceApproved(content).readable &&
        (await markWithdrawn(tx, { agencyId, documentId, managementNumber, ...decided }));
      if (!isMarked) throw new Problem('not-published');
      await deleteCopy(tx, agencyId, managementNumber);
      const key = documentKey(agencyId, documentId);
      const { agencyName } = record;
      const standing = { standing: 'withdrawn', managementNumber: null, agencyName, at: decided.at } as const;
      await upsertStanding(tx, { agencyId, documentKey: key, ...standing });
    },
  });
}
