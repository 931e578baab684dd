import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { momentWords } from '../document/moments.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';

/** 사후보고: what was decided in an absent approver's place, told to them afterwards (영 제10조③). */
@customElement('document-report')
export class DocumentReport extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private note = '';
  #act = new OneAct(this);

  protected override render() {
    const { postReports } = this.document;
    if (postReports.length === 0) return nothing;
    return html`<section class="post-report" aria-labelledby="report-title">
      <h2 id="report-title">사후보고</h2>
      ${postReports.map((report) => this.#report(report))}
    </section>`;
  }

  #report({ by, to, reportedAt, note }: DocumentReply['postReports'][number]) {
    const from = withParticle(`${by.name} ${by.postTitle}`, '이(가)');
    const absent = `${to.name} ${to.postTitle}`;
    if (reportedAt) {
      return html`<p>${from} ${absent}에게 ${momentWords(reportedAt, this.office.now())}에 보고했습니다.</p>
        <blockquote>${note}</blockquote>`;
    }
    const isOwn = this.document.may.report && by.personId === this.office.session.value?.person.id;
    return html`<p>${from} ${absent} 대신 결재했습니다. 사후보고를 아직 하지 않았습니다.</p>
      ${isOwn ? this.#form(absent) : nothing}`;
  }

  #form(absent: string) {
    return html`<form novalidate @submit=${this.#submit}>
      <label class="field">
        ${absent}에게 보고할 내용
        <textarea
          rows="3"
          aria-required="true"
          maxlength=${DOCUMENT_LIMITS.opinion}
          .value=${this.note}
          @input=${(event: Event) => {
            this.note = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
      </label>
      ${this.#act.words()}
      <button class="button primary" ?disabled=${this.#act.busy}>사후보고하기</button>
    </form>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.note.trim() === '') {
      this.#act.refuse('보고할 내용을 적지 않았습니다. 내용을 적어 주십시오.');
      this.querySelector('textarea')?.focus();
      return;
    }
    await this.#act.run(async () => {
      await this.office.clients.approval.report(this.document.managementNumber, { note: this.note });
      this.note = '';
      this.office.said.set({ text: '사후보고했습니다.', carried: false });
      void this.office.refreshCounts();
      await this.reload();
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'document-report': DocumentReport;
  }
}
