import { rungOf, USUAL_LADDER } from '../../../shared/approval/delegation-ladder.ts';
import { viewOnceApproved } from '../../../shared/disclosure/public-view.ts';
import { nextDay, type PlannedDocument, publicationPlan } from '../../../shared/disclosure/publication-plan.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import type { ApprovalRecord } from '../../approval/index.ts';
import { rulesOn } from '../../delegation/index.ts';
import { listOfficeOn } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import type { ApprovedRecord } from '../public-copy.ts';
import { findPolicyOn } from './policy-store.ts';
import { findSchedule, insertSchedule, renewSchedule } from './schedule-store.ts';

export type Approved = { readonly record: ApprovedRecord; readonly approval: ApprovalRecord };

/** Writes down what the policy of the day plans for an approved document; false where that was done before. */
export async function planDocument(
  tx: Tx,
  { record, approval }: Approved,
  event: { readonly documentId: string; readonly eventId: string },
  at: Date,
): Promise<boolean> {
  const { agencyId, managementNumber, approvedOn, content } = record;
  const policy = await findPolicyOn(tx, agencyId, approvedOn);
  const embargoUntil = content.embargoUntil ?? null;
  const plan = publicationPlan(
    {
      approvedOn,
      level: content.disclosure.level,
      kind: content.kind?.kind ?? 'general',
      embargoUntil,
      ...(policy.originalFromRung === null
        ? { ladder: [], deciderRung: undefined }
        : await rankOf(tx, agencyId, approvedOn, approval)),
    },
    policy,
  );
  const listOn = plan.list.on;
  const { original } = plan;
  const originalOn = original.on;
  const progress = { listOn, originalOn, isListed: false, isPublished: false, isStopped: false, isWithdrawn: false };
  return insertSchedule(tx, {
    ...{ agencyId, documentId: event.documentId, managementNumber, eventId: event.eventId, at },
    ...{ listOn, originalOn, embargoUntil },
    delayedTo: original.on === null ? null : original.delayedTo,
    withheld: original.on === null ? original.why : null,
    nextOn: nextDay(progress),
  });
}

/**
 * A decision on the disclosure (재분류) plans anew. What is on its way keeps its days and what the policy withholds is
 * withheld, each with its row in the list written anew; what it opens, or what has been public before, comes to the
 * citizens today; what it closes never comes by itself.
 */
export async function planAnew(
  tx: Tx,
  approved: Approved,
  event: { readonly documentId: string; readonly eventId: string },
  at: Date,
): Promise<void> {
  const { agencyId, content } = approved.record;
  const { documentId, eventId } = event;
  if (await planDocument(tx, approved, event, at)) return;
  const schedule = await findSchedule(tx, { agencyId, documentId });
  if (!schedule) return;
  const isWithheld = schedule.withheld !== null && schedule.withheld !== 'closed';
  const keepsPlan = (schedule.originalOn !== null || isWithheld) && !schedule.publishedAt && !schedule.withdrawnAt;
  const today = dayInKorea(at);
  const change = !viewOnceApproved(content).readable
    ? ({ originalOn: null, delayedTo: null, withheld: 'closed', listedAt: null } as const)
    : keepsPlan
      ? { listedAt: null }
      : { originalOn: today, delayedTo: today, embargoUntil: null, withheld: null, heldAt: null };
  await renewSchedule(tx, schedule, { ...change, eventId });
}

/** On which rung of the ladder of its day the deciding seat stands; who stood in for it (대결) decided in its name. */
async function rankOf(
  tx: Tx,
  agencyId: number,
  on: PlannedDocument['approvedOn'],
  { line }: ApprovalRecord,
): Promise<Pick<PlannedDocument, 'deciderRung' | 'ladder'>> {
  const [rules, office] = await Promise.all([rulesOn(tx, agencyId, on, undefined), listOfficeOn(tx, agencyId, on)]);
  const ladder = rules?.table.ladder ?? USUAL_LADDER;
  const seats = line.status === 'approved' ? line.seats : [];
  const decider = seats.find(
    ({ act, officer }) => (act === 'approve' || act === 'delegatedApprove') && !officer.agency,
  );
  return {
    ladder: ladder.map(({ name }) => name),
    deciderRung: decider && rungOf(ladder, office, decider.officer),
  };
}
