import { type CalendarDay, dayInKorea, daysAfter, officialDate, timeInKorea } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { ApprovalCommand, ApprovalRefusal, CommandOf } from './approval-command.ts';
import type { Acting, ApprovalEvent, BundledText, PrintedOfficer, Seat } from './approval-events.ts';
import { type ApprovalLine, isFinalAct, unreadSeats } from './approval-line.ts';
import { bundleFault, notAsShown, textOfBundle } from './bundle.ts';
import { dutyFault } from './duty-fault.ts';
import { lineFault } from './line-fault.ts';

type Decision = readonly ApprovalEvent[] | Refusal<ApprovalRefusal>;
type LineInApproval = Extract<ApprovalLine, { status: 'inApproval' }>;

/** Questions that are open at once; more are a meeting. */
export const MAX_OPEN_CONSULTATIONS = 5;
/** 보류 for longer than this is a refusal, and is said by one. */
export const MAX_HOLD_DAYS = 90;
export const MAX_CIRCULATED = 200;
/** 처리기한 beyond this is a plan and no day to be reminded of. */
export const MAX_DUE_DAYS = 365;
/** 재촉 again only after a working day has gone by: what comes every hour is not read. */
export const HOURS_BETWEEN_REMINDERS = 24;

/**
 * Answers a command against a line with events or a refusal. Never throws, never reads a clock. The button on the
 * page is enabled by this same function.
 */
export function decide(line: ApprovalLine, command: ApprovalCommand): Decision {
  // 일괄기안: only the line of the first text is decided on. One that came back may go up again by itself.
  if (command.type !== 'submit' && line.status !== 'drafting' && line.lead !== undefined)
    return refuse('decided-with-the-lead');
  switch (command.type) {
    case 'submit':
      return submit(line, command);
    case 'sign':
      return sign(line, command);
    case 'reject':
      return reject(line, command);
    case 'recall':
      return recall(line, command);
    case 'skip':
      return skip(line, command);
    case 'nameParticipant':
      return nameParticipant(line, command);
    case 'edit':
      return edit(line, command);
    case 'hold':
      return hold(line, command);
    case 'liftHold':
      return liftHold(line, command);
    case 'remind':
      return remind(line, command);
    case 'consult':
      return consult(line, command);
    case 'answer':
      return answer(line, command);
    case 'reassign':
      return reassign(line, command);
    case 'reassignDuty':
      return reassignDuty(line, command);
    case 'report':
      return report(line, command);
    case 'circulate':
      return circulate(line, command);
    case 'read':
      return read(line, command);
  }
}

function submit(line: ApprovalLine, command: CommandOf<'submit'>): Decision {
  if (line.status === 'inApproval') return refuse('already-submitted');
  if (line.status === 'approved') return refuse('already-decided');
  if (!command.hasUnitTask) return refuse('unit-task-missing');
  const { contentHash, opinion, important, deviation, marks, dueOn, personalData, bundle = [] } = command;
  const wrong = lineFault(command.by, command.seats) ?? bundleFault(bundle, command.seats);
  if (wrong) return wrong;
  if (deviation && deviation.reason.trim() === '') return refuse('reason-missing');
  const overdue = dueOn === undefined ? undefined : dueFault(dueOn, dayInKorea(command.at));
  if (overdue) return overdue;
  const drafter: Seat = { act: 'draft', officer: command.by, ...(marks?.length ? { marks } : {}) };
  return [
    {
      type: 'DocumentSubmitted',
      v: 1,
      version: line.version + 1,
      contentHash,
      seats: [drafter, ...command.seats],
      ...(opinion ? { opinion } : {}),
      ...(important ? { important } : {}),
      ...(deviation ? { deviation } : {}),
      ...(dueOn ? { dueOn } : {}),
      ...(personalData?.length ? { personalData } : {}),
      ...(bundle.length > 0 ? { bundle: bundle.map(({ hasUnitTask: _has, ...text }) => submittedText(text)) } : {}),
      at: command.at.toISOString(),
    },
  ];
}

/** 처리기한: a day from today on, and no further than a year. */
export function dueFault(dueOn: CalendarDay, today: CalendarDay): Refusal<'due-not-in-time'> | undefined {
  if (dueOn >= today && dueOn <= daysAfter(today, MAX_DUE_DAYS)) return undefined;
  return refuse('due-not-in-time', { most: MAX_DUE_DAYS });
}

function submittedText(text: BundledText): BundledText {
  return { ...text, version: text.version + 1 };
}

