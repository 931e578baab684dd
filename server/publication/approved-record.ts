import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { maskContent } from '../../shared/disclosure/mask-content.ts';
import { standingContent } from '../../shared/disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { numberCell } from '../../shared/numbering/document-kind.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { type ApprovalRecord, findApprovalRecordById } from '../approval/index.ts';
import { findStanding } from '../disclosure/index.ts';
import { listAttachments } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findFiling } from '../records/index.ts';
import { findMasks } from './masks/mask-store.ts';
import type { ApprovedRecord } from './public-copy.ts';

/** An approved document as it stands: by the last decision on its disclosure, and with what was masked since. */
export async function findApprovedRecord(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<{ readonly record: ApprovedRecord; readonly approval: ApprovalRecord }> {
  const [approval, filing, attachments, standing, masks] = await Promise.all([
    findApprovalRecordById(sql, agencyId, documentId),
    findFiling(sql, agencyId, documentId),
    listAttachments(sql, agencyId, documentId),
    findStanding(sql, agencyId, documentId),
    findMasks(sql, agencyId, documentId),
  ]);
  if (approval?.line.status !== 'approved' || !approval.registration || !filing) {
    throw new Error('an approval without its registration and filing');
  }
  const { approvedOn, seats } = approval.line;
  const decided = withReviewDay(standingContent(approval.content, standing), standing);
  const content = masks ? maskContent(decided, masks) : decided;
  const record = {
    agencyId,
    managementNumber: approval.managementNumber,
    content,
    documentNumber: printedNumber(approval.registration),
    furtherNumber: numberCell(approval.content.kind, approval.further).furtherNumber,
    approvedOn,
    agencyName: approval.agencyName,
    upperUnitName: approval.upperUnitName,
    unitName: approval.unitName,
    drafterName: seats[0]?.officer.name ?? '',
    drafterPhone: approval.drafterPhone,
    classificationPath: filing.path,
    retention: filing.retention,
    boxes: signatureBoxes(approval.line),
    letterFacts: approval.letterFacts,
    attachments: withPlaces(content, attachments),
    falseFindings: masks?.falseFindings,
  };
  return { record, approval };
}

/** 검토 종료 예정일 as it stands: of the decision in force, and only while a ground keeps something closed. */
function withReviewDay(
  { reviewUntil, ...content }: ApprovalRecord['content'],
  standing: { readonly reviewOn: CalendarDay | null } | undefined,
): ApprovalRecord['content'] {
  const day = standing ? standing.reviewOn : reviewUntil;
  return day && content.disclosure.grounds.length > 0 ? { ...content, reviewUntil: day } : content;
}

/** Which attachments there are and who may see them is said by the content; the row knows only the place. */
function withPlaces(
  content: ApprovalRecord['content'],
  stored: readonly { readonly id: string; readonly storageName: string }[],
): ApprovedRecord['attachments'] {
  const places = new Map(stored.map(({ id, storageName }) => [id, storageName]));
  return content.attachments.map((attachment) => {
    const storageName = places.get(attachment.id);
    if (storageName === undefined) throw new Error('an approved attachment without its stored object');
    return { ...attachment, storageName };
  });
}
