import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImportPreview } from '../../shared/contract/organization-changes.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { base64Of } from './base64-of.ts';
import { affectedList, differenceTable, endingsList, movesTable } from './difference-table.ts';

/** The whole office from a file: compared first, and applied exactly as it was shown. */
@customElement('organization-import')
export class OrganizationImport extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() on = '';
  @state() private shown: ImportPreview | undefined;
  @state() private refusal = '';
  @state() private busy = false;
  #file = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('on')) this.shown = undefined;
  }

  protected override render() {
    const { fileAddress } = this.office.clients.organization;
    return html`<section aria-labelledby="import-title">
      <h2 id="import-title">파일로 고치기</h2>
      <p>
        기관 전체의 조직을 담은 CSV(UTF-8, 엑셀의 CP949)나 XLSX를 올리면 지금과 다른 것을 먼저 보입니다. 파일에 없는 부서와 직위는
        없어지고, 없는 사람은 자리에서 물러납니다.
        <a class="link" href="/office/organization-example.csv" download="조직-예시.csv">예시 파일 받기</a>
      </p>
      <p>
        ${officialDate(this.on)}의 조직을 받아 고친 뒤 그대로 올릴 수 있습니다.
        <a class="link" href=${fileAddress(this.on, 'xlsx')} download>XLSX로 받기</a>
        <a class="link" href=${fileAddress(this.on, 'csv')} download>CSV로 받기</a>
      </p>
      <form class="form-row" @submit=${this.#preview}>
        <label class="field narrow">
          조직 파일 <input type="file" name="file" required accept=".csv,.xlsx,text/csv" @change=${this.#forget} />
        </label>
        <button class="button primary" ?disabled=${this.busy}>미리 보기</button>
      </form>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${this.shown ? this.#result(this.shown) : nothing}
    </section>`;
  }

  #result({ preview, difference, moves, endings, affected, problems }: ImportPreview) {
    if (problems.length > 0) {
      return html`<div role="alert">
        <h3>파일을 고쳐 다시 올려 주십시오</h3>
        <ul class="affected">
          ${problems.map(({ row, problem }) => html`<li>${row}째 줄: ${problem}.</li>`)}
        </ul>
      </div>`;
    }
    if (preview === null) return html`<p role="status">파일과 조직이 같습니다. 바뀌는 것이 없습니다.</p>`;
    return html`<h3 tabindex="-1">${officialDate(this.on)}부터 이렇게 바뀝니다</h3>
      ${differenceTable(difference)} ${movesTable(moves)} ${endingsList(endings)} ${affectedList(affected)}
      <form class="form-row" @submit=${(event: SubmitEvent) => this.#apply(event, preview)}>
        <label class="field broad">사유 <input name="reason" required maxlength="500" autocomplete="off" /></label>
        <button class="button primary" ?disabled=${this.busy}>이대로 적용</button>
      </form>`;
  }

  #forget = () => {
    this.shown = undefined;
    this.refusal = '';
  };

  #preview = async (event: SubmitEvent) => {
    event.preventDefault();
    const file = new FormData(event.target as HTMLFormElement).get('file');
    if (!(file instanceof File)) return;
    await this.#do(async () => {
      this.#file = await base64Of(file);
      this.shown = await this.office.clients.organization.previewImport({ on: this.on, file: this.#file });
    });
    this.querySelector<HTMLElement>('h3')?.focus();
  };

  async #apply(event: SubmitEvent, preview: string): Promise<void> {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    await this.#do(async () => {
      await this.office.clients.organization.applyImport({ on: this.on, file: this.#file, reason, preview });
      this.shown = undefined;
      this.dispatchEvent(new CustomEvent('organization-changed', { bubbles: true }));
    });
  }

  async #do(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.refusal = '';
    try {
      await act();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-import': OrganizationImport;
  }
}
