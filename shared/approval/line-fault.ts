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
  const fault = faultOfLead(seats.filter(({ officer }) => !officer.agency)) ?? faultOfPartners(seats);
  if (fault) return fault;
  if (!seats.every(fitsItsAct) || !groupsStandTogether(seats)) return refuse('line-out-of-order');
  const people = [drafter.personId, ...seats.map((seat) => seat.officer.personId)];
  if (new Set(people).size !== people.length) return refuse('same-person-twice');
  return undefined;
}

/** The agency's own part, which is the whole line but for a 공동기안: who signs, who decides, who reads afterwards. */
function faultOfLead(seats: readonly Seat[]): Refusal<ApprovalRefusal> | undefined {
  const deciding = seats.findIndex((seat) => isFinalAct(seat.act));
  const signing = seats.slice(0, Math.max(deciding, 0));
  const after = seats.slice(deciding + 1);
  if (deciding < 0 || after.some((seat) => isFinalAct(seat.act)) || seats.some((seat) => seat.act === 'draft')) {
    return refuse('line-needs-one-final-seat-at-its-end');
  }
  if (signing.some((seat) => seat.act === 'afterRead') || after.some((seat) => seat.act !== 'afterRead')) {
    return refuse('line-out-of-order');
  }
  return undefined;
}

/**
 * 공동기안 (영 제8조③): when the lead agency has decided, the others do so one after the other, each through its own
 * reviewers and by one of its own. 협조 and 후열 are matters within the lead agency.
 */
function faultOfPartners(seats: readonly Seat[]): Refusal<ApprovalRefusal> | undefined {
  const begins = seats.findIndex((seat) => isFinalAct(seat.act) && !seat.officer.agency) + 1;
  const ends = seats.findIndex((seat) => seat.act === 'afterRead');
  const between = seats.slice(begins, ends < begins ? undefined : ends);
  const parts = partsByAgency(between);
  const all = seats.filter(({ officer }) => officer.agency);
  const isWhole = parts.every((part) => part.every(({ act }, at) => hasPlace(act, at === part.length - 1)));
  const agencies = new Set(between.map(({ officer }) => officer.agency?.id));
  const standAfter = all.length === between.length && between.every(({ officer }) => officer.agency);
  if (standAfter && isWhole && agencies.size === parts.length) return undefined;
  return refuse('joint-line-out-of-order');
}

function hasPlace(act: Seat['act'], isLast: boolean): boolean {
  return isLast ? isFinalAct(act) : act === 'review';
}

/** Neighbours of one agency, in their order. */
function partsByAgency(seats: readonly Seat[]): readonly (readonly Seat[])[] {
  const parts: Seat[][] = [];
  for (const seat of seats) {
    const part = parts.at(-1);
    if (part && part[0]?.officer.agency?.id === seat.officer.agency?.id) part.push(seat);
    else parts.push([seat]);
  }
  return parts;
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
