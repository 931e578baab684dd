import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RequestStatisticsReply } from '../../shared/contract/request-statistics.ts';
import { GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import {
  OUTCOME_LABELS,
  RESULT_LABELS,
  REVIEW_MATTER_LABELS,
  TIMING_LABELS,
} from '../../shared/requests/request-words.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { barFigure } from '../document/bar-figure.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** 정보공개 운영실적: how many requests there were in a year, what became of them and how fast, for the 정보공개담당. */
@customElement('request-statistics-page')
export class RequestStatisticsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #figures = new Loader<RequestStatisticsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#find();
  }

  protected override render() {
    const { loaded } = this.#figures;
    return html`<div class="page">
      <h1 tabindex="-1">정보공개 운영실적</h1>
      <p>그해에 접수한 청구를 지금의 상태로 셉니다. 청구인을 알 수 있는 것은 들어 있지 않습니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' && !loaded.value ? html`<p role="status">청구를 세는 중입니다.</p>` : nothing}
      ${loaded.value ? this.#told(loaded.value) : nothing}
      <p class="no-print"><a class="link" href="/office/requests">정보공개 청구 목록</a></p>
    </div>`;
  }

  #told(figures: RequestStatisticsReply) {
    const { years, year, filed, overdue } = figures;
    return html`<div class="form-row no-print">
        <label class="field narrow">연도
          <select @change=${this.#choose}>
            ${years.map((each) => html`<option value=${each} ?selected=${each === year}>${each}년</option>`)}
          </select>
        </label>
        <a class="button" href="/api/requests/statistics/file?year=${year}" download>운영실적 내려받기(XLSX)</a>
        <button type="button" class="button" @click=${() => print()}>인쇄</button>
      </div>
      <h2>${year}년에 접수한 청구</h2>
      <p role="status">${year}년에 ${words(filed)}을 접수하였습니다.${overdue === 0 ? nothing : html` <b>처리 중인 ${words(overdue)}이 기한을 넘겼습니다.</b>`}</p>
      ${filed === 0 ? nothing : pictures(figures)}`;
  }

  #choose = (event: Event) => this.#find(Number((event.target as HTMLSelectElement).value));

  #find(year?: number): void {
    void this.#figures.load(() => this.office.clients.requests.statistics(year));
  }
}

function pictures(figures: RequestStatisticsReply) {
  const { results, grounds, timings, months, units } = figures;
  return [
    counts(
      '처리 결과',
      results.map(({ result, count }) => [RESULT_LABELS[result], count]),
    ),
    counts(
      '처리기간(결정한 청구)',
      timings.map(({ timing, count }) => [TIMING_LABELS[timing], count]),
    ),
    counts(
      '비공개 근거(근거가 여럿이면 여러 번 셉니다)',
      grounds.map(({ ground, count }) => [`제${ground}호 ${GROUND_LABELS[ground]}`, count]),
    ),
    ...objectionPictures(figures),
    barFigure({
      title: '달마다',
      bars: months.map(({ month, filed, decided }) => ({
        name: monthName(month),
        parts: [decided, filed - decided],
        words: `접수 ${filed} · 결정 ${decided}`,
      })),
      legend: ['결정', '그 밖(처리 중, 이송, 취하)'],
      head: ['달', '접수', '결정'],
      rows: months.map(({ month, filed, decided }) => [monthName(month), filed, decided]),
    }),
    barFigure({
      title: '부서마다',
      bars: units.map(({ unit, filed, inTime, late }) => ({
        name: unit ?? '배정 전',
        parts: [inTime, late],
        words: `접수 ${filed} · 기한 안 ${inTime} · 넘김 ${late}`,
      })),
      legend: ['기한 안에 결정', '기한을 넘겨 결정'],
      head: ['부서', '접수', '기한 안에 결정', '기한을 넘겨 결정'],
      rows: units.map(({ unit, filed, inTime, late }) => [unit ?? '배정 전', filed, inTime, late]),
    }),
  ];
}

function objectionPictures({ objections, partyObjections, reviews }: RequestStatisticsReply) {
  const counted = (all: RequestStatisticsReply['objections']) =>
    all.map(({ outcome, count }) => [outcome === 'underWay' ? '처리 중' : OUTCOME_LABELS[outcome], count] as const);
  const asked = reviews.filter(({ held, skipped }) => held + skipped > 0);
  return [
    counts('이의신청', counted(objections)),
    counts('제3자의 이의신청', counted(partyObjections)),
    barFigure({
      title: '정보공개심의회',
      bars: asked.map(({ matter, held, skipped }) => ({
        name: REVIEW_MATTER_LABELS[matter],
        parts: [held, skipped],
        words: `심의 ${held} · 심의하지 않음 ${skipped}`,
      })),
      legend: ['심의', '심의하지 않음'],
      head: ['안건', '심의', '심의하지 않음'],
      rows: asked.map(({ matter, held, skipped }) => [REVIEW_MATTER_LABELS[matter], held, skipped]),
      empty: '심의회에 맡긴 것이 없습니다.',
    }),
  ];
}

function counts(title: string, pairs: readonly (readonly [string, number])[]) {
  const some = pairs.filter(([, count]) => count > 0);
  return barFigure({
    title,
    bars: some.map(([name, count]) => ({ name, parts: [count], words: words(count) })),
    head: ['구분', '건수'],
    rows: some,
    empty: '해당하는 청구가 없습니다.',
  });
}

function words(count: number): string {
  return `${count.toLocaleString('ko')}건`;
}

function monthName(month: string): string {
  return `${Number(month.slice(5))}월`;
}

declare global {
  interface HTMLElementTagNameMap {
    'request-statistics-page': RequestStatisticsPage;
  }
}
