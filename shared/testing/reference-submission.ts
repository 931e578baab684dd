import type { PrintedOfficer, Seat, SeatAct } from '../approval/approval-events.ts';

// What a line must look like before it is submitted, written from the rules of the office like the rest of the table
// (reference-line.ts): the whole line is one word, and the rules are its grammar.

const DECIDES: readonly SeatAct[] = ['approve', 'delegatedApprove'];
const LONGEST_LINE = 20;

const blank = (text: string) => text.trim() === '';

/** 협조 and 후열 are within the lead agency (-); each other agency (a letter) is one run that ends in its decision. */
const LINE = /^(?:-[검협] )*-결 (?:(?:([A-Z])검 )(?:\1검 )*\1결 |[A-Z]결 )*(?:-후 )*$/;
const WORD: Readonly<Record<SeatAct, string>> = {
  ...{ draft: '기', review: '검', cooperate: '협', approve: '결', delegatedApprove: '결', afterRead: '후' },
};
const agencyOf = ({ agency }: PrintedOfficer) => (agency ? String.fromCharCode(64 + agency.id) : '-');

/** Whether these seats after the drafter's are no line that an office could submit. */
export function lineIsWrong(drafter: string, seats: readonly Seat[]): boolean {
  const shape = seats.map(({ act, officer }) => `${agencyOf(officer)}${WORD[act]} `).join('');
  // 영 제8조③: every agency decides once.
  const deciding = seats.filter(({ act }) => DECIDES.includes(act)).map(({ officer }) => agencyOf(officer));
  const people = [drafter, ...seats.map(({ officer }) => officer.personId)];
  const groups = seats.map(({ group }) => group);
  return (
    !LINE.test(shape) ||
    new Set(deciding).size < deciding.length ||
    seats.length + 1 > LONGEST_LINE ||
    new Set(people).size < people.length ||
    !seats.every(seatFits) ||
    // The same number again, after another block, would be two groups of one name.
    groups.some((group, index) => group !== undefined && index !== groups.indexOf(group) && groups[index - 1] !== group)
  );
}

function seatFits(seat: Seat): boolean {
  if (seat.group !== undefined && seat.act !== 'review' && seat.act !== 'cooperate') return false;
  if (seat.toBeNamed && seat.act !== 'cooperate') return false;
  return seat.skipReason === undefined || (seat.act === 'review' && !blank(seat.skipReason));
}
