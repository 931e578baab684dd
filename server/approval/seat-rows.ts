import type { ApprovalLine } from '../../shared/approval/approval-line.ts';
import { seatsReached } from '../../shared/approval/participants.ts';
import type { SeatRow } from './store.ts';

/** The seats as the boxes (문서함) keep them: a projection of the line, moved as a whole by every act. */
export function seatRows(line: ApprovalLine, at: Date): SeatRow[] {
  // 일괄기안: boxes list the lead for all texts of the bundle.
  if (line.status === 'drafting' || line.lead !== undefined) return [];
  const turns = line.status === 'inApproval' ? line.turns : [];
  const skipped = new Set(line.skips.map(({ seat }) => seat));
  return line.seats.map(({ act, officer }, seat) => {
    const signature = line.signatures.find((each) => each.seat === seat);
    return {
      seat,
      act,
      personId: officer.personId,
      postId: officer.postId,
      partnerAgencyId: officer.agency?.id ?? null,
      signed: signature !== undefined,
      inTurn: turns.includes(seat),
      upcoming:
        line.status === 'inApproval' &&
        // 공동기안: what has not come to an agency is not on its way there for anybody to see.
        (!officer.agency || seat < seatsReached(line)) &&
        !(signature || turns.includes(seat) || skipped.has(seat) || act === 'afterRead'),
      // What a drafter adds to the submission is part of it; opinions are what the others have.
      hasOpinion: seat > 0 && signature?.opinion !== undefined,
      heldUntil: line.holds.find((hold) => hold.seat === seat)?.until ?? null,
      actedBy: signature?.acting ? signature.by.personId : null,
      rejectedBy: line.status === 'rejected' && line.seat === seat ? line.by.personId : null,
      dueOn: line.dueOn ?? null,
      status: line.status,
      // Neither a question nor a 재촉 moves a document back in the list of whom it waits on.
      at: new Date((line.status === 'inApproval' && line.turnsSince[turns.indexOf(seat)]) || at),
    };
  });
}
