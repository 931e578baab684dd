import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegatedLineReply, MatterShape, MattersReply } from '../../shared/contract/delegation.ts';
import type { LineSeat, MatterChoice } from '../../shared/contract/document-parts.ts';
import { readWon, wonText } from '../../shared/kernel/won.ts';
import type { DelegationClient } from '../client/delegation-client.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import type { DraftForm } from './draft-form.ts';
import { departsFrom, type Ruling, ruledLine } from './draft-ruling.ts';

const SEARCH_AFTER_MS = 200;

/** The matter of a draft (단위사무): choosing it draws the line that the regulation (위임전결규정) gives. */
@customElement('draft-matter')
export class DraftMatter extends LightElement {
  @property({ attribute: false }) delegation!: DelegationClient;
  @property({ attribute: false }) matter: MatterChoice | null = null;
  @property({ attribute: false }) line: readonly LineSeat[] = [];
  @state() private choosing = false;
  @state() private amountFault = '';
  @state() private ruled: DelegatedLineReply | undefined;
  #matters = new Loader<MattersReply>(this);
  #lines = new Loader<DelegatedLineReply>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasBands = false;
  #asked = '';
  #focusNext = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#search('');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A draft that is opened, or taken over from another window: its line stays as it was written.
    if (changed.has('matter') && this.#asked !== nameOf(this.matter)) void this.#rule(this.matter, false);
  }

