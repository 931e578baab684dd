import type { PrintedOfficer } from './approval-events.ts';
import { type ApprovalLine, isFinalAct } from './approval-line.ts';

/** 공동기안: somebody of a partner agency (관계기관) who may read the document, and whether it waits on them now. */
export type Partner = { readonly agencyId: number; readonly personId: string; readonly isInTurn: boolean };

type SubmittedLine = Exclude<ApprovalLine, { status: 'drafting' }>;

/**
 * Everybody of the document's own agency whom the line makes a party to it and who therefore may read it: its seats,
 * whoever has acted on it, in another's place too, who is asked while it is in approval (협의), whom it is shown (공람),
 * and who owes a report of it (사후보고). Each once. Who was given another's seat, or taken from theirs before they
 * acted, is told by the seats as they stand.
 */
export function participantIds(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  const own = [...line.seats.map(({ officer }) => officer), ...asked(line), ...shown(line), ...owing(line)].filter(
    ({ agency }) => !agency,
  );
  const actors = line.actors.filter(({ agencyId }) => agencyId === undefined);
  return [...new Set([...own, ...actors].map(({ personId }) => personId))];
}

/**
 * 공동기안: who reads the document in other agencies. It comes to an agency when the one before it has decided, so
 * nobody there reads what is still being made; whoever has acted on it, or was signed for, keeps it in sight.
 */
export function partners(line: ApprovalLine): readonly Partner[] {
  if (line.status === 'drafting') return [];
  const reached = seatsReached(line);
  const isSigned = (seat: number) => line.signatures.some((signature) => signature.seat === seat);
  const here = line.seats.filter((_, seat) => seat < reached || isSigned(seat)).map(({ officer }) => officer);
  const found = new Map<string, Partner>();
  for (const { agency, personId } of [...here, ...asked(line), ...owing(line)]) {
    if (agency) found.set(personId, { agencyId: agency.id, personId, isInTurn: false });
  }
  for (const { agencyId, personId } of line.actors) {
    if (agencyId !== undefined) found.set(personId, { agencyId, personId, isInTurn: false });
  }
  const inTurn = line.status === 'inApproval' ? line.turns : [];
  for (const turn of inTurn) {
    const { agency, personId } = line.seats[turn]?.officer ?? {};
    if (agency && personId) found.set(personId, { agencyId: agency.id, personId, isInTurn: true });
  }
  return [...found.values()];
}

/** How many seats the document has come to: up to the decision of the agency that it is with, all when approved. */
export function seatsReached(line: SubmittedLine): number {
  if (line.status === 'approved') return line.seats.length;
  const turn = line.status === 'inApproval' ? line.turns[0] : undefined;
  if (turn === undefined) return 0;
  return line.seats.findIndex(({ act }, seat) => seat >= turn && isFinalAct(act)) + 1;
}

function asked(line: SubmittedLine): readonly PrintedOfficer[] {
  return line.status === 'inApproval' ? line.consultations.map(({ of }) => of) : [];
}

function shown(line: SubmittedLine): readonly PrintedOfficer[] {
  return line.status === 'approved' ? line.circulations.map(({ to }) => to) : [];
}

function owing(line: SubmittedLine): readonly PrintedOfficer[] {
  return line.status === 'approved' ? line.postReports.map(({ by }) => by) : [];
}

/**
 * Who may show an approved document to others (공람): its drafter and line, and the handling unit. Whoever was only
 * shown it does not pass it on.
 */
export function mayCirculate(
  line: ApprovalLine,
  unitId: string,
  person: { readonly personId: string; readonly unitIds: readonly string[] },
): boolean {
  if (line.status !== 'approved') return false;
  const isOnLine = [...line.seats.map((seat) => seat.officer), ...line.signatures.map((each) => each.by)].some(
    ({ personId, agency }) => personId === person.personId && !agency,
  );
  return isOnLine || person.unitIds.includes(unitId);
}
