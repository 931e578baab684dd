import type { ApprovalLine } from './approval-line.ts';

/**
 * Everybody whom the line makes a party to the document and who therefore may read it: its seats, whoever has acted
 * on it, in another's place too, who is asked while it is in approval (협의), and whom it is shown (공람). Each once.
 * Who was given another's seat, or taken from theirs before they acted, is told by the seats as they stand.
 */
export function participantIds(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  const asked = line.status === 'inApproval' ? line.consultations.map(({ of }) => of.personId) : [];
  const shown = line.status === 'approved' ? line.circulations.map(({ to }) => to.personId) : [];
  return [...new Set([...line.seats.map(({ officer }) => officer.personId), ...line.actorIds, ...asked, ...shown])];
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
    ({ personId }) => personId === person.personId,
  );
  return isOnLine || person.unitIds.includes(unitId);
}
