import { type CalendarDay, daysAfter, isCalendarDay, yearOf } from '../kernel/calendar-day.ts';
import { workingDaysAfter } from '../kernel/working-days.ts';
import type { DocumentKind } from '../numbering/document-kind.ts';
import type { DisclosureLevel } from './disclosure.ts';

/**
 * 공개 방침: when what an agency approves becomes public. Days are working days after the approval; 0 publishes at once.
 * Every agency decides it for itself and from a day on (domain §5.4: 국장급 이상, 과장급 이상, 7일 뒤 …).
 */
export type PublicationPolicy = {
  /** Closed documents stand in the 정보목록 under their public titles (공개법 제8조①). */
  readonly listsClosed: boolean;
  readonly listAfterDays: number;
  readonly originalAfterDays: number;
  /** 원문 is published from this rung of the ladder of posts (직위 단계) upwards; null publishes whoever decided. */
  readonly originalFromRung: string | null;
  /** Documents of these kinds appear nowhere on the citizens' site. */
  readonly unlistedKinds: readonly DocumentKind[];
  /** Days on which the agency does not work although the calendar does not say so (임시공휴일). */
  readonly closedDays: readonly CalendarDay[];
};

/** Until an agency decides otherwise: what is open is public at once, and what is closed appears nowhere. */
export const FIRST_POLICY: PublicationPolicy = {
  listsClosed: false,
  listAfterDays: 0,
  originalAfterDays: 0,
  originalFromRung: null,
  unlistedKinds: [],
  closedDays: [],
};

export const PUBLICATION_LIMITS = { days: 60, closedDays: 60, embargoYears: 10, reason: 2_000 } as const;

/** What the plan must know of an approved document; nothing of its text. */
export type PlannedDocument = {
  readonly approvedOn: CalendarDay;
  readonly level: DisclosureLevel;
  readonly kind: DocumentKind;
  /** 공개 유예: the first day on which the original may be public, as the drafter or the disclosure officer has set it. */
  readonly embargoUntil: CalendarDay | null;
  /** The rung of whoever decided, counted from the head of the agency; undefined below the whole ladder. */
  readonly deciderRung: number | undefined;
  /** The rungs of the agency's ladder on that day, from its head downwards. */
  readonly ladder: readonly string[];
};

/** Why citizens are never handed the original by itself, or do not find the document in the list at all. */
export type NotPublished = 'closed' | 'kindUnlisted' | 'rankBelow' | 'rankUnknown';

export type PlannedList = { readonly on: CalendarDay } | { readonly on: null; readonly why: 'closed' | 'kindUnlisted' };
/** `on` is the later of the end of the delay (`delayedTo`) and of the embargo. */
export type PlannedOriginal =
  | { readonly on: CalendarDay; readonly delayedTo: CalendarDay }
  | { readonly on: null; readonly why: NotPublished };

/** 공개 예정: from which days on a document stands in the list, and its original can be read. */
export type PublicationPlan = { readonly list: PlannedList; readonly original: PlannedOriginal };

/** The plan of a document under the policy of the day of its approval. The original is never public before the list. */
export function publicationPlan(document: PlannedDocument, policy: PublicationPolicy): PublicationPlan {
  const { approvedOn, level, kind, embargoUntil } = document;
  if (policy.unlistedKinds.includes(kind)) {
    return { list: { on: null, why: 'kindUnlisted' }, original: { on: null, why: 'kindUnlisted' } };
  }
  const after = (days: number) => workingDaysAfter(approvedOn, days, policy.closedDays);
  const listed = after(policy.listAfterDays);
  if (level === 'closed') {
    return {
      list: policy.listsClosed ? { on: listed } : { on: null, why: 'closed' },
      original: { on: null, why: 'closed' },
    };
  }
  const why = rankFault(document, policy.originalFromRung);
  if (why) return { list: { on: listed }, original: { on: null, why } };
  const delayedTo = later(after(policy.originalAfterDays), listed);
  return { list: { on: listed }, original: { on: later(delayedTo, embargoUntil), delayedTo } };
}

/** A rung that the ladder of the day does not have lets nothing through: whether it is high enough nobody can say. */
function rankFault(
  { ladder, deciderRung }: PlannedDocument,
  from: string | null,
): 'rankBelow' | 'rankUnknown' | undefined {
  if (from === null) return undefined;
  const lowest = ladder.indexOf(from);
  if (lowest === -1) return 'rankUnknown';
  return deciderRung !== undefined && deciderRung <= lowest ? undefined : 'rankBelow';
}

export function later(one: CalendarDay, other: CalendarDay | null): CalendarDay {
  return other !== null && other > one ? other : one;
}

/** Where a document stands on its way to the citizens. */
export type Progress = {
  readonly listOn: CalendarDay | null;
  readonly originalOn: CalendarDay | null;
  readonly isListed: boolean;
  readonly isPublished: boolean;
  /** 멈춤: the disclosure officer has stopped it, or a check has and nobody has decided. */
  readonly isStopped: boolean;
  readonly isWithdrawn: boolean;
};

/**
 * What is due on a day. The original takes the place of the row in the list; where both come on one day they come
 * together, and what stops the one stops the other. A stop does not take back what has been listed before.
 */
export function dueStep(progress: Progress, today: CalendarDay): 'list' | 'original' | undefined {
  const { listOn, originalOn, isListed, isPublished, isStopped, isWithdrawn } = progress;
  if (isPublished || isWithdrawn) return undefined;
  if (!isStopped && originalOn !== null && originalOn <= today) return 'original';
  const isBefore = listOn !== null && (originalOn === null || listOn < originalOn);
  return !isListed && isBefore && listOn <= today ? 'list' : undefined;
}

/** The day on which to look again; null where nothing will come by itself. */
export function nextDay({ listOn, originalOn, isListed, isPublished, isWithdrawn }: Progress): CalendarDay | null {
  if (isPublished || isWithdrawn) return null;
  return isListed ? originalOn : ([listOn, originalOn].filter((day) => day !== null).sort()[0] ?? null);
}

/** 공개 유예 reaches from tomorrow on, and no further than ten years: what is closed for longer is 비공개. */
export function isEmbargoDay(until: CalendarDay, today: CalendarDay): boolean {
  return isCalendarDay(until) && until > today && until <= daysAfter(today, PUBLICATION_LIMITS.embargoYears * 366);
}

/**
 * 30년 공개 (공공기록물법 제35조③): the last day on which a closed record may stay closed without a decision to prolong it,
 * thirty years after the end of the year in which it was produced.
 */
export function closedAtMostUntil(producedOn: CalendarDay): CalendarDay {
  return `${yearOf(producedOn) + 30}-12-31`;
}
