import { randomUUID } from 'node:crypto';
import type { HandoverNews } from '../handover/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import { appendNotifications } from './store.ts';

/**
 * 인계·인수: its parties hear what another of them has done with the record. Written with the act itself, as its last
 * row: a handover is rare and of three people at most, so nobody waits long for a place in their logs.
 */
export async function notifyOfHandover(tx: Tx, news: HandoverNews): Promise<readonly GrownLog[]> {
  const { agencyId, personIds, handoverId, status, at } = news;
  const accounts = await findAccountIdsOf(tx, agencyId, personIds);
  const told = [...accounts.values()].map((accountId) => ({ accountId, kind: 'handover' as const }));
  if (told.length === 0) return [];
  const places = await appendNotifications(tx, { agencyId, handoverId, status, eventId: randomUUID(), at, told });
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}
