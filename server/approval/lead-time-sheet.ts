import { FEWER_DOCUMENTS, LEAD_STEPS, type LeadPeriod } from '../../shared/approval/lead-time.ts';
import type { LeadRow } from '../../shared/contract/lead-times.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { SentFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { type SheetColumn, writeCsv } from '../platform/sheet/write-sheet.ts';
import { leadTimes } from './list-lead-times.ts';

type SheetRow = LeadRow & { readonly unitName: string };

const COLUMNS: readonly SheetColumn<SheetRow>[] = [
  { title: '처리과', width: 20, value: (row) => row.unitName },
  { title: '단계', width: 20, value: (row) => LEAD_STEPS[row.step] },
  { title: '문서 수', width: 12, value: (row) => row.figures?.documents ?? FEWER_DOCUMENTS },
  { title: '중앙값(분)', width: 12, value: (row) => minutes(row.figures?.median) },
  { title: '90번째 백분위수(분)', width: 20, value: (row) => minutes(row.figures?.ninetieth) },
];

/** The figures as a file: the same that the same person sees on the screen. */
export async function leadTimeSheet(
  services: Services,
  signed: Signed,
  period: LeadPeriod,
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const { whole, units } = await leadTimes(services, signed, period);
  const all = [{ unitName: '전체', steps: whole }, ...units];
  const rows = all.flatMap(({ unitName, steps }) => steps.map((row) => ({ unitName, ...row })));
  const name = `결재 소요시간 ${period.from}~${period.to}.csv`;
  const bytes = new TextEncoder().encode(writeCsv(COLUMNS, rows));
  return { bytes, as: { name, mediaType: 'text/csv; charset=utf-8', disposition: 'attachment' } };
}

/** To a tenth of a minute. */
function minutes(seconds: number | undefined): number | string {
  return seconds === undefined ? '' : Math.round(seconds / 6) / 10;
}
