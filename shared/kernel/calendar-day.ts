/**
 * A calendar day in Korea, written `YYYY-MM-DD`. Days compare as strings.
 * Acts carry an instant; what the law counts (production day, series year) is the day in KST.
 */
export type CalendarDay = string & { readonly __calendarDay?: never };

/** Korea has had one offset and no daylight saving time since 1988, so the offset is a constant. */
const KOREA_OFFSET_MS = 9 * 60 * 60 * 1000;

/** The day in Korea at an instant (UTC). */
export function dayInKorea(instant: Date): CalendarDay {
  return new Date(instant.getTime() + KOREA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a day in Korea begins. */
export function startOfDayInKorea(day: CalendarDay): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - KOREA_OFFSET_MS);
}

/** The wall clock in Korea at an instant: `HH:MM`, 24 hours, zero padded (영 제7조 notation). */
export function timeInKorea(instant: Date): string {
  return new Date(instant.getTime() + KOREA_OFFSET_MS).toISOString().slice(11, 16);
}

/** The day so many days later; a negative number counts back. */
export function daysAfter(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days lie between two days: 1 from today to tomorrow, negative for what is past. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** No calendar has a year 0, and no database keeps a day of it. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** `2020. 12. 24.`: dots for year, month and day, one space after each dot, no zero padding (규칙 제2조, 편람). */
export function officialDate(day: CalendarDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}. ${month}. ${date}.`;
}

/** `12/24`: how the approver's box prints its date (규칙 제7조①: only the approver's box has one). */
export function boxDate(day: CalendarDay): string {
  const [, month, date] = day.split('-');
  return `${month}/${date}`;
}

/** `2020. 12.`: the month under the title of a brief draft. */
export function officialMonth(day: CalendarDay): string {
  const [year, month] = day.split('-').map(Number);
  return `${year}. ${month}.`;
}
