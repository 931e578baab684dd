import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  CheckRestrictions,
  RestrictedRecord,
  RestrictionsChecked,
} from '../../shared/contract/restriction-checks.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { newKey } from '../client/new-key.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';

type Outcome = CheckRestrictions['outcome'];

/** So many go with one request: the progress moves, and what was cut off is sent again by the same keys. */
const AT_ONCE = 10;

const WORDS: Readonly<Record<Outcome, { readonly act: string; readonly done: string; readonly says: string }>> = {
  keep: { act: '그대로 둠', done: '그대로 두었습니다', says: '열람제한을 지금대로 둡니다.' },
  lift: { act: '풀기', done: '풀었습니다', says: '열람제한을 풉니다. 만든 부서의 직원이 다시 읽습니다.' },
};

/** 접근권한 재분류: one reason for all that is marked, and what became of each record. */
@customElement('restriction-dialog')
export class RestrictionDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) rows: readonly RestrictedRecord[] = [];
  @property() outcome: Outcome = 'keep';
  @property({ attribute: false }) close: (changed: boolean) => void = () => undefined;
  @state() private reason = '';
  @state() private results: RestrictionsChecked['results'] = [];
  @state() private busy = false;
  @state() private refusal = '';
  #keys = new Map<string, string>();

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { rows, results, busy } = this;
    const { act, says } = WORDS[this.outcome];
    return html`<dialog class="reclassify" aria-labelledby="restriction-title" @cancel=${this.#cancel} @keydown=${submitByCtrlEnter}>
      <h2 id="restriction-title" tabindex="-1">열람제한 ${act} ${rows.length}건</h2>
      ${
        this.#isOver
          ? nothing
          : html`<form id="restriction-form" @submit=${this.#submit}>
              <p>${says}</p>
              <label class="field">
                사유 <small>이력에 남고 고칠 수 없습니다.</small>
                <textarea
                  name="reason"
                  rows="2"
                  required
                  maxlength=${DOCUMENT_LIMITS.opinion}
                  .value=${this.reason}
                  @input=${(event: Event) => {
                    this.reason = (event.target as HTMLTextAreaElement).value;
                  }}
                ></textarea>
              </label>
            </form>`
      }
      ${results.length > 0 || rows.length <= 5 ? this.#list() : nothing}
      ${busy ? html`<progress max=${rows.length} .value=${results.length} aria-label="처리한 문서"></progress>` : nothing}
      <p role="status" class="small">${this.#words()}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="actions">
        <button type="button" class="button quiet" ?disabled=${busy} @click=${this.#leave}>${this.#isOver ? '닫기' : '취소'} <kbd>Esc</kbd></button>
        ${
          this.#isOver
            ? nothing
            : html`<button form="restriction-form" class="button primary" ?disabled=${busy}>${rows.length}건 ${act} <kbd>Ctrl Enter</kbd></button>`
        }
      </div>
    </dialog>`;
  }

  #list() {
    return html`<ol class="bulk-list">
      ${this.rows.map(({ managementNumber, title, number, restriction }) => {
        const result = this.results.find((each) => each.managementNumber === managementNumber);
        return html`<li>
          <span>${title}</span> <small>${number} · ${restriction.reason}</small>
          ${result ? html`<span class=${result.problem ? 'refusal' : 'small'}>${result.problem?.message ?? WORDS[this.outcome].done}</span>` : nothing}
        </li>`;
      })}
    </ol>`;
  }

  get #isOver(): boolean {
    return this.results.length === this.rows.length;
  }

  #words(): string {
    if (this.results.length === 0) return this.busy ? '처리하는 중입니다.' : '';
    const failed = this.results.filter(({ problem }) => problem).length;
    const words = `${this.rows.length}건 중 ${this.results.length - failed}건을 처리했습니다.`;
    return failed > 0 ? `${words} ${failed}건은 처리하지 않았습니다. 까닭을 보고 다시 정해 주십시오.` : words;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.busy && !this.#isOver) void this.#run();
  };

  async #run(): Promise<void> {
    const { outcome, reason } = this;
    this.busy = true;
    this.refusal = '';
    try {
      while (!this.#isOver) {
        const next = this.rows.slice(this.results.length, this.results.length + AT_ONCE);
        const records = next.map(({ managementNumber, decisions }) => {
          return { managementNumber, decisions, key: this.#keyOf(managementNumber) };
        });
        const { results } = await this.office.clients.reclassification.checkRestrictions({ records, outcome, reason });
        this.results = [...this.results, ...results];
      }
    } catch (error) {
      this.refusal = `${sentenceOf(error)} 처리하지 않은 문서는 다시 누르면 이어서 처리합니다.`;
    } finally {
      this.busy = false;
    }
    if (this.#isOver) this.querySelector<HTMLElement>('h2')?.focus();
  }

  /** The same record for the same reason is the same act: pressing again repeats, it does not double. */
  #keyOf(managementNumber: string): string {
    const named = `${managementNumber} ${this.reason}`;
    const key = this.#keys.get(named) ?? newKey();
    this.#keys.set(named, key);
    return key;
  }

  #cancel = (event: Event) => {
    event.preventDefault();
    this.#leave();
  };

  #leave = () => {
    if (!this.busy) this.close(this.results.some(({ problem }) => !problem));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'restriction-dialog': RestrictionDialog;
  }
}
