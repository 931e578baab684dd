import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, replay, seatsInTurn } from '../../shared/approval/approval-line.ts';

/** `turn`: the document waits on this person now. `changed`: a document they take part in has moved. */
export type Told = { readonly personId: string; readonly kind: 'turn' | 'changed' };

/**
 * Who must hear of the last of these events, and as what: the person now in turn; the drafter and everybody who
 * has signed; whoever acted, because their own tabs are updated by this same path; and the person who was in turn
 * before, from whose waiting list a recalled (회수) document must go.
 */
export function whoMustKnow(events: readonly ApprovalEvent[]): readonly Told[] {
  const last = events.at(-1);
  if (!last) return [];
  const before = replay(events.slice(0, -1));
  const after = replay(events);
  const inTurn = new Set(personsInTurn(after));
  const others = new Set([
    ...takenPart(after),
    ...takenPart(before),
    ...personsInTurn(before),
    ...concerned(last),
    actorOf(last),
  ]);
  const told: Told[] = [...inTurn].map((personId) => ({ personId, kind: 'turn' }));
  for (const personId of others) if (personId && !inTurn.has(personId)) told.push({ personId, kind: 'changed' });
  return told;
}

function personsInTurn(line: ApprovalLine): readonly string[] {
  return seatsInTurn(line).map((seat) => seat.officer.personId);
}

/** Whom an act is about without giving them a turn: asked, shown the document, owed a report. */
function concerned(event: ApprovalEvent): readonly string[] {
  switch (event.type) {
    case 'ConsultationAsked':
      return [event.of.personId];
    case 'DocumentCirculated':
      return event.to.map((person) => person.personId);
    case 'DocumentApproved':
      return event.acting ? [event.acting.for.personId] : [];
    default:
      return [];
  }
}

function takenPart(line: ApprovalLine): readonly string[] {
  return line.status === 'drafting' ? [] : line.signatures.map((signature) => signature.by.personId);
}

function actorOf(event: ApprovalEvent): string | undefined {
  return event.type === 'DocumentSubmitted' ? event.seats[0]?.officer.personId : event.by.personId;
}
