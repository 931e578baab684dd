import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { dayInKorea, isCalendarDay, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../elements/gy-tabs.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { administrationLinks } from './administration-links.ts';
import './organization-chart.ts';
import './organization-import.ts';
import './organization-journal.ts';
import './organization-reorganization.ts';

/**
 * The organisation (조직) of a day, past, present or to come: whoever changes something here changes it from that day
 * on.
 */
@customElement('organization-page')
export class OrganizationPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private day = '';
  @state() private said = '';
  @state() private changes = 0;
  #standing = new Loader<OrganizationOfDay>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.day = dayInKorea(this.office.now());
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#standing;
    return html`<div class="page" @organization-changed=${this.#changed}>
      <h1 tabindex="-1">조직</h1>
      ${administrationLinks('/office/administrator/organization')}
      <div class="form-row">
        <label class="field narrow">
          기준일
          <input type="date" required min="1948-01-01" max="2999-12-31" .value=${this.day} @change=${this.#setDay} />
        </label>
        <p class="small">조직을 이날의 모습으로 보입니다. 바꾸면 이날부터 바뀌고, 그 전의 문서와 이름은 그대로입니다.</p>
      </div>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      <p class="done" role="status">${this.said}</p>
      ${loaded.value ? this.#tabs(loaded.value) : nothing}
    </div>`;
  }

  #tabs(standing: OrganizationOfDay) {
    const { office, day } = this;
    return html`<gy-tabs
      label="조직 관리"
      .tabs=${[
        {
          id: 'chart',
          label: '조직도',
          content: () =>
            html`<organization-chart .office=${office} .on=${day} .standing=${standing}></organization-chart>`,
        },
        {
          id: 'reorganization',
          label: '조직개편',
          content: () =>
            html`<organization-reorganization .office=${office} .on=${day} .standing=${standing}>
            </organization-reorganization>`,
        },
        {
          id: 'import',
          label: '파일로 고치기',
          content: () => html`<organization-import .office=${office} .on=${day}></organization-import>`,
        },
        {
          id: 'journal',
          label: '변경 대장',
          content: () => html`<organization-journal .office=${office} .changes=${this.changes}></organization-journal>`,
        },
      ]}
    ></gy-tabs>`;
  }

  #setDay = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    if (!isCalendarDay(value)) return;
    this.day = value;
    this.said = '';
    void this.#load();
  };

  #changed = async () => {
    this.changes += 1;
    await this.#load();
    this.said = `조직을 바꾸었습니다. ${officialDate(this.day)}부터 이렇게 보입니다.`;
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
  };

  #load() {
    return this.#standing.load(() => this.office.clients.organization.day(this.day));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-page': OrganizationPage;
  }
}
