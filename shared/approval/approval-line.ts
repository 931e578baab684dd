import type { CalendarDay } from '../kernel/calendar-day.ts';
import type {
  Acting,
  ApprovalEvent,
  BundledText,
  LineDeviation,
  PrintedOfficer,
  Seat,
  SeatAct,
} from './approval-events.ts';
import type { Actor, Circulation, Consultation, Hold, PostReport, Reminder, Signature, Skip } from './line-facts.ts';

/**
 * The state of an approval line (결재선), folded from its events by `evolve`. The other half of the pair is `decide`
 * (decide-act.ts). Pure: time, ids and the organisation as of the day come in with the command.
 */

type Submitted = {
  readonly version: number;
  readonly contentHash: string;
  readonly seats: readonly Seat[];
  /** The signatures that stand: one for a seat at most. */
  readonly signatures: readonly Signature[];
  readonly skips: readonly Skip[];
  readonly holds: readonly Hold[];
  readonly consultations: readonly Consultation[];
  readonly important: boolean;
  readonly deviation?: LineDeviation;
  /** 처리기한 */
  readonly dueOn?: CalendarDay;
  /** 일괄기안: the other texts of the bundle, on the line of its lead (제1안). */
  readonly bundle?: readonly BundledText[];
  /** 일괄기안: the management number of the lead, on the lines of the other texts. */
  readonly lead?: string;
  /** A seat after the drafter's has signed, returned or edited: it can no longer be recalled. */
  readonly actedUpon: boolean;
  /** Who has acted on this submission, each person once. Repairing a line from outside makes nobody a party to it. */
  readonly actors: readonly Actor[];
};

type Approved = {
  readonly approvedAt: string;
  readonly approvedOn: CalendarDay;
  /** In a 공동기안 each agency's decision may have been made in another's place. */
  readonly postReports: readonly PostReport[];
  readonly circulations: readonly Circulation[];
  /** 후열: when whose seat was read. */
  readonly afterReads: readonly { readonly seat: number; readonly at: string }[];
};

type Waiting = {
  readonly turns: readonly number[];
  /** Since when each of the turns has lasted, in their order: what happens beside it does not begin it anew. */
  readonly turnsSince: readonly string[];
  readonly reminders: readonly Reminder[];
};

export type ApprovalLine =
  | { readonly status: 'drafting'; readonly version: 0 }
  /** `turns`: the seats that the document waits on now; never empty, more than one only within a parallel group. */
  | ({ readonly status: 'inApproval' } & Waiting & Submitted)
  | ({
      readonly status: 'rejected';
      readonly rejectedAt: string;
      readonly seat: number;
      readonly by: PrintedOfficer;
      readonly reason: string;
    } & Submitted)
  | ({ readonly status: 'recalled'; readonly recalledAt: string } & Submitted)
  | ({ readonly status: 'approved' } & Approved & Submitted);

export type ApprovalStatus = ApprovalLine['status'];

type LineInApproval = Extract<ApprovalLine, { status: 'inApproval' }>;
type ApprovedLine = Extract<ApprovalLine, { status: 'approved' }>;

export const NEW_LINE: ApprovalLine = { status: 'drafting', version: 0 };

/** Folds one event into the line. Total: an event that was stored is always accepted. */
export function evolve(line: ApprovalLine, event: ApprovalEvent): ApprovalLine {
  const after = timed(line, moved(line, event), event);
  if (after.status === 'drafting' || event.type === 'DocumentSubmitted') return after;
  if (event.type === 'SeatReassigned' || event.type === 'DutyReassigned') return after;
  const { personId } = event.by;
  if (after.actors.some((actor) => actor.personId === personId)) return after;
  return { ...after, actors: [...after.actors, actorOf(event.by)] };
}

function actorOf({ personId, agency }: PrintedOfficer): Actor {
  return { personId, ...(agency ? { agencyId: agency.id } : {}) };
}

