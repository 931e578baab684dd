import type {
  ApprovalEvent,
  DecidedAnew,
  NamedPerson,
  PrintedOfficer,
  Seat,
} from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE } from '../../shared/approval/approval-line.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';

type LineRow = DocumentReply['line'][number];
type HistoryRow = DocumentReply['history'][number];

/** The line as the document page tells it: every seat with what it has done or waits for. */
export function lineRows(line: ApprovalLine): LineRow[] {
  if (line.status === 'drafting') return [];
  return line.seats.map((seat, index) => ({
    act: seat.act,
    officer: seat.officer,
    group: seat.group ?? null,
    toBeNamed: seat.toBeNamed ?? false,
    actedFor: null,
    basis: seat.basis ?? null,
    skipReason: line.skips.find((skip) => skip.seat === index)?.reason ?? null,
    heldUntil: line.holds.find((hold) => hold.seat === index)?.until ?? null,
    opinion: null,
    remindedAt: (line.status === 'inApproval' && line.reminders.find((told) => told.seat === index)?.at) || null,
    ...stateOf(line, seat, index),
  }));
}

function stateOf(
  line: Exclude<ApprovalLine, { status: 'drafting' }>,
  seat: Seat,
  index: number,
): Pick<LineRow, 'state' | 'at'> & Partial<LineRow> {
  const signed = line.signatures.find((signature) => signature.seat === index);
  if (signed) {
    const { by, at, opinion, acting } = signed;
    return { state: 'signed', officer: by, actedFor: acting?.for ?? null, at, opinion: opinion ?? null };
  }
  if (line.skips.some((skip) => skip.seat === index)) return { state: 'skipped', at: null };
  if (seat.act === 'afterRead') {
    const read = line.status === 'approved' ? line.afterReads.find((each) => each.seat === index) : undefined;
    return read ? { state: 'signed', at: read.at } : { state: 'waiting', at: null };
  }
  if (line.status === 'rejected' || line.status === 'recalled') return { state: 'void', at: null };
  const since = line.status === 'inApproval' ? line.turnsSince[line.turns.indexOf(index)] : undefined;
  return since ? { state: 'turn', at: since } : { state: 'waiting', at: null };
}

/** How the line that was submitted last departs from the delegation table, for everybody who reads it (영 제67조). */
export function deviationOf(events: readonly ApprovalEvent[]): DocumentReply['deviation'] {
  return events.findLast((event) => event.type === 'DocumentSubmitted')?.deviation ?? null;
}

/** 협의: questions and answers, in the order in which they were asked. */
export function consultationRows(line: ApprovalLine): DocumentReply['consultations'] {
  if (line.status === 'drafting') return [];
  return line.consultations.map(({ by, of, question, askedAt, answer, answeredAt }) => ({
    ...{ by, of, question, askedAt },
    answer: answer ?? null,
    answeredAt: answeredAt ?? null,
  }));
}

/** The acts of a document in the order in which they happened. */
export function historyOf({ events }: { readonly events: readonly { readonly event: ApprovalEvent }[] }): HistoryRow[] {
  return historyRows(events.map(({ event }) => event));
}

/** The acts in the order in which they happened. */
export function historyRows(events: readonly ApprovalEvent[]): HistoryRow[] {
  let line: ApprovalLine = NEW_LINE;
  return events.map((event) => {
    const before = line;
    line = evolve(line, event);
    const { version, at } = event;
    const row = { version, at, actedFor: null, about: [], ...actOf(event) };
    // Whom a reminder reached is who sat there at that moment.
    return event.type === 'TurnReminded'
      ? { ...row, about: event.seats.flatMap((seat) => seatedAt(before, seat)) }
      : row;
  });
}

function seatedAt(line: ApprovalLine, seat: number): HistoryRow['about'] {
  const officer = line.status === 'drafting' ? undefined : line.seats[seat]?.officer;
  return officer ? [shown(officer)] : [];
}

type ActRow = Pick<HistoryRow, 'act' | 'by' | 'text'> & Partial<HistoryRow>;

