import type { QueueReply, QueueState } from '../../../shared/contract/publication-acts.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader } from '../../platform/database/connect.ts';
import type { StopRow } from '../stop-store.ts';
import { publishedAt, type ScheduleRow, scheduleColumns, scheduleTables, withdrawnAt } from './schedule-store.ts';

export type QueueRow = ScheduleRow &
  Partial<Pick<StopRow, 'kinds' | 'leaks' | 'unread'>> & {
    readonly state: QueueState;
    /** The day by which the queue is ordered. */
    readonly sortDay: CalendarDay;
  };

/** A day before all others: what waits for a decision stands above what waits for its day. */
const FIRST_DAY = '0001-01-01';

/**
 * What is on its way, and what waits for somebody. A report of a citizen comes before everything else. Which documents
 * that can be is asked first, of four small indexes: nearly all plans have come to their end long ago.
 */
function queued(sql: Reader, agencyId: number) {
  return sql`
    with unfinished as (
      select document_id from publication_schedules where agency_id = ${agencyId} and next_on is not null
      union select document_id from publication_schedules where agency_id = ${agencyId} and held_at is not null
      union select document_id from publication_stops where agency_id = ${agencyId} and released_at is null
      union select document_id from privacy_reports where agency_id = ${agencyId} and decided_at is null)
    select ${scheduleColumns(sql)}, t.kinds, t.leaks, t.unread,
      case
        when r.document_id is not null then 'checking'
        when t.stopped_at is not null and t.released_at is null then 'stopped'
        when s.held_at is not null then 'held'
        else 'waiting' end as state,
      case when r.document_id is null and s.held_at is null and (t.stopped_at is null or t.released_at is not null)
        then coalesce(s.next_on, s.original_on)::text else ${FIRST_DAY} end as "sortDay"
    from ${scheduleTables(sql)}
    left join lateral (
      select document_id from privacy_reports r
      where r.agency_id = s.agency_id and r.document_id = s.document_id and r.decided_at is null limit 1) r on true
    where s.agency_id = ${agencyId} and s.document_id in (select document_id from unfinished) and ${withdrawnAt(sql)} is null
      and (r.document_id is not null
        or (t.stopped_at is not null and t.released_at is null)
        or (${publishedAt(sql)} is null and (s.next_on is not null or s.held_at is not null)))`;
}

export async function countQueue(sql: Reader, agencyId: number): Promise<QueueReply['counts']> {
  const rows = await sql<{ state: QueueState; count: number }[]>`
    select state, count(*)::int as count from (${queued(sql, agencyId)}) as q group by state`;
  const counts = { waiting: 0, held: 0, stopped: 0, checking: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

export function listQueueRows(
  sql: Reader,
  agencyId: number,
  asked: {
    readonly state: QueueState | undefined;
    readonly from: { readonly day: CalendarDay; readonly documentId: string } | undefined;
    readonly most: number;
  },
): Promise<QueueRow[]> {
  const { state, from, most } = asked;
  return sql<QueueRow[]>`
    select * from (${queued(sql, agencyId)}) as q
    where ${state ? sql`state = ${state}` : sql`true`}
      ${from ? sql`and ("sortDay", "documentId") > (${from.day}, ${from.documentId}::uuid)` : sql``}
    order by "sortDay", "documentId" limit ${most}`;
}
