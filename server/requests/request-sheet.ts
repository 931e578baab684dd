import type { RequestRow } from '../../shared/contract/requests.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { OUTCOME_LABELS, REQUEST_STATUS_LABELS, REQUESTER_KIND_LABELS } from '../../shared/requests/request-words.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { SentFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { type SheetColumn, writeCsv, writeSheet } from '../platform/sheet/write-sheet.ts';
import { listRegister } from './list-requests.ts';

/** A file leaves the house: it names no requester, and quotes nothing that one has written. */
const COLUMNS: readonly SheetColumn<RequestRow>[] = [
  { title: '접수번호', width: 18, value: (row) => row.receiptNumber },
  { title: '접수일', width: 12, value: (row) => row.filedOn },
  { title: '청구인 구분', width: 12, value: (row) => REQUESTER_KIND_LABELS[row.requesterKind] },
  { title: '처리 부서', width: 20, value: (row) => row.unitName ?? '' },
  { title: '담당자', width: 12, value: (row) => row.personName ?? '' },
  { title: '처리 상태', width: 12, value: (row) => REQUEST_STATUS_LABELS[row.status] },
  { title: '처리기한', width: 12, value: (row) => row.dueOn ?? '' },
  { title: '결정 구분', width: 12, value: (row) => (row.outcome ? OUTCOME_LABELS[row.outcome] : '') },
  { title: '결정일', width: 12, value: (row) => row.decidedOn ?? '' },
  { title: '이의신청', width: 12, value: (row) => (row.objection ? OBJECTIONS[row.objection] : '') },
];

const OBJECTIONS = { pending: '처리 중', decided: '결정' } as const;

/** 정보공개 처리대장 as a file: the rows that the same person sees on the screen. */
export async function requestSheet(
  services: Services,
  signed: Signed,
  format: 'csv' | 'xlsx',
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const rows = await listRegister(services, signed);
  const name = `정보공개 처리대장 ${dayInKorea(services.clock.now())}.${format}`;
  if (format === 'csv') {
    const bytes = new TextEncoder().encode(writeCsv(COLUMNS, rows));
    return { bytes, as: { name, mediaType: 'text/csv; charset=utf-8', disposition: 'attachment' } };
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const bytes = await writeSheet('정보공개 처리대장', COLUMNS, rows);
  return { bytes, as: { name, mediaType, disposition: 'attachment' } };
}
