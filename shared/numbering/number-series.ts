import { type CalendarDay, yearOf } from '../kernel/calendar-day.ts';

/**
 * 번호 대장의 종류 (영 제11조②, 규칙 제8조): 생산·접수등록번호 of a unit, and the further number that a document of its
 * kind carries besides: 법규, 훈령, 예규, 지시, 고시·공고, 일일명령, and 방침 of the office that decides.
 */
export type SeriesKind =
  | 'produced'
  | 'received'
  | 'statute'
  | 'standingOrder'
  | 'establishedRule'
  | 'instruction'
  | 'dailyOrder'
  | 'publicNotice'
  | 'decision';

/** 누년, 연도별, 연도표시: when a series begins at 1 again, and whether the year is printed. */
export type NumberPolicy = 'perpetual' | 'yearlyPlain' | 'yearlyWithYear';

/** A kind that is opened by its name and is not of one unit alone. */
export type FurtherKind = Exclude<SeriesKind, 'produced' | 'received'>;

/** 규칙 제8조. A 방침 has no article: Seoul counts it by the year and does not print the year [seed]. */
export const POLICY_OF_KIND: Readonly<Record<SeriesKind, NumberPolicy>> = {
  produced: 'yearlyPlain',
  received: 'yearlyPlain',
  statute: 'perpetual',
  standingOrder: 'perpetual',
  establishedRule: 'perpetual',
  instruction: 'yearlyWithYear',
  dailyOrder: 'yearlyPlain',
  publicNotice: 'yearlyWithYear',
  decision: 'yearlyPlain',
};

export const SERIES_KIND_LABELS: Readonly<Record<SeriesKind, string>> = {
  produced: '생산등록번호',
  received: '접수등록번호',
  statute: '법규문서',
  standingOrder: '훈령',
  establishedRule: '예규',
  instruction: '지시',
  dailyOrder: '일일명령',
  publicNotice: '고시·공고',
  decision: '방침',
};

export const POLICY_LABELS: Readonly<Record<NumberPolicy, string>> = {
  perpetual: '누년 일련번호',
  yearlyPlain: '연도별 일련번호',
  yearlyWithYear: '연도표시 일련번호',
};

/** The year that keys the counter; 0 for a series that never begins anew. */
export function counterYear(policy: NumberPolicy, on: CalendarDay): number {
  return policy === 'perpetual' ? 0 : yearOf(on);
}

/** `훈령 제12호`, `공고 제2026-282호`, `행정1부시장 방침 제70호`. */
export function printSeriesNumber(name: string, policy: NumberPolicy, year: number, serial: number): string {
  const { before, after } = numberHalves(name, policy, year);
  return `${before}${serial}${after}`;
}

/** What stands before and after the serial, for whoever learns the serial last. */
export function numberHalves(name: string, policy: NumberPolicy, year: number) {
  return { before: `${name} 제${policy === 'yearlyWithYear' ? `${year}-` : ''}`, after: '호' };
}
