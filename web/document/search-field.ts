import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';
import { searchAddress } from './search-address.ts';

/** The field of a search, with the questions the person has asked last. */
@customElement('search-field')
export class SearchField extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** What the field holds at first. */
  @property() question = '';
  /** Tells the two fields of a page apart. */
  @property() name = 'top';
  /** Takes the question instead of a new page. */
  @property({ attribute: false }) ask: ((q: string) => void) | undefined;
  @state() private recent: readonly string[] = [];
  #isFetched = false;

  /** Puts the keyboard into the field, with what stands there chosen. */
  take(): void {
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  protected override render() {
    const id = `search-${this.name}`;
    return html`<form class="search-field" role="search" aria-label=${this.ask ? '이 쪽의 문서 찾기' : '모든 문서'} @submit=${this.#submit}>
      <label class="visually-hidden" for=${id}>문서 찾기</label>
      <input
        id=${id}
        type="search"
        maxlength="200"
        autocomplete="off"
        enterkeyhint="search"
        placeholder="제목, 본문, 번호, 사람"
        list=${this.recent.length > 0 ? `${id}-recent` : nothing}
        .value=${this.question}
        @focus=${this.#findRecent}
      />
      ${
        this.recent.length > 0
          ? html`<datalist id="${id}-recent">${this.recent.map((q) => html`<option value=${q}></option>`)}</datalist>`
          : nothing
      }
      <button class="button ${this.ask ? 'primary' : 'quiet'}">찾기${this.ask ? nothing : html` <kbd>/</kbd>`}</button>
    </form>`;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const q = this.querySelector('input')?.value.trim() ?? '';
    if (this.ask) this.ask(q);
    else navigate(this, searchAddress(q === '' ? {} : { q }));
  };

  /** Only who is about to type needs them; without them the field works all the same. */
  #findRecent = async () => {
    if (this.#isFetched) return;
    this.#isFetched = true;
    try {
      this.recent = await this.office.clients.search.recent();
    } catch {
      this.#isFetched = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'search-field': SearchField;
  }
}
