import { randomUUID } from 'node:crypto';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { RequestNews } from '../../shared/requests/request-news.ts';
import { findAccountIdsOf, listHoldersOf } from '../identity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import { appendNotifications, holdLogs } from './store.ts';

/** 정보공개 청구: what has come to do, and whom besides the 정보공개담당 it concerns. */
export type RequestTold = {
  readonly agencyId: number;
  readonly news: RequestNews;
  readonly handlerId: string | null;
  /** Who has drafted the notice it is about. */
  readonly drafterId?: string | null;
  /** Who has done it themselves; null for the requester. */
  readonly except: string | null;
  readonly at: Date;
};

/** Tells them with the act's other rows; what it answers is called when these are committed. */
export type TellOfRequest = (tx: Tx, told: RequestTold) => Promise<() => void>;

/** The 정보공개담당 of the day, whoever handles the request and the drafter of its notice hear it, and nothing of whom. */
export async function notifyOfRequest(tx: Tx, told: RequestTold): Promise<readonly GrownLog[]> {
  const { agencyId, news, handlerId, at } = told;
  const concerned = [handlerId, told.drafterId ?? null].filter((each) => each !== null);
  const accounts = await accountsOf(tx, told, concerned);
  const rows = accounts.map((accountId) => ({ accountId, kind: 'request' as const }));
  if (rows.length === 0) return [];
  const places = await appendNotifications(tx, { agencyId, news, eventId: randomUUID(), at, told: rows });
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}

/** Before the news of many requests in one transaction: whoever any of them may be told to. */
export async function holdLogsOfRequests(
  tx: Tx,
  about: Omit<RequestTold, 'news' | 'handlerId' | 'drafterId'>,
  handlerIds: readonly string[],
): Promise<void> {
  await holdLogs(tx, await accountsOf(tx, about, handlerIds));
}

async function accountsOf(
  tx: Tx,
  { agencyId, except, at }: Omit<RequestTold, 'news' | 'handlerId'>,
  handlerIds: readonly string[],
): Promise<string[]> {
  const officers = await listHoldersOf(tx, agencyId, 'disclosureOfficer', dayInKorea(at));
  const people = new Set([...officers, ...handlerIds].filter((each) => each !== except));
  return [...(await findAccountIdsOf(tx, agencyId, [...people])).values()];
}
