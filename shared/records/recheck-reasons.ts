import type { Disclosure, DisclosureLevel } from '../disclosure/disclosure.ts';
import { type CalendarDay, yearOf } from '../kernel/calendar-day.ts';
import { lastDayOfMonth, type RecheckRules, termEndsOn, verbatimEndsOn } from './recheck-rules.ts';

/** Why a record stands in the worklist of 재분류, the most pressing first. */
export type RecheckReason = 'termEnds' | 'verbatim' | 'reviewEnded' | 'fiveYears' | 'yearly' | 'endMissing';

export const RECHECK_REASONS: readonly RecheckReason[] = [
  'termEnds',
  'verbatim',
  'reviewEnded',
  'fiveYears',
  'yearly',
  'endMissing',
];

export const RECHECK_REASON_LABELS: Readonly<Record<RecheckReason, string>> = {
  termEnds: '30년이 다 됨',
  verbatim: '속기록·녹음',
  reviewEnded: '까닭이 끝남',
  fiveYears: '5년이 지남',
  yearly: '지난해 문서',
  endMissing: '끝날 날이 없음',
};

/** An open record of an earlier year that nobody has checked: it stands in no list but that of its year. */
export const MISSED_LABEL = '그해에 보지 않음';

/** What the worklists must know of an approved record, kept from citizens or not. */
export type RecheckRecord = {
  /** Approved and registered on this day. */
  readonly producedOn: CalendarDay;
  readonly disclosure: Disclosure;
  /** Whether an attachment is kept from citizens: an open document may have one. */
  readonly withholdsFiles: boolean;
  /** 속기록·녹음 is among what is closed. */
  readonly isVerbatim: boolean;
  /** The day on which the ground is expected to end, or on which it was decided to look again. */
  readonly reviewOn: CalendarDay | null;
  /** The first such day that an attachment or a passage has by itself. */
  readonly fileReviewOn: CalendarDay | null;
  /** When its disclosure was last decided on after the approval. */
  readonly checkedOn: CalendarDay | null;
  /** 비공개 기간 연장: closed until this day by a committee's decision. */
  readonly closedUntil: CalendarDay | null;
};

/** One place in the worklist. Without a due day it waits from the first day on. */
export type DueRecheck = { readonly reason: RecheckReason; readonly dueOn: CalendarDay | null };

/** In which worklists a record stands on a day, the most pressing first; what is open, in that of its year alone. */
export function recheckReasons(record: RecheckRecord, rules: RecheckRules, today: CalendarDay): DueRecheck[] {
  if (!withholds(record)) return [yearly(record, rules, today)].filter((due) => due !== undefined);
  return [
    termEnds(record, rules, today),
    verbatim(record, rules, today),
    reviewEnded(record, today),
    fiveYears(record, rules, today),
    yearly(record, rules, today),
    endMissing(record, rules),
  ].filter((due) => due !== undefined);
}

export function withholds({ disclosure, withholdsFiles }: Pick<RecheckRecord, 'disclosure' | 'withholdsFiles'>) {
  return disclosure.level !== 'open' || withholdsFiles;
}

/** How the worklists call a record: an open document with a closed attachment is partly closed. */
export function recheckLevel(record: Pick<RecheckRecord, 'disclosure' | 'withholdsFiles'>): DisclosureLevel {
  const { level } = record.disclosure;
  return level === 'open' && withholds(record) ? 'partiallyOpen' : level;
}

/** From when on the years to the next check count: the last check, or else the day of the record itself. */
export function checkBase({ checkedOn, producedOn }: Pick<RecheckRecord, 'checkedOn' | 'producedOn'>): CalendarDay {
  return checkedOn ?? producedOn;
}

/** The check of its first year has been made as soon as anything was decided after that year. */
export function yearlyDone({ checkedOn, producedOn }: Pick<RecheckRecord, 'checkedOn' | 'producedOn'>): boolean {
  return checkedOn !== null && yearOf(checkedOn) > yearOf(producedOn);
}

/** Whether the check of its first year can be made and has not been. */
export function yearlyWaits(record: Pick<RecheckRecord, 'checkedOn' | 'producedOn'>, today: CalendarDay): boolean {
  return yearOf(record.producedOn) < yearOf(today) && !yearlyDone(record);
}

function termEnds(record: RecheckRecord, rules: RecheckRules, today: CalendarDay): DueRecheck | undefined {
  const dueOn = record.closedUntil ?? termEndsOn(record.producedOn, rules);
  return yearOf(dueOn) - rules.extensionAskYears <= yearOf(today) ? { reason: 'termEnds', dueOn } : undefined;
}

function verbatim(record: RecheckRecord, rules: RecheckRules, today: CalendarDay): DueRecheck | undefined {
  const dueOn = verbatimEndsOn(record.producedOn, rules);
  const lastYear = yearOf(dueOn);
  const isChecked = record.checkedOn !== null && yearOf(record.checkedOn) >= lastYear;
  return record.isVerbatim && lastYear <= yearOf(today) && !isChecked ? { reason: 'verbatim', dueOn } : undefined;
}

function reviewEnded({ reviewOn, fileReviewOn }: RecheckRecord, today: CalendarDay): DueRecheck | undefined {
  const [dueOn] = [reviewOn, fileReviewOn].filter((day) => day !== null).sort();
  return dueOn !== undefined && dueOn <= today ? { reason: 'reviewEnded', dueOn } : undefined;
}

function fiveYears(record: RecheckRecord, rules: RecheckRules, today: CalendarDay): DueRecheck | undefined {
  const year = yearOf(checkBase(record)) + rules.recheckYears;
  const isAsked = rules.recheckedLevels.includes(recheckLevel(record));
  return isAsked && year <= yearOf(today) ? { reason: 'fiveYears', dueOn: `${year}-12-31` } : undefined;
}

/**
 * 연간 재분류 (기록령 제24조①): every record of last year, open or not. What is kept back waits until somebody has looked;
 * an open record that nobody has looked at in its year keeps nothing from anybody, and is only counted after it.
 */
function yearly(record: RecheckRecord, rules: RecheckRules, today: CalendarDay): DueRecheck | undefined {
  const year = yearOf(record.producedOn) + 1;
  if (!yearlyWaits(record, today)) return undefined;
  if (year < yearOf(today) && !withholds(record)) return undefined;
  return { reason: 'yearly', dueOn: lastDayOfMonth(year, rules.yearlyByMonth) };
}

function endMissing({ disclosure, reviewOn }: RecheckRecord, rules: RecheckRules): DueRecheck | undefined {
  const needsEnd = disclosure.grounds.some((ground) => rules.groundsNeedingEnd.includes(ground));
  return needsEnd && reviewOn === null ? { reason: 'endMissing', dueOn: null } : undefined;
}

const VERBATIM = /속기록|녹취록|녹음/u;

/** 속기록·녹음 by the name it is filed under. */
export function isVerbatimName(name: string): boolean {
  return VERBATIM.test(name.normalize('NFC'));
}
