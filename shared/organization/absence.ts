import { type CalendarDay, dayInKorea, isCalendarDay, timeInKorea, yearOf } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** Why somebody is away (부재 사유): 휴가, 출장, 교육, 병가, 파견, 기타. */
export type AbsenceKind = 'leave' | 'trip' | 'training' | 'sickLeave' | 'secondment' | 'other';

/** What every reader may know of an absence, as 검토 생략 prints it (규칙 제6조④): that somebody is ill is theirs. */
export const ABSENCE_WORDS: Readonly<Record<AbsenceKind, string>> = {
  leave: '휴가',
  trip: '출장',
  training: '교육',
  sickLeave: '휴가',
  secondment: '파견',
  other: '부재',
};

export const ABSENCE_KIND_LABELS: Readonly<Record<AbsenceKind, string>> = {
  leave: '휴가',
  trip: '출장',
  training: '교육',
  sickLeave: '병가',
  secondment: '파견',
  other: '기타',
};

/** 부재 기간: half-open, from the first instant away to the first instant back. */
export type AbsencePeriod = { readonly from: Date; readonly until: Date };

/**
 * The same period as an official writes it: days in Korea, the last one included, and where it matters a time of day
 * (`HH:MM`): the hour of leaving on the first day, the hour of being back on the last. Without times whole days.
 */
export type WrittenPeriod = {
  readonly fromOn: CalendarDay;
  readonly fromTime?: string;
  readonly toOn: CalendarDay;
  readonly toTime?: string;
};

/** 부재: a person is away for a period, and whoever acts for them (대결자, 영 제10조제3항) is named with the basis. */
export type Absence = AbsencePeriod & {
  readonly id: string;
  readonly personId: string;
  readonly kind: AbsenceKind;
  /** Null: nobody acts; what comes meanwhile waits, or is repaired by the administrator. */
  readonly standInId: string | null;
  /** 근거: the order, plan or application the absence rests on. */
  readonly basis: string;
  /** Who entered it: the person, or the administrator for them. */
  readonly madeBy: string;
  /** 부재 해제: back earlier than planned; from this instant the absence has no effect any more. */
  readonly cancelledAt: Date | null;
};

/** Who acts for a person at an instant (대결자), and by which absences, nearest first. */
export type StandInChain =
  | { readonly result: 'present'; readonly actingPersonId: string; readonly chain: readonly Absence[] }
  | { readonly result: 'standIn'; readonly actingPersonId: string; readonly chain: readonly Absence[] }
  | { readonly result: 'noStandIn' | 'circle' | 'tooLong'; readonly chain: readonly Absence[] };

export type AbsenceRefusal =
  | 'absence-period-bad'
  | 'absence-in-the-past'
  | 'absence-too-long'
  | 'absence-overlaps'
  | 'stand-in-is-oneself'
  | 'stand-in-circle';

/** A stand-in's stand-in's stand-in: beyond that the administrator decides who acts. */
export const MOST_STAND_IN_STEPS = 3;

/** The longest text of a basis, in characters. */
export const LONGEST_BASIS = 200;

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_MS = 366 * DAY_MS;

/**
 * Follows the stand-ins from a person at an instant: a stand-in who is away is stood in for by their own. At most
 * three steps; a circle, a chain that goes on, or an end without a stand-in is an answer with its absences.
 */
export function standInFor(personId: string, at: Date, absences: readonly Absence[]): StandInChain {
  const chain: Absence[] = [];
  const passed = new Set<string>();
  let acting = personId;
  for (;;) {
    const absence = absenceOf(acting, at, absences);
    if (!absence) return { result: chain.length === 0 ? 'present' : 'standIn', actingPersonId: acting, chain };
    if (chain.length === MOST_STAND_IN_STEPS) return { result: 'tooLong', chain };
    passed.add(acting);
    chain.push(absence);
    if (absence.standInId === null) return { result: 'noStandIn', chain };
    if (passed.has(absence.standInId)) return { result: 'circle', chain };
    acting = absence.standInId;
  }
}

/** The absence in effect for a person at an instant; the rules at entry let there be only one. */
export function absenceOf(personId: string, at: Date, absences: readonly Absence[]): Absence | undefined {
  return absences.find((absence) => absence.personId === personId && isInEffect(absence, at));
}

export function isInEffect(absence: Pick<Absence, 'from' | 'until' | 'cancelledAt'>, at: Date): boolean {
  return absence.from <= at && at < endOf(absence);
}

/** The first instant after it: as planned, or earlier where it was cancelled. */
export function endOf(absence: Pick<Absence, 'until' | 'cancelledAt'>): Date {
  return absence.cancelledAt && absence.cancelledAt < absence.until ? absence.cancelledAt : absence.until;
}

