import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SEARCH_LIMITS, type SearchQuestion } from '../../shared/contract/search.ts';
import { APART_ADVICE, isLongWord } from '../../shared/search/search-words.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { isPlainClick, RowInHand } from '../document/row-in-hand.ts';
import {
  FACETS,
  type FacetName,
  isNarrowed,
  questionWords,
  readQuestion,
  searchAddress,
} from '../document/search-address.ts';
import '../document/search-field.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { nameThePage } from '../elements/navigate.ts';
import { Watch } from '../elements/watch.ts';
import { Wide } from '../elements/wide.ts';
import type { Acted } from './document-acts.ts';
import './document-preview.ts';
import './save-search.ts';
import './saved-searches.ts';
import { SearchResults } from './search-results.ts';
import { rowAddress, searchRow } from './search-row.ts';
import './search-within.ts';
import type { Within } from './search-within.ts';

/** 찾기: the question is the address; what answers it is worked through by keyboard as any box is. */
@customElement('search-page')
export class SearchPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private question: SearchQuestion = {};
  @state() private isPreviewing = true;
  #saved: string | undefined;
  #results = new SearchResults(this);
  #inHand = new RowInHand(this);
  #wide = new Wide(this, 1280);
  #session = new Watch(this, () => this.office.session);

  constructor() {
    super();
    new Keys(this, () => [
      ...this.#inHand.moveKeys(),
      ...(this.#wide.matches && this.#isOnRow()
        ? [{ key: ' ', says: '미리보기 켜고 끄기', single: false, run: () => this.#togglePreview() }]
        : []),
      { key: 'Enter', says: '문서 열기', single: false, native: true, run: () => {} },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.question = readQuestion(location.search);
    this.#saved = new URLSearchParams(location.search).get('saved') ?? undefined;
    addEventListener('pagehide', this.#leave);
    if (!this.#comeBack()) void this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#leave);
  }

  protected override render() {
    const isAsked = Object.keys(this.question).length > 0;
    const hasRows = this.#results.rows.length > 0;
    const beside = hasRows && this.isPreviewing && this.#wide.matches;
    return html`<div class="box search ${beside ? '' : 'box-single'}">
      <section class="list" aria-labelledby="search-title" aria-busy=${this.#results.state === 'loading'}>
        <header class="list-head search-head">
          <h1 id="search-title" tabindex="-1">찾기</h1>
          <search-field
            name="page"
            .office=${this.office}
            .question=${this.question.q ?? ''}
            .ask=${this.#ask}
          ></search-field>
        </header>
        ${isAsked ? this.#found() : html`<saved-searches .office=${this.office}></saved-searches>`}
      </section>
      ${beside ? this.#preview() : nothing}
    </div>`;
  }

  #found() {
    const { state: resultState, error } = this.#results;
    return html`
      ${this.#narrowing()}
      <p class="search-count" role="status">${this.#countWords()}</p>
      <p class="print-only">${questionWords(this.question)}</p>
      ${
        resultState === 'loading'
          ? html`<div class="waiting-rows" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<div></div>`)}</div>`
          : nothing
      }
      ${
        resultState === 'failed'
          ? html`<div class="list-note" role="alert">
              <p>${sentenceOf(error)}</p>
              <button type="button" class="button" @click=${() => this.#find()}>다시 찾기</button>
            </div>`
          : nothing
      }
      ${resultState === 'ready' ? this.#rows() : nothing}
    `;
  }

  #countWords(): string {
    const { state: resultState, answer } = this.#results;
    if (resultState === 'loading') return '찾는 중입니다.';
    if (resultState !== 'ready' || !answer) return '';
    const { total: counted, countedBackTo } = answer;
    const total = counted ?? 0;
    const words = total > SEARCH_LIMITS.count ? `${SEARCH_LIMITS.count.toLocaleString('ko-KR')}+` : String(total);
    const late = answer.unindexed > 0 ? ` 색인을 만드는 중이라 아직 찾지 못하는 문서가 있을 수 있습니다.` : '';
    const since = countedBackTo === null ? '' : `${fullMoment(countedBackTo)} 이후에서`;
    if (since !== '' && total === 0) return `${since} 찾은 문서가 없습니다.${late}`;
    const more = since === '' ? '' : ` 이상(${since})`;
    return `찾은 문서 ${words}건${more}, 최근 것부터.${late}`;
  }

  /** What narrows the answer: only what would leave something, with how many, and what is chosen already. */
  #narrowing() {
    const { facets, countedBackTo } = this.#results.answer ?? {};
    const orMore = countedBackTo ? '+' : '';
    return html`<div class="search-narrow no-print" role="group" aria-label="좁혀 찾기">
      ${FACETS.map(({ name, label, read }) => {
        const chosen = this.question[name];
        const values = facets?.[name] ?? [];
        if (chosen === undefined && values.length < 2) return nothing;
        const others = values.filter(({ value }) => value !== chosen);
        return html`<label>
          ${label}
          <select @change=${(event: Event) => this.#narrow(name, (event.target as HTMLSelectElement).value)}>
            <option value="" ?selected=${chosen === undefined}>모두</option>
            ${chosen === undefined ? nothing : html`<option value=${chosen} selected>${read(chosen)}</option>`}
            ${others.map(({ value, count }) => html`<option value=${value}>${read(value)} (${count}${orMore})</option>`)}
          </select>
        </label>`;
      })}
      <search-within
        .question=${this.question}
        .drafters=${facets?.drafter ?? []}
        .narrow=${this.#within}
      ></search-within>
      ${
        isNarrowed(this.question)
          ? html`<button type="button" class="button quiet small" @click=${this.#widen}>조건 모두 빼기</button>`
          : nothing
      }
      <save-search .office=${this.office} .question=${this.question}></save-search>
      <button type="button" class="button quiet small search-print" @click=${() => print()}>인쇄</button>
    </div>`;
  }

  #rows() {
    const { rows, answer, loadingMore } = this.#results;
    const now = this.office.now();
    return html`
      ${rows.length === 0 && answer?.next === null ? this.#nothingFound() : nothing}
      <ul class="found-rows" @click=${this.#click} @focusin=${this.#focus}>
        ${repeat(
          rows,
          (row) => row.managementNumber,
          (row) => searchRow(row, { now, chosen: row.managementNumber === this.#inHand.chosen }),
        )}
      </ul>
      ${
        answer?.next
          ? html`<div class="list-note no-print">
              ${answer.lookedBackTo ? html`<p>${fullMoment(answer.lookedBackTo)} 이후의 문서까지 찾아보았습니다.</p>` : nothing}
              <button type="button" class="button wide" ?disabled=${loadingMore} @click=${this.#more}>
                이전 문서에서 이어서 찾기
              </button>
            </div>`
          : nothing
      }
      ${
        rows.length > 0
          ? html`<p class="key-line no-print">
              <span><kbd>J</kbd><kbd>K</kbd>이동</span><span><kbd>Enter</kbd>열기</span
              >${this.#wide.matches ? html`<span><kbd>Space</kbd>미리보기</span>` : nothing}<span
                ><kbd>/</kbd>다시 찾기</span
              >
            </p>`
          : nothing
      }
    `;
  }

  #nothingFound() {
    return html`<div class="list-note">
      <p class="empty-title">찾은 문서가 없습니다.</p>
      <p>낱말을 줄이거나 바꾸어 보십시오. 낱말의 한 부분만, 또는 첫소리(ㅎㅇㄹ)만 적어도 찾습니다.</p>
      ${isLongWord(this.question.q ?? '') ? html`<p>${APART_ADVICE}</p>` : nothing}
      <p>열어 볼 수 있는 문서만 찾습니다. 다른 부서의 문서는 결재선에 있거나 공람을 받았을 때 나옵니다.</p>
      ${
        isNarrowed(this.question)
          ? html`<p><button type="button" class="button" @click=${this.#widen}>조건을 모두 빼고 찾기</button></p>`
          : nothing
      }
    </div>`;
  }

  #preview() {
    const row = this.#results.rows.find((each) => each.managementNumber === this.#inHand.previewed);
    if (!row) return html`<aside class="preview" aria-label="미리보기"></aside>`;
    return html`<aside class="preview" aria-label="미리보기">
      ${
        row.isDraft
          ? html`<div class="preview-head"><p>작성 중인 기안입니다. Enter를 누르면 이어서 쓸 수 있습니다.</p></div>`
          : html`<document-preview
              .office=${this.office}
              .managementNumber=${this.#inHand.previewed}
              .address=${rowAddress(row)}
              @document-acted=${this.#acted}
            ></document-preview>`
      }
    </aside>`;
  }

  #ask = (q: string) => {
    const { q: _before, ...conditions } = this.question;
    this.#go(q === '' ? conditions : { ...conditions, q });
    if (q !== '') this.office.clients.search.remember(q).catch(() => undefined);
  };

  #narrow(name: FacetName, value: string): void {
    const { [name]: _before, ...rest } = this.question;
    this.#go((value === '' ? rest : { ...rest, [name]: value }) as SearchQuestion);
  }

  #within = (within: Within) => {
    const { from: _from, to: _to, drafter: _drafter, ...rest } = this.question;
    this.#go({ ...rest, ...within });
  };

  #widen = () => this.#go(this.question.q ? { q: this.question.q } : {});

  /** The question stands in the address, so that the browser's way back leads to the one before. */
  #go(question: SearchQuestion): void {
    const address = searchAddress(question);
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    this.question = question;
    this.#saved = undefined;
    void this.#find();
  }

  async #find(): Promise<void> {
    this.#inHand.forget();
    const words = questionWords(this.question);
    nameThePage(words === '' ? '찾기' : `${words} 찾기`);
    if (words === '') return this.#results.forget();
    await this.#results.find(this.office, this.question);
    const [first] = this.#results.rows;
    if (first && this.#wide.matches) this.#inHand.choose(first.managementNumber, 0);
    this.#keepPlace();
    // What is new is counted from the moment at which it was seen here.
    const saved = this.#results.state === 'ready' ? this.#saved : undefined;
    if (saved !== undefined) this.office.clients.search.seen(saved).catch(() => undefined);
  }

  #more = async () => {
    const last = this.#results.rows.at(-1)?.managementNumber;
    await this.#results.more(this.office, this.question);
    this.#keepPlace();
    await this.updateComplete;
    const links = [...this.querySelectorAll<HTMLElement>('.row')];
    links[links.findIndex((link) => link.dataset.number === last) + 1]?.focus();
  };

  /** Back from a document: the same rows, the same place. Nobody else's, who has signed in meanwhile. */
  #comeBack(): boolean {
    const kept = this.office.searched.value;
    const address = location.pathname + location.search;
    if (!kept || kept.address !== address || kept.accountId !== this.#session.value?.accountId) return false;
    if (this.office.trail.value?.box !== 'search') return false;
    this.#results.restore(kept.answer);
    if (kept.chosen !== '') this.#inHand.choose(kept.chosen, 0);
    const words = questionWords(this.question);
    nameThePage(`${words} 찾기`);
    // After the frame has shown the page from its head.
    requestAnimationFrame(() => {
      scrollTo(0, kept.scrolled);
      this.querySelector<HTMLElement>('.row.chosen')?.focus({ preventScroll: true });
    });
    return true;
  }

  #leave = () => this.#keepPlace();

  #keepPlace(): void {
    const { answer } = this.#results;
    const accountId = this.#session.value?.accountId;
    if (!answer || accountId === undefined) return;
    const address = location.pathname + location.search;
    this.office.searched.set({ accountId, address, answer, chosen: this.#inHand.chosen, scrolled: scrollY });
    // Drafts open in the editor, which has no neighbours to go to.
    const managementNumbers = answer.rows.filter((row) => !row.isDraft).map((row) => row.managementNumber);
    this.office.trail.set({ box: 'search', managementNumbers });
  }

  /** The list keeps its rows where they are; what became of the document is told and shown by its preview. */
  #acted = (event: CustomEvent<Acted>) => {
    this.office.said.set({ text: event.detail.said, carried: false });
    void this.office.refreshCounts();
  };

  #isOnRow(): boolean {
    return document.activeElement instanceof HTMLElement && document.activeElement.matches('.found-row');
  }

  #togglePreview(): void {
    this.isPreviewing = !this.isPreviewing;
  }

  #focus = (event: Event) => {
    const number = (event.target as HTMLElement).dataset.number;
    if (number === undefined) return;
    this.#inHand.choose(number);
    this.#keepPlace();
  };

  /** Beside a preview one press shows, a second opens; without it one press opens. */
  #click = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>('.row');
    if (!link) return;
    const number = link.dataset.number ?? '';
    const shows = isPlainClick(event) && this.#wide.matches && this.isPreviewing && number !== this.#inHand.previewed;
    if (shows) event.preventDefault();
    this.#inHand.choose(number, 0);
    this.#keepPlace();
    if (shows) link.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'search-page': SearchPage;
  }
}
