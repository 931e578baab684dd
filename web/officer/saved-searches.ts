import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type SavedSearch, SEARCH_LIMITS } from '../../shared/contract/search.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { OneAct } from '../document/one-act.ts';
import { questionWords, searchAddress } from '../document/search-address.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type Own = { readonly saved: readonly SavedSearch[]; readonly recent: readonly string[] };

/** Where a search begins: what one keeps, with how much of it is new, and what one has asked last. */
@customElement('saved-searches')
export class SavedSearches extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private renaming = '';
  /** What was deleted last and can be taken back. */
  @state() private deleted: SavedSearch | undefined;
  #own = new Loader<Own>(this);
  #act = new OneAct(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#own;
    if (loaded.state === 'failed' && !loaded.value) {
      return html`<div class="list-note" role="alert">
        <p>${sentenceOf(loaded.error)}</p>
        <button type="button" class="button" @click=${() => this.#load()}>다시 불러오기</button>
      </div>`;
    }
    return html`${HELP} ${this.#act.words()} ${this.#undo()} ${loaded.value ? this.#lists(loaded.value) : nothing}`;
  }

  #lists({ saved, recent }: Own) {
    return html`<section class="search-own" aria-labelledby="saved-title">
        <h2 id="saved-title">저장한 검색</h2>
        ${
          saved.length === 0
            ? html`<p>저장한 검색이 없습니다. 문서를 찾은 뒤 ‘이 검색 저장’을 누르면 여기에서 한 번에 다시 찾고 새 문서가 몇 건인지
                봅니다.</p>`
            : html`<ul>${saved.map((search) => this.#saved(search))}</ul>`
        }
      </section>
      ${
        recent.length === 0
          ? nothing
          : html`<section class="search-own" aria-labelledby="recent-title">
              <h2 id="recent-title">최근에 찾은 말</h2>
              <ul class="recent-searches">
                ${recent.map((q) => html`<li><a class="link" href=${searchAddress({ q })}>${q}</a></li>`)}
              </ul>
              <p class="small">
                나에게만 보입니다.
                <button type="button" class="button quiet small" @click=${this.#forgetRecent}>모두 지우기</button>
              </p>
            </section>`
      }`;
  }

  #saved(search: SavedSearch) {
    const { id, name, question, fresh } = search;
    if (this.renaming === id) return this.#renameForm(search);
    return html`<li id="saved-${id}">
      <a class="saved-search" href=${searchAddress(question, id)}>
        <b>${name}</b> ${fresh > 0 ? html`<span class="badge">새 문서 ${fresh >= 100 ? '99+' : fresh}</span>` : nothing}
        <small>${questionWords(question)}</small>
      </a>
      <button
        type="button"
        class="button quiet small rename"
        aria-label="${name} 이름 바꾸기"
        @click=${() => this.#beginRenaming(id)}
      >
        이름 바꾸기
      </button>
      <button type="button" class="button quiet small" aria-label="${name} 지우기" @click=${() => this.#delete(search)}>
        지우기
      </button>
    </li>`;
  }

  #renameForm({ id, name }: SavedSearch) {
    return html`<li id="saved-${id}">
      <form class="save-search" @submit=${(event: SubmitEvent) => this.#rename(event, id)} @keydown=${this.#escape}>
        <label>
          새 이름
          <input name="name" required maxlength=${SEARCH_LIMITS.name} autocomplete="off" value=${name} />
        </label>
        <button class="button primary small" ?disabled=${this.#act.busy}>바꾸기</button>
        <button type="button" class="button quiet small" @click=${() => this.#endRenaming(id)}>그만두기</button>
      </form>
    </li>`;
  }

  #undo() {
    const { deleted } = this;
    return html`<p class="search-undo" role="status">
      ${
        deleted
          ? html`‘${deleted.name}’ 검색을 지웠습니다.
              <button type="button" class="button small" @click=${() => this.#restore(deleted)}>되돌리기</button>`
          : nothing
      }
    </p>`;
  }

  async #load(): Promise<void> {
    const { search } = this.office.clients;
    await this.#own.load(async () => {
      const [{ saved }, recent] = await Promise.all([search.searches(), search.recent()]);
      return { saved, recent };
    });
  }

  async #beginRenaming(id: string): Promise<void> {
    this.renaming = id;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>(`#saved-${CSS.escape(id)} input`)?.select();
  }

  async #endRenaming(id: string): Promise<void> {
    this.#act.refuse('');
    this.renaming = '';
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#saved-${CSS.escape(id)} .rename`)?.focus();
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') void this.#endRenaming(this.renaming);
  };

  async #rename(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    const name = this.querySelector<HTMLInputElement>(`#saved-${CSS.escape(id)} input`)?.value.trim() ?? '';
    if (!(await this.#act.run(() => this.office.clients.search.rename(id, name)))) return;
    await this.#load();
    await this.#endRenaming(id);
  }

  async #delete(search: SavedSearch): Promise<void> {
    if (!(await this.#act.run(() => this.office.clients.search.forget(search.id)))) return;
    this.deleted = search;
    await this.#load();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.search-undo button')?.focus();
  }

  async #restore(search: SavedSearch): Promise<void> {
    if (!(await this.#act.run(() => this.office.clients.search.restore(search.id)))) return;
    this.deleted = undefined;
    await this.#load();
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#saved-${CSS.escape(search.id)} a`)?.focus();
  }

  #forgetRecent = async () => {
    if (!(await this.#act.run(() => this.office.clients.search.forgetRecent()))) return;
    await this.#load();
    this.closest('search-page')?.querySelector<HTMLElement>('input')?.focus();
  };
}

const HELP = html`<div class="search-help">
  <p>제목, 본문, 붙임 파일의 글, 문서번호와 관리번호, 결재선의 사람, 의견, 키워드에서 찾습니다. 열어 볼 수 있는 문서만 나옵니다.</p>
  <ul>
    <li>낱말의 한 부분만 적어도 됩니다: <b>참여예산</b>, <b>27733</b></li>
    <li>띄어 쓴 낱말은 모두 들어 있는 문서를 찾습니다. 이어진 말은 따옴표로 묶습니다: <b>"주민 참여 예산"</b></li>
    <li>제목, 사람, 부서, 키워드는 첫소리로도 찾습니다: <b>ㅈㅁㅊㅇ</b></li>
  </ul>
</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'saved-searches': SavedSearches;
  }
}