function actOf(event: ApprovalEvent): ActRow {
  switch (event.type) {
    case 'DocumentSubmitted': {
      const drafter = event.seats[0];
      if (!drafter) throw new Error('a submission without its drafter');
      const { opinion, deviation, personalData } = event;
      const left = personalData?.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ');
      const said = [
        opinion,
        deviation && `${deviation.rule}. 사유: ${deviation.reason}`,
        left && `개인정보 점검: 공개본에 남은 것을 확인하고 올림(${left})`,
      ];
      return { act: 'submitted', by: actor(drafter.officer), text: said.filter(Boolean).join('\n') || null };
    }
    case 'SeatSigned':
      return { act: event.act === 'review' ? 'reviewed' : 'cooperated', ...seated(event), text: event.opinion ?? null };
    case 'AgencyApproved':
    case 'DocumentApproved': {
      const act = event.act === 'approve' ? 'approved' : 'delegatedApproved';
      return { act, ...seated(event), text: event.opinion ?? null };
    }
    case 'DocumentRejected':
      return { act: 'rejected', ...seated(event), text: event.reason };
    case 'ReturnedToSeat':
      return { act: 'returned', ...seated(event), text: event.reason };
    case 'DocumentRecalled':
      return { act: 'recalled', by: actor(event.by), text: event.reason ?? null };
    case 'ContentEdited':
      return {
        act: event.decided?.alone ? 'disclosed' : 'edited',
        ...seated(event),
        text: event.decided ? decidedWords(event.decided) : null,
      };
    case 'BundledTextEdited': {
      const { place, decided } = event;
      const text = decided ? `제${place}안 ${decidedWords(decided)}` : `제${place}안`;
      return { act: 'otherTextEdited', ...seated(event), text };
    }
    case 'SeatHeld':
      return { act: 'held', ...seated(event), text: event.reason };
    case 'HoldLifted':
      return { act: 'holdLifted', ...seated(event), text: null };
    case 'ConsultationAsked':
      return { act: 'asked', ...seated(event), about: [shown(event.of)], text: event.question };
    default:
      return sideActOf(event);
  }
}

function decidedWords({ from, to }: DecidedAnew): string {
  const [was, is] = [from, to].map(disclosureLabel);
  return was === is ? `공개구분은 ${is} 그대로, 본문·붙임·공개일 등의 공개를 바꿈` : `공개구분 ${was} → ${is}`;
}

type SideEvent = Extract<
  ApprovalEvent,
  {
    type:
      | 'SeatSkipped'
      | 'TurnReminded'
      | 'ParticipantNamed'
      | 'SeatReassigned'
      | 'DutyReassigned'
      | 'ConsultationAnswered'
      | 'PostReported'
      | 'DocumentCirculated'
      | 'DocumentRead';
  }
>;

/** Acts beside the seats in turn. */
function sideActOf(event: SideEvent): ActRow {
  const by = actor(event.by);
  switch (event.type) {
    case 'SeatSkipped':
      return { act: 'skipped', by, text: event.reason };
    case 'TurnReminded':
      return { act: 'reminded', by, text: event.note ?? null };
    case 'ParticipantNamed':
      return { act: 'named', by, about: [shown(event.to)], text: null };
    case 'SeatReassigned':
    case 'DutyReassigned': {
      const act = event.type === 'SeatReassigned' ? 'reassigned' : 'dutyReassigned';
      return { act, by, about: [shown(event.to)], text: event.reason };
    }
    case 'ConsultationAnswered':
      return { act: 'answered', by, text: event.answer };
    case 'PostReported':
      return { act: 'reported', by, text: event.note };
    case 'DocumentCirculated':
      return { act: 'circulated', by, about: event.to.map(shown), text: event.note ?? null };
    case 'DocumentRead':
      return { act: 'read', by, text: null };
  }
}

function seated(event: { readonly by: PrintedOfficer; readonly acting?: { readonly for: PrintedOfficer } }) {
  return { by: actor(event.by), actedFor: event.acting?.for ?? null };
}

function actor(by: NamedPerson & Partial<Pick<PrintedOfficer, 'postTitle' | 'agency'>>): HistoryRow['by'] {
  const { personId, name, postTitle = '', agency } = by;
  return { personId, name, postTitle, ...(agency ? { agencyName: agency.name } : {}) };
}

function shown({ name, postTitle }: PrintedOfficer) {
  return { name, postTitle };
}
