import { isEditable } from '../../shared/access/document-access.ts';
import { reasonFault } from '../../shared/disclosure/closed-reason.ts';
import { readFileDisclosure } from '../../shared/disclosure/disclosure.ts';
import { reviewDayFault } from '../../shared/disclosure/review-until.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import {
  type AttachmentChange,
  findAttachment,
  lockAttachments,
  markAttachmentRemoved,
  type StoredAttachment,
  updateAttachment,
} from './attachment-store.ts';
import type { DocumentRow } from './document-row.ts';

/** Decides whether citizens may have an attachment (기록규칙 제18조: each by itself), and whether it is a 속기록. */
export async function changeAttachment(
  services: Services,
  document: DocumentRow,
  attachmentId: string,
  { disclosure, isVerbatim, closedReason, reviewUntil }: AttachmentChange,
  key: RequestKey,
): Promise<StoredAttachment> {
  const read = readFileDisclosure(disclosure);
  if (isRefusal(read)) throw refused(read);
  const reason = closedReason === undefined ? undefined : keptLine(closedReason ?? '') || null;
  const late = reviewUntil ? reviewDayFault(reviewUntil, dayInKorea(services.clock.now())) : undefined;
  const unfit = reasonFault(reason ?? '') ?? late;
  if (unfit) throw refused(unfit);
  const { agencyId, id: documentId } = document;
  await change(services, document, attachmentId, key, (tx) =>
    updateAttachment(
      tx,
      { agencyId, documentId, attachmentId },
      { disclosure: read, isVerbatim, closedReason: reason, reviewUntil },
    ),
  );
  const attachment = await findAttachment(services.database.sql, agencyId, documentId, attachmentId);
  if (!attachment) throw new Problem('not-found');
  return attachment;
}

export type AttachmentRemoved = { readonly attachmentId: string };

/** Takes an attachment off the draft. Its bytes stay for the versions that carried it. */
export function removeAttachment(
  services: Services,
  document: DocumentRow,
  attachmentId: string,
  key: RequestKey,
): Promise<AttachmentRemoved> {
  const { agencyId, id: documentId } = document;
  return change(services, document, attachmentId, key, (tx) =>
    markAttachmentRemoved(tx, { agencyId, documentId, attachmentId }, services.clock.now()),
  );
}

/** Under the document's lock, so that nothing changes in what is being submitted at this moment. */
function change(
  services: Services,
  document: DocumentRow,
  attachmentId: string,
  key: RequestKey,
  write: (tx: Tx) => Promise<boolean>,
): Promise<AttachmentRemoved> {
  const { sql } = services.database;
  const answer = { attachmentId };
  return once(sql, key, () =>
    sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, services.clock.now());
      const place = await lockAttachments(tx, document.agencyId, document.id);
      if (!place) throw new Problem('not-found');
      if (!isEditable(place.status)) throw new Problem('not-editable');
      if (!(await write(tx))) throw new Problem('not-found');
      return answer;
    }),
  );
}
