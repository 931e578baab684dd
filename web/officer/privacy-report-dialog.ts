import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DecideReport, PrivacyReportsReply } from '../../shared/contract/privacy-reports.ts';
import { countMasked, MASK_LIMITS, maskContent } from '../../shared/disclosure/mask-content.ts';
import { REPORT_KIND_LABELS } from '../../shared/disclosure/privacy-report.ts';
import { PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { standingContent } from '../../shared/disclosure/standing-disclosure.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { publicText } from '../document/public-side.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import type { QueuedDocument } from './publication-queue-words.ts';

type Outcome = DecideReport['outcome'];
type Report = PrivacyReportsReply['reports'][number];
type Held = PrivacyReportsReply & { readonly document: DocumentReply; readonly content: DocumentContent };

const OUTCOMES: Readonly<Record<Outcome, { readonly label: string; readonly note: string; readonly said: string }>> = {
  release: {
    label: '다시 보임',
    note: '공개해도 되는 내용입니다. 그대로 다시 보이고, 같은 내용이 또 신고되어도 가려지지 않습니다.',
    said: '다시 공개했습니다.',
  },
  mask: {
    label: '가리고 다시 공개',
    note: '고른 말을 제목, 본문, 요지 어디에서나 가린 공개본을 새로 만들어 보입니다. 결재한 문서는 그대로입니다.',
    said: '가리고 다시 공개했습니다.',
  },
  withdraw: {
    label: '공개 철회',
    note: '거두어들입니다. 시민에게는 개인정보 보호를 위해 공개를 거두었다고만 보입니다. 되돌릴 수 없습니다.',
    said: '공개를 철회했습니다.',
  },
};

/** 개인정보 신고: what citizens have reported, beside the paper that is held back, and what is decided about it. */
@customElement('privacy-report-dialog')
export class PrivacyReportDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) row!: QueuedDocument;
  /** Told what was decided, or nothing. */
  @property({ attribute: false }) close: (said: string) => void = () => undefined;
  @state() private outcome: Outcome | undefined;
  @state() private words: readonly string[] = [];
  @state() private attachments: readonly string[] = [];
  @state() private typed = '';
  @state() private refusal = '';
  @state() private busy = false;
  #held = new Loader<Held>(this);

  protected override async firstUpdated(): Promise<void> {
    this.querySelector('dialog')?.showModal();
    const { approval, publication, reclassification } = this.office.clients;
    const { managementNumber } = this.row;
    await this.#held.load(async () => {
      const [document, reports, { standing }] = await Promise.all([
        approval.open(managementNumber),
        publication.reports(managementNumber),
        reclassification.history(managementNumber),
      ]);
      return { ...reports, document, content: standingContent(contentOf(document), standing) };
    });
  }

  protected override render() {
    const { loaded } = this.#held;
    return html`<dialog class="sides report-sides" aria-labelledby="report-title" @cancel=${this.#leave} @keydown=${submitByCtrlEnter}>
      <div class="sides-head">
        <h2 id="report-title" tabindex="-1">개인정보 신고 처리</h2>
        <button type="button" class="button quiet small" ?disabled=${this.busy} @click=${this.#leave}>닫기 <kbd>Esc</kbd></button>
      </div>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' ? html`<p role="status">신고와 문서를 불러오는 중입니다.</p>` : nothing}
      ${loaded.state === 'ready' ? this.#sides(loaded.value) : nothing}
    </dialog>`;
  }

  #sides(held: Held) {
    const open = held.reports.filter(({ outcome }) => outcome === null);
    const before = held.reports.filter(({ outcome }) => outcome !== null);
    return html`<div class="sides-pair">
      <section aria-label="신고와 처리">
        <h3>신고 <small>${open.length}건을 함께 처리합니다</small></h3>
        <ul class="plain-list reports">${open.map(reportItem)}</ul>
        ${
          before.length === 0
            ? nothing
            : html`<details>
                <summary>앞서 처리한 신고 ${before.length}건</summary>
                <ul class="plain-list reports">${before.map(reportItem)}</ul>
              </details>`
        }
        ${this.#form(held)}
      </section>
      <section aria-label="신고된 문서" tabindex="0">
        <h3>
          ${this.outcome === 'mask' ? '가린 뒤의 공개본' : '시민에게 보이던 공개본'}
          <small><a class="link" href="/office/documents/${this.row.managementNumber}">문서와 공개 이력 열기</a></small>
        </h3>
        ${
          held.document.publication.acts?.some(({ kind }) => kind === 'masked')
            ? html`<p class="small">앞서 가린 말은 여기에는 그대로 보이지만 시민에게는 계속 가려져 있습니다.</p>`
            : nothing
        }
        ${publicText(this.#preview(held.content))}
      </section>
    </div>`;
  }

  #preview(content: DocumentContent): DocumentContent {
    if (this.outcome !== 'mask') return content;
    const grounds = [6 as const];
    return maskContent(content, {
      words: this.words.map((text) => ({ text, grounds })),
      attachments: this.attachments.map((id) => ({ id, grounds })),
    });
  }

  #form(held: Held) {
    const chosen = this.outcome;
    return html`<form @submit=${this.#submit}>
      <fieldset class="decision-choices">
        <legend>처리</legend>
        ${(Object.keys(OUTCOMES) as Outcome[]).map(
          (outcome) => html`<label class="check">
            <input
              type="radio"
              name="outcome"
              value=${outcome}
              required
              .checked=${chosen === outcome}
              @change=${() => {
                this.outcome = outcome;
                this.refusal = '';
              }}
            />
            ${OUTCOMES[outcome].label}
          </label>`,
        )}
      </fieldset>
      ${chosen ? html`<p class="small">${OUTCOMES[chosen].note}</p>` : nothing}
      ${chosen === 'mask' ? this.#masks(held) : nothing}
      <label class="field">
        사유 <small>공개 이력에 남습니다. 신고한 사람에게는 보이지 않습니다.</small>
        <textarea name="reason" rows="2" required maxlength=${PUBLICATION_LIMITS.reason}></textarea>
      </label>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <p role="status" class="small">${this.busy ? '처리하는 중입니다. 가린 공개본은 점검을 거치므로 조금 걸립니다.' : ''}</p>
      <div class="actions">
        <button class="button primary" ?disabled=${this.busy || !chosen}>
          ${chosen ? OUTCOMES[chosen].label : '처리'} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </form>`;
  }

  #masks({ content, attachments }: Held) {
    return html`<fieldset class="masks">
      <legend>가릴 말</legend>
      <p class="small">공개본에서 말을 끌어 고르고 ‘고른 말 가리기’를 누르거나 직접 적어 주십시오. 띄어쓰기와 기호가 달라도 찾습니다.</p>
      <div class="form-row">
        <label class="field">
          말
          <input
            name="word"
            maxlength=${MASK_LIMITS.word}
            autocomplete="off"
            .value=${this.typed}
            @input=${(event: Event) => {
              this.typed = (event.target as HTMLInputElement).value;
            }}
            @keydown=${this.#wordKey}
          />
        </label>
        <button type="button" class="button" @click=${() => this.#add(this.typed)}>더하기</button>
        <button type="button" class="button" @mousedown=${keepSelection} @click=${this.#addSelected}>고른 말 가리기</button>
      </div>
      <ul class="plain-list mask-words" aria-label="가릴 말">
        ${this.words.map(
          (word) => html`<li>
            <b>${word}</b> <small>${countMasked(content, word)}곳</small>
            <button type="button" class="button quiet small" @click=${() => this.#drop(word)}>
              빼기<span class="visually-hidden">: ${word}</span>
            </button>
          </li>`,
        )}
      </ul>
      ${attachments.map(
        ({ id, name }) => html`<label class="check">
          <input
            type="checkbox"
            .checked=${this.attachments.includes(id)}
            @change=${(event: Event) => this.#toggle(id, (event.target as HTMLInputElement).checked)}
          />
          붙임 파일을 통째로 닫음: ${name}
        </label>`,
      )}
    </fieldset>`;
  }

  #wordKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    this.#add(this.typed);
  };

  #addSelected = () => this.#add(getSelection()?.toString() ?? '');

  #add(text: string): void {
    const word = text.replace(/\s+/g, ' ').trim();
    const content = this.#held.value?.content;
    this.refusal = this.#wordFault(word, content);
    if (this.refusal !== '') return;
    this.words = this.words.includes(word) ? this.words : [...this.words, word];
    this.typed = '';
  }

  #wordFault(word: string, content: DocumentContent | undefined): string {
    if (word === '') return '가릴 말이 없습니다. 공개본에서 말을 고르거나 적어 주십시오.';
    if (word.length > MASK_LIMITS.word)
      return `한 번에 ${MASK_LIMITS.word}자까지 가릴 수 있습니다. 나누어 골라 주십시오.`;
    if (this.words.length >= MASK_LIMITS.words)
      return `${MASK_LIMITS.words}개까지 가릴 수 있습니다. 많으면 공개를 철회해 주십시오.`;
    if (content && countMasked(content, word) === 0) {
      return '공개본의 제목, 본문, 요지에서 찾지 못한 말입니다. 한 문단 안의 말을 그대로 골라 주십시오.';
    }
    return '';
  }

  #drop(word: string): void {
    this.words = this.words.filter((each) => each !== word);
  }

  #toggle(id: string, on: boolean): void {
    this.attachments = on ? [...this.attachments, id] : this.attachments.filter((each) => each !== id);
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { outcome, words, attachments } = this;
    if (this.busy || !outcome) return;
    const isMask = outcome === 'mask';
    if (isMask && words.length + attachments.length === 0) {
      this.refusal = '무엇을 가릴지 고르지 않았습니다. 말이나 붙임 파일을 골라 주십시오.';
      return;
    }
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    this.busy = true;
    this.refusal = '';
    try {
      const masks = isMask ? { words: [...words], attachments: [...attachments] } : {};
      await this.office.clients.publication.decideReport(this.row.managementNumber, { outcome, reason, ...masks });
      this.close(`${this.row.title}: ${OUTCOMES[outcome].said}`);
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };

  #leave = (event: Event) => {
    event.preventDefault();
    if (!this.busy) this.close('');
  };
}

