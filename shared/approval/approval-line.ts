import { type CalendarDay, dayInKorea } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/**
 * The approval line (결재선): a pure pair. `decide` answers a command with events or a refusal, `evolve`
 * folds an event into the state. Time, ids and the organisation as of the day come in with the command.
 * The button on the page is enabled by this same `decide`. Events are for ever: only added, never renamed.
 */

/** An official as printed on that day (성명·직위·부서): names and codes are kept even if the office is renamed later. */
export type PrintedOfficer = {
  readonly personId: string;
  readonly name: string;
  readonly postId: string;
  /** 직위, else 직급 or 대외직명 (규칙 제4조⑥2). */
  readonly postTitle: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitCode: string;
};

/**
 * What a seat does: 기안, 검토, 협조, 결재, 전결.
 * `approve` and `delegatedApprove` end the line; exactly one of them stands last.
 */
export type SeatAct = 'draft' | 'review' | 'cooperate' | 'approve' | 'delegatedApprove';

/** One seat on the approval line (결재선). Seats act in their order; seat 0 is the drafter's. */
export type Seat = { readonly act: SeatAct; readonly officer: PrintedOfficer };

/** What a seat has done. Only the time of the deciding seat is ever printed (규칙 제7조①). */
export type Signature = {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly at: string;
  readonly opinion?: string;
};

export type ApprovalEvent =
  | {
      readonly type: 'DocumentSubmitted';
      readonly v: 1;
      readonly version: number;
      readonly contentHash: string;
      readonly seats: readonly Seat[];
      readonly opinion?: string;
      readonly at: string;
    }
  | {
      readonly type: 'SeatSigned';
      readonly v: 1;
      readonly version: number;
      readonly contentHash: string;
      readonly seat: number;
      readonly act: 'review' | 'cooperate';
      readonly by: PrintedOfficer;
      readonly opinion?: string;
      readonly at: string;
    }
  | {
      readonly type: 'DocumentApproved';
      readonly v: 1;
      readonly version: number;
      readonly contentHash: string;
      readonly seat: number;
      readonly act: 'approve' | 'delegatedApprove';
      readonly by: PrintedOfficer;
      readonly opinion?: string;
      readonly at: string;
      /** The day in KST: decides the year of the number series. */
      readonly on: CalendarDay;
    }
  | {
      readonly type: 'DocumentRejected';
      readonly v: 1;
      readonly version: number;
      readonly seat: number;
      readonly by: PrintedOfficer;
      readonly reason: string;
      readonly at: string;
    }
  | {
      readonly type: 'DocumentRecalled';
      readonly v: 1;
      readonly version: number;
      readonly by: PrintedOfficer;
      readonly reason?: string;
      readonly at: string;
    };

type Submitted = {
  readonly version: number;
  readonly contentHash: string;
  readonly seats: readonly Seat[];
  readonly signatures: readonly Signature[];
};

export type ApprovalLine =
  | { readonly status: 'drafting'; readonly version: 0 }
  | ({ readonly status: 'inApproval'; readonly turn: number } & Submitted)
  | ({
      readonly status: 'rejected';
      readonly rejectedAt: string;
      readonly by: PrintedOfficer;
      readonly reason: string;
    } & Submitted)
  | ({ readonly status: 'recalled'; readonly recalledAt: string } & Submitted)
  | ({ readonly status: 'approved'; readonly approvedAt: string; readonly approvedOn: CalendarDay } & Submitted);

export type ApprovalStatus = ApprovalLine['status'];

export type ApprovalCommand =
  | {
      readonly type: 'submit';
      readonly by: PrintedOfficer;
      readonly at: Date;
      readonly contentHash: string;
      readonly hasUnitTask: boolean;
      /** The seats after the drafter's, in order. */
      readonly seats: readonly Seat[];
      readonly opinion?: string;
    }
  | {
      readonly type: 'sign';
      readonly by: PrintedOfficer;
      readonly at: Date;
      readonly contentHash: string;
      readonly hasUnitTask: boolean;
      readonly opinion?: string;
    }
  | {
      readonly type: 'reject';
      readonly by: PrintedOfficer;
      readonly at: Date;
      readonly contentHash: string;
      readonly reason: string;
    }
  | { readonly type: 'recall'; readonly by: PrintedOfficer; readonly at: Date; readonly reason?: string };

