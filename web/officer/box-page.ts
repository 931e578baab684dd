import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoxName, BoxQuery, BoxRow } from '../../shared/contract/approval.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { BOX_TITLES } from '../document/act-labels.ts';
import { EveryMinute } from '../elements/every-minute.ts';
import { type KeyBinding, Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';
import { Watch } from '../elements/watch.ts';
import { Wide } from '../elements/wide.ts';
import './bulk-approval.ts';
import { BulkSelection } from '../document/bulk-selection.ts';
import { isPlainClick, RowInHand } from '../document/row-in-hand.ts';
import { BoxList } from './box-list.ts';
import { addressOf, boxRow, groupOf } from './box-row.ts';
import type { Acted } from './document-acts.ts';
import './document-preview.ts';
import { emptyBox } from './empty-box.ts';

/** So many at once, and what is beyond them by a second press. */
const MOST_AT_ONCE = 50;
/** Their number is of what is still to be done. */
const DUTY_BOXES: readonly BoxName[] = ['circulated', 'reports', 'consultations'];
/** Their documents may have a 처리기한 that is still to be kept. */
const DUE_BOXES: readonly BoxName[] = ['waiting', 'upcoming', 'progress', 'drafted'];

const OVERDUE = '기한 지남';
const DUE_WORDS = [
  ['', '모두'],
  ['overdue', '지남'],
  ['soon', '7일 안'],
] as const;

/** One box (문서함): the list by day, and on a wide window the chosen document beside it. */
@customElement('box-page')
export class BoxPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() box: BoxName = 'waiting';
  /** 일괄결재: the rows that the question asks about, as they were when it was opened. */
  @state() private asked: readonly BoxRow[] = [];
  #list = new BoxList(this);
  #marked = new BulkSelection();
  #inHand = new RowInHand(this);
  #wide = new Wide(this, 1280);
  #movement = new Watch(
    this,
    () => this.office.movement,
    () => void this.#refresh(),
  );
  #session = new Watch(this, () => this.office.session);

  constructor() {
    super();
    new EveryMinute(this);
    new Keys(this, () => [
      ...this.#inHand.moveKeys(),
      ...this.#markKeys(),
      { key: 'Enter', says: '문서 열기', single: false, native: true, run: () => {} },
      ...(this.#list.arrived > 0 ? [{ key: '.', says: '새로 온 문서 보기', run: () => this.#reveal() }] : []),
    ]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('box')) this.#list.query = {};
    if (changed.has('box') || changed.has('office')) void this.#load();
  }

  protected override render() {
    const { rows, state: listState } = this.#list;
    const empty = listState === 'ready' && rows.length === 0;
    // Drafts open in the editor, so there is nothing to show beside them.
    const single = empty || this.box === 'saved';
    return html`<div class="box ${single ? 'box-single' : ''}">
      <section class="list" aria-labelledby="box-title" aria-busy=${listState === 'loading'}>
        <header class="list-head">
          <h1 id="box-title" tabindex="-1">${BOX_TITLES[this.box]}</h1>
          ${listState === 'ready' && rows.length > 0 ? html`<p class="small">${this.#countWords()}</p>` : nothing}
          ${DUE_BOXES.includes(this.box) ? this.#dueChoices() : nothing}
        </header>
        <div role="status">${this.#arrivals()}</div>
        ${this.#bulk()}
        ${this.#content()}
        ${empty ? nothing : this.#keyLine()}
      </section>
      ${this.#wide.matches && !single ? this.#preview() : nothing}
    </div>`;
  }

  #content() {
    const list = this.#list;
    if (list.state === 'loading') {
      return html`<div class="waiting-rows" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div></div>`)}</div>`;
    }
    if (list.state === 'failed') {
      return html`<div class="list-note" role="alert">
        <p>${sentenceOf(list.error)}</p>
        <button type="button" class="button" @click=${() => this.#load()}>다시 불러오기</button>
      </div>`;
    }
    if (list.rows.length === 0) {
      const isChosen = list.query.due !== undefined;
      return emptyBox(this.box, this.#session.value, this.office.counts.value, isChosen);
    }
    return html`${this.#groups()} ${list.next === null ? nothing : this.#moreButton()}`;
  }

  #groups() {
    const now = this.office.now();
    const groups = new Map<string, BoxRow[]>();
    for (const row of this.#list.rows) {
      const name = groupOf(row, this.box, now, this.#list.query.order === 'due');
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
    return repeat(
      groups,
      ([name]) => name,
      ([name, rows]) => html`<section class="group">
        <h2 class=${name === OVERDUE ? 'overdue' : nothing}>${name} <span>${rows.length}</span></h2>
        <ul @click=${this.#click} @dblclick=${this.#open} @focusin=${this.#focus}>
          ${repeat(
            rows,
            (row) => row.managementNumber,
            (row) =>
              boxRow(row, {
                box: this.box,
                now,
                chosen: row.managementNumber === this.#inHand.chosen,
                left: this.#list.left.has(row.managementNumber),
                ...(this.box === 'waiting' ? { marking: this.#markingOf(row.managementNumber) } : {}),
              }),
          )}
        </ul>
      </section>`,
    );
  }

  /** 처리기한: which documents, and in which order. */
  #dueChoices() {
    const { due = '', order } = this.#list.query;
    return html`<div class="due-choices">
      <label class="small">
        처리기한
        <select
          @change=${(event: Event) => {
            const value = (event.target as HTMLSelectElement).value;
            this.#chooseDue({ due: value === 'overdue' || value === 'soon' ? value : undefined, order });
          }}
        >
          ${DUE_WORDS.map(([value, words]) => html`<option value=${value} ?selected=${value === due}>${words}</option>`)}
        </select>
      </label>
      <button
        type="button"
        class="button quiet small"
        aria-pressed=${order === 'due'}
        @click=${() => this.#chooseDue({ due: due === '' ? undefined : due, order: order ? undefined : 'due' })}
      >
        기한순
      </button>
    </div>`;
  }

  #chooseDue({ due, order }: { due: BoxQuery['due'] | undefined; order: BoxQuery['order'] | undefined }): void {
    this.#list.query = { ...(due ? { due } : {}), ...(order ? { order } : {}) };
    void this.#load();
  }

  #bulk() {
    if (this.asked.length > 0) {
      return html`<bulk-approval .office=${this.office} .rows=${this.asked} .close=${this.#closeBulk}></bulk-approval>`;
    }
    if (this.box !== 'waiting' || this.#marked.size === 0) return nothing;
    return html`<div class="bulk-bar">
      <p role="status">${this.#marked.size}건 고름</p>
      <span class="space"></span>
      <button type="button" class="button quiet small" @click=${this.#unmark}>모두 풀기</button>
      <button type="button" class="button primary small" @click=${this.#askBulk}>일괄결재</button>
    </div>`;
  }

  #markKeys(): KeyBinding[] {
    if (this.box !== 'waiting' || this.#inHand.chosen === '' || this.asked.length > 0) return [];
    // With Shift the letter arrives as the same key; whether it is a range is asked of the event.
    return [
      {
        key: 'x',
        says: '일괄결재로 고르기 (Shift와 함께 누르면 사이의 것까지)',
        run: (event) => this.#mark(this.#inHand.chosen, event.shiftKey),
      },
    ];
  }

  #markingOf(managementNumber: string) {
    return {
      marked: this.#marked.has(managementNumber),
      mark: (isRange: boolean) => this.#mark(managementNumber, isRange),
    };
  }

  #mark(managementNumber: string, isRange: boolean): void {
    const order = this.#list.rows.map((row) => row.managementNumber);
    if (isRange) this.#marked.extend(managementNumber, order);
    else this.#marked.toggle(managementNumber);
    this.requestUpdate();
  }

  #unmark = () => {
    this.#marked.clear();
    this.requestUpdate();
  };

  #askBulk = () => {
    this.asked = this.#list.rows.filter((row) => this.#marked.has(row.managementNumber)).slice(0, MOST_AT_ONCE);
  };

  #closeBulk = async (isDone: boolean) => {
    this.asked = [];
    if (isDone) {
      this.#marked.clear();
      await this.#list.refresh(this.office.clients.boxes, this.box, () => false);
      this.#keepTrail();
      this.#chooseFirst();
    }
    await this.updateComplete;
    (this.querySelector<HTMLElement>('.row.chosen') ?? this.querySelector<HTMLElement>('h1'))?.focus();
  };

  #countWords(): string {
    const counts = this.office.counts.value;
    const all = counts?.[this.box] ?? this.#list.rows.length;
    return DUTY_BOXES.includes(this.box) ? `남은 ${all}건` : `${all}건`;
  }

  #arrivals() {
    const { arrived, left } = this.#list;
    if (arrived === 0 && left.size === 0) return nothing;
    const words = arrived > 0 ? `새로 온 문서 ${arrived}건 보기` : `처리된 문서 ${left.size}건 치우기`;
    return html`<button type="button" class="arrived" @click=${this.#reveal}>
      ${words}<kbd>.</kbd>
    </button>`;
  }

  #moreButton() {
    return html`<div class="list-note">
      <button
        type="button"
        class="button wide"
        ?disabled=${this.#list.loadingMore}
        @click=${() => this.#list.more(this.office.clients.boxes, this.box)}
      >
        앞선 문서 더 보기
      </button>
    </div>`;
  }

  #keyLine() {
    return html`<p class="key-line">
      <span><kbd>J</kbd><kbd>K</kbd>이동</span>${this.box === 'waiting' ? html`<span><kbd>X</kbd>고르기</span>` : nothing}<span><kbd>Enter</kbd>열기</span><span><kbd>?</kbd>모든 글쇠</span>
    </p>`;
  }

  #preview() {
    const row = this.#list.rows.find((candidate) => candidate.managementNumber === this.#inHand.previewed);
    if (!row) return html`<aside class="preview" aria-label="미리보기"></aside>`;
    return html`<aside class="preview" aria-label="미리보기">
      <document-preview
        .office=${this.office}
        .managementNumber=${this.#inHand.previewed}
        .address=${addressOf(row, this.box)}
        @document-acted=${this.#acted}
      ></document-preview>
    </aside>`;
  }

  async #load(): Promise<void> {
    this.#inHand.forget();
    await this.#list.load(this.office.clients.boxes, this.box);
    this.#keepTrail();
    this.#chooseFirst();
  }

  #reveal = () => {
    this.#list.reveal();
    this.#keepTrail();
    this.#chooseFirst();
  };

  async #refresh(): Promise<void> {
    // A focused or pointed-at list stands still; otherwise it simply shows what is true now.
    const aimed = () => this.querySelector('.list ul:hover, .list ul:focus-within') !== null;
    await this.#list.refresh(this.office.clients.boxes, this.box, aimed);
    this.#keepTrail();
    this.#chooseFirst();
  }

  /** Beside the list something is always shown, unless what is shown is still there. */
  #chooseFirst(): void {
    const first = this.#list.rows[0];
    const shown = this.#list.rows.some((row) => row.managementNumber === this.#inHand.chosen);
    if (first && !shown && this.#wide.matches) this.#inHand.choose(first.managementNumber, 0);
  }

  #keepTrail(): void {
    const managementNumbers = this.#list.rows.map((row) => row.managementNumber);
    this.#marked.keep(managementNumbers);
    this.office.trail.set({ box: this.box, managementNumbers });
  }

  #focus = (event: Event) => {
    const number = (event.target as HTMLElement).dataset.number;
    if (number !== undefined) this.#inHand.choose(number);
  };

  /** Beside a preview one press shows, a second opens; without it one press opens. */
  #click = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>('.row');
    if (!link || !isPlainClick(event) || !this.#wide.matches || this.box === 'saved') return;
    const number = link.dataset.number ?? '';
    if (number === this.#inHand.previewed) return;
    event.preventDefault();
    this.#inHand.choose(number, 0);
    link.focus();
  };

  #open = (event: Event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.row');
    if (link) navigate(this, new URL(link.href).pathname);
  };

  #acted = async (event: CustomEvent<Acted>) => {
    this.office.said.set({ text: event.detail.said, carried: false });
    void this.office.refreshCounts();
    const at = this.#list.rows.findIndex((row) => row.managementNumber === this.#inHand.previewed);
    const follower = this.#list.rows[at + 1] ?? this.#list.rows[at - 1];
    await this.#list.refresh(this.office.clients.boxes, this.box, () => false);
    this.#keepTrail();
    const still = this.#list.rows.find((row) => row.managementNumber === follower?.managementNumber);
    this.#inHand.choose((still ?? this.#list.rows[0])?.managementNumber ?? '', 0);
    await this.updateComplete;
    // The button that was pressed is gone: the reader goes on at the next document.
    if (document.activeElement !== document.body) return;
    (this.querySelector<HTMLElement>('.row.chosen') ?? this.querySelector('h1'))?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'box-page': BoxPage;
  }
}
