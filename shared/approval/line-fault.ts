import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { ApprovalRefusal } from './approval-command.ts';
import type { PrintedOfficer, Seat } from './approval-events.ts';
import { isFinalAct } from './approval-line.ts';

/** The longest line an office uses is under a dozen seats; a limit keeps every box on the paper. */
export const MAX_SEATS = 20;

/** What is wrong with a line before it is submitted, or nothing. The line editor shows the same answer. */
export function lineFault(
  drafter: Pick<PrintedOfficer, 'personId'>,
  seats: readonly Seat[],
): Refusal<ApprovalRefusal> | undefined {
  if (seats.length === 0) return refuse('line-is-empty');
  if (seats.length + 1 > MAX_SEATS) return refuse('line-too-long', { most: MAX_SEATS });
  const deciding = seats.findIndex((seat) => isFinalAct(seat.act));
  const signing = seats.slice(0, Math.max(deciding, 0));
  const after = seats.slice(deciding + 1);
  if (deciding < 0 || after.some((seat) => isFinalAct(seat.act)) || seats.some((seat) => seat.act === 'draft')) {
    return refuse('line-needs-one-final-seat-at-its-end');
  }
  if (signing.some((seat) => seat.act === 'afterRead') || after.some((seat) => seat.act !== 'afterRead')) {
    return refuse('line-out-of-order');
  }
  if (!seats.every(fitsItsAct) || !groupsStandTogether(seats)) return refuse('line-out-of-order');
  const people = [drafter.personId, ...seats.map((seat) => seat.officer.personId)];
  if (new Set(people).size !== people.length) return refuse('same-person-twice');
  return undefined;
}

/** Only a reviewer is passed over, only a cooperating unit names its person, only these two act side by side. */
function fitsItsAct({ act, group, toBeNamed, skipReason }: Seat): boolean {
  if (skipReason !== undefined && (act !== 'review' || skipReason.trim() === '')) return false;
  if (toBeNamed && act !== 'cooperate') return false;
  return group === undefined || act === 'review' || act === 'cooperate';
}

function groupsStandTogether(seats: readonly Seat[]): boolean {
  const begun = seats.filter((seat, index) => seat.group !== undefined && seat.group !== seats[index - 1]?.group);
  return new Set(begun.map((seat) => seat.group)).size === begun.length;
}
