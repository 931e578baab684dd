import type { Seat } from '../../shared/approval/approval-events.ts';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';

export type Unit = OrganizationReply['units'][number];
type Officer = Seat['officer'];

/** Puts a person on the line: before a 전결, else as the new last one, who decides; the former one then reviews. */
export function addSeat(line: readonly LineSeat[], post: Pick<LineSeat, 'postId' | 'personId'>): LineSeat[] {
  if (line.some((seat) => seat.personId === post.personId)) return [...line];
  const last = line.at(-1);
  if (last?.act === 'delegatedApprove') return [...line.slice(0, -1), { ...post, act: 'review' }, last];
  const before = line.map((seat) => (isFinalAct(seat.act) ? { ...seat, act: 'review' as const } : seat));
  return [...before, { ...post, act: 'approve' }];
}

export function removeSeat(line: readonly LineSeat[], at: number): LineSeat[] {
  const gone = line[at];
  const left = line.filter((_seat, index) => index !== at);
  return gone && isFinalAct(gone.act) ? decidedByLast(left, gone.act) : left;
}

/** Moves a seat one place; the deciding act stays at the end of the line, whoever stands there. */
export function moveSeat(line: readonly LineSeat[], at: number, by: 1 | -1): LineSeat[] {
  const [moved, other] = [line[at], line[at + by]];
  if (!moved || !other) return [...line];
  const next = [...line];
  next[at] = other;
  next[at + by] = moved;
  const deciding = line.find((seat) => isFinalAct(seat.act));
  return deciding ? decidedByLast(next, deciding.act) : next;
}

/** Changes what a seat does; one who is to decide goes to the end of the line. */
export function changeAct(line: readonly LineSeat[], at: number, act: LineSeat['act']): LineSeat[] {
  const seat = line[at];
  if (!seat) return [...line];
  if (!isFinalAct(act)) return line.map((each, index) => (index === at ? { ...each, act } : each));
  const others = line.filter((_seat, index) => index !== at);
  return [
    ...others.map((each) => (isFinalAct(each.act) ? { ...each, act: 'review' as const } : each)),
    { ...seat, act },
  ];
}

function decidedByLast(line: readonly LineSeat[], act: LineSeat['act']): LineSeat[] {
  return line.map((seat, index) => {
    if (index === line.length - 1) return { ...seat, act };
    return isFinalAct(seat.act) ? { ...seat, act: 'review' as const } : seat;
  });
}

/** The heads above a drafter, nearest first: a line may end at any of them. */
export function headsAbove(units: readonly Unit[], unitId: string, drafterId: string): Officer[] {
  const heads: Officer[] = [];
  for (let unit = units.find((each) => each.id === unitId); unit; unit = parentOf(units, unit)) {
    for (const post of unit.posts) {
      const holder = post.holders[0];
      if (post.isHead && holder && holder.personId !== drafterId) heads.push(printed(unit, post, holder));
    }
  }
  return heads;
}

/** A line through all heads up to the given one, who decides. */
export function lineOfHeads(heads: readonly Officer[]): LineSeat[] {
  return heads.reduce<LineSeat[]>((line, { postId, personId }) => addSeat(line, { postId, personId }), []);
}

/** The seats with their people as today's organisation prints them; one who is gone is left out. */
export function seatsOf(units: readonly Unit[], line: readonly LineSeat[]): Seat[] {
  return line.flatMap((seat) => {
    const officer = officerOf(units, seat);
    return officer ? [{ act: seat.act, officer }] : [];
  });
}

export function officerOf(units: readonly Unit[], seat: Pick<LineSeat, 'postId' | 'personId'>): Officer | undefined {
  for (const unit of units) {
    const post = unit.posts.find((each) => each.id === seat.postId);
    const holder = post?.holders.find((each) => each.personId === seat.personId);
    if (post && holder) return printed(unit, post, holder);
  }
  return undefined;
}

function printed(unit: Unit, post: Unit['posts'][number], holder: { personId: string; name: string }): Officer {
  return {
    personId: holder.personId,
    name: holder.name,
    postId: post.id,
    postTitle: post.title,
    unitId: unit.id,
    unitName: unit.name,
    unitCode: unit.code,
  };
}

function parentOf(units: readonly Unit[], unit: Unit): Unit | undefined {
  return units.find((each) => each.id === unit.parentId);
}
