import { html, nothing } from 'lit';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import { type CalendarDay, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';

type DayField = {
  readonly id: string;
  readonly label: string;
  /** What the day is for, and what comes of setting none. */
  readonly hint: string;
  readonly min: CalendarDay;
  readonly max?: CalendarDay;
  readonly day: CalendarDay | null;
  /** Why the day cannot stay as it is; the page says it at once, the server again when the draft goes up. */
  readonly fault: Refusal<RefusalCode> | undefined;
  readonly change: (day: CalendarDay | null) => void;
};

/** A day of a draft that nobody has to set, with what is wrong with it below. */
export function dayField({ id, label, hint, min, max, day, fault, change }: DayField) {
  const faultId = `${id}-fault`;
  return html`<label class="field">
      ${label} <small>${hint}</small>
      <input
        type="date"
        id=${id}
        min=${min}
        max=${max ?? nothing}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${fault ? faultId : nothing}
        .value=${day ?? ''}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          change(isCalendarDay(value) ? value : null);
        }}
      />
    </label>
    ${fault ? html`<p class="refusal" id=${faultId} role="alert">${refusalText(fault.refused, fault.facts)}</p>` : nothing}`;
}
