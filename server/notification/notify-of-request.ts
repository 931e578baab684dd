import { randomUUID } from 'node:crypto';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { RequestNews } from '../../shared/requests/request-news.ts';
import { findAccountIdsOf, listHoldersOf } from '../identity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import { appendNotifications } from './store.ts';

/** 정보공개 청구: what has come to do, and whom besides the 정보공개담당 it concerns. */
export type RequestTold = {
  readonly agencyId: number;
  readonly news: RequestNews;
  readonly handlerId: string | null;
  /** Who has done it themselves; null for the requester. */
  readonly except: string | null;
  readonly at: Date;
};

/** Tells them with the act's other rows; what it answers is called when these are committed. */
export type TellOfRequest = (tx: Tx, told: RequestTold) => Promise<() => void>;

/** The 정보공개담당 of the day and whoever handles the request hear that something has come, and nothing of whom. */
export async function notifyOfRequest(tx: Tx, told: RequestTold): Promise<readonly GrownLog[]> {
  const { agencyId, news, handlerId, except, at } = told;
  const officers = await listHoldersOf(tx, agencyId, 'disclosureOfficer', dayInKorea(at));
  const people = new Set([...officers, ...(handlerId === null ? [] : [handlerId])].filter((each) => each !== except));
  const accounts = await findAccountIdsOf(tx, agencyId, [...people]);
  const rows = [...accounts.values()].map((accountId) => ({ accountId, kind: 'request' as const }));
  if (rows.length === 0) return [];
  const places = await appendNotifications(tx, { agencyId, news, eventId: randomUUID(), at, told: rows });
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}
