import { randomUUID } from 'node:crypto';
import { type ApprovalEvent, type ApprovalLine, evolve, type Seat } from '../../shared/approval/approval-line.ts';
import { yearOf } from '../../shared/kernel/calendar-day.ts';
import { HIGHEST_SERIAL } from '../../shared/numbering/document-number.ts';
import { markStatus } from '../document/index.ts';
import { commitToAct } from '../integrity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Outbox } from '../platform/outbox/outbox.ts';
import { fileDocument } from '../records/index.ts';
import { takeNumber } from '../registration/index.ts';
import { insertEvent, replaceSeats, type SeatRow, updateSeats } from './store.ts';

export type EventToCommit = {
  readonly agencyId: number;
  readonly documentId: string;
  /** The line before the event, and the length of its stream. */
  readonly line: ApprovalLine;
  readonly revision: number;
  readonly event: ApprovalEvent;
  readonly unitTaskId: string | null;
  readonly at: Date;
};

/**
 * Every row of one act: event, seats, status, integrity leaf, outbox; on approval also filing, registration and
 * number. The statements are sent without waiting in between, and the counter is taken in the last one, so its
 * row is locked for one round trip only (architecture 4.1). Answers the serial given, if one was.
 */
export async function commitEvent(tx: Tx, outbox: Outbox, act: EventToCommit): Promise<number | null> {
  const { agencyId, documentId, event, at } = act;
  const stored = { sequence: act.revision + 1, eventId: randomUUID(), event, at };
  const after = evolve(act.line, event);
  const manifest = { agencyId, documentId, sequence: stored.sequence, contentHash: contentHashOf(after), event };
  const sent: Promise<unknown>[] = [
    insertEvent(tx, { agencyId, documentId }, stored),
    moveSeats(tx, act, after),
    markStatus(tx, agencyId, documentId, after.status, after.version),
    commitToAct(tx, stored.eventId, manifest, at),
    outbox.write(tx, {
      eventId: stored.eventId,
      agencyId,
      documentId,
      sequence: stored.sequence,
      kind: event.type,
      at,
    }),
  ];
  // A statement goes out when it is first waited for: here, before those of the registration.
  const written = Promise.all(sent);
  if (event.type === 'DocumentApproved') return register(tx, act, event, after, written);
  await written;
  return null;
}

async function register(
  tx: Tx,
  act: EventToCommit,
  event: Extract<ApprovalEvent, { type: 'DocumentApproved' }>,
  after: ApprovalLine,
  written: Promise<unknown>,
): Promise<number> {
  const { agencyId, documentId, at } = act;
  const drafter = drafterSeat(after).officer;
  if (act.unitTaskId === null) throw new Error('an approval without a unit task passed the rules');
  const filed = fileDocument(tx, { agencyId, documentId, unitTaskId: act.unitTaskId, at });
  const numbered = takeNumber(tx, {
    agencyId,
    seriesId: drafter.unitId,
    year: yearOf(event.on),
    documentId,
    unitCode: drafter.unitCode,
    unitName: drafter.unitName,
    at,
    on: event.on,
  });
  const [isFiled, serial] = await Promise.all([filed, numbered, written]);
  // Throwing rolls everything back, the number too.
  if (!isFiled) throw new Problem('unit-task-unknown');
  if (serial > HIGHEST_SERIAL) throw new Problem('series-exhausted');
  return serial;
}

function moveSeats(tx: Tx, act: EventToCommit, after: ApprovalLine): Promise<unknown> {
  const { agencyId, documentId, event, at } = act;
  if (event.type === 'DocumentSubmitted') return replaceSeats(tx, agencyId, documentId, seatRows(event.seats, at));
  const signs = event.type === 'SeatSigned' || event.type === 'DocumentApproved';
  return updateSeats(
    tx,
    { agencyId, documentId },
    {
      signedSeat: signs ? event.seat : null,
      hasOpinion: signs && event.opinion !== undefined,
      turn: after.status === 'inApproval' ? after.turn : null,
      status: after.status,
      at,
    },
  );
}

/** The seats of a submission; also how the projection is rebuilt and compared. */
export function seatRows(seats: readonly Seat[], at: Date): SeatRow[] {
  return seats.map((seat, index) => ({
    seat: index,
    act: seat.act,
    personId: seat.officer.personId,
    postId: seat.officer.postId,
    signed: index === 0,
    inTurn: index === 1,
    hasOpinion: false,
    status: 'inApproval',
    at,
  }));
}

function contentHashOf(line: ApprovalLine): string {
  return line.status === 'drafting' ? '' : line.contentHash;
}

function drafterSeat(line: ApprovalLine): Seat {
  const seat = line.status === 'drafting' ? undefined : line.seats[0];
  if (!seat) throw new Error('a submitted line without a drafter');
  return seat;
}
