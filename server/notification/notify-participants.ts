import { mayRead } from '../../shared/access/document-access.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { factsOf, findApprovalRecordById } from '../approval/index.ts';
import { findStandIn } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import { textOf } from '../platform/live/live-socket.ts';
import type { Consumer, OutboxEvent } from '../platform/outbox/outbox.ts';
import { findAccountsOf, partnerAgencies } from './agencies-of-people.ts';
import { liveRow, shown } from './read-log.ts';
import { appendNotifications } from './store.ts';
import { peopleWaitedFor, whoMustKnow } from './who-must-know.ts';

/**
 * The notifier: reads the outbox and writes each participant's log. Numbering happens here and not in the act,
 * where a counter per person would be a row everybody waits for.
 */
export function notifier(tell: (grown: readonly GrownLog[]) => void): Consumer {
  const told = new Map<string, readonly GrownLog[]>();
  return {
    name: 'notification',
    async handle(tx, event) {
      told.set(event.eventId, await notifyParticipants(tx, event));
    },
    // Only after the commit: a socket that is woken earlier would read a log without the row.
    afterCommit(event) {
      tell(told.get(event.eventId) ?? []);
      told.delete(event.eventId);
    },
  };
}

/**
 * Tells everybody who must know of an event. Answers the logs that have grown, with the rows that may be sent from
 * memory: the policy is asked here of the record that this transaction has read, and only for the drafter and the
 * seats. Who reads by a post, a role or somebody's absence, or no longer at all, is judged when the log is read: a
 * delivery may come when the absence it was made in is over.
 */
async function notifyParticipants(tx: Tx, event: OutboxEvent): Promise<readonly GrownLog[]> {
  const { agencyId, documentId, eventId, at } = event;
  const record = await findApprovalRecordById(tx, agencyId, documentId);
  if (!record) return [];
  const events = record.events.filter((stored) => stored.sequence <= event.sequence).map((stored) => stored.event);
  // 일괄기안: a bundle is told of once, as its lead.
  if (events.at(-1)?.repeats) return [];
  const partners = partnerAgencies(events);
  const waitedFor = peopleWaitedFor(events).map((personId) => ({
    personId,
    agencyId: partners.get(personId) ?? agencyId,
  }));
  const standIns = await standInsOf(tx, waitedFor, at);
  const people = whoMustKnow(events, (personId) => standIns.get(personId));
  // Who stands in is of the same agency as the one who is away.
  const acting = new Map(waitedFor.map((absent) => [standIns.get(absent.personId), absent.agencyId]));
  const agencyOf = (personId: string) => partners.get(personId) ?? acting.get(personId) ?? agencyId;
  const accounts = await findAccountsOf(
    tx,
    people.map(({ personId }) => ({ personId, agencyId: agencyOf(personId) })),
  );
  // An official without an account (not yet given one) has no log; the boxes show them the document all the same.
  const told = people.flatMap(({ personId, kind }) => {
    const accountId = accounts.get(personId);
    return accountId ? [{ accountId, personId, kind }] : [];
  });
  if (told.length === 0) return [];
  const row = { managementNumber: record.managementNumber, revision: event.sequence, at };
  const places = await appendNotifications(tx, { agencyId, documentId, eventId, ...row, told });
  const facts = factsOf(record);
  return told.map(({ accountId, personId, kind }) => {
    const seq = places.get(accountId);
    const nobodyElse = { unitIds: [], roles: [], actsFor: [], today: dayInKorea(at) };
    const isReader = mayRead({ agencyId: agencyOf(personId), personId, ...nobodyElse }, facts);
    if (seq === undefined || !isReader) return { accountId, row: undefined };
    return { accountId, row: { seq, text: textOf(liveRow(shown({ seq, kind, ...row })).message) } };
  });
}

/** 대결: who acts now for those of these people who are away. */
async function standInsOf(
  tx: Tx,
  people: readonly { readonly agencyId: number; readonly personId: string }[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(people.map((person) => findStandIn(tx, { ...person, at })));
  return new Map(
    people.flatMap(({ personId }, index): [string, string][] => {
      const standIn = found[index];
      return standIn?.result === 'standIn' ? [[personId, standIn.actingPersonId]] : [];
    }),
  );
}
