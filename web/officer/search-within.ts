import { html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SEARCH_LIMITS, type SearchFacets, type SearchQuestion } from '../../shared/contract/search.ts';
import { isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';

/** What is typed to narrow a search: 기간 and 기안자; nothing of it where a field is left empty. */
export type Within = Pick<SearchQuestion, 'from' | 'to' | 'drafter'>;

/**
 * 기간과 기안자. They narrow when they are sent and not while they are typed: half a year (0020) would be looked for
 * first, and a list that changes under the keyboard loses its place.
 */
@customElement('search-within')
export class SearchWithin extends LightElement {
  @property({ attribute: false }) question: SearchQuestion = {};
  /** Who has drafted what was found, to choose from. */
  @property({ attribute: false }) drafters: SearchFacets['drafter'] = [];
  @property({ attribute: false }) narrow: (within: Within) => void = () => {};
  #act = new OneAct(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('question')) this.#act.refuse('');
  }

  protected override render() {
    const { from = '', to = '', drafter = '' } = this.question;
    return html`<form class="search-within" aria-label="기간과 기안자로 좁혀 찾기" @submit=${this.#submit}>
      <label title="결재가 끝난 날(생산일·시행일), 끝나기 전이면 상신한 날">
        기간 <span class="visually-hidden">처음 날(결재가 끝난 날, 끝나기 전이면 상신한 날)</span>
        <input type="date" name="from" min="1900-01-01" max="9999-12-31" .value=${from} />
      </label>
      <label>
        <span aria-hidden="true">~</span><span class="visually-hidden">기간 마지막 날</span>
        <input type="date" name="to" min="1900-01-01" max="9999-12-31" .value=${to} />
      </label>
      <label>
        기안자
        <input
          name="drafter"
          class="search-drafter"
          maxlength=${SEARCH_LIMITS.drafter}
          autocomplete="off"
          placeholder="이름"
          list="search-drafters"
          .value=${drafter}
        />
      </label>
      <datalist id="search-drafters">
        ${this.drafters.map(({ value, count }) => html`<option value=${value}>${value} (${count})</option>`)}
      </datalist>
      <button class="button small">기간·기안자로 좁히기</button>
      ${this.#act.words()}
    </form>`;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const asked = (name: string) => String(given.get(name) ?? '').trim();
    const [from, to, drafter] = [asked('from'), asked('to'), asked('drafter')];
    if (from !== '' && to !== '' && from > to) {
      return this.#act.refuse('기간의 처음 날이 마지막 날보다 늦습니다. 날을 고쳐 주십시오.');
    }
    this.#act.refuse('');
    this.narrow({
      ...(isCalendarDay(from) ? { from } : {}),
      ...(isCalendarDay(to) ? { to } : {}),
      ...(drafter === '' ? {} : { drafter }),
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'search-within': SearchWithin;
  }
}
