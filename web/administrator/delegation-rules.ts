import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegationRulesReply, DelegationVersionReply } from '../../shared/contract/delegation.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { ruleTable } from './rule-table.ts';

const SEARCH_AFTER_MS = 200;

/** The rows of one version, searched and page by page; the whole of it as a file. */
@customElement('delegation-rules')
export class DelegationRules extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) detail!: DelegationVersionReply;
  @state() private words = '';
  #rules = new Loader<DelegationRulesReply>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('detail')) void this.#load('0');
  }

  protected override render() {
    const { loaded } = this.#rules;
    const { rules = [], total = 0, next = null } = loaded.value ?? {};
    const address = (format: 'csv' | 'xlsx') =>
      this.office.clients.delegation.sheetAddress(this.detail.version.version, format);
    return html`<section aria-labelledby="rules-title">
      <h3 id="rules-title">전결 표 <small>${total}줄</small></h3>
      <div class="form-row">
        <label class="field broad">
          업무 찾기
          <input
            type="search"
            autocomplete="off"
            maxlength="100"
            placeholder="이름, 코드, 전결권자, 근거"
            @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value.trim())}
          />
        </label>
        <a class="button" href=${address('xlsx')} download>XLSX로 받기</a>
        <a class="button" href=${address('csv')} download>CSV로 받기</a>
      </div>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${
        loaded.state === 'ready' && rules.length === 0
          ? html`<p>${this.words === '' ? '아직 업무가 없습니다. 전결 표를 올려 주십시오.' : '찾는 업무가 없습니다. 다른 말로 찾아 주십시오.'}</p>`
          : ruleTable('전결 표', rules)
      }
      ${next === null ? nothing : html`<button type="button" class="button" @click=${() => void this.#load(next)}>다음 50줄</button>`}
    </section>`;
  }

  #search(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load('0'), SEARCH_AFTER_MS);
  }

  #load(after: string) {
    const { version } = this.detail.version;
    return this.#rules.load(() => this.office.clients.delegation.rules(version, this.words, after));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'delegation-rules': DelegationRules;
  }
}
