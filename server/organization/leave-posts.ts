import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { changeWithin } from './perform-change.ts';

export type LeavingPosts = {
  readonly agencyId: number;
  readonly personId: string;
  readonly byPersonId: string;
  readonly on: CalendarDay;
  readonly at: Date;
  readonly reason: string;
};

/**
 * 퇴직·전출: the person holds no post from that day on, and what would have begun later never begins. An act on the
 * organisation like any other, in the transaction of whoever ends the person's access.
 */
export async function leavePosts(tx: Tx, neighbours: OrganizationNeighbours, leaving: LeavingPosts): Promise<void> {
  const { agencyId, personId, byPersonId, on, at, reason } = leaving;
  await changeWithin(tx, neighbours, {
    agencyId,
    byPersonId,
    at,
    on,
    reason,
    preview: null,
    mayBeNothing: true,
    plan: async (_reader, before) => {
      const held = before.holdings.filter(
        (holding) => holding.personId === personId && (holding.to === null || holding.to > on),
      );
      const postIds = new Set(held.map((holding) => holding.postId));
      const commands = [...postIds].map((postId) => ({ type: 'leavePost', postId, personId }) as const);
      return { commands, accounts: [] };
    },
  });
}
