import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OriginMark } from '../../shared/approval/approval-events.ts';
import { lineFault } from '../../shared/approval/line-fault.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import type { Office } from '../client/office.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Drafter } from './draft-form.ts';
import { markChoices } from './line-editor-marks.ts';
import { MARK_SIGNS, openSeatRow, type SeatActs, seatName, seatRow } from './line-editor-row.ts';
import './line-editor-saved.ts';
import { addSeat, addUnit, changeAct, mayMove, moveSeat, removeSeat } from './line-editor-agencies.ts';
import type { ChosenLine } from './line-editor-saved.ts';
import {
  headsAbove,
  isJoined,
  lineOfHeads,
  markSeat,
  seatsOf,
  skipSeat,
  toggleJoined,
  type Unit,
} from './line-editor-seats.ts';
import './absence-warnings.ts';
import './line-editor-tree.ts';
import type { PickedPost } from './line-editor-tree.ts';
import type { PartnerAgencies } from './partner-agencies.ts';

type Planned = { readonly line: readonly LineSeat[]; readonly drafterMarks: readonly OriginMark[] };

/** The approval line (결재선) of a draft: read as rows, mended over the organisation tree that unfolds beside them. */
@customElement('line-editor')
export class LineEditor extends LightElement {
  @property({ attribute: false }) office: Office | undefined;
  @property({ attribute: false }) units: readonly Unit[] = [];
  /** 공동기안: the other agencies, whose units stand among the units once they are fetched. */
  @property({ attribute: false }) partners: PartnerAgencies | undefined;
  @property({ attribute: false }) drafter: Drafter | undefined;
  @property({ attribute: false }) line: readonly LineSeat[] = [];
  @property({ attribute: false }) drafterMarks: readonly OriginMark[] = [];
  /** Why a seat stands here, by the regulation of the day. */
  @property({ attribute: false }) reasonOf: (seat: LineSeat) => string | undefined = () => undefined;
  @state() private open = false;
  /** Whose people the tree shows; undefined = the drafter's own agency. */
  @state() private agencyId: number | undefined;
  @state() private said = '';
  /** What stood before something was taken away, until the next change. */
  @state() private undoable: Planned | undefined;
  /** Whose reason for passing over is written by hand. */
  @state() private inOwnWords = '';

