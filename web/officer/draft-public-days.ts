import { nothing } from 'lit';
import { isEmbargoDay, PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { reviewDayFault } from '../../shared/disclosure/review-until.ts';
import { type CalendarDay, dayInKorea, daysAfter } from '../../shared/kernel/calendar-day.ts';
import { refuse } from '../../shared/kernel/refusal.ts';
import { dayField } from './day-field.ts';
import type { DisclosedForm } from './draft-form.ts';

/** 공개 유예일: the first day on which citizens may read the original. What is closed has none. */
export function embargoField(form: DisclosedForm, now: Date, change: (part: Partial<DisclosedForm>) => void) {
  if (form.disclosure.level === 'closed') return nothing;
  const today = dayInKorea(now);
  const day = form.embargoUntil ?? null;
  const isLate = day !== null && !isEmbargoDay(day, today);
  return dayField({
    id: 'embargo-until',
    label: '공개 유예일',
    hint: '정하지 않아도 됩니다. 보도 시점처럼 이날 전에 원문을 공개하면 안 될 때만 정해 주십시오.',
    min: daysAfter(today, 1),
    max: daysAfter(today, PUBLICATION_LIMITS.embargoYears * 365),
    day,
    fault: isLate ? refuse('embargo-not-in-time', { years: PUBLICATION_LIMITS.embargoYears }) : undefined,
    change: (embargoUntil) => change({ embargoUntil }),
  });
}

const IN_REVIEW =
  '5호 가운데 의사결정·내부검토 중이어서 닫을 때 적어 주십시오. 시민에게 근거와 함께 보이고, 그날 재분류 목록에 오릅니다.';
const CLOSED_FOR_A_TIME =
  '닫을 까닭이 언제 없어질지 알 때만 적어 주십시오. 시민에게 근거와 함께 보이고, 그날 재분류 목록에 오릅니다.';

/** 검토 종료 예정일: of what is closed on any ground; the law wants it of ground 5 (공개법 제9조제1항제5호 단서). */
export function reviewUntilField(form: DisclosedForm, now: Date, change: (part: Partial<DisclosedForm>) => void) {
  if (form.disclosure.grounds.length === 0) return nothing;
  const today = dayInKorea(now);
  const day = form.reviewUntil ?? null;
  return dayField({
    id: 'review-until',
    label: '검토 종료 예정일',
    hint: form.disclosure.grounds.includes(5) ? IN_REVIEW : CLOSED_FOR_A_TIME,
    min: daysAfter(today, 1),
    day,
    fault: day === null ? undefined : reviewDayFault(day, today),
    change: (reviewUntil) => change({ reviewUntil }),
  });
}

type OwnReview = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly reviewUntil?: CalendarDay | null;
  /** It stands already and may be over. */
  readonly isSettled?: boolean;
};

/** The same of one attachment or one passage that is closed; without it that goes with the document. */
export function ownReviewField(
  { id, label, hint, reviewUntil, isSettled }: OwnReview,
  now: Date,
  change: (reviewUntil: CalendarDay | null) => void,
) {
  const today = dayInKorea(now);
  return dayField({
    ...{ id, label, hint, min: daysAfter(today, 1), day: reviewUntil ?? null },
    fault: reviewUntil && !isSettled ? reviewDayFault(reviewUntil, today) : undefined,
    change,
  });
}
