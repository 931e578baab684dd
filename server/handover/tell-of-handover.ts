import type { HandoverParties, HandoverStatus } from '../../shared/handover/handover.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import type { HeldRequests } from './held-requests.ts';

/** How a record stands since an act of one of its parties, and which people have not done it themselves. */
export type HandoverNews = {
  readonly agencyId: number;
  readonly handoverId: string;
  readonly status: HandoverStatus;
  readonly personIds: readonly string[];
  readonly at: Date;
};

/**
 * Tells them, with the act's other rows; what it answers is called when these are committed. Notifications stand to
 * the right of handovers, so the app hands this in.
 */
export type TellOfHandover = (tx: Tx, news: HandoverNews) => Promise<() => void>;

/** What the acts on a record work with. */
export type HandoverServices = Services & {
  readonly tellOfHandover: TellOfHandover;
  readonly requests: HeldRequests;
};

/** The parties of a record besides the one who has just acted. */
export function othersOf(
  personId: string,
  parties: Pick<HandoverParties, 'giverPersonId' | 'receiverPersonId' | 'madeByPersonId'>,
): readonly string[] {
  const { giverPersonId, receiverPersonId, madeByPersonId } = parties;
  return [...new Set([giverPersonId, receiverPersonId, madeByPersonId])].filter((party) => party !== personId);
}
