import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecheckOverview, RecheckPage, RecheckQuery, RecheckRow } from '../../shared/contract/reclassification.ts';
import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  DISCLOSURE_LEVELS,
  GROUND_LABELS,
} from '../../shared/disclosure/disclosure.ts';
import { daysBetween, officialDate, yearOf } from '../../shared/kernel/calendar-day.ts';
import { RECHECK_REASON_LABELS, RECHECK_REASONS } from '../../shared/records/recheck-reasons.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { MarkedLines } from '../document/marked-lines.ts';
import { PagedList } from '../document/paged-list.ts';
import { type KeyBinding, Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { navigate } from '../elements/navigate.ts';
import { groundChart, kindChart, progressChart, yearChart } from './recheck-charts.ts';
import './recheck-rules.ts';
import { recheckTable } from './recheck-table.ts';
import './reclassify-dialog.ts';
import './record-preview.ts';
import './restriction-checks.ts';
import './yearly-check-dialog.ts';

/** As many as one decision takes, and as one print. */
const MOST_MARKED = 300;

/** 공개 재분류: what is to be looked at again, by the reason for which it is, and 열람제한 on last year's records. */
@customElement('reclassification-page')
export class ReclassificationPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** The document from whose page somebody came to decide on it; empty for the console alone. */
  @property() managementNumber = '';
  @state() private query: RecheckQuery = { reason: 'reviewEnded' };
  @state() private asked: readonly RecheckRow[] = [];
  @state() private previewed: RecheckRow | undefined;
  /** 열람제한 instead of a worklist. */
  @state() private showsRestrictions = false;
  @state() private keepsAll = false;
  @state() private refusal = '';
  #overview = new Loader<RecheckOverview>(this);
  #list = new PagedList<RecheckPage>(this);
  #lines = new MarkedLines<RecheckRow>(this, () => this.#list.value?.rows ?? [], 'input, button');

  constructor() {
    super();
    new Keys(this, () => this.#keys());
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    const overview = await this.#refresh();
    // The first list that has anything in it is the one to begin with.
    const reason = RECHECK_REASONS.find((each) => (overview?.counts[each] ?? 0) > 0) ?? 'yearly';
    await this.#find({ reason });
    if (this.managementNumber !== '') await this.#askOfOne();
  }

  protected override render() {
    const { loaded } = this.#overview;
    return html`<div class="page">
      <h1 tabindex="-1">공개 재분류</h1>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.value ? this.#console(loaded.value) : html`<p role="status">재분류 현황을 불러오는 중입니다.</p>`}
      ${
        this.asked.length > 0 && loaded.value
          ? html`<reclassify-dialog
              .office=${this.office}
              .rows=${this.asked}
              today=${loaded.value.today}
              latest="${yearOf(loaded.value.today) + loaded.value.rules.recheckYears}-12-31"
              .close=${this.#closeDecision}
            ></reclassify-dialog>`
          : nothing
      }
      ${this.keepsAll && loaded.value ? this.#yearlyDialog(loaded.value) : nothing}
      ${
        this.previewed
          ? html`<record-preview .office=${this.office} .row=${this.previewed} .close=${this.#closePreview}></record-preview>`
          : nothing
      }
    </div>`;
  }

  #console(overview: RecheckOverview) {
    return html`${this.#figures(overview)}
      <section aria-labelledby="worklist-heading">
        <h2 id="worklist-heading">재분류할 문서</h2>
        ${this.#reasons(overview)}
        ${
          this.showsRestrictions
            ? html`<restriction-checks .office=${this.office} .overview=${overview} .changed=${() => void this.#refresh()}></restriction-checks>`
            : html`${this.#filters(overview)} ${this.#found(overview)}`
        }
      </section>
      <section class="recheck-pictures" aria-labelledby="pictures-heading">
        <h2 id="pictures-heading">현황</h2>
        ${progressChart(overview)} ${kindChart(overview)} ${groundChart(overview)} ${yearChart(overview)}
      </section>
      <recheck-rules .office=${this.office} .overview=${overview} .changed=${() => void this.#refresh()}></recheck-rules>`;
  }

  #figures({ today, waiting, withheld, yearly }: RecheckOverview) {
    const left = daysBetween(today, yearly.dueOn);
    const { restrictions } = yearly;
    const missed = yearly.missed.reduce((sum, { count }) => sum + count, 0);
    const isDone = yearly.done === yearly.total && restrictions.done === restrictions.total;
    const share = yearly.total === 0 ? '' : `, ${Math.floor((yearly.done / yearly.total) * 100)}%`;
    return html`<dl class="figures">
      <div><dt>재분류할 닫은 문서</dt><dd>${waiting.toLocaleString('ko')} <small>건</small></dd></div>
      <div><dt>닫아 둔 문서</dt><dd>${withheld.toLocaleString('ko')} <small>건</small></dd></div>
      <div>
        <dt>${yearly.year}년 문서의 연간 재분류</dt>
        <dd>${yearly.done.toLocaleString('ko')} <small>/ ${yearly.total.toLocaleString('ko')}건${share}</small></dd>
      </div>
      <div>
        <dt>${yearly.year}년 문서의 열람제한</dt>
        <dd>${restrictions.done.toLocaleString('ko')} <small>/ ${restrictions.total.toLocaleString('ko')}건</small></dd>
      </div>
      <div>
        <dt>${officialDate(yearly.dueOn)}까지</dt>
        <dd>${isDone ? '마침' : left >= 0 ? html`${left} <small>일 남음</small>` : html`<span class="refusal">${-left}</span> <small>일 지남</small>`}</dd>
      </div>
    </dl>
    ${
      missed === 0
        ? nothing
        : html`<p class="small">${yearly.year - 1}년까지의 공개 문서 ${missed.toLocaleString('ko')}건은 연간 재분류를 하지 않은 채 그해가 지났습니다. 이미 공개되어 있어 다시 묻지 않습니다.
            ${yearly.missed.map(({ year, count }) => html`<button type="button" class="link-button" @click=${() => this.#showMissed(year)}>${year}년 ${count.toLocaleString('ko')}건</button> `)}
          </p>`
    }`;
  }

  #showMissed(year: number): void {
    void this.#find({ reason: 'yearly', level: 'open', year: String(year) });
  }

  #reasons({ counts, yearly }: RecheckOverview) {
    const { done, total } = yearly.restrictions;
    const show = () => {
      this.showsRestrictions = true;
    };
    return html`<div class="reason-tabs no-print" role="group" aria-label="다시 볼 까닭">
      ${RECHECK_REASONS.map(
        (reason) => html`<button
          type="button"
          aria-pressed=${!this.showsRestrictions && this.query.reason === reason}
          @click=${() => void this.#find({ ...this.query, reason })}
        >
          ${RECHECK_REASON_LABELS[reason]} <b>${counts[reason].toLocaleString('ko')}</b>
        </button>`,
      )}
      <button type="button" aria-pressed=${this.showsRestrictions} @click=${show}>
        지난해 열람제한 <b>${(total - done).toLocaleString('ko')}</b>
      </button>
    </div>`;
  }

  #filters({ units, years }: RecheckOverview) {
    const { unitId = '', level = '', ground = '', year = '' } = this.query;
    const choose = (name: 'unitId' | 'level' | 'ground' | 'year') => (event: Event) =>
      void this.#find({ ...this.query, [name]: (event.target as HTMLSelectElement).value });
    const option = (value: string, label: string, chosen: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    const address = (format: 'xlsx' | 'csv') =>
      this.office.clients.reclassification.fileAddress({ ...this.query, format });
    return html`<div class="form-row no-print">
      <label class="field">처리과 <select name="unitId" @change=${choose('unitId')}>
        ${option('', '모두', unitId)} ${units.map(({ id, name }) => option(id, name, unitId))}
      </select></label>
      <label class="field narrow">공개구분 <select name="level" @change=${choose('level')}>
        ${option('', '모두', level)} ${DISCLOSURE_LEVELS.map((each) => option(each, DISCLOSURE_LEVEL_LABELS[each], level))}
      </select></label>
      <label class="field">근거 <select name="ground" @change=${choose('ground')}>
        ${option('', '모두', ground)}
        ${DISCLOSURE_GROUNDS.map((each) => option(String(each), `${each}호 ${GROUND_LABELS[each]}`, ground))}
      </select></label>
      <label class="field narrow">생산연도 <select name="year" @change=${choose('year')}>
        ${option('', '모두', year)} ${years.map((each) => option(String(each), `${each}년`, year))}
      </select></label>
      <a class="button" download href=${address('xlsx')}>엑셀로 받기</a>
      <button type="button" class="button" ?disabled=${this.#list.isGrowing} @click=${() => void this.#print()}>인쇄</button>
    </div>`;
  }

  #found(overview: RecheckOverview) {
    const { loaded } = this.#list;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p role="status">목록을 불러오는 중입니다.</p>`;
    const { rows, next, total } = loaded.value;
    if (rows.length === 0) {
      return html`<p role="status">이 까닭으로 다시 볼 문서가 없습니다. 다른 까닭이나 조건을 골라 주십시오.</p>`;
    }
    const refusal = this.refusal || this.#list.refusal;
    return html`${this.#bar(overview, total ?? rows.length)}
      ${refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}
      ${recheckTable(rows, {
        mayDecide: overview.mayDecide,
        today: overview.today,
        lines: this.#lines,
        preview: (row) => {
          this.previewed = row;
        },
      })}
      ${
        next === null
          ? nothing
          : html`<p class="more no-print">
              <button type="button" class="button" ?disabled=${this.#list.isGrowing} @click=${() => void this.#more()}>더 보기</button>
            </p>`
      }`;
  }

  #bar({ mayDecide }: RecheckOverview, total: number) {
    const all = `모두 ${total.toLocaleString('ko')}건`;
    if (!mayDecide) return html`<p class="small">${all}. 결정은 기록물관리 전문요원이나 정보공개담당이 합니다.</p>`;
    const { size } = this.#lines;
    const keepAll = () => {
      this.keepsAll = true;
    };
    return html`<div class="bulk-bar no-print">
      <p role="status">${all}${size === 0 ? '' : ` 중 ${size}건 고름`}</p>
      <span class="table-keys"><kbd>J</kbd><kbd>K</kbd> 이동 <kbd>X</kbd> 고르기 <kbd>O</kbd> 미리 보기 <kbd>D</kbd> 결정</span>
      <span class="space"></span>
      ${size === 0 ? nothing : html`<button type="button" class="button quiet small" @click=${() => this.#lines.clear()}>모두 풀기</button>`}
      ${this.query.reason === 'yearly' ? html`<button type="button" class="button small" @click=${keepAll}>목록 전체 그대로 둠</button>` : nothing}
      <button type="button" class="button primary small" ?disabled=${size === 0} @click=${() => this.#decide()}>결정</button>
    </div>`;
  }

  #keys(): KeyBinding[] {
    if (
      this.asked.length > 0 ||
      this.previewed ||
      this.keepsAll ||
      this.showsRestrictions ||
      (this.#list.value?.rows.length ?? 0) === 0
    )
      return [];
    return [
      ...this.#lines.moveKeys(),
      { key: 'o', says: '미리 보기', run: this.#lines.ofLineInHand((row) => (this.previewed = row)) },
      ...(this.#overview.value?.mayDecide
        ? [this.#lines.markKey(), { key: 'd', says: '결정', run: () => this.#decide() }]
        : []),
    ];
  }

  /** Nothing marked means the one in focus. */
  #decide(): void {
    const { marked, inHand } = this.#lines;
    const asked = marked.length > 0 ? marked : inHand ? [inHand] : [];
    this.refusal =
      asked.length > MOST_MARKED ? `한 번에 ${MOST_MARKED}건까지 결정할 수 있습니다. 고른 문서를 줄여 주십시오.` : '';
    if (this.refusal === '') this.asked = asked;
  }

  async #askOfOne(): Promise<void> {
    try {
      this.asked = [await this.office.clients.reclassification.record(this.managementNumber)];
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }

  #closeDecision = async (decided: readonly string[]) => {
    this.asked = [];
    if (this.managementNumber !== '') return navigate(this, `/office/documents/${this.managementNumber}`);
    if (decided.length > 0) {
      await this.#refresh();
      await this.#find(this.query, true);
    }
    await this.updateComplete;
    this.#lines.focus();
  };

  #yearlyDialog({ today, rules }: RecheckOverview) {
    const { reason: _yearly, after: _place, ...list } = this.query;
    const narrowed = Object.fromEntries(Object.entries(list).filter(([, value]) => value !== ''));
    return html`<yearly-check-dialog
      .office=${this.office}
      .list=${narrowed}
      .total=${this.#list.value?.total ?? 0}
      today=${today}
      latest="${yearOf(today) + rules.recheckYears}-12-31"
      .close=${this.#closeYearly}
    ></yearly-check-dialog>`;
  }

  #closeYearly = async (changed: boolean) => {
    this.keepsAll = false;
    if (!changed) return;
    await this.#refresh();
    await this.#find(this.query);
  };

  #closePreview = async () => {
    const number = this.previewed?.managementNumber;
    this.previewed = undefined;
    await this.updateComplete;
    this.#lines.focus(number);
  };

  #refresh() {
    return this.#overview.load(() => this.office.clients.reclassification.overview());
  }

  /** What failed stays marked, so that it can be decided in another way. */
  async #find(query: RecheckQuery, keepsMarks = false): Promise<void> {
    this.query = query;
    this.showsRestrictions = false;
    this.refusal = '';
    await this.#list.load(() => this.office.clients.reclassification.records(query), { keep: keepsMarks });
    if (keepsMarks) this.#lines.keepListed();
    else this.#lines.clear();
  }

  #more = () => {
    this.refusal = '';
    return this.#list.more(
      (after) => this.office.clients.reclassification.records({ ...this.query, after }),
      (before, page) => ({ ...before, rows: [...before.rows, ...page.rows], next: page.next }),
    );
  };

  #print(): Promise<void> {
    return this.#list.print(this.#more, ({ rows }) => rows.length, '조건을 좁혀 주십시오.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reclassification-page': ReclassificationPage;
  }
}
