import { type ApprovalEvent, type ApprovalLine, replay, seatInTurn } from '../../shared/approval/approval-line.ts';

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
  const inTurn = seatInTurn(after)?.officer.personId;
  const others = new Set([
    ...takenPart(after),
    ...takenPart(before),
    actorOf(last),
    seatInTurn(before)?.officer.personId,
  ]);
  const told: Told[] = [];
  if (inTurn) told.push({ personId: inTurn, kind: 'turn' });
  for (const personId of others) if (personId && personId !== inTurn) told.push({ personId, kind: 'changed' });
  return told;
}

function takenPart(line: ApprovalLine): readonly string[] {
  return line.status === 'drafting' ? [] : line.signatures.map((signature) => signature.by.personId);
}

function actorOf(event: ApprovalEvent): string | undefined {
  return event.type === 'DocumentSubmitted' ? event.seats[0]?.officer.personId : event.by.personId;
}
