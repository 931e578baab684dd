import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import type { Office } from '../client/office.ts';
import { momentWords } from '../document/moments.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';

type Consultation = DocumentReply['consultations'][number];

/** 협의: what was asked before deciding, the answers, and for whoever was asked the place to answer. */
@customElement('document-consultations')
export class DocumentConsultations extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  #act = new OneAct(this);
  #answers = new Map<number, string>();

  protected override render() {
    const { consultations } = this.document;
    if (consultations.length === 0) return nothing;
    return html`<section class="consultations" aria-labelledby="consultations-title">
      <h2 id="consultations-title">협의</h2>
      <ol class="history">${consultations.map((asked, index) => this.#row(asked, index))}</ol>
      ${this.#act.words()}
    </section>`;
  }

  #row(asked: Consultation, index: number) {
    const now = this.office.now();
    const { by, of, question, askedAt, answer, answeredAt } = asked;
    const mayAnswer = this.document.may.answer.includes(index);
    return html`<li>
      <time datetime=${askedAt}>${momentWords(askedAt, now)}</time>
      <div>
        <p>${by.name} <small>${by.postTitle}</small> → ${of.name} <small>${of.postTitle}</small></p>
        <blockquote>${question}</blockquote>
        ${
          answeredAt === null
            ? html`<p class="small">${mayAnswer ? '답을 기다리고 있습니다.' : '아직 답이 없습니다.'}</p>`
            : html`<p class="small">${of.name} 답변 · ${momentWords(answeredAt, now)}</p>
                <blockquote>${answer}</blockquote>`
        }
        ${mayAnswer ? this.#form(index) : nothing}
      </div>
    </li>`;
  }

  #form(index: number) {
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#submit(event, index)}>
      <label class="field">
        답변
        <textarea
          rows="3"
          aria-required="true"
          maxlength=${DOCUMENT_LIMITS.opinion}
          .value=${this.#answers.get(index) ?? ''}
          @input=${(event: Event) => this.#answers.set(index, (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      <button class="button primary" ?disabled=${this.#act.busy}>답변 보내기</button>
    </form>`;
  }

  async #submit(event: SubmitEvent, index: number): Promise<void> {
    event.preventDefault();
    const answer = (this.#answers.get(index) ?? '').trim();
    if (answer === '') {
      this.#act.refuse('답변을 적지 않았습니다. 답변을 적어 주십시오.');
      this.querySelector<HTMLTextAreaElement>('textarea')?.focus();
      return;
    }
    await this.#act.run(async () => {
      await this.office.clients.approval.answer(this.document.managementNumber, index, { answer });
      this.#answers.delete(index);
      this.office.said.set({ text: '협의에 답했습니다.', carried: false });
      await this.reload();
      void this.office.refreshCounts();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-consultations': DocumentConsultations;
  }
}
