import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type ReorganizedDay = { readonly on: CalendarDay; readonly byPersonId: string; readonly reason: string };

/** Remembers a day to come on which something ends or moves; a later decision for it takes an earlier one's place. */
export function keepDay(tx: Tx, agencyId: number, { on, byPersonId, reason }: ReorganizedDay): Promise<unknown> {
  return tx`
    insert into reorganized_days (agency_id, effective_on, by_person_id, reason, done_at)
    values (${agencyId}, ${on}, ${byPersonId}, ${reason}, null)
    on conflict on constraint a_day_is_reorganized_once
    do update set by_person_id = excluded.by_person_id, reason = excluded.reason, done_at = null`;
}

/** The days of an agency that have come and whose things have not moved yet, in order. */
export function listDueDays(reader: Reader, agencyId: number, today: CalendarDay): Promise<ReorganizedDay[]> {
  return reader<ReorganizedDay[]>`
    select effective_on as "on", by_person_id as "byPersonId", reason from reorganized_days
    where agency_id = ${agencyId} and effective_on <= ${today} and done_at is null order by effective_on`;
}

export function markDayDone(tx: Tx, agencyId: number, on: CalendarDay, at: Date): Promise<unknown> {
  return tx`update reorganized_days set done_at = ${at} where agency_id = ${agencyId} and effective_on = ${on}`;
}
