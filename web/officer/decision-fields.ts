import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_HOLD_DAYS } from '../../shared/approval/decide-act.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Decision, Filled } from './decisions.ts';
import type { Unit } from './line-editor-seats.ts';
import './line-editor-tree.ts';
import type { PickedPost } from './line-editor-tree.ts';
import { withdrawalKindField } from './withdrawal-kind.ts';

export type DecisionChoice = Pick<Filled, 'to' | 'day' | 'person' | 'withdrawalKind'>;

const DAY_MS = 86_400_000;

/** What a decision asks for beside words: to whom a document goes back, until when it is held, who is meant. */
@customElement('decision-fields')
export class DecisionFields extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) decision!: Decision;
  @property({ attribute: false }) taken: readonly string[] = [];
  @property({ attribute: false }) choice: DecisionChoice = {};
  @state() private units: readonly Unit[] = [];
  @state() private failure = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('decision');
    const asks = changed.has('decision') && before?.id !== this.decision.id && this.decision.asksPersonOf !== undefined;
    if (asks) void this.#loadUnits();
  }

  protected override render() {
    const { returnTo, asksDay, asksWithdrawalKind, asksPersonOf } = this.decision;
    return html`${returnTo && returnTo.length > 1 ? this.#returnTo(returnTo) : nothing}
      ${asksWithdrawalKind ? withdrawalKindField((withdrawalKind) => this.#choose({ withdrawalKind })) : nothing}
      ${asksDay ? this.#day() : nothing} ${asksPersonOf === undefined ? nothing : this.#person(asksPersonOf)}`;
  }

  #returnTo(seats: NonNullable<Decision['returnTo']>) {
    const { to = 0 } = this.choice;
    return html`<fieldset class="field decision-choices">
      <legend>되돌릴 사람</legend>
      ${seats.map(
        ({ seat, words }) => html`<label class="check">
          <input
            type="radio"
            name="to"
            value=${seat}
            .checked=${seat === to}
            @change=${() => this.#choose({ to: seat })}
          />
          ${words}
        </label>`,
      )}
    </fieldset>`;
  }

  #day() {
    const now = this.office.now().getTime();
    return html`<label class="field">
      언제까지
      <input
        type="date"
        name="day"
        aria-required="true"
        min=${dayInKorea(new Date(now + DAY_MS))}
        max=${dayInKorea(new Date(now + MAX_HOLD_DAYS * DAY_MS))}
        .value=${this.choice.day ?? ''}
        @input=${(event: Event) => this.#choose({ day: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  }

  #person(unitId: string | null) {
    const { person } = this.choice;
    const units = unitId === null ? this.units : this.units.filter((unit) => unit.id === unitId);
    return html`<p class="small" role="status">
        ${person ? html`고른 사람: <b>${person.name}</b>` : '조직도에서 한 사람을 고릅니다.'}
      </p>
      ${this.failure === '' ? nothing : html`<p class="refusal" role="alert">${this.failure}</p>`}
      <line-editor-tree
        .units=${units}
        .taken=${new Set(this.#takenNow(unitId))}
        takenWords="결재선에 있음"
        @post-picked=${(event: CustomEvent<PickedPost>) => {
          event.stopPropagation();
          this.#choose({ person: event.detail });
        }}
      ></line-editor-tree>`;
  }

  /** Somebody on the line may be asked, and the clerk may name themselves. */
  #takenNow(unitId: string | null): readonly string[] {
    const me = this.office.session.value?.person?.id ?? '';
    return unitId === null ? [me] : this.taken.filter((personId) => personId !== me);
  }

  #choose(choice: DecisionChoice): void {
    this.dispatchEvent(new CustomEvent<DecisionChoice>('choice-made', { detail: choice, bubbles: true }));
  }

  async #loadUnits(): Promise<void> {
    this.failure = '';
    try {
      this.units = (await this.office.clients.organization.units()).units;
    } catch (error) {
      this.failure = sentenceOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'decision-fields': DecisionFields;
  }
}
