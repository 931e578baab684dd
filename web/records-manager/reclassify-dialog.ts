import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  DisclosureHistory,
  RecheckRow,
  ReclassifyRecords,
  ReclassifyReply,
} from '../../shared/contract/reclassification.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { closedPlaces, ownClosings } from '../../shared/disclosure/own-closings.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { daysAfter } from '../../shared/kernel/calendar-day.ts';
import { suggestionWords } from '../../shared/records/suggest-reclassification.ts';
import type { ApprovalClient } from '../client/approval-client.ts';
import { newKey } from '../client/new-key.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import {
  attachmentChoices,
  chosenFileReviews,
  chosenPassages,
  councilFields,
  type Decision,
  fileReviewFields,
  groundFields,
  type Marks,
  markChoices,
  outcomeChoices,
  passageFields,
} from './decision-fields.ts';

type Result = ReclassifyReply['results'][number];

/** So many go with one request: the progress moves, and what was cut off is sent again by the same keys. */
const AT_ONCE = 10;

/** 재분류 결정: one question for all that is marked, one press, and what became of each record. */
@customElement('reclassify-dialog')
export class ReclassifyDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) rows: readonly RecheckRow[] = [];
  @property() today = '';
  /** The last day that a next review may have. */
  @property() latest = '';
  @property({ attribute: false }) close: (decided: readonly string[]) => void = () => undefined;
  @state() private decision: Decision = {
    ...{ outcome: 'asSuggested', grounds: [], bodyOpen: true, attachments: 'asTheyAre', liftedGrounds: [] },
    ...{ reviewOn: '', fileReviews: {}, passages: {}, council: null, councilDocument: '' },
  };
  @state() private reason = '';
  @state() private results: readonly Result[] = [];
  @state() private refusal = '';
  @state() private busy = false;
  @state() private history: DisclosureHistory | undefined;
  @state() private marks: Marks | undefined;
  #keys = new Map<string, string>();
  #sent: string | undefined;

  protected override async firstUpdated(): Promise<void> {
    this.decision = { ...this.decision, reviewOn: this.latest };
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLElement>('h2')?.focus();
    const [only] = this.rows;
    if (!only || this.rows.length > 1) return;
    try {
      const { reclassification, approval } = this.office.clients;
      const history = await reclassification.history(only.managementNumber);
      const { markGrounds, standing } = history;
      this.history = history;
      this.marks = {
        ...{ markGrounds, liftedGrounds: standing.liftedGrounds, standing: standing.passages ?? [] },
        ...(markGrounds.length > 0 ? await placesOf(approval, only.managementNumber) : NO_PLACES),
      };
      // What was lifted before stays so, unless somebody closes it again.
      this.decision = { ...this.decision, liftedGrounds: standing.liftedGrounds };
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }

  protected override render() {
    return html`<dialog
      class="reclassify"
      aria-labelledby="reclassify-title"
      @cancel=${this.#cancel}
      @keydown=${submitByCtrlEnter}
    >
      <h2 id="reclassify-title" tabindex="-1">재분류 결정 ${this.rows.length}건</h2>
      ${this.#isOver ? nothing : this.#form()}
      ${this.results.length > 0 || this.rows.length <= 5 ? this.#list() : nothing}
      ${this.busy ? html`<progress max=${this.rows.length} .value=${this.results.length} aria-label="처리한 문서"></progress>` : nothing}
      <p role="status" class="small">${this.#progress()}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="actions">
        <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => this.#leave()}>
          ${this.#isOver ? '닫기' : '취소'} <kbd>Esc</kbd>
        </button>
        ${
          this.#isOver
            ? nothing
            : html`<button form="reclassify-form" class="button primary" ?disabled=${this.busy}>
                ${this.rows.length}건 결정 <kbd>Ctrl Enter</kbd>
              </button>`
        }
      </div>
    </dialog>`;
  }

  #form() {
    const { decision } = this;
    const change = (part: Partial<Decision>) => {
      this.decision = { ...this.decision, ...part };
    };
    const days = { min: daysAfter(this.today, 1), max: this.latest };
    return html`<form id="reclassify-form" @submit=${this.#submit}>
      ${outcomeChoices(decision, change)} ${this.#keepsOpen ? nothing : groundFields(decision, change)}
      ${markChoices(decision, change, this.marks, days)}
      ${this.#leavesNoChoice ? nothing : attachmentChoices(decision, change, this.history?.standing.attachments)}
      ${
        decision.outcome === 'asSuggested' && this.rows.some(opensFilesAlone)
          ? html`<p class="small">붙임만 공개하도록 제안한 문서는 그 붙임만 공개하고, 다른 붙임은 지금대로 둡니다.</p>`
          : nothing
      }
      ${
        decision.outcome === 'open' || this.#keepsOpen
          ? nothing
          : html`<label class="field narrow">
              다시 볼 날 <small>닫아 두는 문서에만 남습니다.</small>
              <input
                type="date"
                name="reviewOn"
                required
                min=${days.min}
                max=${days.max}
                .value=${decision.reviewOn}
                @input=${(event: Event) => change({ reviewOn: (event.target as HTMLInputElement).value })}
              />
            </label>`
      }
      ${fileReviewFields(decision, change, this.history?.standing.attachments, days)}
      ${passageFields(decision, change, this.marks, days)}
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
      ${councilFields(decision, change)}
    </form>`;
  }

  #list() {
    return html`<ol class="bulk-list">
      ${this.rows.map((row) => {
        const result = this.results.find((each) => each.managementNumber === row.managementNumber);
        return html`<li>
          <span>${row.title}</span>
          <small>${row.number} · ${disclosureLabel(row.disclosure)}</small>
          ${this.decision.outcome === 'asSuggested' && !result ? suggestedWords(row) : nothing}
          ${result ? html`<span class=${result.problem ? 'refusal' : 'small'}>${resultWords(result)}</span>` : nothing}
        </li>`;
      })}
    </ol>`;
  }

  /** No record here is suggested to be opened: what becomes of its attachments is said by the suggestion. */
  get #leavesNoChoice(): boolean {
    return (
      this.decision.outcome === 'asSuggested' && this.rows.every(({ suggestion }) => suggestion.outcome !== 'open')
    );
  }

  /** All of them are open altogether and stay so: there is no ground and no next review. */
  get #keepsOpen(): boolean {
    const { outcome } = this.decision;
    return (outcome === 'keep' || outcome === 'asSuggested') && this.rows.every(isOpen);
  }

  get #isOver(): boolean {
    return this.results.length === this.rows.length;
  }

  #progress(): string {
    if (this.results.length === 0) return this.busy ? '처리하는 중입니다.' : '';
    const failed = this.results.filter((result) => result.problem).length;
    const words = `${this.rows.length}건 중 ${this.results.length - failed}건을 결정했습니다.`;
    return failed > 0 ? `${words} ${failed}건은 결정하지 않았습니다. 까닭을 보고 다시 결정해 주십시오.` : words;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.busy && !this.#isOver) void this.#run();
  };

  async #run(): Promise<void> {
    const decided = { choice: this.#choice(), reason: this.reason };
    // Another decision is another act: only the very same one is sent again by its keys.
    const sent = JSON.stringify(decided);
    if (this.#sent !== sent) this.#keys.clear();
    this.#sent = sent;
    this.busy = true;
    this.refusal = '';
    try {
      while (!this.#isOver) {
        const next = this.rows.slice(this.results.length, this.results.length + AT_ONCE);
        const records = next.map(({ managementNumber, decisions }) => {
          return { managementNumber, decisions, key: this.#keyOf(managementNumber) };
        });
        const { results } = await this.office.clients.reclassification.decide({ records, ...decided });
        this.results = [...this.results, ...results];
      }
    } catch (error) {
      this.refusal = `${sentenceOf(error)} 처리하지 않은 문서는 다시 누르면 이어서 처리합니다.`;
    } finally {
      this.busy = false;
      void this.office.refreshNotices();
    }
    if (this.#isOver) this.querySelector<HTMLElement>('h2')?.focus();
  }

  #choice(): ReclassifyRecords['choice'] {
    const { decision } = this;
    const { outcome, grounds, bodyOpen, attachments, liftedGrounds, reviewOn, council, councilDocument } = decision;
    const fileReviews = chosenFileReviews(decision, this.history?.standing.attachments);
    const passages = chosenPassages(decision, this.marks);
    const isOpen = outcome === 'open';
    return {
      outcome,
      grounds: isOpen || outcome === 'asSuggested' ? [] : [...grounds],
      bodyOpen: outcome === 'partiallyOpen' && bodyOpen,
      attachments: typeof attachments === 'string' ? attachments : attachments.map((one) => ({ ...one })),
      liftedGrounds: outcome === 'asSuggested' ? [] : [...liftedGrounds],
      reviewOn: reviewOn === '' || (isOpen && attachments === 'open') ? null : reviewOn,
      ...(fileReviews.length > 0 ? { fileReviews } : {}),
      ...(passages.length > 0 ? { passages } : {}),
      council: council === null ? null : { kind: council, document: councilDocument },
    };
  }

  /** The same key for the same record while the same decision stands: pressing again repeats, it does not double. */
  #keyOf(managementNumber: string): string {
    const key = this.#keys.get(managementNumber) ?? newKey();
    this.#keys.set(managementNumber, key);
    return key;
  }

  #cancel = (event: Event) => {
    event.preventDefault();
    this.#leave();
  };

  #leave(): void {
    if (this.busy) return;
    this.close(this.results.flatMap(({ managementNumber, problem }) => (problem ? [] : [managementNumber])));
  }
}

async function placesOf(
  approval: ApprovalClient,
  managementNumber: string,
): Promise<Pick<Marks, 'places' | 'alikeCount'>> {
  const { paper } = await approval.open(managementNumber);
  return { places: closedPlaces(paper.body), alikeCount: ownClosings(paper.body).length };
}

const NO_PLACES = { places: [], alikeCount: 0 };

function isOpen({ disclosure, withholdsFiles }: RecheckRow): boolean {
  return disclosure.level === 'open' && !withholdsFiles;
}

function opensFilesAlone({ suggestion }: RecheckRow): boolean {
  return suggestion.outcome !== 'open' && suggestion.openedFiles.length > 0;
}

function suggestedWords({ suggestion, disclosure }: RecheckRow) {
  return html`<small>제안: ${suggestionWords(suggestion, disclosure) || '그대로'}</small>`;
}

function resultWords({ done, problem }: Result): string {
  return problem ? problem.message : `${done ? disclosureLabel(done.disclosure) : ''} 결정함`;
}

declare global {
  interface HTMLElementTagNameMap {
    'reclassify-dialog': ReclassifyDialog;
  }
}