/** What is chosen in the paper stays chosen while the button is pressed. */
function keepSelection(event: Event): void {
  event.preventDefault();
}

function reportItem({ kind, place, attachmentName, note, contact, reportedAt, holds, ...decision }: Report) {
  const where = place === 'attachment' ? `붙임 파일 ${attachmentName ?? ''}` : place === 'title' ? '제목' : '본문';
  const { outcome, reason, decidedAt } = decision;
  return html`<li>
    <p><b>${REPORT_KIND_LABELS[kind]}</b> · ${where}</p>
    ${note === '' ? nothing : html`<blockquote>${note}</blockquote>`}
    <p class="small">
      <time datetime=${reportedAt}>${fullMoment(reportedAt)}</time>${holds ? '' : ' · 앞서 처리한 공개본이라 가리지 않음'}
      ${contact ? html` · 연락처 ${contact} (처리하면 지워집니다)` : nothing}
    </p>
    ${
      outcome && decidedAt
        ? html`<p class="small">${OUTCOMES[outcome].label} <time datetime=${decidedAt}>${fullMoment(decidedAt)}</time> ${reason ?? ''}</p>`
        : nothing
    }
  </li>`;
}

/** The text as it was approved; the letter stands on the paper and is masked by the server by the same words. */
function contentOf({ kind, paper, disclosure, bodyOpen, licence, ...document }: DocumentReply): DocumentContent {
  const { publicTitle, summary, keywords, attachments, unitTask } = document;
  return {
    ...{ publicTitle, summary, keywords, attachments, disclosure, bodyOpen, licence },
    ...{ title: paper.title, body: paper.body, unitTaskId: unitTask?.id ?? null },
    ...(kind ? { kind } : {}),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'privacy-report-dialog': PrivacyReportDialog;
  }
}