function sign(line: ApprovalLine, command: CommandOf<'sign'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  const changed = notAsShown(turn.line, command);
  if (changed) return changed;
  if (turn.seat.toBeNamed) return refuse('participant-not-named');
  const { contentHash } = command;
  const common = { ...turn.common, contentHash, ...(command.opinion ? { opinion: command.opinion } : {}) };
  const { act } = turn.seat;
  if (act === 'review' || act === 'cooperate') return [{ type: 'SeatSigned', act, ...common }];
  if (act !== 'approve' && act !== 'delegatedApprove') return refuse('not-your-turn');
  // Filing happens at registration (기록규칙 제7조), so nothing is approved without its unit task.
  if (!command.hasUnitTask) return refuse('unit-task-missing');
  // 공동기안: every agency decides in its turn, and the last of them ends the approval (영 제8조③).
  const isLast = turn.line.seats.findLastIndex((seat) => isFinalAct(seat.act)) === turn.common.seat;
  if (!isLast) return [{ type: 'AgencyApproved', act, ...common }];
  return [{ type: 'DocumentApproved', act, ...common, on: dayInKorea(command.at) }];
}

function reject(line: ApprovalLine, command: CommandOf<'reject'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  const changed = notAsShown(turn.line, command);
  if (changed) return changed;
  // 영 제9조: a cooperating unit states its opinion; a veto is not its to give.
  if (turn.seat.act === 'cooperate') return refuse('cooperator-gives-opinion');
  const { reason, to } = command;
  if (reason.trim() === '') return refuse('reason-missing');
  if (to === undefined || to === 0) return [{ type: 'DocumentRejected', ...turn.common, reason }];
  // Back out of a half-done parallel group goes before the whole group: who has signed beside acts in no order to it.
  const isBeside = turn.seat.group !== undefined && turn.line.seats[to]?.group === turn.seat.group;
  const hasSigned = turn.line.signatures.some(({ seat }) => seat === to);
  if (isBeside || !hasSigned || to >= turn.common.seat) return refuse('not-an-earlier-signature');
  return [{ type: 'ReturnedToSeat', ...turn.common, to, reason }];
}

function recall(line: ApprovalLine, command: CommandOf<'recall'>): Decision {
  if (line.status === 'approved') return refuse('already-decided');
  if (line.status !== 'inApproval') return refuse('not-in-approval');
  if (!isDrafter(line, command.by)) return refuse('not-the-drafter');
  // 회수 is the drafter's only until the next person has acted: their signature may not vanish.
  if (line.actedUpon) return refuse('already-acted-upon');
  const { by, reason } = command;
  return [{ type: 'DocumentRecalled', ...actOn(line, command.at), by, ...(reason ? { reason } : {}) }];
}

function skip(line: ApprovalLine, command: CommandOf<'skip'>): Decision {
  const open = inApproval(line);
  if ('refused' in open) return open;
  if (!isDrafter(open, command.by)) return refuse('not-the-drafter');
  const { by, seat, reason, basis } = command;
  if (!open.turns.includes(seat)) return refuse('not-your-turn');
  if (open.seats[seat]?.act !== 'review') return refuse('only-a-reviewer-is-skipped');
  if (basis === '') return refuse('not-absent');
  if (reason.trim() === '') return refuse('reason-missing');
  return [{ type: 'SeatSkipped', ...actOn(open, command.at), seat, by, reason, basis }];
}

function nameParticipant(line: ApprovalLine, command: CommandOf<'nameParticipant'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  if (!turn.seat.toBeNamed) return refuse('nothing-to-name');
  const { by, to } = command;
  if (to.unitId !== turn.seat.officer.unitId) return refuse('not-of-the-unit');
  if (sitsElsewhere(turn.line, to, turn.common.seat)) return refuse('same-person-twice');
  return [{ type: 'ParticipantNamed', ...actOn(turn.line, command.at), seat: turn.common.seat, by, to }];
}

function edit(line: ApprovalLine, command: CommandOf<'edit'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  // 공동기안: the lead agency has decided on this very text; who wants another one sends it back.
  if (turn.seat.officer.agency) return refuse('partner-does-not-edit');
  const { baseHash, contentHash, text } = command;
  const before = text === undefined ? turn.line : textOfBundle(turn.line, text);
  if (!before || baseHash !== before.contentHash)
    return refuse('content-changed', { version: before?.version ?? turn.line.version });
  // 영 제9조제3항·제4항: reviewers may correct the text, cooperators may not.
  if (turn.seat.act === 'cooperate') return refuse('cooperator-gives-opinion');
  if (contentHash === baseHash) return refuse('nothing-changed');
  const version = before.version + 1;
  const edited = { contentHash, baseHash, ...(command.decided ? { decided: command.decided } : {}) };
  if (text !== undefined && 'place' in before) {
    const { place } = before;
    return [{ type: 'BundledTextEdited', ...turn.common, text, place, textVersion: version, ...edited }];
  }
  return [{ type: 'ContentEdited', ...turn.common, version, ...edited }];
}

