import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { lineFault } from '../../shared/approval/line-fault.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import type { Office } from '../client/office.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Drafter } from './draft-form.ts';
import {
  addSeat,
  changeAct,
  headsAbove,
  lineOfHeads,
  moveSeat,
  officerOf,
  removeSeat,
  seatsOf,
  type Unit,
} from './line-editor-seats.ts';
import './absence-warnings.ts';
import './line-editor-tree.ts';
import type { PickedPost } from './line-editor-tree.ts';

const ACTS: readonly LineSeat['act'][] = ['review', 'cooperate', 'approve', 'delegatedApprove'];

/** The approval line (결재선) of a draft: read as rows, mended over the organisation tree that unfolds beside them. */
@customElement('line-editor')
export class LineEditor extends LightElement {
  @property({ attribute: false }) office: Office | undefined;
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property({ attribute: false }) drafter: Drafter | undefined;
  @property({ attribute: false }) line: readonly LineSeat[] = [];
  /** Why a seat stands here, by the regulation of the day. */
  @property({ attribute: false }) reasonOf: (seat: LineSeat) => string | undefined = () => undefined;
  @state() private open = false;
  @state() private said = '';

  protected override render() {
    return html`<section class="line-section" aria-labelledby="line-heading">
      <h2 id="line-heading" tabindex="-1">
        결재선
        <button
          type="button"
          class="text-button side"
          aria-expanded=${this.open}
          aria-controls="line-workshop"
          @click=${() => {
            this.open = !this.open;
          }}
        >
          ${this.open ? '다 고쳤음' : '고치기'}
        </button>
      </h2>
      <ol class="line" aria-label="결재 순서">
        ${this.drafter ? this.#drafterRow(this.drafter) : nothing}
        ${repeat(
          this.line,
          (seat) => seat.personId,
          (seat, at) => (this.open ? this.#editRow(seat, at) : this.#row(seat)),
        )}
      </ol>
      ${this.#fault()}
      <absence-warnings .office=${this.office} .seats=${seatsOf(this.units, this.line)}></absence-warnings>
      ${this.line.length === 0 && !this.open ? this.#suggestions() : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
      <div id="line-workshop" ?hidden=${!this.open}>${this.open ? this.#workshop() : nothing}</div>
    </section>`;
  }

  #drafterRow(drafter: Drafter) {
    return html`<li class="seat-row">
      <span class="line-act">기안</span>
      <span class="line-who"><b>${drafter.name}</b> ${drafter.postTitle}</span>
    </li>`;
  }

  #row(seat: LineSeat) {
    return html`<li class="seat-row">
      <span class="line-act ${seat.act === 'approve' || seat.act === 'delegatedApprove' ? 'decides' : ''}">
        ${SEAT_ACT_LABELS[seat.act]}
      </span>
      <span class="line-who">${this.#who(seat)}</span>
    </li>`;
  }

  #who(seat: LineSeat) {
    const officer = officerOf(this.units, seat);
    if (!officer) return html`<span class="refusal">지금 조직에 없는 사람입니다. 빼고 다시 넣어 주십시오.</span>`;
    const reason = this.reasonOf(seat);
    return html`<b>${officer.name}</b> ${officer.postTitle} <small>${officer.unitName}</small>
      ${reason === undefined ? nothing : html`<small class="line-basis">${reason}</small>`}`;
  }

  #editRow(seat: LineSeat, at: number) {
    const name = officerOf(this.units, seat)?.name ?? '없는 사람';
    const act = (words: string, run: () => void, off = false) =>
      html`<button type="button" class="text-button" aria-label="${name} ${words}" ?disabled=${off} @click=${run}>
        ${words}
      </button>`;
    return html`<li class="seat-row is-open" @keydown=${(event: KeyboardEvent) => this.#moveByKey(event, at)}>
      <select
        aria-label="${name} 처리"
        .value=${seat.act}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value as LineSeat['act'];
          this.#change(changeAct(this.line, at, chosen), `${name} ${SEAT_ACT_LABELS[chosen]}`);
        }}
      >
        ${ACTS.map((each) => html`<option value=${each} ?selected=${each === seat.act}>${SEAT_ACT_LABELS[each]}</option>`)}
      </select>
      <span class="line-who">${this.#who(seat)}</span>
      <span class="line-moves">
        ${act('위로', () => this.#move(at, -1), at === 0)}
        ${act('아래로', () => this.#move(at, 1), at === this.line.length - 1)}
        ${act('빼기', () => this.#remove(at))}
      </span>
    </li>`;
  }

  #fault() {
    if (!this.drafter || this.line.length === 0) return nothing;
    const fault = lineFault(this.drafter, seatsOf(this.units, this.line));
    return fault ? html`<p class="refusal">${refusalText(fault.refused, fault.facts)}</p>` : nothing;
  }

  #suggestions() {
    const heads = this.drafter ? headsAbove(this.units, this.drafter.unitId, this.drafter.personId) : [];
    return html`<p class="small">결재할 사람을 아직 정하지 않았습니다.</p>
      <div class="act-row">
        ${heads.map(
          (head, at) => html`<button
            type="button"
            class="button small"
            @click=${() => this.#change(lineOfHeads(heads.slice(0, at + 1)), `${head.name}까지 넣음`)}
          >
            ${head.postTitle}까지
          </button>`,
        )}
      </div>`;
  }

  #workshop() {
    return html`<line-editor-tree
        .units=${this.units}
        .taken=${this.#taken()}
        @post-picked=${(event: CustomEvent<PickedPost>) => {
          const { name, ...post } = event.detail;
          this.#change(addSeat(this.line, post), `${name} 넣음`);
        }}
      ></line-editor-tree>
      <p class="small">사람을 누르거나 Enter로 넣습니다. 결재선의 사람은 Alt+↑, Alt+↓로 차례를 바꿉니다.</p>`;
  }

  #taken(): ReadonlySet<string> {
    return new Set([this.drafter?.personId ?? '', ...this.line.map((seat) => seat.personId)]);
  }

  #moveByKey(event: KeyboardEvent, at: number): void {
    if (!event.altKey || event.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.#move(at, event.key === 'ArrowUp' ? -1 : 1);
  }

  #move(at: number, by: 1 | -1): void {
    const to = at + by;
    if (to < 0 || to >= this.line.length) return;
    const control = this.querySelector(':focus')?.getAttribute('aria-label');
    this.#change(moveSeat(this.line, at, by), `${to + 1}번째로 옮김`);
    // The row has moved, and the hand goes with it; at the end of the line its button is off.
    void this.updateComplete.then(() => {
      const row = this.querySelectorAll('.seat-row.is-open')[to];
      const same = [...(row?.querySelectorAll<HTMLElement>('button:not([disabled]), select') ?? [])];
      (same.find((each) => each.getAttribute('aria-label') === control) ?? same[0])?.focus();
    });
  }

  #remove(at: number): void {
    const name = officerOf(this.units, this.line[at] ?? { postId: '', personId: '' })?.name ?? '';
    this.#change(removeSeat(this.line, at), `${name} 뺌`);
    void this.updateComplete.then(() => {
      const rows = this.querySelectorAll('.seat-row.is-open');
      const next = rows[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('select');
      (next ?? this.querySelector<HTMLElement>('#line-heading'))?.focus();
    });
  }

  #change(line: LineSeat[], said: string): void {
    this.line = line;
    this.said = said;
    this.dispatchEvent(new CustomEvent<LineSeat[]>('line-changed', { detail: line, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-editor': LineEditor;
  }
}
