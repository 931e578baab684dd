import type { Seat } from '../../shared/approval/approval-events.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';

/** A line in one row of words: 검토 고은결 → (협조 민서진, 협조 가람과) → 전결 도하늘 → 후열 서이든. */
export function lineWords(seats: readonly Seat[]): string {
  return turnsOf(seats)
    .map((turn) => (turn.length > 1 ? `(${turn.map(seatWords).join(', ')})` : turn.map(seatWords).join()))
    .join(' → ');
}

/** To whom a line goes first, in words; '' while it goes to nobody. */
export function firstOf(seats: readonly Seat[]): string {
  const [first = []] = turnsOf(seats.filter((seat) => seat.skipReason === undefined));
  return first.map(({ officer }) => `${officer.name} ${officer.postTitle}`).join(', ');
}

function seatWords({ act, officer, toBeNamed, skipReason }: Seat): string {
  const from = officer.agency ? `(${officer.agency.name})` : '';
  const who = `${SEAT_ACT_LABELS[act]} ${toBeNamed ? officer.unitName : officer.name}${from}`;
  return skipReason === undefined ? who : `${who} 생략(${skipReason})`;
}

/** Seats that act side by side are one turn. */
function turnsOf(seats: readonly Seat[]): Seat[][] {
  const turns: Seat[][] = [];
  for (const [index, seat] of seats.entries()) {
    const isJoined = seat.group !== undefined && seat.group === seats[index - 1]?.group;
    if (isJoined) turns.at(-1)?.push(seat);
    else turns.push([seat]);
  }
  return turns;
}