function hold(line: ApprovalLine, command: CommandOf<'hold'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  const { until, reason } = command;
  const last = dayInKorea(new Date(command.at.getTime() + MAX_HOLD_DAYS * 86_400_000));
  if (until <= dayInKorea(command.at) || until > last) return refuse('hold-not-in-time', { most: MAX_HOLD_DAYS });
  if (reason.trim() === '') return refuse('reason-missing');
  return [{ type: 'SeatHeld', ...turn.common, until, reason }];
}

function liftHold(line: ApprovalLine, command: CommandOf<'liftHold'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  if (!turn.line.holds.some(({ seat }) => seat === turn.common.seat)) return refuse('not-held');
  return [{ type: 'HoldLifted', ...turn.common }];
}

/** Whoever has done their part may remind those on whom the document now waits. */
function remind(line: ApprovalLine, command: CommandOf<'remind'>): Decision {
  const open = inApproval(line);
  if ('refused' in open) return open;
  const { by, at, note } = command;
  const hasDoneTheirs = open.signatures.some((signature) => signature.by.personId === by.personId);
  const others = open.turns.filter((seat) => !isOf(open.seats[seat], by.personId));
  if (!(hasDoneTheirs || isDrafter(open, by)) || others.length === 0) return refuse('reminder-not-yours');
  const pauseMs = HOURS_BETWEEN_REMINDERS * 3_600_000;
  const again = (seat: number) =>
    Math.max(...open.reminders.map((told) => (told.seat === seat ? Date.parse(told.at) + pauseMs : 0)), 0);
  const seats = others.filter((seat) => again(seat) <= at.getTime());
  if (seats.length === 0) {
    const next = new Date(Math.min(...others.map(again)));
    const from = `${officialDate(dayInKorea(next))} ${timeInKorea(next)}`;
    return refuse('reminded-too-soon', { hours: HOURS_BETWEEN_REMINDERS, from });
  }
  return [{ type: 'TurnReminded', ...actOn(open, at), by, seats, ...(note?.trim() ? { note } : {}) }];
}

function consult(line: ApprovalLine, command: CommandOf<'consult'>): Decision {
  const turn = turnOf(line, command);
  if ('refused' in turn) return turn;
  const { of, question } = command;
  if (question.trim() === '') return refuse('reason-missing');
  if (of.personId === command.by.personId) return refuse('consultation-not-yours');
  if (!isOfOneAgency(of, turn.seat.officer)) return refuse('not-of-the-agency');
  const open = turn.line.consultations.filter((asked) => asked.answeredAt === undefined);
  if (open.length >= MAX_OPEN_CONSULTATIONS) return refuse('too-many-consultations', { most: MAX_OPEN_CONSULTATIONS });
  return [{ type: 'ConsultationAsked', ...turn.common, of, question }];
}

function answer(line: ApprovalLine, command: CommandOf<'answer'>): Decision {
  const open = inApproval(line);
  if ('refused' in open) return open;
  const { by, consultation, answer: text } = command;
  const asked = open.consultations[consultation];
  if (!asked || asked.of.personId !== by.personId || asked.answeredAt !== undefined) {
    return refuse('consultation-not-yours');
  }
  if (text.trim() === '') return refuse('reason-missing');
  return [{ type: 'ConsultationAnswered', ...actOn(open, command.at), consultation, by, answer: text }];
}

function reassign(line: ApprovalLine, command: CommandOf<'reassign'>): Decision {
  const open = inApproval(line);
  if ('refused' in open) return open;
  const { by, seat, to, reason } = command;
  const isDone = [...open.signatures, ...open.skips].some((done) => done.seat === seat);
  if (!open.seats[seat] || isDone) return refuse('seat-is-done');
  if (reason.trim() === '') return refuse('reason-missing');
  if (sitsElsewhere(open, to, -1)) return refuse('same-person-twice');
  if (!isOfOneAgency(to, open.seats[seat].officer)) return refuse('not-of-the-agency');
  return [{ type: 'SeatReassigned', ...actOn(open, command.at), seat, by, to, reason }];
}

function reassignDuty(line: ApprovalLine, command: CommandOf<'reassignDuty'>): Decision {
  const wrong = dutyFault(line, command);
  if (wrong) return wrong;
  const { by, at, duty, from, to, reason } = command;
  return [{ type: 'DutyReassigned', ...actOn(line, at), duty, by, from, to, reason }];
}

