import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listOpenSeatRows, listStreams, type OpenSeatRow } from './store.ts';

/** A seat of a person that has not acted, in turn or still to come, on a line in approval. */
export type OpenSeat = OpenSeatRow & {
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
  const lines = await findLines(sql, rows);
  return rows.flatMap((row) => {
    const { documentId, seat } = row;
    const line = lines.get(documentId);
    const officer = line?.status === 'inApproval' ? line.seats[seat]?.officer : undefined;
    if (!line || !officer || refusalOf(line, seat, { ...officer, personId: NOBODY }) === 'seat-is-done') return [];
    const isTakenBy = (to: PrintedOfficer) => refusalOf(line, seat, to) !== undefined;
    return [{ ...row, isTakenBy }];
  });
}

/** The lines of these documents, each read once. */
export async function findLines(
  sql: Reader,
  rows: readonly { readonly keptBy: number; readonly documentId: string }[],
): Promise<ReadonlyMap<string, ApprovalLine>> {
  const keepers = new Map(rows.map(({ documentId, keptBy }) => [documentId, keptBy]));
  if (keepers.size === 0) return new Map();
  const stored = await listStreams(
    sql,
    [...keepers].map(([documentId, agencyId]) => ({ agencyId, documentId })),
  );
  const streams = groupBy(stored, ({ documentId }) => documentId);
  return new Map([...streams].map(([id, events]) => [id, replay(events.map(({ event }) => event))]));
}

/** Sits on no line. */
const NOBODY = '';

function refusalOf(line: ApprovalLine, seat: number, to: PrintedOfficer): string | undefined {
  const command = { type: 'reassign', by: to, at: new Date(0), seat, to, reason: '인계·인수' } as const;
  const decision = decide(line, command);
  return isRefusal(decision) ? decision.refused : undefined;
}
