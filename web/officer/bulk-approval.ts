import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoxRow, DocumentReply } from '../../shared/contract/approval.ts';
import type { SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import { newKey } from '../client/new-key.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';

type Item = { readonly managementNumber: string; readonly contentHash: string; readonly key: string };
type Result = SignDocumentsReply['results'][number];

/** So many go with one request: the progress moves, and what was cut off is sent again by the same keys. */
const AT_ONCE = 5;

/** 일괄결재: one question with the titles, one press, and what became of each document. */
@customElement('bulk-approval')
export class BulkApproval extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) rows: readonly BoxRow[] = [];
  @property({ attribute: false }) close: (done: boolean) => void = () => undefined;
  @state() private results: readonly Result[] = [];
  @state() private refusal = '';
  @state() private busy = false;
  #items = new Map<string, Item>();

  constructor() {
    super();
    new Keys(this, () => [
      { key: 'Escape', says: '취소', inFields: true, run: () => this.#leave() },
      ...(this.#isOver
        ? []
        : [{ key: 'Enter', ctrl: true, inFields: true, says: '모두 결재', run: () => void this.#run() }]),
    ]);
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return html`<dialog class="question" open aria-labelledby="bulk-title">
      <h2 id="bulk-title" tabindex="-1">일괄결재 ${this.rows.length}건</h2>
      <p class="consequence">문서마다 따로 처리합니다. 열어 보지 않은 문서(정형 문서는 예외)와 그사이 바뀐 문서는 처리하지 않습니다.</p>
      <ol class="bulk-list">
        ${this.rows.map((row) => this.#row(row))}
      </ol>
      <p role="status" class="small">${this.#progress()}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="actions">
        <button type="button" class="button quiet" @click=${() => this.#leave()}>
          ${this.#isOver ? '닫기' : '취소'} <kbd>Esc</kbd>
        </button>
        ${
          this.#isOver
            ? nothing
            : html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => void this.#run()}>
                ${this.rows.length}건 결재 <kbd>Ctrl Enter</kbd>
              </button>`
        }
      </div>
    </dialog>`;
  }

  #row(row: BoxRow) {
    const result = this.results.find((each) => each.managementNumber === row.managementNumber);
    return html`<li>
      <a class="link" href="/office/documents/${row.managementNumber}">${row.title}</a>
      <small>${row.drafter.name} ${row.drafter.unitName} · ${row.disclosureLabel}</small>
      ${result ? html`<span class=${result.problem ? 'refusal' : 'small'}>${resultWords(result)}</span>` : nothing}
    </li>`;
  }

  get #isOver(): boolean {
    return this.results.length === this.rows.length;
  }

  #progress(): string {
    if (this.results.length === 0) return this.busy ? '처리하는 중입니다.' : '';
    const failed = this.results.filter((result) => result.problem).length;
    const words = `${this.rows.length}건 중 ${this.results.length - failed}건을 처리했습니다.`;
    return failed > 0 ? `${words} ${failed}건은 처리하지 않았습니다.` : words;
  }

  async #run(): Promise<void> {
    if (this.busy || this.#isOver) return;
    this.busy = true;
    this.refusal = '';
    try {
      while (!this.#isOver) {
        const next = this.rows.slice(this.results.length, this.results.length + AT_ONCE);
        const documents = await Promise.all(next.map((row) => this.#itemOf(row)));
        const { results } = await this.office.clients.approval.signAll({ documents });
        this.results = [...this.results, ...results];
      }
    } catch (error) {
      this.refusal = `${sentenceOf(error)} 처리하지 않은 문서는 다시 누르면 이어서 처리합니다.`;
    } finally {
      this.busy = false;
      void this.office.refreshCounts();
    }
  }

  /** The same key for the same document as long as this question stands: pressing again repeats, it does not double. */
  async #itemOf({ managementNumber }: BoxRow): Promise<Item> {
    const known = this.#items.get(managementNumber);
    if (known) return known;
    const { contentHash }: DocumentReply = await this.office.clients.approval.refetch(managementNumber);
    const item = { managementNumber, contentHash, key: newKey() };
    this.#items.set(managementNumber, item);
    return item;
  }

  #leave(): void {
    if (!this.busy) this.close(this.results.length > 0);
  }
}

function resultWords({ done, problem }: Result): string {
  if (problem) return problem.message;
  return done?.documentNumber ? `${done.documentNumber} 등록` : '처리함';
}

declare global {
  interface HTMLElementTagNameMap {
    'bulk-approval': BulkApproval;
  }
}
