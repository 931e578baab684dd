import { type ApprovalLine, replay } from '../../shared/approval/approval-line.ts';
import type { ReassignReply, ReassignSeat } from '../../shared/contract/stuck.ts';
import { findDocument } from '../document/index.ts';
import { findPerson } from '../organization/index.ts';
import { answerRow, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findStuck } from './list-stuck.ts';
import { moveSeat } from './move-seat.ts';
import { officerOfToday } from './officer-of-today.ts';
import { listEvents } from './store.ts';

/**
 * The administrator gives a seat on which nobody can act to somebody who can, with a reason that stands in the history.
 * Only such a seat: whoever could choose the approver of any document would approve it.
 */
export function reassignSeat(
  services: Services,
  signed: Signed,
  managementNumber: string,
  wanted: ReassignSeat & { readonly seat: number },
  key: RequestKey,
): Promise<ReassignReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const reason = printedParagraph('사유', wanted.reason);
  return once(sql, key, async () => {
    const [document, me, events] = await Promise.all([
      findDocument(sql, agencyId, managementNumber),
      findPerson(sql, agencyId, personId),
      listEvents(sql, agencyId, managementNumber),
    ]);
    const line = replay(events.map((stored) => stored.event));
    // The administrator has no right to the content: a document that is not in approval is none of theirs.
    if (!document || line.status !== 'inApproval') throw new Problem('not-found');
    const seatOf = line.seats[wanted.seat]?.officer.agency?.id ?? agencyId;
    const to = await officerOfToday(services, { agencyId: seatOf, keptBy: agencyId }, wanted);
    const answer = { managementNumber };
    await requireStuck(services, document, line, wanted.seat, events.at(-1)?.at ?? null);
    await moveSeat(services, {
      agencyId,
      documentId: document.id,
      managementNumber,
      by: { personId, name: me?.name ?? '' },
      plan: () => ({ seat: wanted.seat, to }),
      reason,
      alongside: (at) => [answerRow(sql, key, answer, at)],
    });
    return answer;
  });
}

async function requireStuck(
  services: Services,
  document: { readonly agencyId: number; readonly id: string },
  line: Extract<ApprovalLine, { status: 'inApproval' }>,
  place: number,
  lastAt: Date | null,
): Promise<void> {
  const seat = line.seats[place];
  if (!seat) throw new Problem('seat-is-done');
  const { personId, postId } = seat.officer;
  const at = line.turns.includes(place) ? lastAt : null;
  const agencyId = seat.officer.agency?.id ?? document.agencyId;
  const key = { agencyId, documentId: document.id, seat: place, act: seat.act, personId, postId, at };
  const stuck = await findStuck(services, [key]);
  if (stuck.length === 0) throw new Problem('seat-not-stuck');
}
