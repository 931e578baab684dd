import type { RequestListQuery, RequestRow, RequestsReply } from '../../shared/contract/requests.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { workingDaysAfter } from '../../shared/kernel/working-days.ts';
import { workingDaysLeft } from '../../shared/requests/deadlines.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listClosedDays } from '../publication/index.ts';
import { requestReader } from './access.ts';
import { countRequests, type ListedRequest, listRequests } from './list-store.ts';

const PAGE = 50;
/** 기한 임박: what is due today or within the next two working days. */
const SOON = 2;

/** The worklists of those who handle requests; everybody has them, and most people's are empty. */
export async function listForHandlers(
  services: Services,
  signed: Signed,
  { list, before }: RequestListQuery,
): Promise<RequestsReply> {
  const { sql } = services.database;
  const reader = await requestReader(services, signed);
  const today = dayInKorea(services.clock.now());
  const closedDays = await listClosedDays(sql, signed.agencyId);
  const days = { today, soonOn: workingDaysAfter(today, SOON, closedDays) };
  const [found, counts] = await Promise.all([
    listRequests(sql, reader, { list, ...days, before: list === 'all' ? before : undefined, limit: PAGE + 1 }),
    countRequests(sql, reader, days),
  ]);
  const shown = found.slice(0, PAGE);
  const next = found.length > PAGE ? (shown.at(-1)?.receiptNumber ?? null) : null;
  return { rows: shown.map((row) => rowOf(row, today, closedDays)), next, counts };
}

/** 정보공개 처리대장: all that this person may read, the oldest first, as the register is kept. */
export async function listRegister(services: Services, signed: Signed): Promise<RequestRow[]> {
  const { sql } = services.database;
  const reader = await requestReader(services, signed);
  const today = dayInKorea(services.clock.now());
  const closedDays = await listClosedDays(sql, signed.agencyId);
  const rows: RequestRow[] = [];
  for (let before: string | undefined; ; ) {
    const found = await listRequests(sql, reader, { list: 'all', today, soonOn: today, before, limit: 1_000 });
    rows.push(...found.map((row) => rowOf(row, today, closedDays)));
    before = found.at(-1)?.receiptNumber;
    if (found.length < 1_000 || before === undefined) return rows.reverse();
  }
}

function rowOf({ filedAt, ...row }: ListedRequest, today: CalendarDay, closedDays: readonly CalendarDay[]): RequestRow {
  const daysLeft = row.dueOn === null ? null : workingDaysLeft(today, row.dueOn, closedDays);
  return { ...row, filedOn: dayInKorea(filedAt), daysLeft };
}