export type ApprovalRefusal =
  | 'already-submitted'
  | 'line-is-empty'
  | 'line-too-long'
  | 'line-needs-one-final-seat-at-its-end'
  | 'same-person-twice'
  | 'unit-task-missing'
  | 'not-in-approval'
  | 'already-decided'
  | 'not-your-turn'
  | 'content-changed'
  | 'cooperator-gives-opinion'
  | 'reason-missing'
  | 'not-the-drafter'
  | 'already-acted-upon';

/** The longest line an office uses is under a dozen seats; a limit keeps every box on the paper. */
export const MAX_SEATS = 20;

export const NEW_LINE: ApprovalLine = { status: 'drafting', version: 0 };

/** Answers a command against a line. Never throws, never reads a clock. */
export function decide(
  line: ApprovalLine,
  command: ApprovalCommand,
): readonly ApprovalEvent[] | Refusal<ApprovalRefusal> {
  switch (command.type) {
    case 'submit':
      return submit(line, command);
    case 'sign':
      return sign(line, command);
    case 'reject':
      return reject(line, command);
    case 'recall':
      return recall(line, command);
  }
}

function submit(line: ApprovalLine, command: Extract<ApprovalCommand, { type: 'submit' }>) {
  if (line.status === 'inApproval') return refuse('already-submitted');
  if (line.status === 'approved') return refuse('already-decided');
  if (!command.hasUnitTask) return refuse('unit-task-missing');
  const wrong = lineFault(command.by, command.seats);
  if (wrong) return wrong;
  const submitted: ApprovalEvent = {
    type: 'DocumentSubmitted',
    v: 1,
    version: line.version + 1,
    contentHash: command.contentHash,
    seats: [{ act: 'draft', officer: command.by }, ...command.seats],
    ...(command.opinion ? { opinion: command.opinion } : {}),
    at: command.at.toISOString(),
  };
  return [submitted];
}

/** What is wrong with a line before it is submitted, or nothing. The line editor shows the same answer. */
export function lineFault(
  drafter: Pick<PrintedOfficer, 'personId'>,
  seats: readonly Seat[],
): Refusal<ApprovalRefusal> | undefined {
  if (seats.length === 0) return refuse('line-is-empty');
  if (seats.length + 1 > MAX_SEATS) return refuse('line-too-long', { most: MAX_SEATS });
  const finals = seats.filter((seat) => isFinalAct(seat.act));
  if (finals.length !== 1 || !isFinalAct(seats.at(-1)?.act) || seats.some((seat) => seat.act === 'draft')) {
    return refuse('line-needs-one-final-seat-at-its-end');
  }
  const people = [drafter.personId, ...seats.map((seat) => seat.officer.personId)];
  if (new Set(people).size !== people.length) return refuse('same-person-twice');
  return undefined;
}

function sign(line: ApprovalLine, command: Extract<ApprovalCommand, { type: 'sign' }>) {
  const turn = turnOf(line, command.by);
  if ('refused' in turn) return turn;
  if (command.contentHash !== turn.line.contentHash) return refuse('content-changed', { version: turn.line.version });
  const common = {
    v: 1,
    version: turn.line.version,
    contentHash: turn.line.contentHash,
    seat: turn.line.turn,
    by: command.by,
    ...(command.opinion ? { opinion: command.opinion } : {}),
    at: command.at.toISOString(),
  } as const;
  if (turn.seat.act === 'review' || turn.seat.act === 'cooperate') {
    return [{ type: 'SeatSigned', act: turn.seat.act, ...common } satisfies ApprovalEvent];
  }
  // Filing happens at registration (기록규칙 제7조), so nothing is approved without its unit task.
  if (!command.hasUnitTask) return refuse('unit-task-missing');
  const act = turn.seat.act === 'delegatedApprove' ? 'delegatedApprove' : 'approve';
  return [{ type: 'DocumentApproved', act, ...common, on: dayInKorea(command.at) } satisfies ApprovalEvent];
}

