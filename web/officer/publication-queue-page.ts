import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { QueueReply, QueueState } from '../../shared/contract/publication-acts.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { MarkedLines } from '../document/marked-lines.ts';
import { STOPPED_PUBLICATIONS } from '../document/menu.ts';
import { PagedList } from '../document/paged-list.ts';
import { type KeyBinding, Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Watch } from '../elements/watch.ts';
import './mask-publication-dialog.ts';
import './privacy-report-dialog.ts';
import './publication-question.ts';
import { publicationQueueTable } from './publication-queue-table.ts';
import {
  actsOf,
  QUEUE_ACT_LABELS,
  QUEUE_ACTS,
  QUEUE_STATE_LABELS,
  type QueueAct,
  type QueuedDocument,
} from './publication-queue-words.ts';

type Asked = { readonly act: QueueAct; readonly rows: readonly QueuedDocument[] };

const STATES = Object.keys(QUEUE_STATE_LABELS) as readonly QueueState[];
/** As many as one question is asked about. */
const MOST_MARKED = 100;

/** 공개 대기열: what becomes public when, what waits and why, and what the disclosure officer does about it. */
@customElement('publication-queue-page')
export class PublicationQueuePage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private shown: QueueState | undefined;
  @state() private asked: Asked | undefined;
  @state() private reported: QueuedDocument | undefined;
  @state() private masked: QueuedDocument | undefined;
  @state() private refusal = '';
  @state() private said = '';
  #list = new PagedList<QueueReply>(this);
  #lines = new MarkedLines<QueuedDocument>(this, () => this.#list.value?.documents ?? [], 'th a');

  constructor() {
    super();
    new Keys(this, () => this.#keys());
    new Watch(
      this,
      () => this.office.movement,
      (movement) => {
        const kind = movement?.notification?.kind;
        if (kind === undefined || kind === 'stopped' || kind === 'stopDecided') void this.#load();
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#list;
    return html`<div class="page">
      <h1 tabindex="-1">공개 대기열</h1>
      <p>시민에게 공개될 문서가 언제 목록과 원문으로 나가는지, 무엇이 왜 기다리는지 보입니다. 결정이 필요한 것이 먼저, 다음은 공개할 날 순서입니다.</p>
      <p class="page-links no-print">
        <a class="link" href="/office/publication-policy">공개 방침</a>
        <a class="link" href="/office/closing-standards">비공개 세부기준</a>
        <a class="link" href=${STOPPED_PUBLICATIONS}>공개 보류</a>
      </p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      <p class="done" role="status">${this.said}</p>
      ${loaded.value ? this.#found(loaded.value) : nothing}
      ${loaded.state === 'loading' && !loaded.value ? html`<p role="status">대기열을 불러오는 중입니다.</p>` : nothing}
      ${this.#dialogs()}
    </div>`;
  }

  #dialogs() {
    if (this.reported) {
      return html`<privacy-report-dialog
        .office=${this.office}
        .row=${this.reported}
        .close=${this.#closeReport}
      ></privacy-report-dialog>`;
    }
    if (this.masked) {
      return html`<mask-publication-dialog
        .office=${this.office}
        .managementNumber=${this.masked.managementNumber}
        .close=${this.#closeMask}
      ></mask-publication-dialog>`;
    }
    if (!this.asked) return nothing;
    return html`<publication-question
      .office=${this.office}
      .act=${this.asked.act}
      .rows=${this.asked.rows}
      .close=${this.#closeQuestion}
    ></publication-question>`;
  }

  #found({ counts, documents, next }: QueueReply) {
    return html`${this.#states(counts)}
      ${
        documents.length === 0
          ? html`<p role="status">
              ${this.shown ? '이 까닭으로 기다리는 문서가 없습니다.' : '공개를 기다리는 문서가 없습니다.'}
            </p>`
          : html`${this.#bar()}
              ${this.#refused()}
              ${publicationQueueTable(documents, {
                lines: this.#lines,
                ask: (act, row) => this.#ask(act, [row]),
                decideReport: (row) => {
                  this.reported = row;
                },
                mask: (row) => {
                  this.said = '';
                  this.masked = row;
                },
              })}`
      }
      ${
        next === null
          ? nothing
          : html`<p class="more">
              <button type="button" class="button" ?disabled=${this.#list.isGrowing} @click=${() => void this.#more()}>더 보기</button>
            </p>`
      }`;
  }

  #refused() {
    const refusal = this.refusal || this.#list.refusal;
    return refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`;
  }

  #states(counts: QueueReply['counts']) {
    const all = STATES.reduce((sum, each) => sum + counts[each], 0);
    const tab = (value: QueueState | undefined, label: string, count: number) => html`<button
      type="button"
      aria-pressed=${this.shown === value}
      @click=${() => void this.#choose(value)}
    >
      ${label} <b>${count.toLocaleString('ko')}</b>
    </button>`;
    return html`<div class="reason-tabs" role="group" aria-label="기다리는 까닭">
      ${tab(undefined, '모두', all)} ${STATES.map((each) => tab(each, QUEUE_STATE_LABELS[each], counts[each]))}
    </div>`;
  }

  #bar() {
    const { marked } = this.#lines;
    return html`<div class="bulk-bar publication-bar no-print">
      <p role="status">${marked.length === 0 ? '고른 문서가 없습니다.' : `${marked.length}건 고름`}</p>
      <span class="table-keys"><kbd>J</kbd><kbd>K</kbd> 이동 <kbd>X</kbd> 고르기 <kbd>Enter</kbd> 열기 <kbd>D</kbd> 처리</span>
      <span class="space"></span>
      ${QUEUE_ACTS.map((act) => {
        const rows = marked.filter((row) => actsOf(row).includes(act));
        return html`<button
          type="button"
          class="button small"
          ?disabled=${rows.length === 0}
          @click=${() => this.#ask(act, rows)}
        >
          ${QUEUE_ACT_LABELS[act]}${rows.length > 0 ? ` ${rows.length}건` : nothing}
        </button>`;
      })}
    </div>`;
  }

  #keys(): KeyBinding[] {
    if (this.asked || this.reported || this.masked || (this.#list.value?.documents.length ?? 0) === 0) return [];
    return [
      ...this.#lines.moveKeys(),
      { key: 'Enter', says: '문서 열기', native: true, run: () => undefined },
      this.#lines.markKey(),
      { key: 'd', says: '처리', run: this.#lines.ofLineInHand((row) => this.#firstAct(row)) },
    ];
  }

  /** The first button of the line does what its state asks for before all. */
  #firstAct({ managementNumber }: QueuedDocument): void {
    this.querySelector<HTMLElement>(`tr[data-number="${managementNumber}"] .queue-acts :is(a, button)`)?.click();
  }

  #ask(act: QueueAct, rows: readonly QueuedDocument[]): void {
    this.said = '';
    this.refusal =
      rows.length > MOST_MARKED ? `한 번에 ${MOST_MARKED}건까지 처리할 수 있습니다. 고른 문서를 줄여 주십시오.` : '';
    if (this.refusal === '') this.asked = { act, rows };
  }

  /** What failed stays marked, so that something else can be done about it. */
  #closeQuestion = async (done: readonly string[]) => {
    const { act, rows = [] } = this.asked ?? {};
    this.asked = undefined;
    this.#lines.unmark(done);
    if (act && done.length > 0) this.said = `${done.length}건 처리함: ${QUEUE_ACT_LABELS[act]}`;
    await this.#back(rows[0], done.length > 0);
  };

  #closeReport = async (said: string) => {
    const row = this.reported;
    this.reported = undefined;
    this.said = said;
    await this.#back(row, said !== '');
  };

  #closeMask = async (said: string) => {
    const row = this.masked;
    this.masked = undefined;
    this.said = said && row ? `${row.title}: ${said}` : '';
    await this.#back(row, said !== '');
  };

  async #back(row: QueuedDocument | undefined, changed: boolean): Promise<void> {
    if (changed) {
      await this.#load();
      void this.office.refreshNotices();
    }
    await this.updateComplete;
    if (!this.#lines.focus(row?.managementNumber)) this.querySelector<HTMLElement>('h1')?.focus();
  }

  async #choose(shown: QueueState | undefined): Promise<void> {
    this.shown = shown;
    this.said = '';
    this.#lines.clear();
    await this.#load();
  }

  async #load(): Promise<void> {
    const reply = await this.#list.load(() => this.office.clients.publication.queue(this.shown));
    if (!reply) return;
    this.office.queued.set(reply.counts);
    this.#shownAre(reply);
  }

  async #more(): Promise<void> {
    this.refusal = '';
    await this.#list.more(
      (after) => this.office.clients.publication.queue(this.shown, after),
      (before, page) => ({ ...page, documents: [...before.documents, ...page.documents] }),
    );
    if (this.#list.value) this.#shownAre(this.#list.value);
  }

  /** Each document leads back here, and on to the next one. */
  #shownAre({ documents }: QueueReply): void {
    const managementNumbers = documents.map((row) => row.managementNumber);
    this.#lines.keepListed();
    this.office.trail.set({ box: 'queue', managementNumbers });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-queue-page': PublicationQueuePage;
  }
}
