import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SEARCH_LIMITS, type SearchQuestion } from '../../shared/contract/search.ts';
import type { Office } from '../client/office.ts';
import { OneAct } from '../document/one-act.ts';
import { questionWords } from '../document/search-address.ts';
import { LightElement } from '../elements/light-element.ts';

/** Keeps the question that is shown, under a name. */
@customElement('save-search')
export class SaveSearch extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) question: SearchQuestion = {};
  @state() private isNaming = false;
  #act = new OneAct(this);

  protected override render() {
    if (!this.isNaming) {
      return html`<button type="button" class="button quiet small" aria-expanded="false" @click=${this.#begin}>
        이 검색 저장
      </button>`;
    }
    const proposed = questionWords(this.question).replaceAll(/[‘’]/g, '').slice(0, SEARCH_LIMITS.name);
    return html`<form class="save-search" @submit=${this.#save} @keydown=${this.#escape}>
      <label>
        저장할 이름
        <input name="name" required maxlength=${SEARCH_LIMITS.name} autocomplete="off" value=${proposed} />
      </label>
      <button class="button primary small" ?disabled=${this.#act.busy}>저장</button>
      <button type="button" class="button quiet small" @click=${this.#end}>그만두기</button>
      ${this.#act.words()}
    </form>`;
  }

  #begin = async () => {
    this.isNaming = true;
    await this.updateComplete;
    this.querySelector('input')?.select();
  };

  #end = async () => {
    this.#act.refuse('');
    this.isNaming = false;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  };

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') void this.#end();
  };

  #save = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = this.querySelector('input')?.value.trim() ?? '';
    const isSaved = await this.#act.run(() => this.office.clients.search.save({ name, question: this.question }));
    if (!isSaved) return;
    this.office.said.set({ text: `검색을 ‘${name}’으로 저장하였습니다.`, carried: false });
    await this.#end();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'save-search': SaveSearch;
  }
}
