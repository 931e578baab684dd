import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HandoversReply } from '../../shared/contract/handover.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { HANDOVER_STATUS, sideWords } from './handover-words.ts';

type Head = HandoversReply['handovers'][number];

/** A list of 인계·인수서, the newest first; each leads to its record. */
@customElement('handover-table')
export class HandoverTable extends LightElement {
  @property({ attribute: false }) load!: (before: string | null) => Promise<HandoversReply>;
  @property() label = '';
  @property() empty = '';
  #page = new Loader<HandoversReply>(this);
  #earlier: readonly Head[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.reload();
  }

  /** From the newest on, as when it was opened. */
  reload(): void {
    this.#earlier = [];
    void this.#page.load(() => this.load(null));
  }

  protected override render() {
    const { loaded } = this.#page;
    const rows = [...this.#earlier, ...(loaded.value?.handovers ?? [])];
    const next = loaded.value?.next ?? null;
    return html`${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'ready' && rows.length === 0 ? html`<p>${this.empty}</p>` : nothing}
      ${rows.length === 0 ? nothing : this.#table(rows)}
      ${
        next === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.#more(next)}>이전 것 더 보기</button>`
      }`;
  }

  #table(rows: readonly Head[]) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table class="data stacked">
        <thead>
          <tr><th scope="col">작성</th><th scope="col">인계자</th><th scope="col">인수자</th><th scope="col">상태</th></tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              <th scope="row">
                <a class="link" href="/office/handovers/${row.id}">
                  ${officialDate(dayInKorea(new Date(row.proposedAt)))}<span class="visually-hidden"> ${row.giver.name} 인계·인수서</span>
                </a>
              </th>
              <td data-label="인계자">${sideWords(row.giver)}</td>
              <td data-label="인수자">${sideWords(row.receiver)}</td>
              <td data-label="상태">${row.waitsOnMe ? html`<b>내 확인을 기다림</b>` : HANDOVER_STATUS[row.status]}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  async #more(before: string): Promise<void> {
    const shown = this.#page.value?.handovers ?? [];
    const loaded = await this.#page.load(() => this.load(before));
    if (!loaded) return;
    this.#earlier = [...this.#earlier, ...shown];
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'handover-table': HandoverTable;
  }
}
