import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { HISTORY_LABELS } from '../../shared/contract/history-labels.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { timeInKorea } from '../../shared/kernel/calendar-day.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { ProblemError, sentenceOf } from '../client/request.ts';
import { type KeyBinding, Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Decision, type DecisionKind, decide, decisionsOf, missing } from './decisions.ts';
import './decision-fields.ts';
import type { DecisionChoice } from './decision-fields.ts';

/** What has been done, told to the page: `next` = the person wants the next document. */
export type Acted = { readonly kind: DecisionKind; readonly next: boolean; readonly said: string };

const KEPT_CHOICE = 'gyeol.open-next';

/**
 * The acts on a document and the question each unfolds below its own button, pushing the rest down: the paper is
 * never covered. What somebody has typed stays until it has been sent, whatever happens to the document meanwhile.
 */
@customElement('document-acts')
export class DocumentActs extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  /** Fetches the document anew after a refusal; the page shows it, and this element learns it by its property. */
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private open: Decision['id'] | undefined;
  @state() private choice: DecisionChoice = {};
  @state() private refusal = '';
  @state() private busy = false;
  @state() private leadOn = localStorage.getItem(KEPT_CHOICE) !== 'off';
  #texts = new Map<Decision['id'], string>();

  constructor() {
    super();
    new Keys(this, () => this.#keys());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('document');
    if (!before) return;
    if (before.managementNumber !== this.document.managementNumber) {
      this.open = undefined;
      this.refusal = '';
      this.#texts.clear();
      return;
    }
    if (!this.open) return;
    if (before.contentHash !== this.document.contentHash) {
      this.refusal = `그사이 문서가 바뀌었습니다(${this.document.version}판). 바뀐 내용을 보고 다시 눌러 주십시오.`;
    } else if (changedText(before, this.document) > 0) {
      const place = changedText(before, this.document);
      this.refusal = `그사이 제${place}안이 바뀌었습니다. 제${place}안을 열어 바뀐 내용을 보고 다시 눌러 주십시오.`;
    } else if (!decisionsOf(this.document).some((decision) => decision.id === this.open)) {
      this.refusal = lastActWords(this.document);
    }
  }

  protected override render() {
    const decisions = decisionsOf(this.document);
    const open = decisions.find((decision) => decision.id === this.open);
    if (decisions.length === 0 && !this.open) return nothing;
    return html`
      ${decisions.length > 0 ? html`<div class="act-row">${decisions.map((decision) => this.#button(decision))}</div>` : nothing}
      ${open ? this.#question(open) : this.open ? this.#tooLate() : nothing}
    `;
  }

  #button(decision: Decision) {
    const isOpen = decision.id === this.open;
    const primary = decision.key === 'a' && !this.open;
    return html`<button
      type="button"
      class="button ${primary ? 'primary' : ''}"
      data-kind=${decision.kind}
      data-decision=${decision.id}
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? `question-${decision.id}` : nothing}
      @click=${() => (isOpen ? this.#close() : this.#unfold(decision.id))}
    >
      ${decision.button}${decision.key ? html`<kbd>${decision.key.toUpperCase()}</kbd>` : nothing}
    </button>`;
  }

  #question(decision: Decision) {
    const { id } = decision;
    return html`<dialog class="question" open id="question-${id}" aria-labelledby="question-title">
      <form novalidate @submit=${this.#submit}>
        <h2 id="question-title">${decision.heading}</h2>
        <p class="consequence">${decision.consequence}</p>
        <dl class="facts">
          <div><dt>문서</dt><dd>${this.document.version}판</dd></div>
          <div><dt>공개구분</dt><dd>${this.document.paper.disclosureLabel}</dd></div>
        </dl>
        <decision-fields
          .office=${this.office}
          .decision=${decision}
          .taken=${this.document.line.map((row) => row.officer.personId)}
          .choice=${this.choice}
          @choice-made=${(event: CustomEvent<DecisionChoice>) => {
            this.choice = { ...this.choice, ...event.detail };
          }}
        ></decision-fields>
        ${decision.textLabel === undefined ? nothing : this.#words(decision, decision.textLabel)}
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          ${decision.leadsOn ? this.#leadOnChoice() : nothing}
          <button type="button" class="button quiet" @click=${() => this.#close()}>취소 <kbd>Esc</kbd></button>
          <button class="button primary" ?disabled=${this.busy}>${decision.button} <kbd>Ctrl Enter</kbd></button>
        </div>
      </form>
    </dialog>`;
  }

  #words({ id, textRequired, textLimit = DOCUMENT_LIMITS.opinion }: Decision, label: string) {
    return html`<label class="field">
      ${label}
      <textarea
        name="text"
        rows="3"
        maxlength=${textLimit}
        aria-required=${textRequired}
        .value=${this.#texts.get(id) ?? ''}
        @input=${(event: Event) => this.#texts.set(id, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>`;
  }

  #leadOnChoice() {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.leadOn}
        @change=${(event: Event) => {
          this.leadOn = (event.target as HTMLInputElement).checked;
          localStorage.setItem(KEPT_CHOICE, this.leadOn ? 'on' : 'off');
        }}
      />
      다음 문서 열기
    </label>`;
  }

  /** Somebody else was first: says who, and gives back what was typed. */
  #tooLate() {
    const text = this.open ? (this.#texts.get(this.open) ?? '') : '';
    return html`<section class="question" aria-label="처리 결과">
      <p class="refusal" role="alert">${this.refusal}</p>
      ${text === '' ? nothing : html`<p class="small">적은 내용</p><p class="kept-text">${text}</p>`}
      <div class="actions">
        <button type="button" class="button quiet" @click=${() => this.#close()}>닫기</button>
        <button type="button" class="button" @click=${() => this.#tell({ kind: 'sign', next: true, said: '' })}>
          다음 문서 열기
        </button>
      </div>
    </section>`;
  }

  #keys(): readonly KeyBinding[] {
    if (this.open) {
      return [
        { key: 'Escape', says: '취소', inFields: true, run: () => this.#close() },
        {
          key: 'Enter',
          ctrl: true,
          inFields: true,
          says: '결정하기',
          run: () => this.querySelector<HTMLFormElement>('dialog.question form')?.requestSubmit(),
        },
      ];
    }
    return decisionsOf(this.document).flatMap((decision) =>
      decision.key ? [{ key: decision.key, says: decision.heading, run: () => this.#unfold(decision.id) }] : [],
    );
  }

  #unfold(id: Decision['id']): void {
    this.open = id;
    this.choice = {};
    this.refusal = '';
    const first = 'dialog.question :is(textarea, input[type=search], input[type=date])';
    void this.updateComplete.then(() =>
      (
        this.querySelector<HTMLElement>('textarea') ??
        this.querySelector<HTMLElement>(first) ??
        this.#decider()
      )?.focus(),
    );
  }

  #close(): void {
    const id = this.open;
    this.open = undefined;
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-decision=${id}]`)?.focus());
  }

  #decider(): HTMLElement | null {
    return this.querySelector<HTMLElement>('dialog.question .button.primary');
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const decision = decisionsOf(this.document).find((one) => one.id === this.open);
    if (!decision || this.busy) return;
    const { id, kind } = decision;
    const text = this.#texts.get(id) ?? '';
    const lacks = missing(decision, { text, ...this.choice });
    if (lacks) {
      this.refusal = lacks;
      this.querySelector<HTMLTextAreaElement>('textarea')?.focus();
      return;
    }
    this.busy = true;
    this.refusal = '';
    try {
      const { managementNumber, contentHash, bundle } = this.document;
      const texts = bundle.slice(1).map((each) => ({
        managementNumber: each.managementNumber,
        contentHash: each.contentHash,
      }));
      const reply = await decide(this.office.clients.approval, managementNumber, decision, {
        ...{ contentHash, texts },
        text,
        ...this.choice,
      });
      this.#texts.delete(id);
      this.open = undefined;
      const returned = kind === 'reject' && reply?.status === 'inApproval';
      const done = reply?.documentNumber
        ? `${reply.documentNumber} 번호로 등록했습니다.${otherNumbers(bundle.length - 1)}`
        : returned
          ? '앞사람에게 되돌렸습니다.'
          : (decision.said ?? SAID[kind]);
      const said = `${this.document.paper.title}: ${done}`;
      this.#tell({ kind, next: this.leadOn && (kind === 'sign' || kind === 'reject'), said });
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.busy = false;
    }
  };

  async #refused(error: unknown): Promise<void> {
    const sentence = sentenceOf(error);
    this.refusal = sentence;
    if (!(error instanceof ProblemError) || error.status !== 409 || error.code === 'reason-missing') return;
    await this.reload();
    await this.updateComplete;
    if (this.refusal === '') this.refusal = sentence;
  }

  #tell(acted: Acted): void {
    this.dispatchEvent(new CustomEvent<Acted>('document-acted', { detail: acted, bubbles: true }));
  }
}

function otherNumbers(count: number): string {
  return count > 0 ? ` 함께 결재한 ${count}건도 이어서 등록했습니다.` : '';
}

const SAID: Readonly<Record<DecisionKind, string>> = {
  sign: '처리했습니다. 다음 사람에게 넘어갔습니다.',
  reject: '반려했습니다. 기안자에게 돌아갔습니다.',
  name: '협조할 사람을 정했습니다.',
  hold: '보류했습니다. 결재대기에 남아 있습니다.',
  liftHold: '보류를 풀었습니다.',
  consult: '협의를 요청했습니다. 답이 오면 문서에 보입니다.',
  skip: '검토를 생략했습니다. 다음 사람에게 넘어갔습니다.',
  remind: '재촉했습니다. 차례인 사람에게 알렸습니다.',
  recall: '회수했습니다. 반려/회수에서 고쳐 다시 올릴 수 있습니다.',
  release: '시민에게 공개했습니다.',
  withdraw: '공개를 철회했습니다.',
};

/** 일괄기안: the first text that differs, counted as it is printed; 0 if none does. */
function changedText(before: DocumentReply, now: DocumentReply): number {
  return now.bundle.findIndex((text, index) => text.contentHash !== before.bundle[index]?.contentHash) + 1;
}

/** Those whose label does not go on with 했습니다. */
const ACTS_SAID: Partial<Readonly<Record<DocumentReply['history'][number]['act'], string>>> = {
  submitted: '다시 올렸',
  edited: '본문을 고쳤',
  disclosed: '공개구분을 바꾸었',
  otherTextEdited: '다른 안을 고쳤',
};

/** 류은재가 10:41에 결재했습니다. */
function lastActWords(document: DocumentReply): string {
  const last = [...document.history].sort((one, other) => one.at.localeCompare(other.at)).at(-1);
  if (!last) return '그사이 문서가 다른 곳으로 넘어갔습니다.';
  const act = ACTS_SAID[last.act] ?? `${HISTORY_LABELS[last.act]}했`;
  const who = withParticle(`${last.by.name} ${last.by.postTitle}`, '이(가)');
  return `그사이 ${who} ${timeInKorea(new Date(last.at))}에 ${act}습니다.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'document-acts': DocumentActs;
  }
}
