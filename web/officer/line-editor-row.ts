import { html, nothing } from 'lit';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { groupClass } from '../document/line-groups.ts';
import { mayMove } from './line-editor-agencies.ts';
import { isJoined, mayJoin, officerOf, type Unit } from './line-editor-seats.ts';

const ACTS: readonly LineSeat['act'][] = ['review', 'cooperate', 'approve', 'delegatedApprove', 'afterRead'];
/** 공동기안: 협조 and 후열 are within the document's own agency. */
const PARTNER_ACTS: readonly LineSeat['act'][] = ['review', 'approve', 'delegatedApprove'];
/** What an office prints where nobody reviewed (규칙 제6조④); anything else is written by hand. */
export const SKIP_REASONS: readonly string[] = ['출장', '휴가', '교육', '병가'];
export const OTHER_REASON = '기타';
const LONGEST_REASON = 20;

/** The marks of a seat as the paper prints them. */
export const MARK_SIGNS = { initiator: '★', reporter: '⊙' } as const;

export type SeatRow = {
  readonly units: readonly Unit[];
  readonly line: readonly LineSeat[];
  readonly at: number;
  readonly seat: LineSeat;
  readonly reason: string | undefined;
};

export type SeatActs = {
  readonly changeAct: (act: LineSeat['act']) => void;
  readonly move: (by: 1 | -1) => void;
  readonly remove: () => void;
  readonly toggleJoined: () => void;
  readonly skip: (reason: string | undefined, inOwnWords: boolean) => void;
  /** The reason of a skipped review is being written by hand. */
  readonly inOwnWords: boolean;
};

/** What a seat is called where its controls are named. */
export function seatName(units: readonly Unit[], seat: LineSeat | undefined): string {
  const officer = seat && officerOf(units, seat);
  if (!officer) return '없는 사람';
  return seat.toBeNamed ? officer.unitName : officer.name;
}

/** A seat to be read. */
export function seatRow(row: SeatRow) {
  const { seat, line, at } = row;
  return html`<li class="seat-row ${groupClass(line, at)}">
    <span class="line-act ${isFinalAct(seat.act) ? 'decides' : ''}">${SEAT_ACT_LABELS[seat.act]}${parallel(seat)}</span>
    <span class="line-who">${who(row)}</span>
    ${seat.skipReason === undefined ? nothing : html`<span class="line-note">검토 생략(${seat.skipReason})</span>`}
  </li>`;
}

/** A seat to be changed. Alt with an arrow moves it from any of its controls. */
export function openSeatRow(row: SeatRow, acts: SeatActs) {
  const { seat, line, at } = row;
  const name = seatName(row.units, seat);
  const press = (words: string, run: () => void, off = false) =>
    html`<button type="button" class="text-button" aria-label="${name} ${words}" ?disabled=${off} @click=${run}>
      ${words}
    </button>`;
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || event.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    acts.move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return html`<li class="seat-row is-open ${groupClass(line, at)}" @keydown=${onKey}>
    <span class="line-act">${seat.toBeNamed ? '협조부서' : actChoice(name, seat, acts)}${parallel(seat)}</span>
    <span class="line-who">${who(row)}</span>
    ${seat.act === 'review' ? skipChoice(name, seat, acts) : nothing}
    <span class="line-moves">
      ${press('위로', () => acts.move(-1), !mayMove(line, at, -1))}
      ${press('아래로', () => acts.move(1), !mayMove(line, at, 1))}
      ${press('빼기', acts.remove)}
      ${mayJoin(line, at) ? joinToggle(name, isJoined(line, at), acts) : nothing}
    </span>
  </li>`;
}

function parallel(seat: LineSeat) {
  return seat.group === undefined ? nothing : html` <small class="line-group">병렬</small>`;
}

function who({ units, seat, reason }: SeatRow) {
  const officer = officerOf(units, seat);
  const isUnknown = seat.agencyId !== undefined && !units.some((unit) => unit.agency?.id === seat.agencyId);
  if (isUnknown) return html`<span>다른 기관의 사람입니다. 조직도를 불러오고 있습니다.</span>`;
  if (!officer) return html`<span class="refusal">지금 조직에 없는 사람입니다. 빼고 다시 넣어 주십시오.</span>`;
  const marks = (seat.marks ?? []).map((mark) => MARK_SIGNS[mark]).join('');
  const basis = reason === undefined ? nothing : html`<small class="line-basis">${reason}</small>`;
  if (seat.toBeNamed) {
    return html`<b>${officer.unitName}</b>
      <small class="line-basis">${officer.name} ${officer.postTitle} 담당: 협조할 사람을 정합니다.</small>${basis}`;
  }
  return html`${marks} <b>${officer.name}</b> ${officer.postTitle}
    <small>${officer.agency?.name} ${officer.unitName}</small>${basis}`;
}

function actChoice(name: string, seat: LineSeat, { changeAct }: SeatActs) {
  const acts = seat.agencyId === undefined ? ACTS : PARTNER_ACTS;
  return html`<select
    aria-label="${name} 처리"
    .value=${seat.act}
    @change=${(event: Event) => changeAct((event.target as HTMLSelectElement).value as LineSeat['act'])}
  >
    ${acts.map((each) => html`<option value=${each} ?selected=${each === seat.act}>${SEAT_ACT_LABELS[each]}</option>`)}
  </select>`;
}

function joinToggle(name: string, joined: boolean, acts: SeatActs) {
  return html`<button
    type="button"
    class="text-button"
    aria-label="${name} 앞사람과 나란히"
    aria-pressed=${joined}
    @click=${acts.toggleJoined}
  >
    ${joined ? '나란히 풀기' : '앞사람과 나란히'}
  </button>`;
}

/** 검토 생략: a reviewer who is away is passed over with the reason that is printed. */
function skipChoice(name: string, { skipReason }: LineSeat, acts: SeatActs) {
  const isOwn = skipReason !== undefined && (acts.inOwnWords || !SKIP_REASONS.includes(skipReason));
  const chosen = skipReason === undefined ? '' : isOwn ? OTHER_REASON : skipReason;
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    acts.skip(value === '' ? undefined : value, value === OTHER_REASON);
  };
  const write = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    acts.skip(value.trim() === '' ? OTHER_REASON : value, true);
  };
  const options = [['', '검토함'], ...[...SKIP_REASONS, OTHER_REASON].map((each) => [each, `생략: ${each}`])] as const;
  return html`<span class="seat-skip">
    <select aria-label="${name} 검토 생략" @change=${choose}>
      ${options.map(([value, words]) => html`<option value=${value ?? ''} ?selected=${value === chosen}>${words}</option>`)}
    </select>
    ${
      isOwn
        ? html`<input
            aria-label="${name} 생략 사유"
            maxlength=${LONGEST_REASON}
            placeholder="사유"
            autocomplete="off"
            .value=${skipReason === OTHER_REASON ? '' : skipReason}
            @input=${write}
          />`
        : nothing
    }
  </span>`;
}