function report(line: ApprovalLine, command: CommandOf<'report'>): Decision {
  if (line.status !== 'approved') return refuse('not-approved');
  const { by, note } = command;
  const isOwed = line.postReports.some((owed) => owed.by.personId === by.personId && owed.reportedAt === undefined);
  if (!isOwed) return refuse('nothing-to-report');
  if (note.trim() === '') return refuse('reason-missing');
  return [{ type: 'PostReported', ...actOn(line, command.at), by, note }];
}

function circulate(line: ApprovalLine, command: CommandOf<'circulate'>): Decision {
  if (line.status !== 'approved') return refuse('not-approved');
  const { by, dueOn, note } = command;
  const shown = new Set(line.circulations.map((circulation) => circulation.to.personId));
  const to = command.to.filter(
    (person, index) =>
      !shown.has(person.personId) && command.to.findIndex((other) => other.personId === person.personId) === index,
  );
  // 공동기안: the lead agency keeps the document, and who reads it is its own to say.
  if ([by, ...command.to].some((person) => person.agency)) return refuse('partner-does-not-circulate');
  if (command.to.length === 0) return refuse('nobody-to-circulate-to');
  if (to.length === 0) return refuse('already-circulated');
  if (shown.size + to.length > MAX_CIRCULATED) return refuse('circulation-too-long', { most: MAX_CIRCULATED });
  if (dueOn !== undefined && isPast(dueOn, command.at)) return refuse('circulation-due-past');
  return [
    {
      type: 'DocumentCirculated',
      ...actOn(line, command.at),
      by,
      to,
      ...(dueOn ? { dueOn } : {}),
      ...(note?.trim() ? { note } : {}),
    },
  ];
}

function read(line: ApprovalLine, command: CommandOf<'read'>): Decision {
  if (line.status !== 'approved') return refuse('not-approved');
  const { by } = command;
  const isShown = line.circulations.some(({ to, readAt }) => to.personId === by.personId && readAt === undefined);
  if (!isShown && unreadSeats(line, by.personId).length === 0) return refuse('nothing-to-read');
  return [{ type: 'DocumentRead', ...actOn(line, command.at), by }];
}

/** The seat in turn that the person may act on: their own before one they stand in for. */
function turnOf(
  line: ApprovalLine,
  command: ApprovalCommand & { readonly by: PrintedOfficer; readonly seat?: number },
) {
  const open = inApproval(line);
  if ('refused' in open) return open;
  const { by } = command;
  const standsIn = 'standsIn' in command ? (command.standsIn ?? []) : [];
  const asked = open.turns.filter((turn) => command.seat === undefined || command.seat === turn);
  const own = asked.find((turn) => open.seats[turn]?.officer.personId === by.personId);
  // 대결 is within an agency, in a 공동기안 too.
  const isActedOnBy = (seat: Seat | undefined) =>
    seat && isOfOneAgency(seat.officer, by) && standsIn.some(({ personId }) => isOf(seat, personId));
  const index = own ?? asked.find((turn) => isActedOnBy(open.seats[turn]));
  const seat = index === undefined ? undefined : open.seats[index];
  if (index === undefined || !seat) return refuse('not-your-turn');
  // Nobody decides on their own draft, not even in another's place; nor do they correct or hold it there.
  if (isFinalAct(seat.act) && isDrafter(open, by)) return refuse('drafter-cannot-decide');
  const basis = own === undefined ? standsIn.find(({ personId }) => isOf(seat, personId))?.basis : undefined;
  const acting: Acting | undefined = basis === undefined ? undefined : { for: seat.officer, basis };
  return {
    line: open,
    seat,
    common: { ...actOn(open, command.at), seat: index, by, ...(acting ? { acting } : {}) },
  };
}

function inApproval(line: ApprovalLine): LineInApproval | Refusal<ApprovalRefusal> {
  if (line.status === 'approved') return refuse('already-decided');
  return line.status === 'inApproval' ? line : refuse('not-in-approval');
}

function actOn(line: { readonly version: number }, at: Date) {
  return { v: 1, version: line.version, at: at.toISOString() } as const;
}

function isDrafter(line: { readonly seats: readonly Seat[] }, by: Pick<PrintedOfficer, 'personId'>): boolean {
  return isOf(line.seats[0], by.personId);
}

function isOf(seat: Seat | undefined, personId: string): boolean {
  return seat?.officer.personId === personId;
}

function sitsElsewhere(line: LineInApproval, person: PrintedOfficer, exceptSeat: number): boolean {
  return line.seats.some((seat, index) => index !== exceptSeat && isOf(seat, person.personId));
}

function isOfOneAgency(one: PrintedOfficer, other: PrintedOfficer): boolean {
  return one.agency?.id === other.agency?.id;
}

function isPast(day: CalendarDay, at: Date): boolean {
  return day < dayInKorea(at);
}
