import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { type DocumentState, listDocumentStates, markStatus } from '../document/index.ts';
import type { Sql, Tx } from '../platform/database/connect.ts';
import { type DutyRow, dutyRows } from './duty-rows.ts';
import { dropDuties, listDutyRows, writeDuties } from './duty-store.ts';
import { seatRows } from './seat-rows.ts';
import { dropSeats, holdActs, insertSeats, listSeatRows, listStreams, type SeatRow } from './store.ts';

/** A document whose row, seats or duties do not say what its events say. */
export type ProjectionFault = { readonly managementNumber: string; readonly says: string; readonly shouldSay: string };

const BATCH = 500;

/**
 * Compares what is repeated of every line (the document's status and version, its seats and duties) with its events,
 * which alone count; with `repair` writes it anew. Repairing lets no act in while it looks at some hundred documents.
 */
export async function verifyProjections(
  sql: Sql,
  { repair }: { readonly repair: boolean },
): Promise<{ readonly documents: number; readonly faults: readonly ProjectionFault[] }> {
  const faults: ProjectionFault[] = [];
  let documents = 0;
  let after: DocumentState | undefined;
  for (;;) {
    const found = await sql.begin(repair ? '' : 'isolation level repeatable read read only', (tx) =>
      verifySome(tx, after, repair),
    );
    faults.push(...found.faults);
    documents += found.documents;
    after = found.last;
    if (found.documents < BATCH) return { documents, faults };
  }
}

async function verifySome(tx: Tx, after: DocumentState | undefined, repair: boolean) {
  if (repair) await holdActs(tx);
  const states = await listDocumentStates(tx, after, BATCH);
  const [streams, seats, duties] = await Promise.all([
    listStreams(tx, states),
    listSeatRows(tx, states),
    listDutyRows(tx, states),
  ]);
  const faults: ProjectionFault[] = [];
  for (const state of states) {
    const { agencyId, documentId, managementNumber } = state;
    const stream = streams.filter((event) => event.documentId === documentId);
    const line = replay(stream.map(({ event }) => event));
    const last = stream.at(-1);
    const should = last ? seatRows(line, last.at) : [];
    const own = seats.filter((seat) => seat.documentId === documentId).map(({ documentId: _of, ...seat }) => seat);
    const ownDuties = duties.filter((duty) => duty.documentId === documentId);
    const shouldOwe = dutyRows(line);
    const says = inWords(state, own, ownDuties);
    const shouldSay = inWords(line, should, shouldOwe);
    if (says === shouldSay) continue;
    faults.push({ managementNumber, says, shouldSay });
    if (!repair) continue;
    await markStatus(tx, agencyId, documentId, line.status, line.version);
    await Promise.all([dropSeats(tx, agencyId, documentId), dropDuties(tx, agencyId, documentId)]);
    if (should.length > 0) await insertSeats(tx, agencyId, documentId, should);
    if (shouldOwe.length > 0) await writeDuties(tx, { agencyId, documentId }, shouldOwe);
  }
  return { documents: states.length, faults, last: states.at(-1) };
}

/** Ids and states only: what is printed of a fault betrays no text. */
function inWords(
  state: Pick<ApprovalLine, 'status' | 'version'>,
  seats: readonly SeatRow[],
  duties: readonly DutyRow[],
): string {
  const ordered = seats.map((seat) => SEAT_WORDS.map((name) => wordOf(seat[name])).join(' '));
  const owed = duties.map(({ kind, personId, since, dueOn, open, doneAt }) =>
    [kind, personId, since.toISOString(), dueOn, open, doneAt?.toISOString()].join(' '),
  );
  return [`${state.status} ${state.version}`, ...ordered, ...owed.sort()].join('\n');
}

const SEAT_WORDS = [
  'seat',
  'act',
  'personId',
  'postId',
  'signed',
  'inTurn',
  'upcoming',
  'hasOpinion',
  'heldUntil',
  'actedBy',
  'rejectedBy',
  'dueOn',
  'status',
  'at',
] as const satisfies readonly (keyof SeatRow)[];

function wordOf(value: SeatRow[keyof SeatRow]): string {
  return value instanceof Date ? value.toISOString() : String(value ?? '');
}
