import { attachmentShown, viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { documentKey, upsertStanding } from '../authenticity/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import { appendAct, lockPublication } from './queue/act-store.ts';
import { closeReports, placesLeftUnlooked } from './reports/report-store.ts';
import {
  deleteCopy,
  findPublicationTimes,
  findWithdrawal,
  markWithdrawn,
  takeOverWithdrawal,
  withdrawCopy,
} from './store.ts';

/** In the outbox: the disclosure of an approved document was decided on anew. */
export const DISCLOSURE_DECIDED = 'DisclosureDecided';

/** A decision on the disclosure of an approved document, with its content as it stood before and as it stands by it. */
export type DisclosureChange = {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly eventId: string;
  readonly personId: string;
  readonly reason: string;
  readonly at: Date;
  readonly before: DocumentContent;
  readonly after: DocumentContent;
  /** What 정보공개담당 has taken back comes to the citizens again by this person's decision. */
  readonly mayPublishWithdrawn: boolean;
};

/**
 * The citizens' side of a decision, in its own transaction: what it closes is gone with the commit. What it opens comes
 * to them through the outbox, after the checks that every publication goes through, and so does the row of the 정보목록
 * that stands in the place of what was closed. Answers whether it concerns the citizens at all, so that the outbox must
 * tell their site.
 */
export async function followDisclosure(tx: Tx, change: DisclosureChange): Promise<boolean> {
  const { agencyId, documentId, managementNumber, before, after } = change;
  await lockPublication(tx, { agencyId, documentId });
  if (!viewOnceApproved(after).readable) {
    return close(tx, change);
  }
  const withdrawal = await findWithdrawal(tx, agencyId, documentId);
  if (withdrawal?.by === 'officer') {
    if (!showsMore(after, before)) return false;
    if (!change.mayPublishWithdrawn) throw new Problem('taken-back-by-officer');
    await takeOverWithdrawal(tx, { agencyId, documentId, eventId: change.eventId });
  } else if (withdrawal && !change.mayPublishWithdrawn && showsMore(after, before)) {
    const left = await placesLeftUnlooked(tx, { agencyId, documentId, closedAt: withdrawal.at });
    if (left.length > 0) throw new Problem('closed-while-reported');
  }
  if (showsMore(before, after)) await deleteCopy(tx, agencyId, managementNumber);
  return true;
}

async function close(tx: Tx, { before, agencyName, ...change }: DisclosureChange): Promise<boolean> {
  const { agencyId, documentId, managementNumber, at } = change;
  // Its row in the 정보목록 says the grounds, which may be others now.
  if (!viewOnceApproved(before).readable) return true;
  // What nobody has read yet is not taken back: it goes from the list, and comes into it again as the policy says.
  if (!(await findPublicationTimes(tx, agencyId, documentId))) {
    await deleteCopy(tx, agencyId, managementNumber);
    return true;
  }
  const isMarked = await markWithdrawn(tx, change);
  // What the officer has taken back stays so. Opened in between it may wait in the list, and its row goes once more.
  if (!isMarked && (await findWithdrawal(tx, agencyId, documentId))?.by !== 'decision') return false;
  await withdrawCopy(tx, { agencyId, managementNumber, reasonKind: 'disclosureChanged', at });
  if (!isMarked) return true;
  const { personId, reason } = change;
  await closeReports(tx, { agencyId, documentId, outcome: 'withdraw', reason, personId, at });
  await appendAct(tx, { agencyId, documentId, kind: 'withdrawn', at, personId, reason });
  const standing = { standing: 'withdrawn', managementNumber: null, agencyName, at } as const;
  await upsertStanding(tx, { agencyId, documentKey: documentKey(agencyId, documentId), ...standing });
  return true;
}

/** Whether citizens would be shown anything of the one content that the other keeps from them. */
function showsMore(one: DocumentContent, other: DocumentContent): boolean {
  const [view, otherView] = [viewOnceApproved(one), viewOnceApproved(other)];
  if ((view.readable && !otherView.readable) || (view.bodyShown && !otherView.bodyShown)) return true;
  if (view.bodyShown && JSON.stringify(one.body) !== JSON.stringify(other.body)) return true;
  const shown = new Set(
    other.attachments.flatMap(({ id, disclosure }) => (attachmentShown(otherView, disclosure) ? [id] : [])),
  );
  return one.attachments.some(({ id, disclosure }) => attachmentShown(view, disclosure) && !shown.has(id));
}
