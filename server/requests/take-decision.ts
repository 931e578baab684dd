import { isRefusal } from '../../shared/kernel/refusal.ts';
import { statesDecision } from '../../shared/requests/decision-notice.ts';
import { findApprovalRecordById } from '../approval/index.ts';
import { findDocument } from '../document/index.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import { performOnRequest, type RequestServices } from './act-on-request.ts';
import { findDecision } from './store.ts';

/**
 * The final approval of a notice is the decision. It is taken after the approval and never as its condition, once for
 * each approval, in the transaction that marks the delivery done.
 */
export function decisionTaker(services: RequestServices): Consumer {
  const told = new Map<string, () => void>();
  return {
    name: 'requests',
    async handle(tx, { kind, agencyId, documentId, eventId, at }) {
      if (kind !== 'DocumentApproved') return;
      const carried = await findDecision(tx, agencyId, documentId);
      const record = carried && (await findApprovalRecordById(tx, agencyId, documentId));
      if (!carried || !record) return;
      const { managementNumber, content } = record;
      const request = { agencyId, id: carried.requestId };
      const done = await performOnRequest(services, tx, request, { at, personId: null }, async (_held, now) => {
        const isTextTrue = now.proposed !== null && statesDecision(content.body, now.proposed.terms);
        const notice = await findDocument(tx, agencyId, managementNumber);
        const drafterId = notice?.drafterPersonId ?? null;
        return { command: { type: 'takeDecision', managementNumber, isTextTrue }, personal: null, drafterId };
      });
      if (!isRefusal(done)) told.set(eventId, done.tellNow);
    },
    afterCommit({ eventId }) {
      told.get(eventId)?.();
      told.delete(eventId);
    },
  };
}