  protected override render() {
    const isEmpty = this.line.length === 0;
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
            if (this.open) void this.partners?.list();
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
          (seat, at) => this.#seat(seat, at),
        )}
      </ol>
      ${this.#fault()}
      <absence-warnings .office=${this.office} .seats=${seatsOf(this.units, this.line)}></absence-warnings>
      ${isEmpty && !this.open ? this.#suggestions() : nothing}
      <p class="line-said ${this.undoable ? 'line-undo' : 'visually-hidden'}" role="status">
        ${this.said}
        ${this.undoable ? html`<button type="button" class="text-button" @click=${() => this.#undo()}>되돌리기</button>` : nothing}
      </p>
      <div id="line-workshop" ?hidden=${!this.open}>${this.open ? this.#workshop() : nothing}</div>
    </section>`;
  }

  #drafterRow(drafter: Drafter) {
    const marks = this.drafterMarks.map((mark) => MARK_SIGNS[mark]).join('');
    return html`<li class="seat-row">
      <span class="line-act">기안</span>
      <span class="line-who">${marks} <b>${drafter.name}</b> ${drafter.postTitle}</span>
    </li>`;
  }

  #seat(seat: LineSeat, at: number) {
    const row = { units: this.units, line: this.line, at, seat, reason: this.reasonOf(seat) };
    return this.open ? openSeatRow(row, this.#actsOn(seat, at)) : seatRow(row);
  }

  #actsOn(seat: LineSeat, at: number): SeatActs {
    const name = seatName(this.units, seat);
    return {
      changeAct: (act) => this.#reorder(changeAct(this.line, at, act), seat, `${name} ${SEAT_ACT_LABELS[act]}`),
      move: (by) => this.#move(seat, at, by),
      remove: () => this.#remove(at, name),
      toggleJoined: () => {
        const words = isJoined(this.line, at) ? '앞사람 다음에 함' : '앞사람과 나란히 함';
        this.#change(toggleJoined(this.line, at), `${name} ${words}`);
      },
      skip: (reason, inOwnWords) => {
        this.inOwnWords = inOwnWords ? seat.personId : '';
        // What is being typed is not read out at every letter.
        const words = reason === undefined ? `${name} 검토함` : inOwnWords ? '' : `${name} 검토 생략, ${reason}`;
        this.#change(skipSeat(this.line, at, reason), words);
      },
      inOwnWords: this.inOwnWords === seat.personId,
    };
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
      </div>
      ${this.#saved(true)}`;
  }

  #workshop() {
    const { drafter } = this;
    return html`${this.#agencyChoice()}<line-editor-tree
        ?takesUnits=${this.agencyId === undefined}
        .units=${this.units.filter((unit) => unit.agency?.id === this.agencyId)}
        .taken=${this.#taken()}
        @post-picked=${(event: CustomEvent<PickedPost>) => {
          const { name, asUnit, postId, personId } = event.detail;
          const { agencyId } = this;
          const post = { postId, personId, ...(agencyId === undefined ? {} : { agencyId }) };
          this.#change(asUnit ? addUnit(this.line, post) : addSeat(this.line, post), `${name} 넣음`);
        }}
      ></line-editor-tree>
      <p class="small">사람이나 협조부서를 누르거나 Enter로 넣습니다. 결재선에서는 Alt+↑, Alt+↓로 차례를 바꿉니다.</p>
      ${drafter ? this.#marks(drafter) : nothing} ${this.#saved(false)}`;
  }

  /** 공동기안: whose people are shown; nothing where the installation has one agency. */
  #agencyChoice() {
    const { agencies = [], refusal = '' } = this.partners ?? {};
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.agencyId = value === '' ? undefined : Number(value);
      if (this.agencyId !== undefined) void this.partners?.open(this.agencyId);
    };
    const option = (value: string, name: string) =>
      html`<option value=${value} ?selected=${value === String(this.agencyId ?? '')}>${name}</option>`;
    return html`${refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}${
      agencies.length === 0
        ? nothing
        : html`<label class="field">
              기관
              <select @change=${choose}>
                ${option('', '우리 기관')} ${agencies.map(({ id, name }) => option(String(id), name))}
              </select>
            </label>
            ${
              this.agencyId === undefined
                ? nothing
                : html`<p class="small">
                    공동기안: 우리 기관의 결재가 끝난 뒤에 다른 기관이 차례로 검토하고 결재합니다. 협조와 후열은 우리 기관
                    사람만 할 수 있습니다.
                  </p>`
            }`
    }`;
  }

  #marks(drafter: Drafter) {
    const { units, line, drafterMarks } = this;
    return markChoices({
      ...{ units, drafter, line, drafterMarks },
      mark: (mark, to) => {
        const own = this.drafterMarks.filter((each) => each !== mark);
        const marks = to === 'own' ? [...own, mark] : own;
        this.#plan({ line: markSeat(this.line, mark, to === 'own' ? undefined : to), drafterMarks: marks }, '');
      },
    });
  }

  #saved(choosing: boolean) {
    return html`<line-editor-saved
      .drafting=${this.office?.clients.drafting}
      .units=${this.units}
      .drafterId=${this.drafter?.personId}
      .line=${this.line}
      .choosing=${choosing}
      @line-chosen=${(event: CustomEvent<ChosenLine>) => this.#take(event.detail)}
    ></line-editor-saved>`;
  }

  #taken(): ReadonlySet<string> {
    return new Set([this.drafter?.personId ?? '', ...this.line.map((seat) => seat.personId)]);
  }

  /** Another line in the place of this one, which stays one press away. */
  #take({ name, line }: ChosenLine): void {
    const before = this.line.length === 0 ? undefined : this.#planned;
    this.#change(line, `‘${name}’ 결재선을 넣음`);
    this.undoable = before;
    void this.updateComplete.then(() => {
      if (document.activeElement === document.body) this.querySelector<HTMLElement>('#line-heading')?.focus();
    });
  }

  #move(seat: LineSeat, at: number, by: 1 | -1): void {
    if (!mayMove(this.line, at, by)) {
      this.said = '더 옮길 수 없습니다. 협조자는 결재 앞에, 후열은 결재 뒤에 있어야 합니다.';
      return;
    }
    this.#reorder(moveSeat(this.line, at, by), seat, `${at + by + 1}번째로 옮김`);
  }

  /** The row may have moved, and the hand goes with it; at the end of the line its button is off. */
  #reorder(line: LineSeat[], seat: LineSeat, said: string): void {
    const control = this.querySelector(':focus')?.getAttribute('aria-label');
    this.#change(line, said);
    const to = line.findIndex(({ personId }) => personId === seat.personId);
    void this.updateComplete.then(() => {
      const row = this.querySelectorAll('.seat-row.is-open')[to];
      const same = [...(row?.querySelectorAll<HTMLElement>('button:not([disabled]), select') ?? [])];
      (same.find((each) => each.getAttribute('aria-label') === control) ?? same[0])?.focus();
    });
  }

  #remove(at: number, name: string): void {
    const before = this.#planned;
    this.#change(removeSeat(this.line, at), `${name} 뺌`);
    this.undoable = before;
    void this.updateComplete.then(() => {
      const rows = this.querySelectorAll('.seat-row.is-open');
      const next = rows[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('select, button:not([disabled])');
      (next ?? this.querySelector<HTMLElement>('#line-heading'))?.focus();
    });
  }

  #undo(): void {
    if (!this.undoable) return;
    this.#plan(this.undoable, '되돌림');
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#line-heading')?.focus());
  }

  get #planned(): Planned {
    return { line: this.line, drafterMarks: this.drafterMarks };
  }

  #change(line: readonly LineSeat[], said: string): void {
    this.#plan({ ...this.#planned, line }, said);
  }

  #plan(planned: Planned, said: string): void {
    const { line, drafterMarks } = planned;
    const tell = <Detail>(name: string, detail: Detail) =>
      this.dispatchEvent(new CustomEvent<Detail>(name, { detail, bubbles: true }));
    if (line !== this.line) tell('line-changed', line);
    if (drafterMarks !== this.drafterMarks) tell('marks-changed', drafterMarks);
    this.line = line;
    this.drafterMarks = drafterMarks;
    this.said = said;
    this.undoable = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-editor': LineEditor;
  }
}
