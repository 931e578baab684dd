import { type CalendarDay, isCalendarDay, yearOf } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** What stays closed is looked at again within five years at the latest (공공기록물법 제35조②). */
export const MOST_REVIEW_YEARS = 5;

/** 검토 종료 예정일 (공개법 제9조①5호 단서): a day to come, and none beyond the next check of everything closed. */
export function isReviewDay(until: CalendarDay, today: CalendarDay): boolean {
  return isCalendarDay(until) && until > today && until <= `${yearOf(today) + MOST_REVIEW_YEARS}-12-31`;
}

export function reviewDayFault(
  until: CalendarDay,
  today: CalendarDay,
): Refusal<'review-until-not-in-time'> | undefined {
  return isReviewDay(until, today) ? undefined : refuse('review-until-not-in-time', { years: MOST_REVIEW_YEARS });
}
