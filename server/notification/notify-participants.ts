import { findApprovalRecordById } from '../approval/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Consumer, OutboxEvent } from '../platform/outbox/outbox.ts';
import { appendNotifications } from './store.ts';
import { whoMustKnow } from './who-must-know.ts';

/**
 * The notifier: reads the outbox and writes each participant's log. Numbering happens here and not in the act,
 * where a counter per person would be a row everybody waits for.
 */
export function notifier(wake: (accountIds: readonly string[]) => void): Consumer {
  const told = new Map<string, readonly string[]>();
  return {
    name: 'notification',
    async handle(tx, event) {
      told.set(event.eventId, await notifyParticipants(tx, event));
    },
    // Only after the commit: a socket that is woken earlier would read a log without the row.
    afterCommit(event) {
      wake(told.get(event.eventId) ?? []);
      told.delete(event.eventId);
    },
  };
}

/** Tells everybody who must know of an event. Answers the accounts whose logs have grown. */
async function notifyParticipants(tx: Tx, event: OutboxEvent): Promise<readonly string[]> {
  const { agencyId, documentId, eventId } = event;
  const record = await findApprovalRecordById(tx, agencyId, documentId);
  if (!record) return [];
  const events = record.events.filter((stored) => stored.sequence <= event.sequence).map((stored) => stored.event);
  const people = whoMustKnow(events);
  const accounts = await findAccountIdsOf(
    tx,
    agencyId,
    people.map((one) => one.personId),
  );
  // An official without an account (not yet given one) has no log; the boxes show them the document all the same.
  const told = people.flatMap(({ personId, kind }) => {
    const accountId = accounts.get(personId);
    return accountId ? [{ accountId, kind }] : [];
  });
  if (told.length === 0) return [];
  const { managementNumber } = record;
  await appendNotifications(tx, {
    agencyId,
    documentId,
    eventId,
    managementNumber,
    revision: event.sequence,
    at: event.at,
    told,
  });
  return told.map((one) => one.accountId);
}
