import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SendingReply } from '../../shared/contract/letterhead.ts';
import { LETTER_LIMITS, type Recipient } from '../../shared/document/letter.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Unit } from './line-editor-seats.ts';
import type { PartnerAgencies } from './partner-agencies.ts';
import { agenciesMeant, type RecipientOption, recipientOptions } from './recipient-options.ts';

/** A field that finds whom to write to (WAI-ARIA combobox): arrows choose, Enter takes, also what was only typed. */
@customElement('recipient-search')
export class RecipientSearch extends LightElement {
  @property({ attribute: false }) sending!: SendingReply;
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property({ attribute: false }) partners!: PartnerAgencies;
  @property({ type: Boolean }) full = false;
  @state() private wanted = '';
  @state() private isOpen = false;
  @state() private at = 0;

  protected override render() {
    const options = this.#options();
    const isShown = this.isOpen && options.length > 0;
    return html`<div class="recipient-search">
      <label class="field" for="letter-recipient">
        받는 곳 <small>부서나 기관의 이름으로 찾습니다. 밖의 기관이나 사람은 <span class="nowrap">행정안전부장관(정보공개과장)</span>처럼 적습니다.</small>
      </label>
      <input
        id="letter-recipient"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${isShown}
        aria-controls="recipient-options"
        aria-activedescendant=${isShown ? `recipient-option-${this.at}` : nothing}
        ?disabled=${this.full}
        maxlength="130"
        .value=${this.wanted}
        @input=${this.#look}
        @keydown=${(event: KeyboardEvent) => this.#key(event, options)}
        @blur=${() => {
          this.isOpen = false;
        }}
      />
      <ul id="recipient-options" role="listbox" aria-label="받는 곳" ?hidden=${!isShown}>
        ${options.map(
          ({ label, note }, at) => html`<li
            id="recipient-option-${at}"
            role="option"
            aria-selected=${at === this.at}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#take(options[at])}
          ><span>${label}</span> <small>${note}</small></li>`,
        )}
      </ul>
      ${this.full ? html`<p class="small">수신자는 ${LETTER_LIMITS.recipients}곳까지 적을 수 있습니다.</p>` : nothing}
      ${this.partners.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.partners.refusal}</p>`}
    </div>`;
  }

  #options(): readonly RecipientOption[] {
    return recipientOptions(this.wanted.trim(), this.sending, this.units);
  }

  #look = (event: Event) => {
    this.wanted = (event.target as HTMLInputElement).value;
    this.isOpen = this.wanted.trim() !== '';
    this.at = 0;
    for (const agencyId of agenciesMeant(this.wanted.trim(), this.sending)) void this.partners.open(agencyId);
  };

  #key(event: KeyboardEvent, options: readonly RecipientOption[]): void {
    if (event.isComposing || event.ctrlKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (this.isOpen && options.length > 0) this.at = (this.at + by + options.length) % options.length;
      this.isOpen = true;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.isOpen) this.#take(options[this.at]);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  #take(option: RecipientOption | undefined): void {
    if (!option) return;
    this.wanted = '';
    this.isOpen = false;
    this.at = 0;
    this.dispatchEvent(new CustomEvent<Recipient>('recipient-picked', { detail: option.recipient }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recipient-search': RecipientSearch;
  }
}
