import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DecideReport, PrivacyReportsReply } from '../../shared/contract/privacy-reports.ts';
import { maskContent, type PublicMasks } from '../../shared/disclosure/mask-content.ts';
import { REPORT_KIND_LABELS } from '../../shared/disclosure/privacy-report.ts';
import type { Office } from '../client/office.ts';
import { fullMoment } from '../document/moments.ts';
import { OneAct } from '../document/one-act.ts';
import { publicText } from '../document/public-side.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import './mask-choice.ts';
import { NO_MASKS } from './mask-choice.ts';
import { loadPublicContent, type PublicContent } from './public-content.ts';
import type { QueuedDocument } from './publication-queue-words.ts';
import { reasonAndButton, reasonIn, sidesDialog } from './sides-dialog-parts.ts';

type Outcome = DecideReport['outcome'];
type Report = PrivacyReportsReply['reports'][number];
type Held = PrivacyReportsReply & PublicContent;

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
  @state() private masks: PublicMasks = NO_MASKS;
  #act = new OneAct(this);
  #held = new Loader<Held>(this);

  protected override async firstUpdated(): Promise<void> {
    this.querySelector('dialog')?.showModal();
    const { managementNumber } = this.row;
    await this.#held.load(async () => {
      const [held, reports] = await Promise.all([
        loadPublicContent(this.office, managementNumber),
        this.office.clients.publication.reports(managementNumber),
      ]);
      return { ...reports, ...held };
    });
  }

  protected override render() {
    return sidesDialog(
      {
        ...{ id: 'report-title', title: '개인정보 신고 처리', waiting: '신고와 문서를 불러오는 중입니다.' },
        ...{ act: this.#act, close: this.close, key: submitByCtrlEnter },
      },
      this.#held.loaded,
      (held) => this.#sides(held),
    );
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
        ${publicText(this.outcome === 'mask' ? maskContent(held.content, this.masks) : held.content)}
      </section>
    </div>`;
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
                this.#act.refuse('');
              }}
            />
            ${OUTCOMES[outcome].label}
          </label>`,
        )}
      </fieldset>
      ${chosen ? html`<p class="small">${OUTCOMES[chosen].note}</p>` : nothing}
      ${chosen === 'mask' ? this.#masks(held) : nothing}
      ${reasonAndButton({
        note: '공개 이력에 남습니다. 신고한 사람에게는 보이지 않습니다.',
        act: this.#act,
        ...{ button: chosen ? OUTCOMES[chosen].label : '처리', disabled: !chosen },
      })}
    </form>`;
  }

  #masks({ content }: Held) {
    return html`<mask-choice
      .content=${content}
      .masks=${this.masks}
      .change=${(masks: PublicMasks) => {
        this.masks = masks;
        this.#act.refuse('');
      }}
    ></mask-choice>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { outcome } = this;
    const words = this.masks.words.map(({ text }) => text);
    const attachments = this.masks.attachments.map(({ id }) => id);
    if (!outcome) return;
    const isMask = outcome === 'mask';
    if (isMask && words.length + attachments.length === 0) {
      this.#act.refuse('무엇을 가릴지 고르지 않았습니다. 말이나 붙임 파일을 골라 주십시오.');
      return;
    }
    const decided = { outcome, reason: reasonIn(event), ...(isMask ? { words, attachments } : {}) };
    const { publication } = this.office.clients;
    if (await this.#act.run(() => publication.decideReport(this.row.managementNumber, decided))) {
      this.close(`${this.row.title}: ${OUTCOMES[outcome].said}`);
    }
  };
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

declare global {
  interface HTMLElementTagNameMap {
    'privacy-report-dialog': PrivacyReportDialog;
  }
}
