import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { SeriesReply } from '../../shared/contract/registration.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** Where numbers start (번호 시작): an office that moves here goes on counting where its former system stopped. */
@customElement('number-section')
export class NumberSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  #act = new FormAct(this, () => this.#load());
  #series = new Loader<SeriesReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const year = yearOf(dayInKorea(this.office.now()));
    return html`<section aria-labelledby="numbers-title">
      <h2 id="numbers-title">문서번호 시작</h2>
      <p>쓰던 번호를 이어 쓸 때만 정합니다. 마지막으로 쓴 번호를 적으면 다음 결재가 그다음 번호를 받습니다.</p>
      ${this.#table()}
      <form class="form-row" @submit=${this.#startSeries}>
        <label class="field">
          부서
          <select name="unitId" required>
            ${this.units.map((unit) => html`<option value=${unit.id}>${unit.name}</option>`)}
          </select>
        </label>
        <label class="field narrow">
          연도 <input name="year" type="number" min="1948" max="2999" required .value=${String(year)} />
        </label>
        <label class="field narrow">
          마지막 번호 <input name="lastUsed" type="number" min="0" max="999998" required />
        </label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button primary" ?disabled=${this.#act.busy}>번호 시작</button>
      </form>
      <h2>관리번호 시작</h2>
      <p>관리번호는 D로 시작하는 14자리입니다. 쓰던 관리번호가 있으면 뒤 아홉 자리의 마지막 값을 적습니다.</p>
      <form class="form-row" @submit=${this.#startManagement}>
        <label class="field narrow">
          마지막 값 <input name="lastUsed" type="number" min="0" max="999999998" required />
        </label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button" ?disabled=${this.#act.busy}>관리번호 시작</button>
      </form>
      ${this.#act.words()}
    </section>`;
  }

  #table() {
    if (this.#series.loaded.state === 'failed') {
      return html`<p class="refusal" role="alert">${sentenceOf(this.#series.loaded.error)}</p>`;
    }
    const series = this.#series.value?.series ?? [];
    if (series.length === 0) return nothing;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="문서번호 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">부서</th><th scope="col">연도</th><th scope="col" class="number">마지막 번호</th>
            <th scope="col">시작한 기록</th>
          </tr>
        </thead>
        <tbody>
          ${series.map(
            (row) => html`<tr>
              <th scope="row">${row.unitName}</th>
              <td data-label="연도">${row.year}</td>
              <td class="number" data-label="마지막 번호">${row.lastSerial}</td>
              <td>
                ${row.starts.map(
                  (start) =>
                    html`<p>${start.lastUsed}번까지 씀 · ${start.reason} <small>${start.by}, ${fullMoment(start.at)}</small></p>`,
                )}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #load() {
    return this.#series.load(() => this.office.clients.registration.series());
  }

  #startSeries = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const { lastUsed } = await this.office.clients.registration.startSeries({
        unitId: String(data.get('unitId')),
        year: Number(data.get('year')),
        lastUsed: Number(data.get('lastUsed')),
        reason: String(data.get('reason')).trim(),
      });
      return `다음 문서번호는 ${lastUsed + 1}번부터입니다.`;
    });

  #startManagement = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const { lastUsed } = await this.office.clients.registration.startManagementNumbers({
        lastUsed: Number(data.get('lastUsed')),
        reason: String(data.get('reason')).trim(),
      });
      return `다음 관리번호는 ${lastUsed + 1}부터입니다.`;
    });
}
