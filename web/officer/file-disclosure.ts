import { html, nothing } from 'lit';
import {
  DISCLOSURE_LEVEL_LABELS,
  type Disclosure,
  type DisclosureGround,
  type DisclosureLevel,
} from '../../shared/disclosure/disclosure.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { groundChoices, reasonField } from './draft-disclosure.ts';
import { ownReviewField } from './draft-public-days.ts';

const LEVELS: readonly DisclosureLevel[] = ['open', 'closed'];

/** 공개구분 of one attachment: whether citizens are handed it. */
export function fileLevelChoice(name: string, level: DisclosureLevel, choose: (level: DisclosureLevel) => void) {
  return html`<select
    aria-label="${name} 공개구분"
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as DisclosureLevel)}
  >
    ${LEVELS.map((each) => html`<option value=${each} ?selected=${each === level}>${DISCLOSURE_LEVEL_LABELS[each]}</option>`)}
  </select>`;
}

type ClosedFile = {
  readonly id: string;
  readonly name: string;
  readonly grounds: Disclosure['grounds'];
  readonly closedReason?: string | null;
  readonly reviewUntil?: CalendarDay | null;
};
type Choose = {
  readonly grounds: (grounds: readonly DisclosureGround[]) => void;
  readonly reason: Parameters<typeof reasonField>[3];
  readonly reviewUntil: (day: CalendarDay | null) => void;
};

/** Why it is closed, by its grounds and in words, and until when. Without a ground it asks for the first one. */
export function fileGrounds(file: ClosedFile, now: Date, choose: Choose) {
  const { name, grounds, closedReason } = file;
  const asks = grounds.length === 0;
  return html`<details ?open=${asks}>
    <summary>비공개 근거와 사유 ${grounds.map((ground) => `${ground}호`).join(', ')}</summary>
    ${groundChoices(`${name} 비공개 근거`, grounds, choose.grounds)}
    ${
      asks
        ? nothing
        : html`${reasonField(`${name} 비공개 사유`, { grounds }, closedReason, choose.reason)}
            ${ownReviewField(
              {
                ...{ ...file, id: `review-until-${file.id}`, label: `${name} 검토 종료 예정일` },
                hint: '이 붙임만 따로 다시 볼 날이 있을 때 적어 주십시오. 직원만 보고, 그날 재분류 목록에 오릅니다.',
              },
              now,
              choose.reviewUntil,
            )}`
    }
  </details>`;
}

/** 속기록·녹음 (기록령 제18조③): asked of what is closed. */
export function fileVerbatimChoice(name: string, isVerbatim: boolean, choose: (isVerbatim: boolean) => void) {
  return html`<label class="check">
    <input
      type="checkbox"
      aria-label="${name} 속기록·녹음"
      .checked=${isVerbatim}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    속기록·녹음
  </label>`;
}
