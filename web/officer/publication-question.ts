import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WithdrawPublication } from '../../shared/contract/publication-acts.ts';
import { PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { dayInKorea, daysAfter, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { ProblemError, sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import { type QueueAct, type QueuedDocument, whyWords } from './publication-queue-words.ts';
import { withdrawalKindField } from './withdrawal-kind.ts';

type Question = { readonly heading: string; readonly consequence: string; readonly done: string };
type Result = { readonly managementNumber: string; readonly problem: string | null };

const QUESTIONS: Readonly<Record<QueueAct, Question>> = {
  hold: {
    heading: '공개 멈춤',
    consequence: '다시 진행할 때까지 원문을 공개하지 않습니다. 이미 목록에 오른 것은 그대로 보입니다.',
    done: '멈췄습니다.',
  },
  resume: {
    heading: '공개 다시 진행',
    consequence: '정해진 날에 공개합니다. 그날이 지났으면 지금 공개합니다.',
    done: '다시 진행합니다.',
  },
  bringForward: {
    heading: '앞당겨 공개',
    consequence: '기다리지 않고 지금 공개합니다. 유예일과 멈춤이 풀리고, 개인정보 점검과 유출 점검은 그대로 거칩니다.',
    done: '공개로 넘겼습니다.',
  },
  embargo: {
    heading: '공개 유예일 정하기',
    consequence: '이날 전에는 원문을 공개하지 않습니다. 공개 방침의 기간이 더 길면 그 기간을 따릅니다.',
    done: '유예일을 정했습니다.',
  },
  withdraw: {
    heading: '공개 철회',
    consequence:
      '시민에게 공개하지 않고, 목록에 오른 것은 거둡니다. 되돌릴 수 없습니다. 문서와 결재에는 영향이 없습니다.',
    done: '철회했습니다.',
  },
};

/** One question for all that is marked; each document is an act of its own, and its outcome stands beside it. */
@customElement('publication-question')
export class PublicationQuestion extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() act: QueueAct = 'hold';
  @property({ attribute: false }) rows: readonly QueuedDocument[] = [];
  @property({ attribute: false }) close: (done: readonly string[]) => void = () => undefined;
  @state() private results: readonly Result[] = [];
  @state() private refusal = '';
  @state() private busy = false;
  @state() private lifts = false;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    const { heading, consequence } = QUESTIONS[this.act];
    const many = this.rows.length > 1 ? ` ${this.rows.length}건` : '';
    return html`<dialog class="modal" aria-labelledby="publication-question" @cancel=${this.#leave} @keydown=${submitByCtrlEnter}>
      <form @submit=${this.#submit}>
        <h2 id="publication-question" tabindex="-1">${heading}${many}</h2>
        ${this.#isOver ? nothing : html`<p>${consequence}</p>`}
        <ol class="bulk-list">${this.rows.map((row) => this.#row(row))}</ol>
        ${this.#isOver ? nothing : this.#fields()}
        <p role="status" class="small">${this.#progress()}</p>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          <button type="button" class="button quiet" ?disabled=${this.busy} @click=${this.#leave}>
            ${this.#isOver ? '닫기' : '취소'} <kbd>Esc</kbd>
          </button>
          ${
            this.#isOver
              ? nothing
              : html`<button class="button primary" ?disabled=${this.busy}>${heading}${many} <kbd>Ctrl Enter</kbd></button>`
          }
        </div>
      </form>
    </dialog>`;
  }

  #row(row: QueuedDocument) {
    const result = this.results.find(({ managementNumber }) => managementNumber === row.managementNumber);
    const outcome = result ? (result.problem ?? QUESTIONS[this.act].done) : '';
    return html`<li>
      <span>${row.title}</span>
      <small>${row.unitName} · ${whyWords(row)}</small>
      ${result ? html`<span class=${result.problem ? 'refusal' : 'small'}>${outcome}</span>` : nothing}
    </li>`;
  }

  #fields() {
    return html`${this.act === 'embargo' ? this.#dayField() : nothing}
      ${this.act === 'withdraw' ? withdrawalKindField() : nothing}
      <label class="field">
        사유 <small>이력에 남고 고칠 수 없습니다.</small>
        <textarea name="reason" rows="2" required maxlength=${PUBLICATION_LIMITS.reason}></textarea>
      </label>`;
  }

  #dayField() {
    const today = dayInKorea(this.office.now());
    const days = this.rows.map(({ plan }) => plan?.embargoUntil ?? null).filter((day) => day !== null);
    const [only] = this.rows.length === 1 ? days : [];
    return html`${
      days.length === 0
        ? nothing
        : html`<label class="check">
            <input
              type="checkbox"
              .checked=${this.lifts}
              @change=${(event: Event) => {
                this.lifts = (event.target as HTMLInputElement).checked;
              }}
            />
            유예를 거둠${only ? html` <small>(지금 ${officialDate(only)})</small>` : nothing}
          </label>`
    }
    ${
      this.lifts
        ? nothing
        : html`<label class="field">
            공개할 수 있는 첫날
            <input
              type="date"
              name="until"
              required
              min=${daysAfter(today, 1)}
              max=${daysAfter(today, PUBLICATION_LIMITS.embargoYears * 365)}
              .defaultValue=${only ?? ''}
            />
          </label>`
    }`;
  }

  get #isOver(): boolean {
    return this.results.length > 0 && this.results.length === this.rows.length;
  }

  #progress(): string {
    const { length } = this.results;
    if (this.busy) return `${this.rows.length}건 가운데 ${length}건을 처리했습니다.`;
    if (!this.#isOver) return '';
    const failed = this.results.filter(({ problem }) => problem).length;
    const words = `${this.rows.length}건 중 ${length - failed}건을 처리했습니다.`;
    return failed > 0 ? `${words} ${failed}건은 처리하지 않았습니다. 까닭을 확인해 주십시오.` : words;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.busy && !this.#isOver) void this.#run(new FormData(event.target as HTMLFormElement));
  };

  /** What the server has decided is over for that document; what was cut off goes on with another press. */
  async #run(data: FormData): Promise<void> {
    this.busy = true;
    this.refusal = '';
    try {
      for (const { managementNumber } of this.rows.slice(this.results.length)) {
        const problem = await this.#send(managementNumber, data);
        this.results = [...this.results, { managementNumber, problem }];
      }
    } catch (error) {
      this.refusal = `${sentenceOf(error)} 다시 누르면 남은 문서를 이어서 처리합니다.`;
    } finally {
      this.busy = false;
    }
    const failed = this.results.some(({ problem }) => problem);
    if (this.#isOver && !failed && this.rows.length === 1) this.#end();
    else if (this.#isOver) this.querySelector<HTMLElement>('h2')?.focus();
  }

  async #send(managementNumber: string, data: FormData): Promise<string | null> {
    const { approval, publication } = this.office.clients;
    const reason = String(data.get('reason')).trim();
    try {
      if (this.act === 'withdraw') {
        const kind = String(data.get('kind')) as NonNullable<WithdrawPublication['kind']>;
        await approval.withdraw(managementNumber, { reason, kind });
      } else {
        const until = this.act === 'embargo' ? { until: this.lifts ? null : String(data.get('until')) } : {};
        await publication.act(managementNumber, { act: this.act, reason, ...until });
      }
      return null;
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) return error.message;
      throw error;
    }
  }

  #leave = (event: Event) => {
    event.preventDefault();
    if (!this.busy) this.#end();
  };

  #end(): void {
    this.close(this.results.flatMap(({ managementNumber, problem }) => (problem ? [] : [managementNumber])));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-question': PublicationQuestion;
  }
}
