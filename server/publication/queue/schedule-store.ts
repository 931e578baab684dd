import type { NotPublished } from '../../../shared/disclosure/publication-plan.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

type Key = { readonly agencyId: number; readonly documentId: string };

/** 공개 예정 of a document, with what else its way depends on. */
export type ScheduleRow = Key & {
  readonly managementNumber: string;
  readonly eventId: string;
  readonly listOn: CalendarDay | null;
  readonly originalOn: CalendarDay | null;
  readonly delayedTo: CalendarDay | null;
  readonly embargoUntil: CalendarDay | null;
  readonly withheld: NotPublished | null;
  readonly listedAt: Date | null;
  readonly heldAt: Date | null;
  readonly publishedAt: Date | null;
  /** Nothing comes by itself any more: it was taken back, and has no row in the list in the place of its original. */
  readonly withdrawnAt: Date | null;
  /** 공개구분 변경: citizens have read the original, and a decision has closed it since. */
  readonly closedAt: Date | null;
  /** A check has stopped it, and nobody has let it through. */
  readonly isStopped: boolean;
};

export type NewSchedule = Key &
  Pick<
    ScheduleRow,
    'managementNumber' | 'eventId' | 'listOn' | 'originalOn' | 'delayedTo' | 'embargoUntil' | 'withheld'
  > & { readonly nextOn: CalendarDay | null; readonly at: Date };

/** False where the document has its plan already. */
export async function insertSchedule(tx: Tx, row: NewSchedule): Promise<boolean> {
  const { count } = await tx`
    insert into publication_schedules (agency_id, document_id, management_number, event_id, planned_at, list_on,
      original_on, delayed_to, embargo_until, withheld, next_on)
    values (${row.agencyId}, ${row.documentId}, ${row.managementNumber}, ${row.eventId}, ${row.at}, ${row.listOn},
      ${row.originalOn}, ${row.delayedTo}, ${row.embargoUntil}, ${row.withheld}, ${row.nextOn})
    on conflict on constraint a_publication_is_planned_once do nothing`;
  return count === 1;
}

export async function findSchedule(sql: Reader, { agencyId, documentId }: Key): Promise<ScheduleRow | undefined> {
  const [row] = await sql<ScheduleRow[]>`
    select ${scheduleColumns(sql)} from ${scheduleTables(sql)}
    where s.agency_id = ${agencyId} and s.document_id = ${documentId}`;
  return row;
}

/** Whether its plan is still carried out: what citizens have of it is a row in the list, or of an older decision. */
export function isOnItsWay(schedule: ScheduleRow | undefined): schedule is ScheduleRow {
  return schedule !== undefined && !schedule.publishedAt && !schedule.withdrawnAt;
}

export function scheduleColumns(sql: Reader) {
  return sql`s.agency_id as "agencyId", s.document_id as "documentId", s.management_number as "managementNumber",
    s.event_id as "eventId", s.list_on as "listOn", s.original_on as "originalOn", s.delayed_to as "delayedTo",
    s.embargo_until as "embargoUntil", s.withheld, s.listed_at as "listedAt", s.held_at as "heldAt",
    ${publishedAt(sql)} as "publishedAt", ${withdrawnAt(sql)} as "withdrawnAt",
    case when p.withdrawal_event_id is not null then p.withdrawn_at end as "closedAt",
    (t.stopped_at is not null and t.released_at is null) as "isStopped"`;
}

/** When the original came to the citizens by the plan as it stands; by an earlier one it may have come before. */
export function publishedAt(sql: Reader) {
  return sql`case when p.event_id = s.event_id then p.published_at end`;
}

/** What a decision has closed goes on where the plan says so: to its row in the list, or to its original once more. */
export function withdrawnAt(sql: Reader) {
  return sql`case when p.withdrawal_event_id is null or p.event_id = s.event_id
      or (s.original_on is null and (s.list_on is null or s.withheld is distinct from 'closed'))
    then p.withdrawn_at end`;
}

export function scheduleTables(sql: Reader) {
  return sql`publication_schedules s
    left join publications p on p.agency_id = s.agency_id and p.document_id = s.document_id
    left join publication_stops t on t.agency_id = s.agency_id and t.document_id = s.document_id
      and t.event_id = s.event_id`;
}

export type ScheduleChange = Partial<
  Pick<ScheduleRow, 'listOn' | 'originalOn' | 'delayedTo' | 'embargoUntil' | 'withheld' | 'listedAt' | 'heldAt'>
>;

/** Writes down how far it has come; `nextOn` is the day of the next look. */
export async function updateSchedule(
  tx: Tx,
  row: ScheduleRow,
  change: ScheduleChange,
  nextOn: CalendarDay | null,
): Promise<void> {
  const next = { ...row, ...change };
  await tx`
    update publication_schedules set list_on = ${next.listOn}, original_on = ${next.originalOn}, delayed_to = ${next.delayedTo},
      embargo_until = ${next.embargoUntil}, withheld = ${next.withheld}, listed_at = ${next.listedAt},
      held_at = ${next.heldAt}, next_on = ${nextOn}, try_at = null, failures = 0
    where agency_id = ${row.agencyId} and document_id = ${row.documentId}`;
}

/** The plan goes on by another event, a decision on the disclosure; it is looked at with that event's own delivery. */
export async function renewSchedule(
  tx: Tx,
  row: ScheduleRow,
  change: ScheduleChange & { readonly eventId: string },
): Promise<void> {
  await updateSchedule(tx, row, change, null);
  await tx`
    update publication_schedules set event_id = ${change.eventId}
    where agency_id = ${row.agencyId} and document_id = ${row.documentId}`;
}

/** Nothing more comes of a plan whose document was taken back; answers whether citizens had it in their list. */
export async function endSchedule(tx: Tx, { agencyId, documentId }: Key): Promise<boolean> {
  const [row] = await tx<{ listedAt: Date | null }[]>`
    update publication_schedules set next_on = null where agency_id = ${agencyId} and document_id = ${documentId}
    returning listed_at as "listedAt"`;
  return row !== undefined && row.listedAt !== null;
}

const LONGEST_PAUSE_MS = 3_600_000;

/** Plans whose day has come, the longest waiting first; those that failed wait for their next try. */
export function listDue(sql: Reader, today: CalendarDay, now: Date, most: number): Promise<Key[]> {
  return sql<Key[]>`
    select s.agency_id as "agencyId", s.document_id as "documentId"
    from publication_schedules s
    left join publication_stops t on t.agency_id = s.agency_id and t.document_id = s.document_id
      and t.event_id = s.event_id
    where s.next_on <= ${today}::text::date and (s.try_at is null or s.try_at <= ${now})
      and ((s.listed_at is null and s.list_on <= ${today}::text::date
          and (s.original_on is null or s.list_on < s.original_on))
        or (s.original_on <= ${today}::text::date and s.held_at is null and (t.stopped_at is null or t.released_at is not null)))
    order by s.next_on, s.agency_id, s.document_id limit ${most}`;
}

export async function postpone(sql: Reader, { agencyId, documentId }: Key, now: Date): Promise<void> {
  await sql`
    update publication_schedules set failures = least(failures + 1, 20),
      try_at = ${now}::timestamptz + least(${LONGEST_PAUSE_MS}, 30000 * power(2, least(failures, 10))) * interval '1 millisecond'
    where agency_id = ${agencyId} and document_id = ${documentId}`;
}
