import { randomUUID } from 'node:crypto';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findAccountIdsOf, listHoldersOf } from '../identity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import { appendNotifications } from './store.ts';

/** 공개 보류: a publication has been stopped, or has been decided on by whoever may. */
export type StopNews = {
  readonly kind: 'stopped' | 'stopDecided';
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
  /** How long the document's stream is. */
  readonly revision: number;
  readonly at: Date;
};

/** Tells the disclosure officers, with the act's other rows; what it answers is called when these are committed. */
export type TellOfStop = (tx: Tx, news: StopNews) => Promise<() => void>;

/**
 * 공개 보류: the disclosure officers (정보공개담당) of the day hear that a publication waits for one of them, and that one
 * has decided. Written with the stop or the decision itself, which happens once.
 */
export async function notifyOfStop(tx: Tx, { kind, ...news }: StopNews): Promise<readonly GrownLog[]> {
  const { agencyId, at } = news;
  const officers = await listHoldersOf(tx, agencyId, 'disclosureOfficer', dayInKorea(at));
  const accounts = await findAccountIdsOf(tx, agencyId, officers);
  const told = [...accounts.values()].map((accountId) => ({ accountId, kind }));
  if (told.length === 0) return [];
  const places = await appendNotifications(tx, { ...news, eventId: randomUUID(), told });
  // The policy is asked when the log is read.
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}
