import { keepsWholeAgency } from '../../shared/access/record-file-access.ts';
import type {
  ExportShape,
  ExportsReply,
  RecordFilesQuery,
  RecordFilesReply,
} from '../../shared/contract/record-files.ts';
import { dayInKorea, startOfDayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { listHiddenInFiles } from '../approval/index.ts';
import { findPersonNames, listUnitNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findRecordFile, listRecordFiles } from '../records/index.ts';
import { exportReader } from './access.ts';
import { countLeftOut } from './count-left-out.ts';
import { EXPORT_LIMITS } from './export-limits.ts';
import { type ExportRow, listExports as listRows } from './store.ts';

const MOST_FILES = 200;
const MOST_EXPORTS = 50;

/** The record files (기록물철) that a person may take out: what was filed under each unit task in a year. */
export async function recordFiles(
  services: Services,
  signed: Signed,
  query: RecordFilesQuery,
): Promise<RecordFilesReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const year = Number(query.year);
  const isKept = yearOf(EXPORT_LIMITS.firstDay) <= year && year <= yearOf(EXPORT_LIMITS.lastDay);
  if (!isKept) throw new Problem('invalid-input', { problem: '연도' });
  const reader = await exportReader(services, signed);
  const unitIds = keepsWholeAgency(reader) ? null : reader.unitIds;
  const within = { from: startOfDayInKorea(`${query.year}-01-01`), before: startOfDayInKorea(`${year + 1}-01-01`) };
  const hidden = unitIds === null ? [] : await listHiddenInFiles(sql, reader, unitIds, within);
  const asked = { ...within, unitIds, hidden, find: (query.find ?? '').normalize('NFC').trim() };
  const files = await listRecordFiles(sql, agencyId, asked, MOST_FILES + 1);
  const unitNames = await namesOfUnits(services, agencyId, [...new Set(files.map(({ unitId }) => unitId))]);
  return {
    year,
    files: files.slice(0, MOST_FILES).map(({ unitTaskId, unitId, path, retention, documents }) => ({
      unitTaskId,
      unitName: unitNames.get(unitId) ?? '',
      path: [...path],
      retentionLabel: RETENTION_LABELS[retention],
      documents,
    })),
    more: files.length > MOST_FILES,
  };
}

/** Mine; for 기록물관리 전문요원 everybody's, because who took what out of the system is theirs to know. */
export async function listExports(services: Services, signed: Signed): Promise<ExportsReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const rows = await listRows(sql, agencyId, keepsWholeAgency(signed) ? null : personId, MOST_EXPORTS);
  const unitTaskIds = [...new Set(rows.map(({ unitTaskId }) => unitTaskId))];
  const found = await Promise.all(unitTaskIds.map((unitTaskId) => findRecordFile(sql, agencyId, unitTaskId)));
  const files = new Map(found.flatMap((file) => (file ? [[file.unitTaskId, file] as const] : [])));
  const [people, unitNames] = await Promise.all([
    findPersonNames(sql, agencyId, [...new Set(rows.map(({ byPersonId }) => byPersonId))]),
    namesOfUnits(services, agencyId, [...new Set([...files.values()].map(({ unitId }) => unitId))]),
  ]);
  const reader = keepsWholeAgency(signed) ? undefined : await exportReader(services, signed);
  const exports: ExportsReply['exports'] = [];
  // One after the other: the page asks again while an export is prepared, and others need the connections too.
  for (const row of rows) {
    const file = files.get(row.unitTaskId);
    const names = {
      unitName: unitNames.get(file?.unitId ?? '') ?? '',
      name: file?.path.at(-1) ?? '',
      askedBy: people.get(row.byPersonId) ?? '',
    };
    const { documentIds } = row;
    // Who keeps the records of the whole agency is kept from nothing, and reads what was said to whoever asked.
    const isCounted = reader && file && documentIds;
    const hidden = isCounted ? await countLeftOut(sql, reader, { ...row, ...file, documentIds }) : row.hidden;
    exports.push(shown({ ...row, hidden }, names, row.byPersonId === personId));
  }
  return { exports };
}

function shown(
  row: ExportRow,
  names: Pick<ExportShape, 'unitName' | 'name' | 'askedBy'>,
  isMine: boolean,
): ExportShape {
  const { id, unitTaskId, fromOn, toOn, state, total, done, hidden, faults, reason, size, sha256, downloads } = row;
  return {
    ...{ id, unitTaskId, state, total, done, hidden, faults, reason, size, sha256, downloads, isMine },
    ...names,
    from: fromOn,
    to: toOn,
    askedAt: row.askedAt.toISOString(),
    keptUntil: row.keptUntil?.toISOString() ?? null,
  };
}

async function namesOfUnits({ database, clock }: Services, agencyId: number, unitIds: readonly string[]) {
  const names = await listUnitNames(database.sql, agencyId, unitIds, dayInKorea(clock.now()));
  return new Map(names.map(({ unitId, unitName }) => [unitId, unitName]));
}
