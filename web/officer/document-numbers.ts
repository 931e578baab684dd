import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentNumbersReply, RegistrationReply, RegistrationRequest } from '../../shared/contract/register.ts';
import { SERIES_KIND_LABELS } from '../../shared/numbering/number-series.ts';
import { REGISTERED_FIELD_LABELS } from '../../shared/numbering/registered-fields.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** The numbers of an approved document: what was corrected of each (등록정보 수정), and why one was voided (결번). */
@customElement('document-numbers')
export class DocumentNumbers extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  #numbers = new Loader<DocumentNumbersReply>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('managementNumber')) return;
    void this.#numbers.load(() => this.office.clients.registration.numbersOf(this.managementNumber), { keep: false });
  }

  protected override render() {
    const { loaded } = this.#numbers;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    const numbers = loaded.value?.numbers ?? [];
    if (numbers.length === 0) return nothing;
    return html`<dl class="facts">${numbers.map(numberRow)}</dl>`;
  }
}

function numberRow({ row, requests }: RegistrationReply) {
  const confirmed = requests.filter(({ state }) => state === 'confirmed');
  const open = requests.filter(({ state }) => state === 'open').length;
  return html`<div>
    <dt>${SERIES_KIND_LABELS[row.kind]}</dt>
    <dd>
    <a class="link" href="/office/register/${row.seriesId}/${row.year}/${row.serial}">${row.printed}</a>
    ${row.voided === null ? nothing : html`<b class="tag">결번</b>`}
    ${confirmed.map(confirmedWords)}
    ${open > 0 ? html`<p class="small">수정·결번 신청 ${open}건이 확인을 기다립니다.</p>` : nothing}
  </dd></div>`;
}

function confirmedWords({ field, before, after, reason, decidedBy, decidedAt }: RegistrationRequest) {
  const what =
    field === null ? '결번 처리' : `${REGISTERED_FIELD_LABELS[field]} 수정: ‘${before || '없음'}’에서 ‘${after}’(으)로`;
  const when = decidedAt === null ? '' : `, ${fullMoment(decidedAt)}`;
  return html`<p class="small">${what}. 사유: ${reason} <small>확인 ${decidedBy}${when}</small></p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'document-numbers': DocumentNumbers;
  }
}
