import { approvedDisclosure, firstOwnReview } from '../../shared/disclosure/standing-disclosure.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { closesVerbatim, markedVerbatim } from '../../shared/records/decide-reclassification.ts';
import type { Tx } from '../platform/database/connect.ts';
import { upsertRecheckRecord } from './store.ts';

/** An approved document takes its place in the worklists of 재분류: an open one in the check of its year (연간 재분류). */
export async function noteApproved(
  tx: Tx,
  approved: {
    readonly agencyId: number;
    readonly documentId: string;
    readonly unitId: string;
    readonly producedOn: CalendarDay;
    readonly content: DocumentContent;
  },
): Promise<void> {
  const { agencyId, documentId, unitId, producedOn, content } = approved;
  const { title, attachments } = content;
  const standing = approvedDisclosure(content);
  const { disclosure } = standing;
  const withholdsFiles = attachments.some((one) => one.disclosure.level !== 'open');
  const fileNames = new Map(attachments.map(({ id, name }) => [id, name]));
  await upsertRecheckRecord(tx, agencyId, {
    ...{ documentId, unitId, producedOn, disclosure, withholdsFiles },
    isVerbatim: closesVerbatim({ title, fileNames, verbatim: markedVerbatim(content) }, standing),
    reviewOn: content.reviewUntil ?? null,
    fileReviewOn: firstOwnReview(standing),
    checkedOn: null,
    closedUntil: null,
    decisions: 0,
  });
}
