import type { ApprovalLine } from './approval-line.ts';

/**
 * Everybody the line has made a party to the document, and who therefore may read it: its seats, who signed in
 * another's place, who was asked (협의), who was shown it (공람), and both sides of a 사후보고. Each person once.
 */
export function participantIds(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  const people = [
    ...line.seats.map((seat) => seat.officer),
    ...line.signatures.map((signature) => signature.by),
    ...line.consultations.map((asked) => asked.of),
    ...(line.status === 'approved' ? line.circulations.map((shown) => shown.to) : []),
  ];
  return [...new Set(people.map((person) => person.personId))];
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