  /** What has been chosen comes back from the page first: only then does the next field stand here. */
  protected override updated(): void {
    if (this.#focusNext === '' || nameOf(this.matter) !== this.#asked) return;
    this.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = '';
  }

  protected override render() {
    const regulation = this.#matters.value?.regulation;
    if (!regulation) return nothing;
    return html`<section aria-labelledby="matter-heading">
      <h2 id="matter-heading" tabindex="-1">
        업무와 전결
        ${
          this.matter && !this.choosing
            ? html`<button type="button" class="text-button side" @click=${() => this.#choose()}>바꾸기</button>`
            : nothing
        }
      </h2>
      ${this.matter && !this.choosing ? this.#chosen(this.matter) : this.#finder(regulation.title)}
    </section>`;
  }

  #finder(title: string) {
    const { matters = [], more = false } = this.#matters.value ?? {};
    return html`<label class="field">
        업무 찾기 <small>${title}의 단위사무를 고르면 결재선이 정해집니다.</small>
        <input
          id="matter-search"
          type="search"
          autocomplete="off"
          maxlength="100"
          placeholder="이름이나 코드의 일부"
          @input=${(event: Event) => this.#searchSoon((event.target as HTMLInputElement).value)}
        />
      </label>
      <ul class="matter-list" aria-label="찾은 업무">
        ${matters.map(
          (found) => html`<li>
            <button type="button" @click=${() => this.#take(found)}>
              <b>${found.name}</b> <small>${[found.code, ...found.path].join(' › ')}</small>
            </button>
          </li>`,
        )}
      </ul>
      <p class="small" role="status">
        ${matters.length === 0 ? '찾는 업무가 없습니다. 다른 말로 찾아 주십시오.' : ''}
        ${more ? '더 있습니다. 이름을 더 적어 주십시오.' : ''}
      </p>
      ${this.matter ? html`<button type="button" class="text-button" @click=${() => this.#drop()}>업무를 정하지 않음</button>` : nothing}`;
  }

  #chosen(matter: MatterChoice) {
    const ruled = this.ruled;
    const needsAmount = this.#hasBands || matter.amountWon !== null || ruled?.refusal?.code === 'matter-amount-missing';
    return html`<p class="matter-name"><b>${matter.name}</b> <small>${matter.code}</small></p>
      ${needsAmount ? this.#amountField(matter) : nothing}
      ${ruled?.rule ? html`<p class="matter-rule">${ruled.rule}</p>` : nothing}
      ${ruled?.refusal ? html`<p class="refusal">${ruled.refusal.text}</p>` : nothing}
      ${this.#lines.loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(this.#lines.loaded.error)}</p>` : nothing}
      ${ruled?.omitted.map(({ seat, reason }) => html`<p class="small">${seat}: ${reason}.</p>`)}
      ${ruled?.important ? html`<p class="small">중요한 업무입니다. 대결하면 결재권자에게 사후보고합니다.</p>` : nothing}
      ${this.#departure(matter)}`;
  }

  #amountField(matter: MatterChoice) {
    return html`<label class="field">
      금액
      <input
        id="matter-amount"
        inputmode="numeric"
        autocomplete="off"
        placeholder="예: 1,200만원"
        aria-describedby="amount-said"
        .value=${matter.amountWon === null ? '' : wonText(matter.amountWon)}
        @change=${(event: Event) => this.#takeAmount(matter, (event.target as HTMLInputElement).value)}
      />
      <small id="amount-said" class=${this.amountFault === '' ? '' : 'refusal'} role="status">${this.amountFault}</small>
    </label>`;
  }

  #departure(matter: MatterChoice) {
    const isRuled = this.ruled !== undefined && this.ruled.refusal === null;
    if (!departsFrom(this.#ruling, this.line)) return nothing;
    return html`<label class="field departure">
        규정과 다르게 결재할 사람을 정한 사유
        <small>기록에 남고 결재하는 모든 사람이 봅니다(행정업무규정 제67조).</small>
        <textarea
          id="departure-reason"
          rows="2"
          maxlength="500"
          .value=${matter.reason}
          @input=${(event: Event) => {
            this.#change({ matter: { ...matter, reason: (event.target as HTMLTextAreaElement).value } });
          }}
        ></textarea>
      </label>
      ${
        isRuled
          ? html`<button type="button" class="button small" @click=${() => void this.#rule(matter, true)}>
              규정대로 되돌리기
            </button>`
          : nothing
      }`;
  }

  get #ruling(): Ruling {
    return { regulation: this.#matters.value?.regulation ?? null, line: this.ruled };
  }

  #choose(): void {
    this.choosing = true;
    void this.#search('');
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#matter-search')?.focus());
  }

  #take({ code, name, hasBands }: MatterShape): void {
    this.choosing = false;
    this.#hasBands = hasBands;
    const matter = { code, name, amountWon: null, reason: '' };
    this.#asked = nameOf(matter);
    this.ruled = undefined;
    this.#change({ matter });
    if (!hasBands) void this.#rule(matter, true);
    this.#focusNext = hasBands ? '#matter-amount' : '#matter-heading';
  }

  #takeAmount(matter: MatterChoice, text: string): void {
    const amountWon = readWon(text);
    this.amountFault = amountWon === undefined ? '금액은 1200만원이나 12,000,000처럼 적어 주십시오.' : '';
    if (amountWon === undefined) return;
    const next = { ...matter, amountWon };
    this.#asked = nameOf(next);
    this.#change({ matter: next });
    void this.#rule(next, true);
  }

  #drop(): void {
    this.choosing = false;
    this.#change({ matter: null });
  }

  /** Asks the regulation; `draws` = the answer becomes the line of the draft. */
  async #rule(matter: MatterChoice | null, draws: boolean): Promise<void> {
    this.#asked = nameOf(matter);
    if (!matter) {
      this.#tell(undefined);
      return;
    }
    const ruled = await this.#lines.load(() => this.delegation.line(matter.code, matter.amountWon), { keep: false });
    if (!ruled) return;
    const isDrawn = draws && ruled.refusal === null;
    if (isDrawn) this.#change({ matter: { ...matter, reason: '' }, line: ruledLine(ruled, this.line) });
    this.#tell(ruled);
  }

  #tell(line: DelegatedLineReply | undefined): void {
    this.ruled = line;
    this.dispatchEvent(new CustomEvent<Ruling>('ruled', { detail: this.#ruling }));
  }

  #change(part: Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent<Partial<DraftForm>>('matter-changed', { detail: part }));
  }

  #searchSoon(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(text.trim()), SEARCH_AFTER_MS);
  }

  async #search(text: string): Promise<void> {
    await this.#matters.load(() => this.delegation.matters(text));
    if (this.isConnected) this.#tell(this.ruled);
  }
}

/** Tells two questions apart; the reason is none of the regulation's. */
const nameOf = (matter: MatterChoice | null): string => (matter ? `${matter.code}\n${matter.amountWon}` : '');

declare global {
  interface HTMLElementTagNameMap {
    'draft-matter': DraftMatter;
  }
}
