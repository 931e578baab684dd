import { html } from 'lit';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import { CLOSED_REASON_LIMIT, reasonFault } from '../../shared/disclosure/closed-reason.ts';
import type { DisclosureGround } from '../../shared/disclosure/disclosure.ts';
import { reviewDayFault } from '../../shared/disclosure/review-until.ts';
import type { Closing } from '../../shared/document/body.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { EditorPlace } from '../document/editor/document-editor.ts';
import { groundChoices } from './draft-disclosure.ts';
import { ownReviewField } from './draft-public-days.ts';

/** 비공개 표시 while it is asked for, or changed where it stands already. */
export type AskedMark = {
  readonly isMarked: boolean;
  readonly grounds: readonly DisclosureGround[];
  readonly reason: string;
  readonly until: CalendarDay | null;
  /** The day that stands already: it may be over. */
  readonly stood: CalendarDay | undefined;
};

/** Begins with what stands at the cursor; of what is open with the grounds of the last mark. */
export function askedMark(place: Pick<EditorPlace, 'closed' | 'closing'> | undefined, last: AskedMark['grounds']) {
  const { closed, closing } = place ?? {};
  return {
    ...{ isMarked: closed !== undefined, grounds: closed ?? last, reason: closing?.reason ?? '' },
    ...{ until: closing?.until ?? null, stood: closing?.until },
  };
}

/** What of it cannot be kept; nothing where it is fit. */
export function askedFault({ grounds, reason, until, stood }: AskedMark, now: Date): string {
  if (grounds.length === 0) return '근거를 하나 이상 골라 주십시오.';
  const fault: Refusal<RefusalCode> | undefined =
    reasonFault(keptLine(reason)) ??
    (until === null || until === stood ? undefined : reviewDayFault(until, dayInKorea(now)));
  return fault ? refusalText(fault.refused, fault.facts) : '';
}

export function askedClosing({ reason, until }: AskedMark): Closing | null {
  const line = keptLine(reason);
  const closing = { ...(line === '' ? {} : { reason: line }), ...(until === null ? {} : { until }) };
  return Object.keys(closing).length > 0 ? closing : null;
}

/** The grounds, and below them why and until when this passage alone is closed. */
export function markFields(asked: AskedMark, now: Date, change: (part: Partial<AskedMark>) => void) {
  const { isMarked, grounds, reason, until } = asked;
  return html`<p class="small">
      ${
        isMarked
          ? '비공개로 표시한 곳입니다. 근거와 사유를 고치거나 표시를 풀 수 있습니다.'
          : '고른 글을(고르지 않았으면 이 문단을) 시민에게 보이는 공개본에서 뺍니다. 근거를 골라 주십시오.'
      }
    </p>
    ${groundChoices('비공개로 표시할 근거', grounds, (some) => change({ grounds: some }))}
    <details class="own-closing" ?open=${reason !== '' || until !== null}>
      <summary>이곳만의 사유와 예정일 <small>비워 두면 문서의 사유와 예정일을 따릅니다.</small></summary>
      <label class="field">
        이곳의 비공개 사유 <small>시민에게는 근거만 보이고 이 글은 직원만 봅니다.</small>
        <textarea
          rows="2"
          name="reason"
          maxlength=${CLOSED_REASON_LIMIT}
          .value=${reason}
          @input=${(event: Event) => change({ reason: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </label>
      ${ownReviewField(
        {
          ...{ id: 'passage-review-until', label: '이곳의 검토 종료 예정일', reviewUntil: until },
          hint: '이곳만 따로 다시 볼 날이 있을 때 적어 주십시오. 직원만 보고, 그날 재분류 목록에 오릅니다.',
          isSettled: until === asked.stood,
        },
        now,
        (day) => change({ until: day }),
      )}
    </details>`;
}
