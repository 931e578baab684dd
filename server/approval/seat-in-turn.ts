import type { StandIn } from '../../shared/approval/approval-command.ts';
import type { PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, isFinalAct } from '../../shared/approval/approval-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Standing } from './access.ts';

/** A seat in turn that a person may act on: in their own name, or in an absent person's place (대결). */
export type SeatToActOn = {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly standsIn: readonly StandIn[];
  readonly actsFor: PrintedOfficer | null;
};

/** Every seat in turn that the person may act on at this moment, their own first. */
export function seatsToActOn(line: ApprovalLine, standing: Standing): readonly SeatToActOn[] {
  if (line.status !== 'inApproval') return [];
  const found = line.turns.flatMap((index): SeatToActOn[] => {
    const seat = line.seats[index];
    if (!seat) return [];
    return seat.officer.personId === standing.personId
      ? ownSeat(seat, index, standing)
      : actedSeat(line, seat, index, standing);
  });
  return [...found].sort((one, other) => Number(one.actsFor !== null) - Number(other.actsFor !== null));
}

/** The part of a command that says who acts on which seat; whoever may act on none is told it is not their turn. */
export function actInTurn(
  loaded: Standing & { readonly line: ApprovalLine },
  asked: number | undefined,
): Pick<SeatToActOn, 'seat' | 'by' | 'standsIn'> {
  const { line } = loaded;
  const able = seatsToActOn(line, loaded);
  const found = able.find(({ seat }) => asked === undefined || seat === asked);
  if (found) return { seat: found.seat, by: found.by, standsIn: found.standsIn };
  if (line.status === 'approved') throw new Problem('already-decided');
  if (line.status !== 'inApproval') throw new Problem('not-in-approval');
  const turns = line.turns.filter((turn) => asked === undefined || turn === asked);
  const isOwnDraft = turns.some((turn) => isDraftersToDecide(line, line.seats[turn], loaded));
  throw new Problem(isOwnDraft ? 'drafter-cannot-decide' : 'not-your-turn');
}

/** A seat is acted in by whoever holds its post today. */
function ownSeat(seat: Seat, index: number, { posts }: Standing): SeatToActOn[] {
  const by = posts.find((post) => post.postId === seat.officer.postId);
  return by ? [{ seat: index, by, standsIn: [], actsFor: null }] : [];
}

/** 대결: the absent person must hold the post of the seat today, and nobody decides on their own draft. */
function actedSeat(line: SubmittedLine, seat: Seat, index: number, standing: Standing): SeatToActOn[] {
  const { personId, postId } = seat.officer;
  const mandate = standing.mandates.find((each) => each.personId === personId && each.postIds.includes(postId));
  const by = mandate && postOfActing(line, seat, standing.posts);
  if (!mandate || !by || isDraftersToDecide(line, seat, standing)) return [];
  return [{ seat: index, by, standsIn: [{ personId, basis: mandate.basis }], actsFor: seat.officer }];
}

type SubmittedLine = Exclude<ApprovalLine, { status: 'drafting' }>;

/** What is printed is the post acted in: the one they stand with on this line, else one of the same unit. */
function postOfActing(line: SubmittedLine, seat: Seat, posts: readonly PrintedOfficer[]): PrintedOfficer | undefined {
  const onLine = posts.find((post) =>
    line.seats.some(({ officer }) => officer.postId === post.postId && officer.personId === post.personId),
  );
  return onLine ?? posts.find((post) => post.unitId === seat.officer.unitId) ?? posts[0];
}

function isDraftersToDecide(line: SubmittedLine, seat: Seat | undefined, { personId, mandates }: Standing): boolean {
  if (!seat || !isFinalAct(seat.act) || line.seats[0]?.officer.personId !== personId) return false;
  return mandates.some((mandate) => mandate.personId === seat.officer.personId);
}
