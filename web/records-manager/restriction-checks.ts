import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecheckOverview } from '../../shared/contract/reclassification.ts';
import type {
  CheckRestrictions,
  RestrictedRecord,
  RestrictionsPage,
  RestrictionsQuery,
} from '../../shared/contract/restriction-checks.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { MarkedLines } from '../document/marked-lines.ts';
import { PagedList } from '../document/paged-list.ts';
import { LightElement } from '../elements/light-element.ts';
import './restriction-dialog.ts';

/** As many as one decision takes. */
const MOST_MARKED = 300;

/** 접근권한 재분류: 열람제한 on last year's records, each to be kept or lifted. */
@customElement('restriction-checks')
export class RestrictionChecks extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) overview!: RecheckOverview;
  @property({ attribute: false }) changed: () => void = () => undefined;
  @state() private query: RestrictionsQuery = {};
  @state() private asked:
    | { readonly outcome: CheckRestrictions['outcome']; readonly rows: readonly RestrictedRecord[] }
    | undefined;
  @state() private refusal = '';
  #list = new PagedList<RestrictionsPage>(this);
  #lines = new MarkedLines<RestrictedRecord>(this, () => this.#rows, 'input:enabled, a');

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#find({});
  }

  /** Whoever has drafted a record decides nothing on it, and marks it in vain. */
  get #rows(): readonly RestrictedRecord[] {
    return this.#list.value?.rows.filter(({ mayDecide }) => mayDecide) ?? [];
  }

  protected override render() {
    return html`${this.#filters()} ${this.#found()}
      ${
        this.asked
          ? html`<restriction-dialog
              .office=${this.office}
              .rows=${this.asked.rows}
              outcome=${this.asked.outcome}
              .close=${this.#close}
            ></restriction-dialog>`
          : nothing
      }`;
  }

  #filters() {
    const { unitId = '' } = this.query;
    const choose = (event: Event) => void this.#find({ unitId: (event.target as HTMLSelectElement).value });
    const address = this.office.clients.reclassification.restrictionsAddress({ ...this.query, format: 'xlsx' });
    return html`<div class="form-row no-print">
      <label class="field narrow">처리과 <select name="unitId" @change=${choose}>
        <option value="" ?selected=${unitId === ''}>모두</option>
        ${this.overview.units.map(({ id, name }) => html`<option value=${id} ?selected=${id === unitId}>${name}</option>`)}
      </select></label>
      <a class="button" download href=${address}>엑셀로 받기</a>
      <button type="button" class="button" ?disabled=${this.#list.isGrowing} @click=${this.#print}>인쇄</button>
    </div>`;
  }

  #found() {
    const { loaded } = this.#list;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p role="status">목록을 불러오는 중입니다.</p>`;
    const { rows, next } = loaded.value;
    if (rows.length === 0) {
      return html`<p role="status">지난해 문서에 다시 볼 열람제한이 없습니다.</p>`;
    }
    const refusal = this.refusal || this.#list.refusal;
    const { mayDecide } = this.overview;
    return html`${this.#bar()}
      ${refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}
      <table class="data register stacked recheck" aria-label="다시 볼 열람제한">
        <thead>
          <tr>
            ${mayDecide ? html`<th scope="col">${this.#lines.allBox()}</th>` : nothing}
            <th scope="col">등록번호</th><th scope="col">제목</th><th scope="col">열람제한</th>
            <th scope="col">제한한 사람</th><th scope="col">기한</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#line(row))}
        </tbody>
      </table>
      ${
        next === null
          ? nothing
          : html`<p class="more no-print">
              <button type="button" class="button" ?disabled=${this.#list.isGrowing} @click=${() => void this.#more()}>더 보기</button>
            </p>`
      }`;
  }

  #bar() {
    if (!this.overview.mayDecide)
      return html`<p class="small">결정은 기록물관리 전문요원이나 정보공개담당이 합니다.</p>`;
    const { size } = this.#lines;
    return html`<div class="bulk-bar no-print">
      <p role="status">${size === 0 ? '고른 문서가 없습니다.' : `${size}건 고름`}</p>
      <span class="space"></span>
      <button type="button" class="button small" ?disabled=${size === 0} @click=${() => this.#ask('lift')}>풀기</button>
      <button type="button" class="button primary small" ?disabled=${size === 0} @click=${() => this.#ask('keep')}>그대로 둠</button>
    </div>`;
  }

  #line(row: RestrictedRecord) {
    const { restriction, withApproval } = row;
    const named = [...restriction.units, ...restriction.people].map(({ name }) => name).join(', ');
    return html`<tr class=${this.#lines.has(row) ? 'marked' : ''} data-number=${row.managementNumber}>
      ${
        this.overview.mayDecide
          ? html`<td class="mark">${row.mayDecide ? this.#lines.box(row, row.number) : html`<small>기안자</small>`}</td>`
          : nothing
      }
      <th scope="row">${row.number}<small>${officialDate(row.producedOn)}</small></th>
      <td class="title">
        <a href="/office/documents/${row.managementNumber}">${row.title}</a>
        <small>${row.unitName}</small>
      </td>
      <td data-label="열람제한"><span class="cell">${restriction.reason}${named === '' ? nothing : html`<small>${named}도 읽음</small>`}</span></td>
      <td data-label="제한한 사람"><span class="cell">${row.by}<small>${officialDate(row.since)}부터${withApproval ? ', 기안할 때' : ''}</small></span></td>
      <td data-label="기한">${restriction.until === null ? '풀 때까지' : officialDate(restriction.until)}</td>
    </tr>`;
  }

  #ask(outcome: CheckRestrictions['outcome']): void {
    const rows = this.#lines.marked;
    this.refusal =
      rows.length > MOST_MARKED ? `한 번에 ${MOST_MARKED}건까지 정할 수 있습니다. 고른 문서를 줄여 주십시오.` : '';
    if (this.refusal === '') this.asked = { outcome, rows };
  }

  #close = async (changed: boolean) => {
    this.asked = undefined;
    if (changed) {
      this.changed();
      await this.#find(this.query, true);
    }
    await this.updateComplete;
    this.#lines.focus();
  };

  /** What failed stays marked. */
  async #find(query: RestrictionsQuery, keepsMarks = false): Promise<void> {
    this.query = query;
    this.refusal = '';
    await this.#list.load(() => this.office.clients.reclassification.restrictions(query), { keep: keepsMarks });
    if (keepsMarks) this.#lines.keepListed();
    else this.#lines.clear();
  }

  #more = () =>
    this.#list.more(
      (after) => this.office.clients.reclassification.restrictions({ ...this.query, after }),
      (before, page) => ({ rows: [...before.rows, ...page.rows], next: page.next }),
    );

  #print = () => void this.#list.print(this.#more, ({ rows }) => rows.length, '처리과를 골라 좁혀 주십시오.');
}

declare global {
  interface HTMLElementTagNameMap {
    'restriction-checks': RestrictionChecks;
  }
}
