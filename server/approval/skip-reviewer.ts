import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { SkipReviewer } from '../../shared/contract/in-turn.ts';
import { ABSENCE_WORDS } from '../../shared/organization/absence.ts';
import { findStandIn } from '../organization/index.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDocument } from './access.ts';
import { performAct } from './perform-act.ts';
import type { ApprovalRecord } from './record.ts';

/**
 * 검토 생략: the drafter passes over a reviewer in turn who is away. What is printed is the kind of that absence and
 * not what somebody types; the absence is kept as the basis (규칙 제6조제4항).
 */
export async function skipReviewer(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: SkipReviewer,
  key: RequestKey,
): Promise<ActReply> {
  const { seat } = body;
  const { record } = await accessDocument(services, signed, managementNumber);
  const reviewer = reviewerInTurn(record, seat);
  const absence = reviewer && (await absenceNow(services, record.agencyId, reviewer, services.clock.now()));
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: ({ line, posts, at }) => {
      const seats = line.status === 'drafting' ? [] : line.seats;
      const drafter = seats[0]?.officer;
      const by = drafter?.personId === signed.personId ? drafter : posts[0];
      if (!by) throw new Problem('not-the-drafter');
      // Whoever was given the seat meanwhile is another person, whose absence nobody has looked up.
      const isSame = absence && seats[seat]?.officer.personId === reviewer?.personId;
      const { basis, reason } = isSame ? absence : { basis: '', reason: '' };
      return { type: 'skip', by, at, seat, basis, reason };
    },
  });
}

/** The reviewers in turn whom the drafter may pass over now, with what would be printed. */
export async function listSkippable(
  services: Services,
  record: ApprovalRecord,
  personId: string,
  at: Date,
): Promise<DocumentReply['may']['skip']> {
  const { line } = record;
  if (line.status !== 'inApproval' || line.seats[0]?.officer.personId !== personId) return [];
  const found = await Promise.all(
    line.turns.map(async (seat) => {
      const reviewer = reviewerInTurn(record, seat);
      const absence = reviewer && (await absenceNow(services, record.agencyId, reviewer, at));
      return absence ? [{ seat, reason: absence.reason }] : [];
    }),
  );
  return found.flat();
}

function reviewerInTurn({ line }: ApprovalRecord, seat: number): PrintedOfficer | undefined {
  if (line.status !== 'inApproval' || !line.turns.includes(seat)) return undefined;
  return line.seats[seat]?.act === 'review' ? line.seats[seat]?.officer : undefined;
}

async function absenceNow(services: Services, keptBy: number, { personId, agency }: PrintedOfficer, at: Date) {
  const agencyId = agency?.id ?? keptBy;
  const { chain } = await findStandIn(services.database.sql, { agencyId, personId, at });
  const [absence] = chain;
  return absence && { basis: absence.id, reason: ABSENCE_WORDS[absence.kind] };
}