/** Since when each turn has lasted, and which reminders are of a turn that still lasts. */
function timed(before: ApprovalLine, after: ApprovalLine, event: ApprovalEvent): ApprovalLine {
  if (after.status !== 'inApproval') return after;
  const turnsSince = after.turns.map((seat) => beginOfTurn(before, seat, event));
  const reminders = after.reminders.filter(({ seat, at }) => at >= (turnsSince[after.turns.indexOf(seat)] ?? event.at));
  return { ...after, turnsSince, reminders };
}

function beginOfTurn(before: ApprovalLine, seat: number, event: ApprovalEvent): string {
  const isNewSubmission = before.status !== 'inApproval' || event.type === 'DocumentSubmitted';
  if (isNewSubmission || event.type === 'ReturnedToSeat') return event.at;
  // Who comes new to a seat has waited no longer than they have sat on it.
  const isNewPerson = (event.type === 'ParticipantNamed' || event.type === 'SeatReassigned') && event.seat === seat;
  return isNewPerson ? event.at : (before.turnsSince[before.turns.indexOf(seat)] ?? event.at);
}

function moved(line: ApprovalLine, event: ApprovalEvent): ApprovalLine {
  switch (event.type) {
    case 'DocumentSubmitted':
      return submitted(event);
    case 'DocumentApproved':
      return approved(submittedPart(line), event);
    case 'DocumentRejected':
      return rejected(submittedPart(line), event);
    case 'DocumentRecalled':
      return { ...submittedPart(line), status: 'recalled', recalledAt: event.at };
    case 'PostReported':
    case 'DocumentCirculated':
    case 'DocumentRead':
      return line.status === 'approved' ? afterApproval(line, event) : line;
    case 'DutyReassigned':
      return withDutiesOf(line, event);
    default:
      return line.status === 'inApproval' ? inApproval(line, event) : line;
  }
}

/** The line after its whole history. */
export function replay(events: readonly ApprovalEvent[]): ApprovalLine {
  return events.reduce<ApprovalLine>(evolve, NEW_LINE);
}

type EventOf<Type extends ApprovalEvent['type']> = Extract<ApprovalEvent, { type: Type }>;

