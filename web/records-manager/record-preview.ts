import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DisclosureHistory, RecheckRow } from '../../shared/contract/reclassification.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { type StandingDisclosure, standingContent } from '../../shared/disclosure/standing-disclosure.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { bodyMarkup } from '../../shared/markup/body.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../document/disclosure-history.ts';
import '../document/public-side.ts';
import type { TwoSided } from '../document/public-side.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type Preview = { readonly document: DocumentReply; readonly history: DisclosureHistory };

/** What a record says, beside what citizens see of it now, without leaving the list. */
@customElement('record-preview')
export class RecordPreview extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) row!: RecheckRow;
  @property({ attribute: false }) close: () => void = () => undefined;
  #preview = new Loader<Preview>(this);

  protected override async firstUpdated(): Promise<void> {
    this.querySelector('dialog')?.showModal();
    const { approval, reclassification } = this.office.clients;
    const { managementNumber } = this.row;
    await this.#preview.load(async () => {
      const [document, history] = await Promise.all([
        approval.open(managementNumber),
        reclassification.history(managementNumber),
      ]);
      return { document, history };
    });
  }

  protected override render() {
    const { row } = this;
    return html`<dialog class="record-preview" aria-labelledby="preview-title" @close=${() => this.close()}>
      <div class="sides-head">
        <h2 id="preview-title">${row.title}</h2>
        <button type="button" class="button quiet small" @click=${() => this.querySelector('dialog')?.close()}>
          닫기 <kbd>Esc</kbd>
        </button>
      </div>
      <div class="preview-body" tabindex="0" role="region" aria-label="문서 미리 보기">
        <p class="small">
          ${row.number} · ${row.unitName} · ${officialDate(row.producedOn)} · 지금 ${disclosureLabel(row.disclosure)}
          · <a class="link" href="/office/documents/${row.managementNumber}">문서 열기</a>
        </p>
        ${this.#content()}
      </div>
    </dialog>`;
  }

  #content() {
    const { loaded } = this.#preview;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p role="status">문서를 불러오는 중입니다.</p>`;
    const { document, history } = loaded.value;
    const content = contentOf(document, history.standing);
    return html`<public-side .content=${content}></public-side>
      <div class="document-body">${guard([document], () => unsafeHTML(bodyMarkup(document.paper.body).toString()))}</div>
      ${
        history.standing.attachments.length === 0
          ? nothing
          : html`<h3>붙임</h3>
            <ul>${history.standing.attachments.map((one) => html`<li>${one.name} <small>${disclosureLabel(one.disclosure)}${one.reviewOn === undefined ? nothing : ` · ${officialDate(one.reviewOn)} 다시 봄`}</small></li>`)}</ul>`
      }
      <disclosure-history .office=${this.office} .managementNumber=${this.row.managementNumber} .known=${history}></disclosure-history>`;
  }
}

/** Both sides: the whole text, and what the standing disclosure lets citizens see. */
function contentOf({ kind, paper, ...document }: DocumentReply, standing: StandingDisclosure): TwoSided {
  const content = { ...document, title: paper.title, body: paper.body, ...(kind ? { kind } : {}) };
  return standingContent(content, standing);
}

declare global {
  interface HTMLElementTagNameMap {
    'record-preview': RecordPreview;
  }
}
