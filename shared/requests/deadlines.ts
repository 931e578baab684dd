import { type CalendarDay, daysAfter } from '../kernel/calendar-day.ts';
import { isWorkingDay } from '../kernel/working-days.ts';

/** Days on which the clock of a decision stands: from the day 보완 was asked to the day it came, both left out. */
export type StoppedSpan = { readonly from: CalendarDay; readonly to: CalendarDay | null };

/** 결정기간: what the last day of a decision follows from. */
export type DecisionClock = {
  /** The day on which the request reached the office, working or not. */
  readonly filedOn: CalendarDay;
  readonly isExtended: boolean;
  readonly stops: readonly StoppedSpan[];
};

/** 정보공개법 제11조①②, 제18조①③. */
export const REQUEST_DAYS = {
  decision: 10,
  silence: 20,
  objection: 30,
  objectionDecision: 7,
  thirdParty: 3,
  /** How far ahead the day may lie on which a posted notice is expected to arrive. */
  onItsWay: 14,
  /** 제21조②: how long a third party may object to an opening against their wish. */
  partyObjection: 7,
  /** Between a decision against the wish of a third party and the opening (제21조③). */
  againstWish: 30,
  /** 영 제12조①: how far off the opening may be put. */
  opening: 10,
  /** 보완: how long a requester has at most; the clock stands that long. */
  supplement: 30,
} as const;

/** The last day on which a decision is in time; null while the clock stands still. */
export function decisionDueOn(clock: DecisionClock, closedDays: readonly CalendarDay[] = []): CalendarDay | null {
  if (clock.stops.some(({ to }) => to === null)) return null;
  const days = clock.isExtended ? 2 * REQUEST_DAYS.decision : REQUEST_DAYS.decision;
  return lastCountedDay(clock.filedOn, days, closedDays, (day) => !isStopped(clock, day));
}

/** A day from the first to the last: its place among those that count, or null where it is not one of them. */
export type CountedDay = { readonly day: CalendarDay; readonly place: number | null; readonly isStopped: boolean };

/** The days of a period one by one, to its last one. */
export function countedDays(
  clock: DecisionClock,
  dueOn: CalendarDay,
  closedDays: readonly CalendarDay[] = [],
): readonly CountedDay[] {
  const days: CountedDay[] = [];
  let place = 0;
  for (let day = clock.filedOn; day <= dueOn; day = daysAfter(day, 1)) {
    const stands = isStopped(clock, day);
    const counts = isWorkingDay(day, closedDays) && !stands;
    if (counts) place += 1;
    days.push({ day, place: counts ? place : null, isStopped: stands });
  }
  return days;
}

/** 처리기간: the working days from the one on which it was filed to the one of the decision, without those it stood. */
export function workingDaysTaken(
  clock: DecisionClock,
  decidedOn: CalendarDay,
  closedDays: readonly CalendarDay[] = [],
): number {
  return countedDays(clock, decidedOn, closedDays).findLast(({ place }) => place !== null)?.place ?? 0;
}

function isStopped({ stops }: DecisionClock, day: CalendarDay): boolean {
  return stops.some(({ from, to }) => day >= from && (to === null || day <= to));
}

/** 제18조①: the first day on which silence alone allows an objection. A clock that stood does not put it off. */
export function silenceEndsOn(filedOn: CalendarDay, closedDays: readonly CalendarDay[] = []): CalendarDay {
  return daysAfter(lastCountedDay(filedOn, REQUEST_DAYS.silence, closedDays), 1);
}

/** 이의신청: the last day, counted from the notice or from the end of the silence. */
export function objectionLastOn(from: CalendarDay, closedDays: readonly CalendarDay[] = []): CalendarDay {
  return endOfCivilPeriod(from, REQUEST_DAYS.objection, closedDays);
}

/** 제18조③: an objection is decided within seven days, which may be seven more. */
export function objectionDueOn(
  filedOn: CalendarDay,
  isExtended: boolean,
  closedDays: readonly CalendarDay[] = [],
): CalendarDay {
  const days = isExtended ? 2 * REQUEST_DAYS.objectionDecision : REQUEST_DAYS.objectionDecision;
  return lastCountedDay(filedOn, days, closedDays);
}

/** 제21조①: until when a third party may ask that nothing be opened, from the day on which the notice reaches them. */
export function thirdPartyAnswerBy(receivedOn: CalendarDay, closedDays: readonly CalendarDay[] = []): CalendarDay {
  return endOfCivilPeriod(receivedOn, REQUEST_DAYS.thirdParty, closedDays);
}

/** 제21조②: the last day on which a third party may object, from the day on which the notice reached them. */
export function partyObjectionLastOn(receivedOn: CalendarDay, closedDays: readonly CalendarDay[] = []): CalendarDay {
  return endOfCivilPeriod(receivedOn, REQUEST_DAYS.partyObjection, closedDays);
}

/** 제21조③: thirty whole days lie between the decision and an opening that a third party has opposed. */
export function earliestOpeningOn(decidedOn: CalendarDay, isOpposed: boolean): CalendarDay {
  return isOpposed ? daysAfter(decidedOn, REQUEST_DAYS.againstWish + 1) : decidedOn;
}

/** 제29조②: days are counted one by one with the first, and holidays and Saturdays are not. */
export function lastCountedDay(
  first: CalendarDay,
  count: number,
  closedDays: readonly CalendarDay[] = [],
  isCounted: (day: CalendarDay) => boolean = () => true,
): CalendarDay {
  let left = count;
  for (let day = first; ; day = daysAfter(day, 1)) {
    if (isWorkingDay(day, closedDays) && isCounted(day)) left -= 1;
    if (left <= 0) return day;
  }
}

/** Working days from one day to another, both counted; negative where the second is past: the days overdue. */
export function workingDaysLeft(
  today: CalendarDay,
  dueOn: CalendarDay,
  closedDays: readonly CalendarDay[] = [],
): number {
  const [from, to] = today <= dueOn ? [today, dueOn] : [daysAfter(dueOn, 1), today];
  let count = 0;
  for (let day = from; day <= to; day = daysAfter(day, 1)) if (isWorkingDay(day, closedDays)) count += 1;
  return today <= dueOn ? count : -count;
}

/** 제29조① with 「민법」 제157조, 제161조: the first day is not counted, and no period ends on a Saturday or holiday. */
export function endOfCivilPeriod(
  from: CalendarDay,
  days: number,
  closedDays: readonly CalendarDay[] = [],
): CalendarDay {
  let last = daysAfter(from, days);
  while (!isWorkingDay(last, closedDays)) last = daysAfter(last, 1);
  return last;
}
