import { noteApproved } from '../disclosure/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Consumer, OutboxEvent } from '../platform/outbox/outbox.ts';
import { findApprovedRecord } from './approved-record.ts';
import { DISCLOSURE_DECIDED } from './follow-disclosure.ts';
import type { PublicationChecks } from './publication-checks.ts';
import { lockPublication } from './queue/act-store.ts';
import { advancePublication } from './queue/advance-publication.ts';
import { planAnew, planDocument } from './queue/plan-document.ts';
import type { SiteFacts } from './site-facts.ts';

/**
 * Plans what has been approved for citizens, after the approval and never as its condition. What the policy publishes
 * at once is published here.
 */
export function publicationConsumer(clock: Clock, facts: SiteFacts, checks: PublicationChecks): Consumer {
  const stopped = new Map<string, () => void>();
  return {
    name: 'publication',
    canWait: true,
    async handle(tx, event) {
      if (event.kind !== 'DocumentApproved' && event.kind !== DISCLOSURE_DECIDED) return;
      const tell = await publishDocument(tx, event, clock.now(), checks);
      if (tell) stopped.set(event.eventId, tell);
    },
    // Only after the commit: counts read again before it would be kept without this document.
    afterCommit({ eventId }) {
      facts.forget();
      stopped.get(eventId)?.();
      stopped.delete(eventId);
    },
  };
}

/**
 * Makes the plan in the transaction that marks the delivery done. Delivered twice, or after a withdrawal, it finds the
 * row of the first time and does nothing.
 */
async function publishDocument(
  tx: Tx,
  event: OutboxEvent,
  at: Date,
  checks: PublicationChecks,
): Promise<(() => void) | undefined> {
  const { agencyId, documentId } = event;
  await lockPublication(tx, { agencyId, documentId });
  const approved = await findApprovedRecord(tx, agencyId, documentId);
  if (event.kind === DISCLOSURE_DECIDED) await planAnew(tx, approved, event, at);
  else {
    await noteApproved(tx, { ...approved.approval, producedOn: approved.record.approvedOn });
    if (!(await planDocument(tx, approved, event, at))) return undefined;
  }
  return advancePublication(tx, { agencyId, documentId, at, approved }, checks);
}
