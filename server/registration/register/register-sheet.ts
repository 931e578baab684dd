import type { RegisterFileQuery, RegisterRow } from '../../../shared/contract/register.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { SERIES_KIND_LABELS } from '../../../shared/numbering/number-series.ts';
import { REGISTERED_FIELD_LABELS } from '../../../shared/numbering/registered-fields.ts';
import type { Signed } from '../../platform/http/policy.ts';
import type { SentFile } from '../../platform/http/send-file.ts';
import type { Services } from '../../platform/services.ts';
import { type SheetColumn, writeCsv, writeSheet } from '../../platform/sheet/write-sheet.ts';
import type { KnowDocuments } from '../access.ts';
import { listWholeRegister } from './list-register.ts';

const COLUMNS: readonly SheetColumn<RegisterRow>[] = [
  { title: '등록번호', width: 24, value: (row) => row.printed },
  { title: '등록일자', width: 12, value: (row) => row.registeredOn },
  { title: '구분', width: 14, value: (row) => SERIES_KIND_LABELS[row.kind] },
  { title: '제목', width: 60, value: (row) => row.title },
  { title: '처리과', width: 20, value: (row) => row.unitName },
  { title: '기안자', width: 12, value: (row) => row.drafterName },
  { title: '발신자', width: 20, value: (row) => row.sender },
  { title: '발신 문서번호', width: 20, value: (row) => row.senderNumber },
  { title: '공개구분', width: 14, value: (row) => row.disclosureLabel },
  { title: '관리번호', width: 18, value: (row) => row.managementNumber ?? '' },
  { title: '비고', width: 40, value: remarkOf },
];

/** The register as a file: the same rows that the same person sees on the screen. */
export async function registerSheet(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  { format, ...query }: RegisterFileQuery,
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const rows = await listWholeRegister(services, documents, signed, query);
  const name = `등록대장 ${dayInKorea(services.clock.now())}.${format}`;
  if (format === 'csv') {
    const bytes = new TextEncoder().encode(writeCsv(COLUMNS, rows));
    return { bytes, as: { name, mediaType: 'text/csv; charset=utf-8', disposition: 'attachment' } };
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { bytes: await writeSheet('등록대장', COLUMNS, rows), as: { name, mediaType, disposition: 'attachment' } };
}

function remarkOf(row: RegisterRow): string {
  const corrected = row.corrected.map((field) => REGISTERED_FIELD_LABELS[field]).join(', ');
  return [
    ...(row.voided === null ? [] : [`결번: ${row.voided}`]),
    ...(corrected === '' ? [] : [`정정: ${corrected}`]),
  ].join(' / ');
}
