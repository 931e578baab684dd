import type { Reader as PolicyReader } from '../../shared/access/document-access.ts';
import { listHiddenInFiles } from '../approval/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listFiledDocuments } from '../records/index.ts';
import { daysOf } from './export-days.ts';
import { EXPORT_LIMITS } from './export-limits.ts';
import type { ExportRow } from './store.ts';

type Asked = Pick<ExportRow, 'unitTaskId' | 'fromOn' | 'toOn' | 'askedAt' | 'hidden'> & {
  readonly unitId: string;
  readonly documentIds: readonly string[];
};

/**
 * How many documents an export has left out, as its person may know it today: 열람제한 that came after it takes a document
 * out of this count as out of that of the file, or the difference would tell of it.
 */
export async function countLeftOut(sql: Reader, reader: PolicyReader, asked: Asked): Promise<number> {
  const { unitTaskId, unitId, askedAt, documentIds } = asked;
  if (asked.hidden === 0) return 0;
  const { from, before } = daysOf(asked.fromOn, asked.toOn);
  const within = { from, before: new Date(Math.min(before.getTime(), askedAt.getTime() + 1)) };
  const hidden = await listHiddenInFiles(sql, reader, [unitId], within);
  const filed = await listFiledDocuments(
    sql,
    reader.agencyId,
    { unitTaskId, ...within, hidden },
    EXPORT_LIMITS.documents,
  );
  const taken = new Set(documentIds);
  return filed.filter((documentId) => !taken.has(documentId)).length;
}
