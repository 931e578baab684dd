import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { SAVED_LINE_LIMITS, type SavedLine, type SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import type { DraftingClient } from '../client/drafting-client.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { lineOfToday, seatsOf, type Unit } from './line-editor-seats.ts';
import { lineWords } from './line-words.ts';

export type ChosenLine = { readonly name: string; readonly line: LineSeat[] };

/** 내 결재선과 최근 결재선: begin with a line that was used before, and keep this one for the next draft. */
@customElement('line-editor-saved')
export class LineEditorSaved extends LightElement {
  @property({ attribute: false }) drafting: DraftingClient | undefined;
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property({ attribute: false }) drafterId: string | undefined;
  @property({ attribute: false }) line: readonly LineSeat[] = [];
  /** Lines are only chosen here, and not kept, renamed or thrown away. */
  @property({ type: Boolean }) choosing = false;
  @state() private name = '';
  @state() private renaming: { readonly id: string; readonly name: string } | undefined;
  @state() private said = '';
  @state() private refusal = '';
  @state() private gone: SavedLine | undefined;
  #lines = new Loader<SavedLinesReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#lines;
    const { saved = [], recent = [] } = loaded.value ?? {};
    if (this.choosing) return saved.length + recent.length === 0 ? nothing : this.#lists(saved, recent);
    return html`<div class="saved-lines">
      <h3>내 결재선</h3>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'ready' && saved.length === 0 ? html`<p class="small">저장한 결재선이 없습니다.</p>` : nothing}
      ${this.#lists(saved, recent)} ${this.#keepForm()}
      <p class="small" role="status">
        ${this.said}
        ${this.gone ? html`<button type="button" class="text-button" @click=${() => this.#bringBack()}>지운 것 되돌리기</button>` : nothing}
      </p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
    </div>`;
  }

  #lists(saved: readonly SavedLine[], recent: SavedLinesReply['recent']) {
    return html`${
      saved.length === 0
        ? nothing
        : html`<ul class="saved-list" aria-label="내 결재선">${saved.map((line) => this.#savedRow(line))}</ul>`
    }
    ${
      recent.length === 0
        ? nothing
        : html`<h3>최근 결재선</h3>
            <ul class="saved-list" aria-label="최근 결재선">${recent.map((line) => this.#recentRow(line))}</ul>`
    }`;
  }

  #savedRow(saved: SavedLine) {
    const { renaming } = this;
    if (renaming?.id === saved.id) return html`<li>${this.#renameForm(saved, renaming.name)}</li>`;
    const press = (words: string, run: () => void) =>
      html`<button type="button" class="text-button" aria-label="${saved.name} ${words}" @click=${run}>${words}</button>`;
    return html`<li>
      <span class="line-who"><b>${saved.name}</b> <small class="line-basis">${this.#words(saved.line)}</small></span>
      <span class="line-moves">
        ${press('쓰기', () => this.#choose(saved.name, saved.line))}
        ${
          this.choosing
            ? nothing
            : html`${press('이름 바꾸기', () => this.#beginRenaming(saved))} ${press('지우기', () => void this.#forget(saved))}`
        }
      </span>
    </li>`;
  }

  #recentRow({ title, line }: SavedLinesReply['recent'][number]) {
    return html`<li>
      <span class="line-who">${this.#words(line)} <small class="line-basis">${title}</small></span>
      <span class="line-moves">
        <button type="button" class="text-button" aria-label="${title} 결재선 쓰기" @click=${() => this.#choose(title, line)}>
          쓰기
        </button>
      </span>
    </li>`;
  }

  #renameForm(saved: SavedLine, name: string) {
    return html`<form
      class="keep-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#rename(saved, name);
      }}
    >
      <input
        aria-label="${saved.name}의 새 이름"
        maxlength=${SAVED_LINE_LIMITS.name}
        autocomplete="off"
        .value=${name}
        @input=${(event: Event) => {
          this.renaming = { id: saved.id, name: (event.target as HTMLInputElement).value };
        }}
      />
      <button class="button small">바꾸기</button>
      <button type="button" class="button quiet small" @click=${() => this.#endRenaming(saved)}>취소</button>
    </form>`;
  }

  #keepForm() {
    if (this.line.length === 0) return nothing;
    return html`<form
      class="keep-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#keep();
      }}
    >
      <input
        aria-label="저장할 결재선 이름"
        maxlength=${SAVED_LINE_LIMITS.name}
        placeholder="이름"
        autocomplete="off"
        .value=${this.name}
        @input=${(event: Event) => {
          this.name = (event.target as HTMLInputElement).value;
        }}
      />
      <button class="button small">지금 결재선 저장</button>
    </form>`;
  }

  #words(line: readonly LineSeat[]): string {
    return lineWords(seatsOf(this.units, this.#ofToday(line)));
  }

  #ofToday(line: readonly LineSeat[]): LineSeat[] {
    return lineOfToday(this.units, line, this.drafterId);
  }

  #choose(name: string, line: readonly LineSeat[]): void {
    const detail: ChosenLine = { name, line: this.#ofToday(line) };
    this.dispatchEvent(new CustomEvent<ChosenLine>('line-chosen', { detail, bubbles: true }));
  }

  #keep(): Promise<void> {
    const { name, line } = this;
    return this.#do(`‘${name.trim()}’ 결재선을 저장했습니다.`, async (drafting) => {
      await drafting.keepLine({ name, line: [...line] });
      this.name = '';
    });
  }

  #beginRenaming({ id, name }: SavedLine): void {
    this.renaming = { id, name };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.saved-list form input')?.focus());
  }

  #endRenaming(saved: SavedLine): void {
    this.renaming = undefined;
    void this.updateComplete.then(() => this.#focusRow(saved.id));
  }

  async #rename(saved: SavedLine, name: string): Promise<void> {
    await this.#do('이름을 바꾸었습니다.', async (drafting) => {
      await drafting.renameLine(saved.id, name);
      this.renaming = undefined;
    });
    if (this.renaming === undefined) this.#focusRow(saved.id);
  }

  async #forget(saved: SavedLine): Promise<void> {
    await this.#do(`‘${saved.name}’ 결재선을 지웠습니다.`, async (drafting) => {
      await drafting.forgetLine(saved.id);
      this.gone = saved;
    });
    await this.updateComplete;
    this.querySelector<HTMLElement>('[role=status] button')?.focus();
  }

  #bringBack(): Promise<void> {
    const { gone } = this;
    if (!gone) return Promise.resolve();
    return this.#do(`‘${gone.name}’ 결재선을 되돌렸습니다.`, async (drafting) => {
      await drafting.keepLine({ name: gone.name, line: gone.line });
    });
  }

  /** One act on the kept lines; what is refused is said in its own words, and what was typed stays. */
  async #do(done: string, act: (drafting: DraftingClient) => Promise<void>): Promise<void> {
    if (!this.drafting) return;
    this.gone = undefined;
    this.said = '';
    this.refusal = '';
    try {
      await act(this.drafting);
      this.said = done;
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
    await this.#load();
  }

  async #load(): Promise<void> {
    const { drafting } = this;
    if (drafting) await this.#lines.load(() => drafting.savedLines());
  }

  #focusRow(id: string): void {
    const at = this.#lines.value?.saved.findIndex((each) => each.id === id) ?? -1;
    this.querySelectorAll('.saved-list > li')[at]?.querySelector<HTMLElement>('button')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-editor-saved': LineEditorSaved;
  }
}
