import type { PrintedOfficer, SeatAct } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listOpenSeatRows, listStreams } from './store.ts';

/** A seat of a person that has not acted, in turn or still to come, on a line in approval. */
export type OpenSeat = {
  readonly documentId: string;
  readonly seat: number;
  readonly act: SeatAct;
  readonly postId: string;
  readonly inTurn: boolean;
  /** Whether somebody already sits on the line or is its drafter, and so cannot take this seat. */
  readonly isTakenBy: (officer: PrintedOfficer) => boolean;
};

/** The open seats of these people or posts, the longest waiting first; a reviewer passed over (검토 생략) has none. */
export async function listOpenSeats(
  sql: Reader,
  agencyId: number,
  whose: { readonly personId: string } | { readonly postIds: readonly string[] },
  limit: number,
): Promise<OpenSeat[]> {
  const rows = await listOpenSeatRows(sql, agencyId, whose, limit);
  const documents = [...new Set(rows.map(({ documentId }) => documentId))];
  if (documents.length === 0) return [];
  const stored = await listStreams(
    sql,
    documents.map((documentId) => ({ agencyId, documentId })),
  );
  const streams = groupBy(stored, ({ documentId }) => documentId);
  const lines = new Map([...streams].map(([id, events]) => [id, replay(events.map(({ event }) => event))]));
  return rows.flatMap(({ documentId, seat, act, postId, inTurn }) => {
    const line = lines.get(documentId);
    const officer = line?.status === 'inApproval' ? line.seats[seat]?.officer : undefined;
    if (!line || !officer || refusalOf(line, seat, { ...officer, personId: NOBODY }) === 'seat-is-done') return [];
    const isTakenBy = (to: PrintedOfficer) => refusalOf(line, seat, to) !== undefined;
    return [{ documentId, seat, act, postId, inTurn, isTakenBy }];
  });
}

/** Sits on no line. */
const NOBODY = '';

function refusalOf(line: ApprovalLine, seat: number, to: PrintedOfficer): string | undefined {
  const command = { type: 'reassign', by: to, at: new Date(0), seat, to, reason: '인계·인수' } as const;
  const decision = decide(line, command);
  return isRefusal(decision) ? decision.refused : undefined;
}
