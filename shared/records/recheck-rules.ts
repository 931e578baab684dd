import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVELS,
  type DisclosureGround,
  type DisclosureLevel,
} from '../disclosure/disclosure.ts';
import { type CalendarDay, yearOf } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/**
 * 재분류 기준: when what is kept from citizens is looked at again. An agency keeps versions of it by the day from which
 * each holds; without any, the law's own terms hold.
 */
export type RecheckRules = {
  readonly validFrom: CalendarDay;
  /** The records of a year are checked by the last day of this month of the next one (기록령 제24조①: February). */
  readonly yearlyByMonth: number;
  /** Years from one check to the next (기록법 제35조②). */
  readonly recheckYears: number;
  /** What is checked again after these years. Whatever is partly closed keeps something closed too. */
  readonly recheckedLevels: readonly DisclosureLevel[];
  /** Full years after the year of production, after which a record is open (기록법 제35조③). */
  readonly openAfterYears: number;
  /** An extension is asked for by the end of so many years before the term ends (기록령 제72조③). */
  readonly extensionAskYears: number;
  /** Full years for which 속기록·녹음 may stay closed, from the start of its retention (기록령 제18조③). */
  readonly verbatimYears: number;
  /** A text closed on one of these grounds needs a day on which that ends (공개법 제9조①5 단서). */
  readonly groundsNeedingEnd: readonly DisclosureGround[];
};

export const LEGAL_RULES: RecheckRules = {
  validFrom: '1900-01-01',
  yearlyByMonth: 2,
  recheckYears: 5,
  recheckedLevels: ['partiallyOpen', 'closed'],
  openAfterYears: 30,
  extensionAskYears: 1,
  verbatimYears: 10,
  groundsNeedingEnd: [5],
};

/** What holds on a day: the version that began last, or the law's terms. */
export function rulesOn(versions: readonly RecheckRules[], day: CalendarDay): RecheckRules {
  return versions.reduce(
    (found, one) => (one.validFrom <= day && one.validFrom >= found.validFrom ? one : found),
    LEGAL_RULES,
  );
}

/** An agency may look earlier and more often than the law says, never later; and never back into the past. */
export function rulesFault(
  rules: RecheckRules,
  today: CalendarDay,
): Refusal<'recheck-rules-in-past' | 'recheck-rules-laxer'> | undefined {
  if (rules.validFrom < today) return refuse('recheck-rules-in-past');
  const within = (years: number, most: number) => Number.isInteger(years) && years >= 1 && years <= most;
  const isWithin =
    within(rules.yearlyByMonth, LEGAL_RULES.yearlyByMonth) &&
    within(rules.recheckYears, LEGAL_RULES.recheckYears) &&
    within(rules.openAfterYears, LEGAL_RULES.openAfterYears) &&
    within(rules.verbatimYears, LEGAL_RULES.verbatimYears) &&
    within(rules.extensionAskYears, MOST_ASK_YEARS) &&
    rules.recheckedLevels.includes('closed') &&
    LEGAL_RULES.groundsNeedingEnd.every((ground) => rules.groundsNeedingEnd.includes(ground));
  return isWithin ? undefined : refuse('recheck-rules-laxer');
}

/** Asking earlier than so long before tells nobody whether the ground will still stand. */
const MOST_ASK_YEARS = 3;

/** The same version as the record keeps it: lists in the law's order, each entry once. */
export function orderedRules(rules: RecheckRules): RecheckRules {
  return {
    ...rules,
    recheckedLevels: DISCLOSURE_LEVELS.filter((level) => level !== 'open' && rules.recheckedLevels.includes(level)),
    groundsNeedingEnd: DISCLOSURE_GROUNDS.filter((ground) => rules.groundsNeedingEnd.includes(ground)),
  };
}

/** The last day of a month. */
export function lastDayOfMonth(year: number, month: number): CalendarDay {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The last day on which a record of this day may be closed without an extension. */
export function termEndsOn(producedOn: CalendarDay, rules: RecheckRules): CalendarDay {
  return `${yearOf(producedOn) + rules.openAfterYears}-12-31`;
}

/** The same for 속기록·녹음: retention starts with the year after the one of production. */
export function verbatimEndsOn(producedOn: CalendarDay, rules: RecheckRules): CalendarDay {
  return `${yearOf(producedOn) + rules.verbatimYears}-12-31`;
}
