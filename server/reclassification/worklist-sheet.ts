import type { RecheckFileQuery, RecheckRow } from '../../shared/contract/reclassification.ts';
import type { RestrictedRecord, RestrictionsFileQuery } from '../../shared/contract/restriction-checks.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { outcomeWords } from '../../shared/records/decide-reclassification.ts';
import { MISSED_LABEL, RECHECK_REASON_LABELS } from '../../shared/records/recheck-reasons.ts';
import { suggestionWords } from '../../shared/records/suggest-reclassification.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { SentFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { type SheetColumn, writeCsv, writeSheet } from '../platform/sheet/write-sheet.ts';
import { listWholeWorklist } from './list-records.ts';
import { listAllRestrictions } from './list-restrictions.ts';

const COLUMNS: readonly SheetColumn<RecheckRow>[] = [
  { title: '등록번호', width: 24, value: (row) => row.number },
  { title: '제목', width: 60, value: (row) => row.title },
  { title: '처리과', width: 20, value: (row) => row.unitName },
  { title: '생산일자', width: 12, value: (row) => row.producedOn },
  { title: '지금의 공개구분', width: 16, value: (row) => disclosureLabel(row.disclosure) },
  { title: '닫힌 붙임', width: 10, value: (row) => (row.withholdsFiles ? '있음' : '') },
  { title: '다시 볼 까닭', width: 40, value: reasonsOf },
  { title: '다시 볼 날', width: 12, value: (row) => row.reviewOn ?? '' },
  { title: '마지막 재분류', width: 12, value: (row) => row.checkedOn ?? '' },
  {
    title: '제안',
    width: 40,
    value: (row) => suggestionWords(row.suggestion, row.disclosure) || outcomeWords('keep', row.disclosure),
  },
  { title: '관리번호', width: 18, value: (row) => row.managementNumber },
];

const RESTRICTION_COLUMNS: readonly SheetColumn<RestrictedRecord>[] = [
  { title: '등록번호', width: 24, value: (row) => row.number },
  { title: '제목', width: 60, value: (row) => row.title },
  { title: '처리과', width: 20, value: (row) => row.unitName },
  { title: '생산일자', width: 12, value: (row) => row.producedOn },
  { title: '열람제한 사유', width: 40, value: (row) => row.restriction.reason },
  { title: '제한한 사람', width: 14, value: (row) => (row.withApproval ? `${row.by}(기안)` : row.by) },
  { title: '제한한 날', width: 12, value: (row) => row.since },
  { title: '기한', width: 12, value: (row) => row.restriction.until ?? '풀 때까지' },
  {
    title: '읽을 수 있는 사람',
    width: 40,
    value: ({ restriction }) => [...restriction.units, ...restriction.people].map(({ name }) => name).join(', '),
  },
  { title: '관리번호', width: 18, value: (row) => row.managementNumber },
];

/** A worklist as a file: the same rows that the same person sees on the screen. */
export async function worklistSheet(services: Services, signed: Signed, { format, ...query }: RecheckFileQuery) {
  const rows = await listWholeWorklist(services, signed, query);
  return sheetOf(services, { title: `재분류 ${RECHECK_REASON_LABELS[query.reason]}`, columns: COLUMNS, rows, format });
}

/** 열람제한 to be looked at, as a file. */
export async function restrictionSheet(services: Services, signed: Signed, { format, unitId }: RestrictionsFileQuery) {
  const rows = await listAllRestrictions(services, signed, unitId);
  return sheetOf(services, { title: '재분류 지난해 열람제한', columns: RESTRICTION_COLUMNS, rows, format });
}

type Sheet<Row> = {
  readonly title: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
  readonly format: 'xlsx' | 'csv';
};

async function sheetOf<Row>(
  { clock }: Services,
  { title, columns, rows, format }: Sheet<Row>,
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const name = `${title} ${dayInKorea(clock.now())}.${format}`;
  if (format === 'csv') {
    const bytes = new TextEncoder().encode(writeCsv(columns, rows));
    return { bytes, as: { name, mediaType: 'text/csv; charset=utf-8', disposition: 'attachment' } };
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { bytes: await writeSheet(title, columns, rows), as: { name, mediaType, disposition: 'attachment' } };
}

function reasonsOf({ reasons, endedFiles, endedPassages }: RecheckRow): string {
  return [
    ...(reasons.length === 0 ? [MISSED_LABEL] : []),
    ...reasons.map(({ reason, dueOn }) => `${RECHECK_REASON_LABELS[reason]}${dueOn === null ? '' : `(${dueOn})`}`),
    ...endedFiles.map((name) => `붙임 ‘${name}’`),
    ...endedPassages.map((name) => `본문 ${name}`),
  ].join(', ');
}
