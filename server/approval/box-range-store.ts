import { type CalendarDay, daysAfter } from '../../shared/kernel/calendar-day.ts';
import type { Reader } from '../platform/database/connect.ts';

/** What of a box is asked for, in which order, and after which row. */
export type BoxRange = {
  /** 처리기한: only what is overdue, or due within a week. */
  readonly due: 'overdue' | 'soon' | undefined;
  /** By 처리기한, the nearest first, instead of by time. */
  readonly byDue: boolean;
  readonly today: CalendarDay;
  readonly after: { readonly at: Date; readonly documentId: string; readonly dueOn: CalendarDay | null } | undefined;
  readonly limit: number;
};

/** A box by time from its beginning. */
export const EVERYTHING = { due: undefined, byDue: false, today: '', after: undefined } as const;

const SOON_DAYS = 7;

/**
 * The parts of a box's statement. By time the index answers in its own order; by 처리기한 the rows of the box are sorted,
 * those without one last. Nothing is overdue that waits for nobody any more.
 */
export function rangeOf(sql: Reader, range: BoxRange, manner: 'oldestFirst' | 'newestFirst') {
  const { due, byDue, today, after, limit } = range;
  const dueDay = sql`coalesce(due_on, 'infinity'::date)`;
  const chosen =
    due === 'overdue'
      ? sql`and due_on < ${today} and status = 'inApproval'`
      : due === 'soon'
        ? sql`and due_on between ${today} and ${daysAfter(today, SOON_DAYS)} and status = 'inApproval'`
        : sql``;
  if (byDue) {
    const order = sql`${dueDay}, at, document_id`;
    const further = after
      ? sql`and (${dueDay}, at, document_id) > (${after.dueOn ?? 'infinity'}::date, ${after.at}, ${after.documentId})`
      : sql``;
    return { wanted: sql`${chosen} ${further}`, order, key: order, limit };
  }
  const key = sql`at, document_id`;
  const isUp = manner === 'oldestFirst';
  const order = isUp ? key : sql`at desc, document_id desc`;
  const further = after
    ? sql`and (at, document_id) ${isUp ? sql`>` : sql`<`} (${after.at}, ${after.documentId})`
    : sql``;
  return { wanted: sql`${chosen} ${further}`, order, key, limit };
}
