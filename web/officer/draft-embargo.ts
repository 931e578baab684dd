import { html, nothing } from 'lit';
import { refusalText } from '../../shared/contract/refusals.ts';
import { isEmbargoDay, PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { isReviewDay, MOST_REVIEW_YEARS } from '../../shared/disclosure/review-until.ts';
import { dayInKorea, daysAfter, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { DraftForm } from './draft-form.ts';

/** 공개 유예일: the first day on which citizens may read the original. What is closed has none. */
export function embargoField(form: DraftForm, now: Date, change: (part: Partial<DraftForm>) => void) {
  if (form.disclosure.level === 'closed') return nothing;
  const today = dayInKorea(now);
  const until = form.embargoUntil ?? null;
  const isLate = until !== null && !isEmbargoDay(until, today);
  return html`<label class="field">
      공개 유예일 <small>정하지 않아도 됩니다. 보도 시점처럼 이날 전에 원문을 공개하면 안 될 때만 정해 주십시오.</small>
      <input
        type="date"
        id="embargo-until"
        min=${daysAfter(today, 1)}
        max=${daysAfter(today, PUBLICATION_LIMITS.embargoYears * 365)}
        aria-invalid=${isLate ? 'true' : nothing}
        aria-describedby=${isLate ? 'embargo-fault' : nothing}
        .value=${until ?? ''}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          change({ embargoUntil: isCalendarDay(value) ? value : null });
        }}
      />
    </label>
    ${
      isLate
        ? html`<p class="refusal" id="embargo-fault" role="alert">
            ${refusalText('embargo-not-in-time', { years: PUBLICATION_LIMITS.embargoYears })}
          </p>`
        : nothing
    }`;
}

/** 검토 종료 예정일: asked where ground 5 is chosen, and shown to citizens beside it. */
export function reviewUntilField(form: DraftForm, now: Date, change: (part: Partial<DraftForm>) => void) {
  if (!form.disclosure.grounds.includes(5)) return nothing;
  const today = dayInKorea(now);
  const until = form.reviewUntil ?? null;
  const isLate = until !== null && !isReviewDay(until, today);
  return html`<label class="field">
      검토 종료 예정일
      <small>5호 가운데 의사결정·내부검토 중이어서 닫을 때 적어 주십시오. 시민에게 사유와 함께 보이고, 그날 재분류 목록에 오릅니다.</small>
      <input
        type="date"
        id="review-until"
        min=${daysAfter(today, 1)}
        aria-invalid=${isLate ? 'true' : nothing}
        aria-describedby=${isLate ? 'review-until-fault' : nothing}
        .value=${until ?? ''}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          change({ reviewUntil: isCalendarDay(value) ? value : null });
        }}
      />
    </label>
    ${
      isLate
        ? html`<p class="refusal" id="review-until-fault" role="alert">
            ${refusalText('review-until-not-in-time', { years: MOST_REVIEW_YEARS })}
          </p>`
        : nothing
    }`;
}