function submitted(event: EventOf<'DocumentSubmitted'>): ApprovalLine {
  const { version, contentHash, seats, deviation, dueOn, bundle, repeats } = event;
  const drafter = seats[0];
  const part: Submitted = {
    version,
    contentHash,
    seats,
    signatures: drafter ? [signature({ ...event, seat: 0, by: drafter.officer })] : [],
    skips: seats.flatMap(({ skipReason }, seat) => (skipReason === undefined ? [] : [{ seat, reason: skipReason }])),
    holds: [],
    consultations: [],
    important: event.important ?? false,
    ...(deviation ? { deviation } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(bundle ? { bundle } : {}),
    ...(repeats ? { lead: repeats.lead } : {}),
    actedUpon: false,
    actors: drafter ? [actorOf(drafter.officer)] : [],
  };
  return { ...part, status: 'inApproval', turns: turnsOf(part), turnsSince: [], reminders: [] };
}

function approved(part: Submitted, event: EventOf<'DocumentApproved'>): ApprovalLine {
  const signatures = [...part.signatures, signature(event)];
  const acted = signatures.filter(({ seat }) => isFinalAct(part.seats[seat]?.act));
  return {
    ...part,
    status: 'approved',
    signatures,
    holds: [],
    approvedAt: event.at,
    approvedOn: event.on,
    postReports: part.important ? acted.flatMap(({ by, acting }) => (acting ? [{ by, to: acting.for }] : [])) : [],
    circulations: [],
    afterReads: [],
  };
}

function rejected(part: Submitted, { at, seat, by, reason }: EventOf<'DocumentRejected'>): ApprovalLine {
  return { ...part, status: 'rejected', rejectedAt: at, seat, by, reason };
}

type EventInApproval = Exclude<
  ApprovalEvent,
  | EventOf<'DocumentSubmitted' | 'DocumentApproved' | 'DocumentRejected' | 'DocumentRecalled'>
  | EventOf<'PostReported' | 'DocumentCirculated' | 'DocumentRead' | 'DutyReassigned'>
>;

function inApproval(line: LineInApproval, event: EventInApproval): ApprovalLine {
  switch (event.type) {
    case 'SeatSigned':
    case 'AgencyApproved':
      return waiting({ ...line, signatures: [...line.signatures, signature(event)], actedUpon: true }, event.seat);
    case 'ReturnedToSeat':
      return waiting({
        ...line,
        signatures: line.signatures.filter(({ seat }) => seat < event.to || areBeside(line.seats, seat, event.to)),
        holds: [],
        actedUpon: true,
      });
    case 'SeatSkipped':
      return waiting({ ...line, skips: [...line.skips, { seat: event.seat, reason: event.reason }] }, event.seat);
    case 'ParticipantNamed':
    case 'SeatReassigned':
      return {
        ...line,
        seats: line.seats.map((seat, index) => (index === event.seat ? seatOf(seat, event) : seat)),
        // Who comes new to a seat has put nothing aside.
        holds: withoutSeat(line.holds, event.seat),
      };
    case 'ContentEdited':
      return { ...line, version: event.version, contentHash: event.contentHash, actedUpon: true };
    case 'BundledTextEdited':
      return { ...line, ...(line.bundle ? { bundle: line.bundle.map(edited(event)) } : {}), actedUpon: true };
    case 'SeatHeld': {
      const { seat, until, reason } = event;
      return { ...line, holds: [...withoutSeat(line.holds, seat), { seat, until, reason }] };
    }
    case 'HoldLifted':
      return { ...line, holds: withoutSeat(line.holds, event.seat) };
    case 'TurnReminded': {
      const { by, at, note } = event;
      const told = event.seats.map((seat) => ({ seat, by, at, ...(note ? { note } : {}) }));
      return { ...line, reminders: [...line.reminders.filter(({ seat }) => !event.seats.includes(seat)), ...told] };
    }
    case 'ConsultationAsked': {
      const { seat, by, of, question, at: askedAt } = event;
      return { ...line, consultations: [...line.consultations, { seat, by, of, question, askedAt }] };
    }
    case 'ConsultationAnswered':
      return {
        ...line,
        consultations: line.consultations.map((asked, index) =>
          index === event.consultation ? { ...asked, answer: event.answer, answeredAt: event.at } : asked,
        ),
      };
  }
}

function edited(event: EventOf<'BundledTextEdited'>): (text: BundledText) => BundledText {
  const { text: managementNumber, textVersion: version, contentHash } = event;
  return (text) => (text.managementNumber === managementNumber ? { ...text, version, contentHash } : text);
}

/** Two different seats of one parallel group: none follows the other, so a return to one leaves the other signed. */
function areBeside(seats: readonly Seat[], one: number, other: number): boolean {
  const group = seats[one]?.group;
  return one !== other && group !== undefined && group === seats[other]?.group;
}

/** A new person in a seat: the clerk has done their part, and the printed reason for the seat stays. */
function seatOf(seat: Seat, event: EventOf<'ParticipantNamed' | 'SeatReassigned'>): Seat {
  const { toBeNamed, ...rest } = seat;
  const isNamed = event.type === 'ParticipantNamed';
  return { ...rest, ...(toBeNamed && !isNamed ? { toBeNamed } : {}), officer: event.to };
}

function waiting(line: LineInApproval, doneSeat?: number): ApprovalLine {
  const holds = doneSeat === undefined ? line.holds : withoutSeat(line.holds, doneSeat);
  return { ...line, holds, turns: turnsOf(line) };
}

function withoutSeat<Entry extends { readonly seat: number }>(entries: readonly Entry[], seat: number) {
  return entries.filter((entry) => entry.seat !== seat);
}

/** The first seat that is not done and, if it stands in a parallel group, the others of it. */
function turnsOf({ seats, signatures, skips }: Submitted): readonly number[] {
  const done = new Set([...signatures, ...skips].map(({ seat }) => seat));
  const open = seats.flatMap((seat, index) => (done.has(index) || seat.act === 'afterRead' ? [] : [index]));
  const [first] = open;
  if (first === undefined) return [];
  const group = seats[first]?.group;
  return group === undefined ? [first] : open.filter((index) => seats[index]?.group === group);
}

function afterApproval(
  line: ApprovedLine,
  event: EventOf<'PostReported' | 'DocumentCirculated' | 'DocumentRead'>,
): ApprovalLine {
  switch (event.type) {
    case 'PostReported':
      return {
        ...line,
        postReports: line.postReports.map((owed) =>
          owed.by.personId === event.by.personId ? { ...owed, reportedAt: event.at, note: event.note } : owed,
        ),
      };
    case 'DocumentCirculated': {
      const { by, at, dueOn, note } = event;
      const shown = event.to.map((to) => ({ to, by, at, ...(dueOn ? { dueOn } : {}), ...(note ? { note } : {}) }));
      return { ...line, circulations: [...line.circulations, ...shown] };
    }
    case 'DocumentRead':
      return {
        ...line,
        circulations: line.circulations.map((shown) =>
          shown.to.personId === event.by.personId && shown.readAt === undefined
            ? { ...shown, readAt: event.at }
            : shown,
        ),
        afterReads: [
          ...line.afterReads,
          ...unreadSeats(line, event.by.personId).map((seat) => ({ seat, at: event.at })),
        ],
      };
  }
}

/** Another person answers, reads or reports; what was asked, when and by whom stays as it was. */
function withDutiesOf(line: ApprovalLine, { duty, from, to }: EventOf<'DutyReassigned'>): ApprovalLine {
  const isFrom = (officer: PrintedOfficer) => officer.personId === from.personId;
  if (line.status === 'inApproval' && duty === 'answer') {
    const consultations = line.consultations.map((asked) =>
      isFrom(asked.of) && asked.answeredAt === undefined ? { ...asked, of: to } : asked,
    );
    return { ...line, consultations };
  }
  if (line.status !== 'approved') return line;
  if (duty === 'read') {
    const circulations = line.circulations.map((shown) =>
      isFrom(shown.to) && shown.readAt === undefined ? { ...shown, to } : shown,
    );
    return { ...line, circulations };
  }
  const postReports = line.postReports.map((owed) =>
    isFrom(owed.by) && owed.reportedAt === undefined ? { ...owed, by: to } : owed,
  );
  return duty === 'report' ? { ...line, postReports } : line;
}

/** 후열: the seats of a person that have not been read yet. */
export function unreadSeats(line: ApprovedLine, personId: string): readonly number[] {
  return line.seats.flatMap((seat, index) =>
    seat.act === 'afterRead' &&
    seat.officer.personId === personId &&
    !line.afterReads.some((read) => read.seat === index)
      ? [index]
      : [],
  );
}

function signature(event: {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly at: string;
  readonly opinion?: string;
  readonly acting?: Acting;
}): Signature {
  const { seat, by, at, opinion, acting } = event;
  return { seat, by, at, ...(opinion ? { opinion } : {}), ...(acting ? { acting } : {}) };
}

const NOTHING_SUBMITTED: Submitted = {
  version: 0,
  contentHash: '',
  seats: [],
  signatures: [],
  skips: [],
  holds: [],
  consultations: [],
  important: false,
  actedUpon: false,
  actors: [],
};

function submittedPart(line: ApprovalLine): Submitted {
  if (line.status === 'drafting') return NOTHING_SUBMITTED;
  const { version, contentHash, seats, signatures, skips, holds, consultations, important, actedUpon } = line;
  const { deviation, dueOn, bundle, lead, actors } = line;
  return {
    ...{ version, contentHash, seats, signatures, skips, holds, consultations, important, actedUpon, actors },
    ...(deviation ? { deviation } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(bundle ? { bundle } : {}),
    ...(lead === undefined ? {} : { lead }),
  };
}

export function isFinalAct(act: SeatAct | undefined): act is 'approve' | 'delegatedApprove' {
  return act === 'approve' || act === 'delegatedApprove';
}

/** The seats the document waits on; none when nobody has to act. */
export function seatsInTurn(line: ApprovalLine): readonly Seat[] {
  if (line.status !== 'inApproval') return [];
  return line.turns.flatMap((turn) => line.seats[turn] ?? []);
}
