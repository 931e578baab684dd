import { type CalendarDay, daysAfter, daysBetween, isCalendarDay } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** 결재 소요시간: a kind of step on the approval line, or the whole way from 상신 to the last decision. */
export type LeadStep = 'whole' | 'review' | 'cooperate' | 'approve' | 'delegatedApprove';

/** In the order a document goes through them. */
export const LEAD_STEPS = {
  whole: '상신부터 결재까지',
  review: '검토',
  cooperate: '협조',
  approve: '결재',
  delegatedApprove: '전결',
} as const satisfies Readonly<Record<LeadStep, string>>;

/** Figures of fewer documents than this would tell of single people and documents: nobody is given them. */
export const FEWEST_DOCUMENTS = 5;
export const FEWER_DOCUMENTS = `${FEWEST_DOCUMENTS}건 미만`;

/** A year and a day: as long as "the last twelve months" can be. */
export const MOST_DAYS_OF_LEAD_TIME = 366;

/** Both days are counted in. */
export type LeadPeriod = { readonly from: CalendarDay; readonly to: CalendarDay };

export function refuseLeadPeriod({ from, to }: LeadPeriod): Refusal | undefined {
  const days = isCalendarDay(from) && isCalendarDay(to) ? daysBetween(from, to) + 1 : 0;
  return days < 1 || days > MOST_DAYS_OF_LEAD_TIME
    ? refuse('lead-period-bad', { days: MOST_DAYS_OF_LEAD_TIME })
    : undefined;
}

/** The last so many months up to today: from the day after the same day then, or after that month's last day. */
export function lastMonths(today: CalendarDay, months: number): LeadPeriod {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const same = new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
  return { from: daysAfter(same, 1), to: today };
}
