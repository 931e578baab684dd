import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoxRow } from '../../shared/contract/approval.ts';
import type { SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import { newKey } from '../client/new-key.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { type BeforeApproval, checkBeforeApproval } from './document-findings.ts';
import { countWords } from './personal-data-list.ts';

type Item = { readonly managementNumber: string; readonly contentHash: string; readonly key: string };
type Result = SignDocumentsReply['results'][number];

/** So many go with one request: the progress moves, and what was cut off is sent again by the same keys. */
const AT_ONCE = 5;

/** What was found in a document; `unknown` where that could not be asked. */
type Checked = BeforeApproval | 'unknown';

/**
 * 일괄결재: one question with the titles and what 개인정보 점검 finds in each, one press, and what became of each document.
 */
@customElement('bulk-approval')
export class BulkApproval extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) rows: readonly BoxRow[] = [];
  @property({ attribute: false }) close: (done: boolean) => void = () => undefined;
  @state() private results: readonly Result[] = [];
  @state() private refusal = '';
  @state() private busy = false;
  @state() private checks: ReadonlyMap<string, Checked> = new Map();
  #items = new Map<string, Item>();

  constructor() {
    super();
    new Keys(this, () => [
      { key: 'Escape', says: '취소', inFields: true, run: () => this.#leave() },
      ...(this.#isOver || !this.#isChecked
        ? []
        : [{ key: 'Enter', ctrl: true, inFields: true, says: '모두 결재', run: () => void this.#run() }]),
    ]);
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h2')?.focus();
    void this.#check();
  }

  protected override render() {
    return html`<dialog class="question" open aria-labelledby="bulk-title">
      <h2 id="bulk-title" tabindex="-1">일괄결재 ${this.rows.length}건</h2>
      <p class="consequence">문서마다 따로 처리합니다. 열어 보지 않은 문서(정형 문서는 예외)와 그사이 바뀐 문서는 처리하지 않습니다.</p>
      <div aria-live="polite">${this.#findingsWords()}</div>
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
            : html`<button type="button" class="button primary" ?disabled=${this.busy || !this.#isChecked} @click=${() => void this.#run()}>
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
      ${this.#findings(row)}
      ${result ? html`<span class=${result.problem ? 'refusal' : 'small'}>${resultWords(result)}</span>` : nothing}
    </li>`;
  }

  #findings({ managementNumber }: BoxRow) {
    const checked = this.checks.get(managementNumber);
    if (checked === undefined) return html`<small>개인정보 점검 중</small>`;
    if (checked === 'unknown')
      return html`<small class="is-found">개인정보를 점검하지 못했습니다. 열어서 확인해 주십시오.</small>`;
    const { findings, unreadFiles } = checked;
    const files = unreadFiles > 0 ? ` · 다 읽지 못한 붙임 ${unreadFiles}개` : '';
    const isFound = findings.length > 0 || unreadFiles > 0;
    return html`<small class=${isFound ? 'is-found' : ''}>남은 개인정보: ${countWords(findings)}${files}</small>`;
  }

  /** Said before the press: the approval of several is no place where a finding goes by unseen. */
  #findingsWords() {
    if (!this.#isChecked) return html`<p class="small">시민에게 공개될 개인정보를 점검하는 중입니다.</p>`;
    const known = this.rows.map(({ managementNumber }) => this.checks.get(managementNumber));
    const checked = known.filter((each): each is BeforeApproval => each !== undefined && each !== 'unknown');
    const certain = checked.filter(({ findings }) =>
      findings.some(({ confidence }) => confidence === 'certain'),
    ).length;
    const likely = checked.filter(({ findings }) => findings.some(({ confidence }) => confidence === 'likely')).length;
    if (certain + likely === 0) return nothing;
    return html`<p class="refusal">${
      certain > 0
        ? html`<b>확실</b>한 개인정보가 있는 문서가 ${certain}건 있습니다. 결재하면 공개되지 않고 정보공개담당의 결정을 기다립니다. `
        : nothing
    }${
      likely > 0
        ? html`<b>의심</b>되는 것이 있는 문서가 ${likely}건 있습니다. 의심만 있으면 결재한 대로 공개되니, 열어서 확인해 주십시오.`
        : nothing
    }</p>`;
  }

  get #isChecked(): boolean {
    return this.checks.size === this.rows.length;
  }

  async #check(): Promise<void> {
    for (let from = 0; from < this.rows.length && this.isConnected; from += AT_ONCE) {
      const next = this.rows.slice(from, from + AT_ONCE);
      const checked = await Promise.all(next.map((row) => this.#checkOne(row)));
      this.checks = new Map([...this.checks, ...checked]);
    }
  }

  /** What is approved is the text that was checked: its hash goes along. */
  async #checkOne({ managementNumber }: BoxRow): Promise<[string, Checked]> {
    try {
      const checked = await checkBeforeApproval(this.office, managementNumber);
      const { contentHash } = checked;
      this.#items.set(managementNumber, { managementNumber, contentHash, key: newKey() });
      return [managementNumber, checked];
    } catch {
      return [managementNumber, 'unknown'];
    }
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
    if (this.busy || this.#isOver || !this.#isChecked) return;
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
    const { contentHash } = await this.office.clients.approval.refetch(managementNumber);
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
