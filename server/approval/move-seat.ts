import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { DutyKind, NamedPerson, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { isRepeatedKey } from '../platform/http/idempotency.ts';
import { refused } from '../platform/http/problems.ts';
import type { Outbox } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { commitEvent } from './commit-event.ts';
import { isBeaten, listEvents } from './store.ts';

export type SeatMove = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly by: NamedPerson;
  /** Which seat goes to whom, asked of the line as it stands; throws what forbids it. */
  readonly plan: (line: ApprovalLine) => { readonly seat: number; readonly to: PrintedOfficer };
  readonly reason: string;
  /** Rows of whoever moves the seat, written by the same statement. */
  readonly alongside: (at: Date) => readonly Statement[];
};

const TRIES = 5;

/** 담당 변경: a seat that has not acted goes to somebody else. Beaten by another act it looks at the line again. */
export async function moveSeat(services: Services, move: SeatMove): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryMove(services, move);
    } catch (error) {
      if (!isBeaten(error) || isRepeatedKey(error) || attempt === TRIES) throw error;
    }
  }
}

/** A move that stands in somebody's transaction with many others. */
export type SeatMoveWithin = Omit<SeatMove, 'plan' | 'alongside'> & {
  readonly at: Date;
  readonly seat: number;
  /** Whose seat it must still be. */
  readonly of: { readonly personId: string } | { readonly postId: string };
  readonly to: PrintedOfficer;
};

/**
 * The same within a transaction, kept or undone with it. `gone`: the seat has acted or is another's by now. Whoever
 * moves several documents takes them in the order of their ids, so that two such transactions never wait for each
 * other.
 */
export function moveSeatWithin(tx: Tx, outbox: Outbox, move: SeatMoveWithin): Promise<MoveResult> {
  const { by, at, reason, seat, of, to } = move;
  return moveWithin(tx, outbox, move, (line) => {
    const officer = line.status === 'inApproval' ? line.seats[seat]?.officer : undefined;
    const isTheirs = 'personId' in of ? officer?.personId === of.personId : officer?.postId === of.postId;
    return isTheirs ? { type: 'reassign', by, at, reason, seat, to } : undefined;
  });
}

export type DutyMoveWithin = Omit<SeatMove, 'plan' | 'alongside'> & {
  readonly at: Date;
  readonly duty: DutyKind;
  readonly from: NamedPerson;
  readonly to: PrintedOfficer;
};

/** 협의, 공람, 사후보고: what somebody still owes is another's to do, in the same way. */
export function moveDutyWithin(tx: Tx, outbox: Outbox, move: DutyMoveWithin): Promise<MoveResult> {
  const { by, at, reason, duty, from, to } = move;
  return moveWithin(tx, outbox, move, () => ({ type: 'reassignDuty', by, at, reason, duty, from, to }));
}

export type MoveResult = 'moved' | 'gone' | 'refused';

type Moving = Pick<SeatMove, 'agencyId' | 'documentId' | 'managementNumber'> & { readonly at: Date };
type Asking = (line: ApprovalLine) => ApprovalCommand | undefined;

async function moveWithin(tx: Tx, outbox: Outbox, move: Moving, asking: Asking): Promise<MoveResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tx.savepoint((inner) => tryMoveWithin(inner, outbox, move, asking));
    } catch (error) {
      if (!isBeaten(error) || attempt === TRIES) throw error;
    }
  }
}

const GONE: readonly string[] = ['seat-is-done', 'duty-is-done'];

async function tryMoveWithin(tx: Tx, outbox: Outbox, move: Moving, asking: Asking): Promise<MoveResult> {
  const { agencyId, documentId, managementNumber, at } = move;
  const events = await listEvents(tx, agencyId, managementNumber);
  const line = replay(events.map((stored) => stored.event));
  const command = asking(line);
  if (!command) return 'gone';
  const decision = decide(line, command);
  if (isRefusal(decision)) return GONE.includes(decision.refused) ? 'gone' : 'refused';
  const [event] = decision;
  if (!event) throw new Error('a decision without an event');
  const act = { agencyId, documentId, managementNumber, line, revision: events.length, event, unitTaskId: null, at };
  await commitEvent(tx, outbox, act);
  return 'moved';
}

async function tryMove(services: Services, move: SeatMove): Promise<void> {
  const { sql } = services.database;
  const { agencyId, documentId, managementNumber, by, reason } = move;
  const at = services.clock.now();
  const events = await listEvents(sql, agencyId, managementNumber);
  const line = replay(events.map((stored) => stored.event));
  const decision = decide(line, { type: 'reassign', by, at, reason, ...move.plan(line) });
  if (isRefusal(decision)) throw refused(decision);
  const [event] = decision;
  if (!event) throw new Error('a decision without an event');
  const alongside = move.alongside(at);
  const own = { agencyId, documentId, managementNumber, unitTaskId: null, alongside };
  const act = { ...own, line, revision: events.length, event, at };
  await commitEvent(sql, services.outbox, act);
  services.outbox.wake();
}
