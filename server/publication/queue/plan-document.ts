import { rungOf, USUAL_LADDER } from '../../../shared/approval/delegation-ladder.ts';
import { viewOnceApproved } from '../../../shared/disclosure/public-view.ts';
import {
  later,
  nextDay,
  type PlannedDocument,
  type PublicationPlan,
  publicationPlan,
} from '../../../shared/disclosure/publication-plan.ts';
import type { DocumentContent } from '../../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import type { ApprovalRecord } from '../../approval/index.ts';
import { rulesOn } from '../../delegation/index.ts';
import { listOfficeOn } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import type { ApprovedRecord } from '../public-copy.ts';
import { placesLeftUnlooked } from '../reports/report-store.ts';
import { deleteCopy } from '../store.ts';
import { findPolicyOn } from './policy-store.ts';
import {
  findSchedule,
  insertSchedule,
  renewSchedule,
  type ScheduleChange,
  type ScheduleRow,
} from './schedule-store.ts';

export type Approved = { readonly record: ApprovedRecord; readonly approval: ApprovalRecord };

/** Writes down what the policy of the day plans for an approved document; false where that was done before. */
export async function planDocument(
  tx: Tx,
  { record, approval }: Approved,
  event: { readonly documentId: string; readonly eventId: string },
  at: Date,
): Promise<boolean> {
  const { agencyId, managementNumber, content } = record;
  const plan = await planOf(tx, { record, approval }, content);
  const listOn = plan.list.on;
  const { original } = plan;
  const originalOn = original.on;
  const progress = { listOn, originalOn, isListed: false, isPublished: false, isStopped: false, isWithdrawn: false };
  return insertSchedule(tx, {
    ...{ agencyId, documentId: event.documentId, managementNumber, eventId: event.eventId, at },
    ...{ listOn, originalOn, embargoUntil: content.embargoUntil ?? null },
    delayedTo: original.on === null ? null : original.delayedTo,
    withheld: original.on === null ? original.why : null,
    nextOn: nextDay(progress),
  });
}

/** What the policy of the day of the approval says of a document with this disclosure. */
async function planOf(
  tx: Tx,
  { record, approval }: Approved,
  content: Pick<DocumentContent, 'disclosure' | 'kind' | 'embargoUntil'>,
): Promise<PublicationPlan> {
  const { agencyId, approvedOn } = record;
  const policy = await findPolicyOn(tx, agencyId, approvedOn);
  return publicationPlan(
    {
      approvedOn,
      level: content.disclosure.level,
      kind: content.kind?.kind ?? 'general',
      embargoUntil: content.embargoUntil ?? null,
      ...(policy.originalFromRung === null
        ? { ladder: [], deciderRung: undefined }
        : await rankOf(tx, agencyId, approvedOn, approval)),
    },
    policy,
  );
}

/**
 * A decision on the disclosure (재분류) plans anew; the row in the list is written anew where the plan is carried on.
 * What is on its way keeps its days and what the policy withholds is withheld, after it was closed in between as well;
 * what the decision opens, or what has been public before, comes to the citizens today; what it closes never comes by
 * itself.
 */
export async function planAnew(
  tx: Tx,
  approved: Approved,
  event: { readonly documentId: string; readonly eventId: string },
  at: Date,
): Promise<void> {
  const { agencyId } = approved.record;
  const { documentId, eventId } = event;
  if (await planDocument(tx, approved, event, at)) return;
  const schedule = await findSchedule(tx, { agencyId, documentId });
  if (!schedule) return;
  await renewSchedule(tx, schedule, { ...(await changeOf(tx, approved, schedule, at)), eventId });
}

async function changeOf(tx: Tx, approved: Approved, schedule: ScheduleRow, at: Date): Promise<ScheduleChange> {
  const { withheld, originalOn } = schedule;
  const today = dayInKorea(at);
  if (!viewOnceApproved(approved.record.content).readable) {
    const { listsClosed } = await findPolicyOn(tx, schedule.agencyId, approved.record.approvedOn);
    if (!listsClosed) await deleteCopy(tx, schedule.agencyId, schedule.managementNumber);
    const closed = { originalOn: null, delayedTo: null, withheld: 'closed' } as const;
    const isListed = listsClosed && !(await placesLeftUnlooked(tx, schedule)).includes('title');
    return { ...closed, ...(isListed ? listedInPlace(schedule, today) : { listOn: null, listedAt: null }) };
  }
  const { disclosure } = approved.record.content;
  const { list: opened } = await planOf(tx, approved, { ...approved.approval.content, disclosure });
  // What is kept back once more, by a check or an embargo, waits in the list like everything that is open.
  const inList = schedule.listOn ?? (opened.on && later(opened.on, today));
  const wasRead = schedule.publishedAt ?? schedule.withdrawnAt ?? (originalOn === null ? schedule.closedAt : null);
  if (!wasRead) {
    if (originalOn !== null || (withheld !== null && withheld !== 'closed')) return {};
    const { embargoUntil, heldAt } = schedule;
    const { embargoUntil: _first, ...content } = approved.approval.content;
    const asItWas = embargoUntil === null ? content : { ...content, embargoUntil };
    const { list, original } = await planOf(tx, approved, asItWas);
    const listOn = list.on ?? inList;
    if (original.on === null && original.why !== 'closed') return { withheld: original.why, listOn };
    const on = later(original.on ?? today, embargoUntil);
    if (on > today || heldAt) {
      return { originalOn: on, delayedTo: original.on === null ? today : original.delayedTo, withheld: null, listOn };
    }
  }
  return { originalOn: today, delayedTo: today, embargoUntil: null, withheld: null, heldAt: null, listOn: inList };
}

/**
 * 정보목록 (공개법 제8조①): of what citizens have read the row comes today, in the place of the original that has gone.
 * What stands in the list already stays there.
 */
function listedInPlace({ closedAt, listOn, listedAt, originalOn }: ScheduleRow, today: CalendarDay): ScheduleChange {
  const hasGone = closedAt !== null && originalOn !== null;
  return hasGone && listOn !== null ? { listOn: listOn < today ? listOn : today, listedAt: null } : { listedAt };
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
