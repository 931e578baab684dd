import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Seat } from '../../shared/approval/approval-events.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import type { Office } from '../client/office.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import './absence-warnings.ts';
import { checkDraft } from './check-draft.ts';
import type { Attachment, DraftForm } from './draft-form.ts';
import { firstOf, lineWords } from './line-words.ts';
import { countWords } from './personal-data-list.ts';

/** The one question before a draft goes up: where it goes, what is bound, and an opinion for those who want one. */
@customElement('draft-submission')
export class DraftSubmission extends LightElement {
  @property({ attribute: false }) form!: DraftForm;
  @property({ attribute: false }) seats: readonly Seat[] = [];
  @property({ attribute: false }) office: Office | undefined;
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  /** 일괄기안: how many texts go up together; 0 for a draft by itself. */
  @property({ type: Number }) texts = 0;
  /** Saves, submits and leads away; answers with a sentence when it was refused. */
  @property({ attribute: false }) submit: (opinion: string) => Promise<string> = () => Promise.resolve('');
  @property({ attribute: false }) close: () => void = () => {};
  @state() private refusal = '';
  @state() private busy = false;
  #opinion = '';

  constructor() {
    super();
    new Keys(this, () => [
      { key: 'Escape', says: '취소', inFields: true, run: () => this.close() },
      { key: 'Enter', ctrl: true, inFields: true, says: '상신', run: () => void this.#go() },
    ]);
  }

  protected override firstUpdated(): void {
    this.querySelector('textarea')?.focus();
  }

  protected override render() {
    return html`<dialog class="question" open aria-labelledby="submission-title">
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#go();
        }}
      >
        <h2 id="submission-title">상신</h2>
        <p class="consequence">${this.#consequence()}</p>
        <dl class="facts">
          <div><dt>결재선</dt><dd>${lineWords(this.seats)}</dd></div>
          ${this.texts > 1 ? html`<div><dt>일괄기안</dt><dd>${this.texts}개 안을 함께 올립니다.</dd></div>` : nothing}
          <div><dt>공개구분</dt><dd>${disclosureLabel(this.form.disclosure)}</dd></div>
          <div><dt>붙임</dt><dd>${this.attachments.length}개</dd></div>
          ${this.#personalData()}
        </dl>
        <absence-warnings .office=${this.office} .seats=${this.seats}></absence-warnings>
        <label class="field">
          의견 <small>적지 않아도 됩니다.</small>
          <textarea
            rows="3"
            maxlength=${DOCUMENT_LIMITS.opinion}
            @input=${(event: Event) => {
              this.#opinion = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>
        </label>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          <button type="button" class="button quiet" @click=${() => this.close()}>취소 <kbd>Esc</kbd></button>
          <button class="button primary" ?disabled=${this.busy}>상신 <kbd>Ctrl Enter</kbd></button>
        </div>
      </form>
    </dialog>`;
  }

  /** What citizens would be shown of people: said once more before it goes up, and no reason to refuse. */
  #personalData() {
    const findings = this.office ? checkDraft(this.office, this.form, this.attachments) : [];
    if (findings.length === 0) return nothing;
    return html`<div><dt>개인정보 점검</dt><dd>${countWords(findings)}이 공개본에 남아 있습니다.</dd></div>`;
  }

  #consequence(): string {
    const first = firstOf(this.seats);
    const where = first === '' ? '' : `${first}에게 먼저 갑니다. `;
    return `${where}다음 사람이 처리하기 전까지 회수할 수 있습니다. 문서번호는 결재가 끝날 때 받습니다.`;
  }

  async #go(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = await this.submit(this.#opinion.trim());
    this.busy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-submission': DraftSubmission;
  }
}
