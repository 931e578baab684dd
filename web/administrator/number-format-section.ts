import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import type { NumberingReply } from '../../shared/contract/registration.ts';
import { dayInKorea, officialDate, yearOf } from '../../shared/kernel/calendar-day.ts';
import {
  FORMAT_LIMITS,
  LEGAL_FORMAT,
  type NumberFormat,
  printWith,
  refuseFormat,
} from '../../shared/numbering/number-format.ts';
import type { Office } from '../client/office.ts';
import { FormAct } from '../document/form-act.ts';
import { LightElement } from '../elements/light-element.ts';

type Policy = NumberingReply['policies'][number];

const STATE_WORDS: Readonly<Record<Policy['state'], string>> = { past: '지난 형식', valid: '지금', future: '예정' };
const RECEIVED_WORDS: Readonly<Record<Policy['receivedSeries'], string>> = {
  shared: '생산번호와 함께 셈',
  own: '따로 셈',
};

/** 번호 형식: how registration numbers were, are and will be printed, from which day on, and on which article it rests. */
@customElement('number-format-section')
export class NumberFormatSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) policies: readonly Policy[] = [];
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property({ type: Boolean }) mayChange = false;
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private format: NumberFormat = LEGAL_FORMAT;
  #act = new FormAct(this, () => this.reload());

  protected override render() {
    return html`<section aria-labelledby="format-title">
      <h2 id="format-title">생산·접수등록번호 형식</h2>
      <p>번호는 결재하는 날의 형식으로 찍힙니다. 이미 준 번호는 바뀌지 않습니다.</p>
      ${this.#table()} ${this.mayChange ? this.#form() : nothing}
    </section>`;
  }

  #table() {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="번호 형식 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">시작하는 날</th><th scope="col">형식</th><th scope="col">보기</th>
            <th scope="col">접수번호</th><th scope="col">근거와 사유</th>
          </tr>
        </thead>
        <tbody>
          ${this.policies.map(
            (policy) => html`<tr>
              <th scope="row">
                ${policy.at === null ? '처음부터' : officialDate(policy.validFrom)}
                <b class="tag">${STATE_WORDS[policy.state]}</b>
              </th>
              <td data-label="형식"><code>${policy.template}</code>${policy.digits > 0 ? ` ${policy.digits}자리` : ''}</td>
              <td data-label="보기">${policy.example}</td>
              <td data-label="접수번호">${RECEIVED_WORDS[policy.receivedSeries]}</td>
              <td data-label="근거와 사유">
                ${policy.at === null ? '법에서 정한 형식' : [policy.basis, policy.reason].filter(Boolean).join(' · ')}
                ${policy.by === '' ? nothing : html`<small>${policy.by}</small>`}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #form() {
    return html`<h3>형식 바꾸기</h3>
      <form class="form-row" @submit=${this.#set} @input=${this.#show} @reset=${this.#forget}>
        <label class="field narrow">시작하는 날 <input name="validFrom" type="date" required /></label>
        <label class="field broad">
          형식 <small>{unitName} 부서, {unitCode} 부서코드, {year} 연도, {serial} 일련번호</small>
          <input
            name="template"
            required
            maxlength=${FORMAT_LIMITS.templateLength}
            autocomplete="off"
            aria-describedby="format-preview"
            .defaultValue=${LEGAL_FORMAT.template}
          />
        </label>
        <label class="field narrow">
          일련번호 자릿수 <small>0이면 그대로</small>
          <input name="digits" type="number" min="0" max=${FORMAT_LIMITS.mostDigits} required .defaultValue=${'0'} />
        </label>
        <label class="field narrow">
          접수번호
          <select name="receivedSeries">
            <option value="shared">${RECEIVED_WORDS.shared}</option>
            <option value="own">${RECEIVED_WORDS.own}</option>
          </select>
        </label>
        <label class="field broad">
          근거 <small>법의 형식이 아니면 꼭 적습니다</small>
          <input name="basis" maxlength="200" placeholder="기록물법 시행령 제20조제3항 단서" />
        </label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button primary" ?disabled=${this.#act.busy}>형식 정하기</button>
      </form>
      <p id="format-preview" aria-live="polite">${this.#preview()}</p>
      ${this.#act.words()}`;
  }

  /** The number as the first unit would get it, by the rule that the server asks. */
  #preview() {
    const refusal = refuseFormat(this.format);
    if (refusal)
      return html`<span class="refusal">${refusalText(refusal.refused as RefusalCode, refusal.facts)}</span>`;
    const unit = this.units.at(-1);
    const number = { unitName: unit?.name ?? '총무과', unitCode: unit?.code ?? '1234567' };
    const year = yearOf(dayInKorea(this.office.now()));
    return html`이 형식으로 찍으면: <b>${printWith(this.format, { ...number, year, serial: 27 })}</b>`;
  }

  #show = (event: Event) => {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.format = { template: String(data.get('template')).normalize('NFC'), digits: Number(data.get('digits')) };
  };

  #forget = () => {
    this.format = LEGAL_FORMAT;
  };

  #set = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const { validFrom, example } = await this.office.clients.registration.setPolicy({
        validFrom: String(data.get('validFrom')),
        template: String(data.get('template')),
        digits: Number(data.get('digits')),
        basis: String(data.get('basis')).trim(),
        receivedSeries: data.get('receivedSeries') === 'own' ? 'own' : 'shared',
        reason: String(data.get('reason')).trim(),
      });
      return `${officialDate(validFrom)}부터 ${example}처럼 찍습니다.`;
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'number-format-section': NumberFormatSection;
  }
}
