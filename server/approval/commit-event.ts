import { randomUUID } from 'node:crypto';
import type { ApprovalEvent, Seat } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, evolve } from '../../shared/approval/approval-line.ts';
import { yearOf } from '../../shared/kernel/calendar-day.ts';
import type { RegistrationNumber } from '../../shared/numbering/document-number.ts';
import { type EditedText, markEdited, markStatus } from '../document/index.ts';
import { commitToAct } from '../integrity/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Outbox } from '../platform/outbox/outbox.ts';
import { fileDocument, isUnfiled } from '../records/index.ts';
import { type FurtherNumber, isSeriesExhausted, takeNumber, takeNumbers } from '../registration/index.ts';
import { bundleOf } from './commit-bundle.ts';
import { dutyRows } from './duty-rows.ts';
import { dropDuties, writeDuties } from './duty-store.ts';
import { seatRows } from './seat-rows.ts';
import { dropSeats, insertEvent, insertSeats, updateSeats, writeAct } from './store.ts';

export type EventToCommit = {
  readonly agencyId: number;
  readonly documentId: string;
  /** The line before the event, and the length of its stream. */
  readonly line: ApprovalLine;
  readonly revision: number;
  readonly event: ApprovalEvent;
  readonly unitTaskId: string | null;
  /** What the approval numbers besides: 훈령 제12호, 행정1부시장 방침 제70호. */
  readonly further?: readonly FurtherNumber[];
  readonly at: Date;
  /** 검토자 수정: the text of the version that the event makes, of this document or of another of its bundle. */
  readonly edited?: EditedText;
  readonly managementNumber: string;
  /** Rows of the act's own, written by the same statement. */
  readonly alongside?: readonly Statement[];
};

/**
 * Every row of one act: event, seats, status, integrity leaf, outbox; on approval also filing, registration and
 * number. They are one statement, so an act that writes nothing else needs no transaction around it, and the counter
 * is taken when all other rows are written: its row is locked for the commit alone (architecture 4.1). Answers the
 * number, if one was given.
 */
export async function commitEvent(sql: Reader, outbox: Outbox, act: EventToCommit): Promise<RegistrationNumber | null> {
  const { agencyId, documentId, event, at } = act;
  const after = evolve(act.line, event);
  if (event.type === 'DocumentSubmitted') {
    await Promise.all([dropSeats(sql, agencyId, documentId), dropDuties(sql, agencyId, documentId)]);
  }
  // Rows are by person: that of who owes no more would stand beside the new one.
  if (event.type === 'DutyReassigned') await dropDuties(sql, agencyId, documentId);
  try {
    const eventId = randomUUID();
    const rows = rowsOf(sql, outbox, act, after, eventId);
    const bundle = await bundleOf(sql, outbox, { ...act, eventId }, after);
    if (bundle) rows.push(...bundle.rows);
    if (event.type !== 'DocumentApproved') {
      await writeAct(sql, rows);
      return null;
    }
    const { unitId, unitCode, unitName } = drafterSeat(after).officer;
    const { on } = event;
    const number = { agencyId, seriesId: unitId, year: yearOf(on), documentId, unitCode, unitName, at, on };
    const taken = bundle
      ? takeNumbers(sql, number, [{ documentId, further: act.further ?? [] }, ...bundle.numbered])
      : takeNumber(sql, number, act.further);
    const given = await writeAct(sql, rows, taken);
    return { unitCode, unitName, year: number.year, ...given };
  } catch (error) {
    if (isUnfiled(error)) throw new Problem('unit-task-unknown');
    if (isSeriesExhausted(error)) throw new Problem('series-exhausted');
    throw error;
  }
}

function rowsOf(sql: Reader, outbox: Outbox, act: EventToCommit, after: ApprovalLine, eventId: string): Statement[] {
  const { agencyId, documentId, event, at } = act;
  const sequence = act.revision + 1;
  const duties = dutyRows(after);
  const manifest = { agencyId, documentId, sequence, contentHash: contentHashOf(after), event };
  return [
    ...(act.alongside ?? []),
    insertEvent(sql, { agencyId, documentId }, { sequence, eventId, event, at }),
    moveSeats(sql, act, after),
    ...(duties.length > 0 ? [writeDuties(sql, { agencyId, documentId }, duties)] : []),
    markDocument(sql, act, after),
    commitToAct(sql, eventId, manifest, at),
    outbox.write(sql, { eventId, agencyId, documentId, sequence, kind: event.type, at }),
    ...(event.type === 'DocumentApproved' ? [filing(sql, act)] : []),
  ];
}

function markDocument(sql: Reader, act: EventToCommit, { status, version }: ApprovalLine): Statement {
  const { agencyId, documentId, event, edited, at } = act;
  if (!edited || event.type === 'BundledTextEdited') return markStatus(sql, agencyId, documentId, status, version);
  return markEdited(sql, { agencyId, documentId }, { status, version, at }, edited);
}

function filing(sql: Reader, { agencyId, documentId, unitTaskId, at }: EventToCommit): Statement {
  if (unitTaskId === null) throw new Error('an approval without a unit task passed the rules');
  return fileDocument(sql, { agencyId, documentId, unitTaskId, at });
}

function moveSeats(sql: Reader, { agencyId, documentId, event, at }: EventToCommit, after: ApprovalLine): Statement {
  const rows = seatRows(after, at);
  if (event.type === 'DocumentSubmitted') return insertSeats(sql, agencyId, documentId, rows);
  return updateSeats(sql, { agencyId, documentId }, rows);
}

function contentHashOf(line: ApprovalLine): string {
  return line.status === 'drafting' ? '' : line.contentHash;
}

function drafterSeat(line: ApprovalLine): Seat {
  const seat = line.status === 'drafting' ? undefined : line.seats[0];
  if (!seat) throw new Error('a submitted line without a drafter');
  return seat;
}
