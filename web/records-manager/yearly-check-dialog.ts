import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CheckYearly, YearlyChecked } from '../../shared/contract/reclassification.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { daysAfter } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';

/** What narrows the list that is kept as it stands. */
export type YearlyList = Pick<CheckYearly, 'unitId' | 'level' | 'ground' | 'year'>;

/** As many as are named: of more the list itself tells. */
const MOST_NAMED = 20;

/**
 * 연간 재분류 of a whole list: one reason and one press, some records a step until none is left. It can be stopped at any
 * step; what was kept has left the list, so that pressing again goes on.
 */
@customElement('yearly-check-dialog')
export class YearlyCheckDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) list: YearlyList = {};
  /** How many stand in it. */
  @property({ type: Number }) total = 0;
  @property() today = '';
  /** The last day that a next review may have. */
  @property() latest = '';
  /** Whether anything was kept. */
  @property({ attribute: false }) close: (changed: boolean) => void = () => undefined;
  @state() private reason = '';
  @state() private reviewOn = '';
  @state() private kept = 0;
  @state() private left: YearlyChecked['left'] = [];
  @state() private running: 'no' | 'yes' | 'stopping' = 'no';
  @state() private isOver = false;
  @state() private refusal = '';
  #after: string | undefined;

  protected override firstUpdated(): void {
    this.reviewOn = this.latest;
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { running, kept, left, total } = this;
    return html`<dialog class="reclassify" aria-labelledby="yearly-check-title" @cancel=${this.#cancel} @keydown=${submitByCtrlEnter}>
      <h2 id="yearly-check-title" tabindex="-1">목록 전체 그대로 둠 ${total.toLocaleString('ko')}건</h2>
      ${this.isOver ? nothing : this.#form()}
      ${running === 'no' && kept + left.length === 0 ? nothing : html`<progress max=${Math.max(total, kept + left.length)} .value=${kept + left.length} aria-label="확인한 문서"></progress>`}
      <p role="status" class="small">${this.#words()}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${left.length === 0 ? nothing : this.#named()}
      <div class="actions">
        <button type="button" class="button quiet" ?disabled=${running !== 'no'} @click=${this.#leave}>
          ${kept > 0 || this.isOver ? '닫기' : '취소'} <kbd>Esc</kbd>
        </button>
        ${this.#act()}
      </div>
    </dialog>`;
  }

  #form() {
    const keepsClosed = this.list.level !== 'open';
    return html`<form id="yearly-check-form" @submit=${this.#submit}>
      <p>
        ${
          this.list.level === 'open'
            ? '지금 조건에 맞는 지난해 공개 문서를 모두 확인하여 그대로 공개합니다.'
            : '지금 조건에 맞는 지난해 문서를 모두 확인하여 지금의 공개구분과 근거 그대로 둡니다. 제안은 따르지 않습니다.'
        }
        문서마다 따로 처리하고 이력에 남깁니다.
      </p>
      ${
        keepsClosed
          ? html`<label class="field narrow">
              다시 볼 날 <small>닫아 두는 문서에만 남습니다.</small>
              <input
                type="date"
                name="reviewOn"
                required
                min=${daysAfter(this.today, 1)}
                max=${this.latest}
                .value=${this.reviewOn}
                @input=${(event: Event) => {
                  this.reviewOn = (event.target as HTMLInputElement).value;
                }}
              />
            </label>`
          : nothing
      }
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
    </form>`;
  }

  #act() {
    if (this.isOver) return nothing;
    if (this.running !== 'no') {
      const stop = () => {
        this.running = 'stopping';
      };
      return html`<button type="button" class="button" ?disabled=${this.running === 'stopping'} @click=${stop}>멈추기</button>`;
    }
    const isGoingOn = this.kept + this.left.length > 0;
    return html`<button form="yearly-check-form" class="button primary">${isGoingOn ? '이어서 하기' : '모두 그대로 둠'} <kbd>Ctrl Enter</kbd></button>`;
  }

  #words(): string {
    const { kept, left, total } = this;
    if (kept + left.length === 0) return this.running === 'no' ? '' : '처리하는 중입니다.';
    const failed = left.length === 0 ? '' : ` ${left.length.toLocaleString('ko')}건은 그대로 두지 못했습니다.`;
    const words = `${total.toLocaleString('ko')}건 중 ${kept.toLocaleString('ko')}건을 확인했습니다.${failed}`;
    if (this.isOver) return `${words} 마쳤습니다.`;
    return this.running === 'no' ? `${words} 나머지는 언제든 이어서 할 수 있습니다.` : words;
  }

  /** What was not kept, and why. */
  #named() {
    const { left } = this;
    return html`<ol class="bulk-list">
        ${left.slice(0, MOST_NAMED).map(
          ({ title, managementNumber, message }) => html`<li>
            <span>${title}</span> <small>${managementNumber}</small> <span class="refusal">${message}</span>
          </li>`,
        )}
      </ol>
      ${left.length > MOST_NAMED ? html`<p class="small">이 밖에 ${left.length - MOST_NAMED}건이 더 있습니다. 목록에 남아 있습니다.</p>` : nothing}`;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.running === 'no' && !this.isOver) void this.#run();
  };

  async #run(): Promise<void> {
    const { list, reason } = this;
    const reviewOn = list.level === 'open' || this.reviewOn === '' ? null : this.reviewOn;
    this.running = 'yes';
    this.refusal = '';
    try {
      while (this.running === 'yes' && this.isConnected) {
        const after = this.#after === undefined ? {} : { after: this.#after };
        const step = await this.office.clients.reclassification.checkYearly({ ...list, ...after, reason, reviewOn });
        this.kept += step.kept;
        this.left = [...this.left, ...step.left];
        this.#after = step.next ?? this.#after;
        this.isOver = step.next === null;
        if (this.isOver) break;
      }
    } catch (error) {
      this.refusal = `${sentenceOf(error)} 처리하지 않은 문서는 다시 누르면 이어서 처리합니다.`;
    } finally {
      this.running = 'no';
      void this.office.refreshNotices();
    }
    if (this.isOver) this.querySelector<HTMLElement>('h2')?.focus();
  }

  #cancel = (event: Event) => {
    event.preventDefault();
    this.#leave();
  };

  #leave = () => {
    if (this.running === 'no') this.close(this.kept > 0);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'yearly-check-dialog': YearlyCheckDialog;
  }
}
