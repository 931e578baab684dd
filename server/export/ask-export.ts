import { randomUUID } from 'node:crypto';
import type { AskExport, ExportAsked } from '../../shared/contract/record-files.ts';
import { isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listHiddenInFiles } from '../approval/index.ts';
import { sumAttachmentBytes } from '../document/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type FiledWithin, listFiledDocuments } from '../records/index.ts';
import { accessRecordFile, exportReader, readableOf } from './access.ts';
import { daysOf } from './export-days.ts';
import { EXPORT_LIMITS, sizeLabel } from './export-limits.ts';
import { countKept, insertExport, isAlreadyPreparing } from './store.ts';

/**
 * 내보내기: writes down who wants which documents of a file, and prepares the ZIP afterwards. What goes in is decided
 * now, by what the person may read now.
 */
export async function askExport(
  services: Services,
  signed: Signed,
  asked: AskExport & { readonly unitTaskId: string },
  key: RequestKey,
): Promise<ExportAsked> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { unitTaskId, from, to } = asked;
  const within = boundsOf(from, to);
  const reader = await exportReader(services, signed);
  return once(sql, key, async () => {
    const file = await accessRecordFile(sql, reader, unitTaskId);
    // 열람제한: what the page of the files does not count for this person is counted here neither as left out nor as
    // too many.
    const unknown = await listHiddenInFiles(sql, reader, [file.unitId], within);
    const asking = { unitTaskId, ...within, hidden: unknown };
    const filed = await listFiledDocuments(sql, agencyId, asking, EXPORT_LIMITS.documents + 1);
    if (filed.length > EXPORT_LIMITS.documents) {
      throw new Problem('export-too-many-documents', {
        most: EXPORT_LIMITS.documents,
        count: `${filed.length}건 이상`,
      });
    }
    const documentIds = await readableOf(sql, reader, filed);
    if (documentIds.length === 0) throw new Problem('export-empty');
    const bytes = await sumAttachmentBytes(sql, agencyId, documentIds);
    if (bytes > EXPORT_LIMITS.attachmentBytes) {
      throw new Problem('export-too-large', { size: sizeLabel(bytes), most: sizeLabel(EXPORT_LIMITS.attachmentBytes) });
    }
    if ((await countKept(sql, agencyId, personId)) >= EXPORT_LIMITS.kept) {
      throw new Problem('export-keeps-full', { most: EXPORT_LIMITS.kept });
    }
    const askedAt = services.clock.now();
    const answer = { exportId: randomUUID() };
    // Another unit's documents that were filed here: the page counts them too.
    const hidden = filed.length - documentIds.length;
    const days = { fromOn: from, toOn: to };
    const job = { id: answer.exportId, unitTaskId, ...days, byPersonId: personId, askedAt, documentIds, hidden };
    try {
      await sql.begin(async (tx) => {
        await keepAnswer(tx, key, answer, askedAt);
        await insertExport(tx, agencyId, job);
      });
    } catch (error) {
      if (isAlreadyPreparing(error)) throw new Problem('export-already-running');
      throw error;
    }
    return answer;
  });
}

function boundsOf(from: string, to: string): FiledWithin {
  const { firstDay, lastDay } = EXPORT_LIMITS;
  const isPeriod = isCalendarDay(from) && isCalendarDay(to) && firstDay <= from && from <= to && to <= lastDay;
  if (!isPeriod) throw new Problem('invalid-input', { problem: '기간' });
  return daysOf(from, to);
}
