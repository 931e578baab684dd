import { html, nothing } from 'lit';
import { dueFault, MAX_DUE_DAYS } from '../../shared/approval/decide-act.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import { dayInKorea, daysAfter, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { DraftForm } from './draft-form.ts';

/** 처리기한: the day by which the line should have decided. Nobody has to set one. */
export function dueSection(form: DraftForm, now: Date, change: (part: Partial<DraftForm>) => void) {
  const today = dayInKorea(now);
  const dueOn = form.dueOn ?? null;
  const fault = dueOn === null ? undefined : dueFault(dueOn, today);
  return html`<section aria-labelledby="due-heading">
    <h2 id="due-heading">처리기한</h2>
    <label class="field">
      결재를 마칠 날 <small>정하지 않아도 됩니다. 그날이 되면 차례인 사람에게 알립니다.</small>
      <input
        type="date"
        id="due-on"
        min=${today}
        max=${daysAfter(today, MAX_DUE_DAYS)}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${fault ? 'due-fault' : nothing}
        .value=${dueOn ?? ''}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          change({ dueOn: isCalendarDay(value) ? value : null });
        }}
      />
    </label>
    ${fault ? html`<p class="refusal" id="due-fault" role="alert">${refusalText(fault.refused, fault.facts)}</p>` : nothing}
  </section>`;
}
