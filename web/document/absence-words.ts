import type { AbsenceShape } from '../../shared/contract/absence.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { isInEffect, periodWords } from '../../shared/organization/absence.ts';

/** `12. 24.~12. 26.`, without the year where it is this one. */
export function awayWords(absence: { readonly from: string; readonly until: string }, now: Date): string {
  const period = { from: new Date(absence.from), until: new Date(absence.until) };
  return periodWords(period, yearOf(dayInKorea(now)));
}

export function isAway(absence: AbsenceShape, now: Date): boolean {
  return isInEffect(periodOf(absence), now);
}

/** Where an absence stands, in a word. */
export function absenceState(absence: AbsenceShape, now: Date): '예정' | '부재 중' | '끝남' | '해제함' {
  if (absence.cancelledAt !== null) return '해제함';
  if (new Date(absence.until) <= now) return '끝남';
  return isAway(absence, now) ? '부재 중' : '예정';
}

function periodOf({ from, until, cancelledAt }: AbsenceShape) {
  return {
    from: new Date(from),
    until: new Date(until),
    cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  };
}
