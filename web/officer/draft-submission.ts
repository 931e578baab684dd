import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Seat } from '../../shared/approval/approval-events.ts';
import type { SubmitDraft } from '../../shared/contract/drafting.ts';
import { openElsewhere } from '../../shared/disclosure/closed-passages.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { findingsToAnswer, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { PERSONAL_DATA_LABELS, type PersonalDataKind } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { suspectedInShortTexts, suspectedList } from '../../shared/disclosure/suspected-words.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import type { Office } from '../client/office.ts';
import { ProblemError, sentenceOf } from '../client/request.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import './absence-warnings.ts';
import { checkDraft, draftContent } from './check-draft.ts';
import type { Attachment, DraftForm } from './draft-form.ts';
import { firstOf, lineWords } from './line-words.ts';
import { countWords } from './personal-data-list.ts';

/** What the drafter says with it: an opinion, and which personal data stays in the public parts. */
export type SaidAtSubmission = Pick<SubmitDraft, 'opinion' | 'personalData'>;

/** Why it did not go up, and which personal data the server has found in what citizens would be shown. */
export type RefusedSubmission = { readonly words: string; readonly left: readonly PersonalDataKind[] };

/** The one question before a draft goes up: where it goes, what is bound, and an opinion for those who want one. */
@customElement('draft-submission')
export class DraftSubmission extends LightElement {
  @property({ attribute: false }) form!: DraftForm;
  @property({ attribute: false }) seats: readonly Seat[] = [];
  @property({ attribute: false }) office: Office | undefined;
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  /** 일괄기안: how many texts go up together; 0 for a draft by itself. */
  @property({ type: Number }) texts = 0;
  /** Saves, submits and leads away; answers what it was refused for. */
  @property({ attribute: false }) submit: (said: SaidAtSubmission) => Promise<RefusedSubmission | undefined> = () =>
    Promise.resolve(undefined);
  @property({ attribute: false }) close: () => void = () => {};
  @state() private refusal = '';
  @state() private busy = false;
  /** What the server has found: more than this page knows of, where other texts go up together. */
  @state() private left: readonly PersonalDataKind[] = [];
  @state() private confirmed = false;
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
          ${this.#personalData()} ${this.#openWords()}
        </dl>
        ${this.#confirmation()}
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

  get #findings(): PlacedFinding[] {
    return this.office ? checkDraft(this.office, draftContent(this.form, this.attachments)) : [];
  }

  /** 개인정보 점검: what goes up only with the drafter's confirmation. */
  get #asked(): readonly PersonalDataKind[] {
    const here = findingsToAnswer(this.form, this.#findings).map(({ kind }) => kind);
    return [...new Set([...here, ...this.left])];
  }

  #confirmation() {
    const kinds = this.#asked;
    if (kinds.length === 0) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        name="personal-data"
        .checked=${this.confirmed}
        @change=${(event: Event) => {
          this.confirmed = (event.target as HTMLInputElement).checked;
        }}
      />
      <span>
        시민에게 보일 부분의 개인정보(${kinds.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ')})를 확인하였고
        그대로 올립니다. 결재가 끝나면 정보공개담당이 공개할지 정합니다.
      </span>
    </label>`;
  }

  /** A word that is closed at one place and open at another goes up only when its drafter has been told. */
  #openWords() {
    const content = draftContent(this.form, this.attachments);
    const words = viewOnceApproved(content).bodyShown ? openElsewhere(content.body) : [];
    const suspected = suspectedInShortTexts(content);
    if (words.length + suspected.length === 0) return nothing;
    const list = words.map(({ word, count }) => `‘${word}’ ${count}곳`).join(', ');
    return html`<div><dt>비공개 표시</dt>
      ${words.length > 0 ? html`<dd>표시한 말이 다른 곳에는 열려 있습니다: ${list}</dd>` : nothing}
      ${suspected.length > 0 ? html`<dd>비공개로 한 글의 말이 남아 있어 공개가 멈춥니다: ${suspectedList(suspected)}</dd>` : nothing}
    </div>`;
  }

  /** What citizens would be shown of people: said once more before it goes up. */
  #personalData() {
    const findings = this.#findings;
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
    const kinds = this.#asked;
    if (kinds.length > 0 && !this.confirmed) {
      this.refusal = '개인정보를 확인하였다고 표시해야 상신할 수 있습니다. 가리려면 취소하고 고쳐 주십시오.';
      this.querySelector<HTMLInputElement>('input[name=personal-data]')?.focus();
      return;
    }
    this.busy = true;
    const opinion = this.#opinion.trim();
    const refused = await this.submit({
      ...(opinion === '' ? {} : { opinion }),
      ...(kinds.length === 0 ? {} : { personalData: [...kinds] }),
    });
    this.busy = false;
    this.refusal = refused?.words ?? '';
    if (!refused?.left.some((kind) => !kinds.includes(kind))) return;
    this.left = refused.left;
    this.confirmed = false;
  }
}

export function refusedSubmission(error: unknown): RefusedSubmission {
  const isFound = error instanceof ProblemError && error.code === 'personal-data-left';
  const kinds = isFound ? String(error.facts.kinds).split(',') : [];
  const left = (Object.keys(PERSONAL_DATA_LABELS) as PersonalDataKind[]).filter((kind) => kinds.includes(kind));
  return { words: sentenceOf(error), left };
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-submission': DraftSubmission;
  }
}
