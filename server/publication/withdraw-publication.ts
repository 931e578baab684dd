import { mayWithdrawPublication } from '../../shared/access/document-access.ts';
import type { PublicationDone, WithdrawPublication } from '../../shared/contract/publication-acts.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { documentKey, upsertStanding } from '../authenticity/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { actOnPublication, type PublicationAct } from './act-on-publication.ts';
import { findApprovedRecord } from './approved-record.ts';
import type { ActNeighbours } from './neighbours.ts';
import { endSchedule } from './queue/schedule-store.ts';
import { closeReports } from './reports/report-store.ts';
import { markWithdrawn, withdrawCopy } from './store.ts';

/**
 * 공개 철회: takes a document back from the citizens. The copy goes in the act's own transaction, so the very next
 * request finds nothing; who, when and why stays with the publication for ever. An approved document that is still on
 * its way to the citizens never comes to them.
 */
export function withdrawPublication(
  services: Services,
  neighbours: ActNeighbours,
  act: PublicationAct & { readonly body: WithdrawPublication },
): Promise<PublicationDone> {
  return actOnPublication(services, neighbours, act, {
    may: mayWithdrawPublication,
    act: { kind: 'withdrawn' },
    change: async (tx, { agencyId, managementNumber, record, ...decided }) => {
      const { documentId } = record;
      // As it stands: what a decision has opened since its approval can be taken back before it comes to the citizens.
      const { content } = (await findApprovedRecord(tx, agencyId, documentId)).record;
      const wasListed = await endSchedule(tx, { agencyId, documentId });
      const isMarked =
        (wasListed || viewOnceApproved(content).readable) &&
        (await markWithdrawn(tx, { agencyId, documentId, managementNumber, ...decided }));
      if (!isMarked) throw new Problem('not-published');
      const reasonKind = act.body.kind ?? 'other';
      await withdrawCopy(tx, { agencyId, managementNumber, reasonKind, at: decided.at });
      await closeReports(tx, { agencyId, documentId, outcome: 'withdraw', ...decided });
      const key = documentKey(agencyId, documentId);
      const { agencyName } = record;
      const standing = { standing: 'withdrawn', managementNumber: null, agencyName, at: decided.at } as const;
      await upsertStanding(tx, { agencyId, documentKey: key, ...standing });
      return undefined;
    },
  });
}
