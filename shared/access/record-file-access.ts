import type { Reader } from './document-access.ts';

/** What a policy must know of a record file (기록물철): whose it is. */
export type RecordFileFacts = { readonly agencyId: number; readonly unitId: string };

/** 기록물관리 전문요원 keeps the files of the whole agency, everybody else those of their own units. */
export function keepsWholeAgency(reader: Pick<Reader, 'roles'>): boolean {
  return reader.roles.includes('recordsManager');
}

/** Who may take a whole file out of the system. Which of its documents come along is asked of each one (`mayRead`). */
export function mayExportFile(reader: Reader, file: RecordFileFacts): boolean {
  if (reader.agencyId !== file.agencyId) return false;
  return keepsWholeAgency(reader) || reader.unitIds.includes(file.unitId);
}
