import { html } from 'lit';
import { dueFault, MAX_DUE_DAYS } from '../../shared/approval/decide-act.ts';
import { dayInKorea, daysAfter } from '../../shared/kernel/calendar-day.ts';
import { dayField } from './day-field.ts';
import type { DraftForm } from './draft-form.ts';

/** 처리기한: the day by which the line should have decided. Nobody has to set one. */
export function dueSection(form: DraftForm, now: Date, change: (part: Partial<DraftForm>) => void) {
  const today = dayInKorea(now);
  const day = form.dueOn ?? null;
  return html`<section aria-labelledby="due-heading">
    <h2 id="due-heading">처리기한</h2>
    ${dayField({
      id: 'due-on',
      label: '결재를 마칠 날',
      hint: '정하지 않아도 됩니다. 그날이 되면 차례인 사람에게 알립니다.',
      min: today,
      max: daysAfter(today, MAX_DUE_DAYS),
      day,
      fault: day === null ? undefined : dueFault(day, today),
      change: (dueOn) => change({ dueOn }),
    })}
  </section>`;
}