function reject(line: ApprovalLine, command: Extract<ApprovalCommand, { type: 'reject' }>) {
  const turn = turnOf(line, command.by);
  if ('refused' in turn) return turn;
  if (command.contentHash !== turn.line.contentHash) return refuse('content-changed', { version: turn.line.version });
  // 영 제9조: a cooperating unit states its opinion; a veto is not its to give.
  if (turn.seat.act === 'cooperate') return refuse('cooperator-gives-opinion');
  if (command.reason.trim() === '') return refuse('reason-missing');
  return [
    {
      type: 'DocumentRejected',
      v: 1,
      version: turn.line.version,
      seat: turn.line.turn,
      by: command.by,
      reason: command.reason,
      at: command.at.toISOString(),
    } satisfies ApprovalEvent,
  ];
}

function recall(line: ApprovalLine, command: Extract<ApprovalCommand, { type: 'recall' }>) {
  if (line.status === 'approved') return refuse('already-decided');
  if (line.status !== 'inApproval') return refuse('not-in-approval');
  if (line.seats[0]?.officer.personId !== command.by.personId) return refuse('not-the-drafter');
  // 회수 is the drafter's only until the next person has acted: their signature may not vanish.
  if (line.signatures.length > 1) return refuse('already-acted-upon');
  return [
    {
      type: 'DocumentRecalled',
      v: 1,
      version: line.version,
      by: command.by,
      ...(command.reason ? { reason: command.reason } : {}),
      at: command.at.toISOString(),
    } satisfies ApprovalEvent,
  ];
}

function turnOf(line: ApprovalLine, by: PrintedOfficer) {
  if (line.status === 'approved') return refuse('already-decided');
  if (line.status !== 'inApproval') return refuse('not-in-approval');
  const seat = line.seats[line.turn];
  if (!seat || seat.officer.personId !== by.personId) return refuse('not-your-turn');
  return { line, seat };
}

/** Folds one event into the line. Total: an event that was stored is always accepted. */
export function evolve(line: ApprovalLine, event: ApprovalEvent): ApprovalLine {
  switch (event.type) {
    case 'DocumentSubmitted': {
      const drafter = event.seats[0];
      const signatures: Signature[] = drafter ? [signature(0, drafter.officer, event)] : [];
      const { version, contentHash, seats } = event;
      return { status: 'inApproval', version, contentHash, seats, signatures, turn: 1 };
    }
    case 'SeatSigned':
      if (line.status !== 'inApproval') return line;
      return { ...line, signatures: [...line.signatures, signature(event.seat, event.by, event)], turn: line.turn + 1 };
    case 'DocumentApproved':
      return {
        ...submittedPart(line),
        status: 'approved',
        signatures: [...submittedPart(line).signatures, signature(event.seat, event.by, event)],
        approvedAt: event.at,
        approvedOn: event.on,
      };
    case 'DocumentRejected':
      return { ...submittedPart(line), status: 'rejected', rejectedAt: event.at, by: event.by, reason: event.reason };
    case 'DocumentRecalled':
      return { ...submittedPart(line), status: 'recalled', recalledAt: event.at };
  }
}

/** The line after its whole history. */
export function replay(events: readonly ApprovalEvent[]): ApprovalLine {
  return events.reduce<ApprovalLine>(evolve, NEW_LINE);
}

function signature(seat: number, by: PrintedOfficer, event: { at: string; opinion?: string }): Signature {
  return { seat, by, at: event.at, ...(event.opinion ? { opinion: event.opinion } : {}) };
}

function submittedPart(line: ApprovalLine): Submitted {
  if (line.status === 'drafting') return { version: 0, contentHash: '', seats: [], signatures: [] };
  const { version, contentHash, seats, signatures } = line;
  return { version, contentHash, seats, signatures };
}

export function isFinalAct(act: SeatAct | undefined): act is 'approve' | 'delegatedApprove' {
  return act === 'approve' || act === 'delegatedApprove';
}

/** The seat the document waits on, or nothing when nobody has to act. */
export function seatInTurn(line: ApprovalLine): Seat | undefined {
  return line.status === 'inApproval' ? line.seats[line.turn] : undefined;
}
