import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DISCLOSURE_GROUNDS, type DisclosureGround, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { countMasked, MASK_LIMITS, type PublicMasks, withMasks } from '../../shared/disclosure/mask-content.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { LightElement } from '../elements/light-element.ts';

export const NO_MASKS: PublicMasks = { words: [], attachments: [] };

/** 가릴 말과 붙임: chosen in the public copy or written, each on its ground; told to whoever shows the copy. */
@customElement('mask-choice')
export class MaskChoice extends LightElement {
  /** What citizens would be shown without these masks. */
  @property({ attribute: false }) content!: DocumentContent;
  @property({ attribute: false }) masks: PublicMasks = NO_MASKS;
  /** What is reported is personal data; otherwise a person says why it is closed. */
  @property({ type: Boolean, attribute: 'asks-ground' }) asksGround = false;
  @property({ attribute: false }) change: (masks: PublicMasks) => void = () => undefined;
  @state() private typed = '';
  @state() private ground: DisclosureGround = 6;
  @state() private refusal = '';

  protected override render() {
    const open = this.content.attachments.filter(({ disclosure }) => disclosure.level === 'open');
    return html`<fieldset class="masks">
      <legend>가릴 말</legend>
      <p class="small">공개본에서 말을 끌어 고르고 ‘고른 말 가리기’를 누르거나 직접 적어 주십시오. 띄어쓰기와 기호가 달라도 찾습니다.</p>
      ${this.asksGround ? this.#grounds() : nothing}
      <div class="form-row">
        <label class="field">
          말
          <input
            name="word"
            maxlength=${MASK_LIMITS.word}
            autocomplete="off"
            .value=${this.typed}
            @input=${(event: Event) => {
              this.typed = (event.target as HTMLInputElement).value;
            }}
            @keydown=${this.#wordKey}
          />
        </label>
        <button type="button" class="button" @click=${() => this.add(this.typed)}>더하기</button>
        <button type="button" class="button" @mousedown=${keepSelection} @click=${this.#addSelected}>고른 말 가리기</button>
      </div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <ul class="plain-list mask-words" aria-label="가릴 말">
        ${this.masks.words.map(
          ({ text, grounds }) => html`<li>
            <b>${text}</b> <small>${countMasked(this.content, text)}곳${this.asksGround ? ` · ${closedName(grounds)}` : ''}</small>
            <button type="button" class="button quiet small" @click=${() => this.#drop(text)}>
              빼기<span class="visually-hidden">: ${text}</span>
            </button>
          </li>`,
        )}
      </ul>
      ${open.map(
        ({ id, name }) => html`<label class="check">
          <input
            type="checkbox"
            .checked=${this.masks.attachments.some((one) => one.id === id)}
            @change=${(event: Event) => this.#toggle(id, (event.target as HTMLInputElement).checked)}
          />
          붙임 파일을 통째로 닫음: ${name}
        </label>`,
      )}
    </fieldset>`;
  }

  #grounds() {
    return html`<label class="field narrow">
      근거
      <select
        name="ground"
        @change=${(event: Event) => {
          const chosen = Number((event.target as HTMLSelectElement).value);
          this.ground = DISCLOSURE_GROUNDS.find((each) => each === chosen) ?? 6;
        }}
      >
        ${DISCLOSURE_GROUNDS.map(
          (each) =>
            html`<option value=${each} ?selected=${each === this.ground}>${each}호 ${GROUND_LABELS[each]}</option>`,
        )}
      </select>
    </label>`;
  }

  /** The same word on another ground is closed on both. */
  add(text: string, ground: DisclosureGround = this.ground): void {
    const word = text.replace(/\s+/g, ' ').trim();
    this.refusal = this.#faultOf(word);
    if (this.refusal !== '') return;
    this.change(withMasks(this.masks, { words: [{ text: word, grounds: [ground] }], attachments: [] }));
    this.typed = '';
  }

  #wordKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    this.add(this.typed);
  };

  #addSelected = () => this.add(getSelection()?.toString() ?? '');

  #faultOf(word: string): string {
    if (word === '') return '가릴 말이 없습니다. 공개본에서 말을 고르거나 적어 주십시오.';
    if (word.length > MASK_LIMITS.word)
      return `한 번에 ${MASK_LIMITS.word}자까지 가릴 수 있습니다. 나누어 골라 주십시오.`;
    if (this.masks.words.length >= MASK_LIMITS.words)
      return `${MASK_LIMITS.words}개까지 가릴 수 있습니다. 많으면 공개를 철회해 주십시오.`;
    if (countMasked(this.content, word) === 0) {
      return '공개본의 제목, 본문, 요지에서 찾지 못한 말입니다. 한 문단 안의 말을 그대로 골라 주십시오.';
    }
    return '';
  }

  #drop(word: string): void {
    this.change({ ...this.masks, words: this.masks.words.filter(({ text }) => text !== word) });
  }

  #toggle(id: string, on: boolean): void {
    const others = this.masks.attachments.filter((one) => one.id !== id);
    this.change({ ...this.masks, attachments: on ? [...others, { id, grounds: [this.ground] }] : others });
  }
}

/** What is chosen in the paper stays chosen while the button is pressed. */
function keepSelection(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'mask-choice': MaskChoice;
  }
}
