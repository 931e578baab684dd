import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, replay, seatsInTurn } from '../../shared/approval/approval-line.ts';

/** `turn`: the document waits on this person now. `changed`: one they take part in has moved. `reminder`: 재촉. */
export type Told = { readonly personId: string; readonly kind: 'turn' | 'changed' | 'reminder' };

/** 대결: who acts for an absent person at the moment of the event; nobody for who is there. */
export type StandInOf = (personId: string) => string | undefined;

/**
 * Who must hear of the last of these events, and as what: the person now in turn, and who acts for them while they
 * are away; the drafter and everybody who has acted; whoever acted, because their own tabs are updated by this same
 * path; and who was in turn before, from whose waiting list a recalled (회수) document must go.
 */
export function whoMustKnow(events: readonly ApprovalEvent[], standInOf: StandInOf): readonly Told[] {
  const last = events.at(-1);
  if (!last) return [];
  const before = replay(events.slice(0, -1));
  const after = replay(events);
  const inTurn = new Set(withStandIns(peopleInTurn(after), standInOf));
  if (last.type === 'TurnReminded') return reminded(last, after, standInOf);
  if (last.type === 'DocumentRead') return told(new Set(), [...circulators(after, last), last.by.personId]);
  const others = new Set([
    ...takenPart(after),
    ...takenPart(before),
    ...withStandIns(peopleInTurn(before), standInOf),
    ...concerned(last, after),
    actorOf(last),
  ]);
  return told(inTurn, [...others]);
}

/** 재촉 is for those it reaches and whoever stands in for them; who reminds sees it on their own tabs. */
function reminded(
  event: Extract<ApprovalEvent, { type: 'TurnReminded' }>,
  line: ApprovalLine,
  standInOf: StandInOf,
): readonly Told[] {
  const seats = line.status === 'drafting' ? [] : event.seats.flatMap((seat) => line.seats[seat] ?? []);
  const people = new Set(
    withStandIns(
      seats.map(({ officer }) => officer.personId),
      standInOf,
    ),
  );
  people.delete(event.by.personId);
  const told = [...people].map((personId): Told => ({ personId, kind: 'reminder' }));
  return [...told, { personId: event.by.personId, kind: 'changed' }];
}

function told(inTurn: ReadonlySet<string>, others: readonly (string | undefined)[]): readonly Told[] {
  const changed = [...new Set(others)].flatMap((personId): Told[] =>
    personId && !inTurn.has(personId) ? [{ personId, kind: 'changed' }] : [],
  );
  return [...[...inTurn].map((personId): Told => ({ personId, kind: 'turn' })), ...changed];
}

/** Two hundred readings are no news to everybody who signed; who showed the document waits for them. */
function circulators(line: ApprovalLine, read: Extract<ApprovalEvent, { type: 'DocumentRead' }>): readonly string[] {
  if (line.status !== 'approved') return [];
  const shown = line.circulations.filter(({ to, readAt }) => to.personId === read.by.personId && readAt === read.at);
  return shown.map(({ by }) => by.personId);
}

/** Whose turn it was before the last of these events or is after it: whose stand-ins must be known. */
export function peopleWaitedFor(events: readonly ApprovalEvent[]): readonly string[] {
  return [...new Set([...peopleInTurn(replay(events.slice(0, -1))), ...peopleInTurn(replay(events))])];
}

function withStandIns(people: readonly string[], standInOf: StandInOf): readonly string[] {
  return people.flatMap((personId) => [personId, standInOf(personId) ?? personId]);
}

function peopleInTurn(line: ApprovalLine): readonly string[] {
  return seatsInTurn(line).map((seat) => seat.officer.personId);
}

/** Whom an act is about without giving them a turn: asked, shown the document, owed a report. */
function concerned(event: ApprovalEvent, line: ApprovalLine): readonly string[] {
  switch (event.type) {
    case 'ConsultationAsked':
      return [event.of.personId];
    case 'DocumentCirculated':
      return event.to.map((person) => person.personId);
    case 'DocumentApproved': {
      const afterwards = event.acting ? [event.acting.for.personId] : [];
      return [...afterwards, ...afterReaders(line)];
    }
    case 'DutyReassigned':
      return [event.from.personId, event.to.personId];
    case 'PostReported':
      if (line.status !== 'approved') return [];
      return line.postReports.flatMap(({ by, to }) => (by.personId === event.by.personId ? [to.personId] : []));
    default:
      return [];
  }
}

/** 후열: the document is theirs to read now. */
function afterReaders(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  return line.seats.filter((seat) => seat.act === 'afterRead').map((seat) => seat.officer.personId);
}

function takenPart(line: ApprovalLine): readonly string[] {
  return line.status === 'drafting' ? [] : line.signatures.map((signature) => signature.by.personId);
}

function actorOf(event: ApprovalEvent): string | undefined {
  return event.type === 'DocumentSubmitted' ? event.seats[0]?.officer.personId : event.by.personId;
}
