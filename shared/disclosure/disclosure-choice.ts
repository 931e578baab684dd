import type { DocumentContent } from '../document/official-document.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { readReasoned } from './closed-reason.ts';
import { type Disclosure, readFileDisclosure } from './disclosure.ts';
import type { Licence } from './licence.ts';
import { isEmbargoDay, PUBLICATION_LIMITS } from './publication-plan.ts';
import { reviewDayFault } from './review-until.ts';

/** 공개구분 as a form has it: its drafter proposes it, whoever is in turn may decide otherwise. */
export type DisclosureChoice = {
  readonly disclosure: Disclosure;
  /** 비공개 사유; null for the one that the grounds propose. */
  readonly closedReason: string | null;
  readonly bodyOpen: boolean;
  readonly licence: Licence;
  /** 공개 유예; null for none. */
  readonly embargoUntil: CalendarDay | null;
  /** 검토 종료 예정일; null for none. */
  readonly reviewUntil: CalendarDay | null;
  /** 속기록·녹음 */
  readonly isVerbatim: boolean;
};

export type ReadDisclosureChoice = Pick<
  DocumentContent,
  'disclosure' | 'closedReason' | 'bodyOpen' | 'licence' | 'embargoUntil' | 'reviewUntil' | 'isVerbatim'
>;

/**
 * The choice as the record keeps it: what the level leaves no room for is not in it. A day that stands in the version
 * before is not asked again whether it lies ahead: the document may have waited for longer than that.
 */
export function readDisclosureChoice(
  choice: DisclosureChoice,
  { today, before }: { readonly today: CalendarDay; readonly before?: ReadDisclosureChoice },
): ReadDisclosureChoice | Refusal<'embargo-not-in-time'> | UnfitClosing {
  const closing = readClosing(choice, { today, before });
  if (isRefusal(closing)) return closing;
  const { disclosure } = closing;
  const embargoUntil = disclosure.level === 'closed' ? null : choice.embargoUntil;
  if (embargoUntil !== null && embargoUntil !== before?.embargoUntil && !isEmbargoDay(embargoUntil, today)) {
    return refuse('embargo-not-in-time', { years: PUBLICATION_LIMITS.embargoYears });
  }
  return {
    ...closing,
    bodyOpen: disclosure.level === 'partiallyOpen' && choice.bodyOpen,
    licence: choice.licence,
    ...(embargoUntil === null ? {} : { embargoUntil }),
    ...(choice.isVerbatim ? { isVerbatim: true } : {}),
  };
}

/** Why a document or an attachment is closed, and until when that is expected to hold. */
type ClosingChoice = {
  readonly disclosure: Disclosure;
  readonly closedReason?: string | null | undefined;
  readonly reviewUntil?: CalendarDay | null | undefined;
};

type Reasoned = Exclude<ReturnType<typeof readReasoned>, Refusal>;
type UnfitClosing = Extract<ReturnType<typeof readReasoned>, Refusal> | Refusal<'review-until-not-in-time'>;

/** The same of an attachment alone: it goes out whole or not at all. */
export function readFileClosing(
  choice: ClosingChoice,
  asOf: Parameters<typeof readClosing>[1],
): ReturnType<typeof readClosing> | Refusal<'file-open-in-part'> {
  const disclosure = readFileDisclosure(choice.disclosure);
  return isRefusal(disclosure) ? disclosure : readClosing(choice, asOf);
}

/** What is open has neither a reason nor an end. */
function readClosing(
  { disclosure: asked, closedReason, reviewUntil }: ClosingChoice,
  { today, before }: { readonly today: CalendarDay; readonly before?: Pick<ClosingChoice, 'reviewUntil'> | undefined },
): (Reasoned & { readonly reviewUntil?: CalendarDay }) | UnfitClosing {
  const closing = readReasoned(asked, closedReason);
  if (isRefusal(closing)) return closing;
  if (!reviewUntil || closing.disclosure.grounds.length === 0) return closing;
  const stood = reviewUntil === before?.reviewUntil;
  return (stood ? undefined : reviewDayFault(reviewUntil, today)) ?? { ...closing, reviewUntil };
}