/** The instants of a written period, or what is wrong with it. */
export function readPeriod(written: WrittenPeriod): AbsencePeriod | Refusal<AbsenceRefusal> {
  const { fromOn, fromTime = '00:00', toOn, toTime } = written;
  if (!isCalendarDay(fromOn) || !isCalendarDay(toOn) || !isTime(fromTime)) return refuse('absence-period-bad');
  if (toTime !== undefined && !isTime(toTime)) return refuse('absence-period-bad');
  const from = instantInKorea(fromOn, fromTime);
  const lastDay = instantInKorea(toOn, toTime ?? '00:00');
  const until = toTime === undefined ? new Date(lastDay.getTime() + DAY_MS) : lastDay;
  return until > from ? { from, until } : refuse('absence-period-bad');
}

/**
 * What forbids a new absence beside those already entered, or nothing. `existing` holds the absences of the agency
 * that are not over. An absence may begin earlier today: who falls ill in the morning is entered at noon.
 */
export function absenceFault(
  wanted: Pick<Absence, 'personId' | 'from' | 'until' | 'standInId'>,
  existing: readonly Absence[],
  now: Date,
): Refusal<AbsenceRefusal> | undefined {
  const today = instantInKorea(dayInKorea(now), '00:00');
  if (wanted.from < today || wanted.until <= now) return refuse('absence-in-the-past');
  if (wanted.until.getTime() - wanted.from.getTime() > LONGEST_MS) return refuse('absence-too-long');
  if (wanted.standInId === wanted.personId) return refuse('stand-in-is-oneself');
  const own = existing.find((absence) => absence.personId === wanted.personId && overlap(absence, wanted));
  if (own) return refuse('absence-overlaps', { period: periodWords(own, yearOf(dayInKorea(now))) });
  return leadsBack(wanted, existing) ? refuse('stand-in-circle') : undefined;
}

/**
 * Where a wanted absence truly begins: one entered for today after an earlier one of today was cancelled goes on from
 * there, so that no instant has two.
 */
export function beginAfterEarlier(
  wanted: Pick<Absence, 'personId' | 'from'>,
  existing: readonly Absence[],
  now: Date,
): Date {
  const ends = existing
    .filter((absence) => absence.personId === wanted.personId && endOf(absence) <= now)
    .map((absence) => endOf(absence).getTime());
  return new Date(Math.max(wanted.from.getTime(), ...ends));
}

/** Whether at some instant of the wanted absence its stand-in's stand-ins would lead back to the person. */
function leadsBack(
  wanted: Pick<Absence, 'personId' | 'from' | 'until' | 'standInId'>,
  existing: readonly Absence[],
): boolean {
  const follow = (personId: string | null, from: Date, until: Date, passed: readonly string[]): boolean => {
    if (personId === null || passed.includes(personId)) return false;
    if (personId === wanted.personId) return true;
    return existing
      .filter((absence) => absence.personId === personId && overlap(absence, { from, until }))
      .some((absence) => {
        const common = { from: later(absence.from, from), until: earlier(endOf(absence), until) };
        return follow(absence.standInId, common.from, common.until, [...passed, personId]);
      });
  };
  return follow(wanted.standInId, wanted.from, wanted.until, []);
}

function overlap(absence: Pick<Absence, 'from' | 'until' | 'cancelledAt'>, period: AbsencePeriod): boolean {
  const from = later(absence.from, period.from);
  return from < earlier(endOf(absence), period.until);
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** `12. 24.~12. 26.`, with times where it does not begin or end at midnight; the year only where it is not `year`. */
export function periodWords(period: AbsencePeriod, year: number): string {
  const last = new Date(period.until.getTime() - 1);
  const [fromOn, toOn] = [dayInKorea(period.from), dayInKorea(last)];
  const fromTime = timeInKorea(period.from);
  const toTime = timeInKorea(period.until);
  const endsAtMidnight = toTime === '00:00';
  const start = `${dayWords(fromOn, year)}${fromTime === '00:00' ? '' : ` ${fromTime}`}`;
  if (fromOn === toOn) {
    if (endsAtMidnight) return fromTime === '00:00' ? start : `${start}~24:00`;
    return `${dayWords(fromOn, year)} ${fromTime}~${toTime}`;
  }
  return `${start}~${dayWords(toOn, year)}${endsAtMidnight ? '' : ` ${toTime}`}`;
}

function dayWords(day: CalendarDay, year: number): string {
  const [ofYear, month, date] = day.split('-').map(Number);
  return `${ofYear === year ? '' : `${ofYear}. `}${month}. ${date}.`;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function instantInKorea(day: CalendarDay, time: string): Date {
  return new Date(`${day}T${time}:00+09:00`);
}
