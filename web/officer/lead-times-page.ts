import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  FEWEST_DOCUMENTS,
  LEAD_STEPS,
  type LeadPeriod,
  type LeadStep,
  lastMonths,
} from '../../shared/approval/lead-time.ts';
import type { LeadTimesReply } from '../../shared/contract/lead-times.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { leadTimeChart } from './lead-time-chart.ts';

/** Periods that are asked for at once; the second is shown first. */
const MONTHS = [1, 3, 12] as const;

type LeadTimes = LeadTimesReply & { readonly period: LeadPeriod };

/** 결재 소요시간: how long each kind of step takes, as a picture and as a table; of nobody in particular. */
@customElement('lead-times-page')
export class LeadTimesPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private period: LeadPeriod = { from: '', to: '' };
  @state() private step: LeadStep = 'whole';
  #times = new Loader<LeadTimes>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#find(this.#last(MONTHS[1]));
  }

  protected override render() {
    const { loaded } = this.#times;
    return html`<div class="page">
      <h1 tabindex="-1">결재 소요시간</h1>
      ${this.#periods()}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' ? html`<p role="status">소요시간을 세는 중입니다.</p>` : nothing}
      ${loaded.state === 'ready' ? this.#told(loaded.value) : nothing}
    </div>`;
  }

  #periods() {
    const { from, to } = this.period;
    return html`<form class="form-row no-print" aria-label="기간" @submit=${this.#submit}>
      <div class="lead-periods" role="group" aria-label="최근 기간">
        ${MONTHS.map((months) => {
          const last = this.#last(months);
          const isShown = last.from === from && last.to === to;
          return html`<button
            type="button"
            class="button"
            aria-pressed=${isShown ? 'true' : 'false'}
            @click=${() => this.#find(last)}
          >
            최근 ${months}개월
          </button>`;
        })}
      </div>
      <label class="field narrow">처음 날 <input type="date" name="from" required .value=${from} /></label>
      <label class="field narrow">마지막 날 <input type="date" name="to" required .value=${to} /></label>
      <button class="button primary">보기</button>
    </form>`;
  }

  #told({ period, scope, whole, units }: LeadTimes) {
    const days = `${officialDate(period.from)} ~ ${officialDate(period.to)}`;
    const [only] = units;
    const whose = scope === 'agency' ? '기관 전체' : units.map(({ unitName }) => unitName).join(', ') || '내 부서';
    if (whole.length === 0) {
      return html`<p role="status">${days}에 결재가 끝난 문서가 없습니다. 기간을 바꾸어 보십시오.</p>`;
    }
    return html`
      <p role="status">${whose}, ${days}에 결재가 끝난 문서를 세었습니다.</p>
      ${EXPLANATION}
      <p class="lead-files no-print">
        <a class="button" download href=${this.office.clients.approval.leadTimesFileAddress(period)}>CSV로 받기</a>
        <button type="button" class="button" @click=${() => print()}>인쇄</button>
      </p>
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">단계마다</h2>
        ${leadTimeChart(
          '단계마다의 소요시간',
          '단계',
          whole.map(({ step, figures }) => ({ name: LEAD_STEPS[step], figures })),
        )}
      </section>
      ${scope === 'units' && only && units.length === 1 ? nothing : this.#byUnit({ whole, units })}
    `;
  }

  #byUnit({ whole, units }: Pick<LeadTimes, 'whole' | 'units'>) {
    const shown = whole.some(({ step }) => step === this.step) ? this.step : 'whole';
    const bars = units.flatMap(({ unitName, steps }) =>
      steps.flatMap(({ step, figures }) => (step === shown ? [{ name: unitName, figures }] : [])),
    );
    return html`<section aria-labelledby="units-title">
      <h2 id="units-title">처리과마다: ${LEAD_STEPS[shown]}</h2>
      <label class="field narrow no-print">
        단계
        <select @change=${this.#choose}>
          ${whole.map(
            ({ step }) => html`<option value=${step} ?selected=${step === shown}>${LEAD_STEPS[step]}</option>`,
          )}
        </select>
      </label>
      ${leadTimeChart(`처리과마다의 소요시간, ${LEAD_STEPS[shown]}`, '처리과', bars)}
    </section>`;
  }

  #last(months: number): LeadPeriod {
    return lastMonths(dayInKorea(this.office.now()), months);
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    this.#find({ from: String(data.get('from')), to: String(data.get('to')) });
  };

  #choose = (event: Event) => {
    this.step = (event.target as HTMLSelectElement).value as LeadStep;
  };

  #find(period: LeadPeriod): void {
    this.period = period;
    void this.#times.load(async () => ({ ...(await this.office.clients.approval.leadTimes(period)), period }));
  }
}

const EXPLANATION = html`<p class="lead-legend">
    <span><i class="median" aria-hidden="true"></i>굵은 막대, 중앙값: 절반이 이 시간 안에 끝났습니다.</span>
    <span><i class="ninetieth" aria-hidden="true"></i>가는 막대, 90%: 열에 아홉이 이 시간 안에 끝났습니다.</span>
  </p>
  <p>
    차례가 온 때부터 처리한 때까지이며 밤과 쉬는 날, 보류한 동안도 들어 있습니다. 병렬로 처리한 자리는 함께
    시작한 것으로 봅니다. 돌려보내고 다시 받은 차례는 따로 셉니다. 반려하였다가 다시 상신한 문서는 마지막
    상신부터 셉니다. 문서가 ${FEWEST_DOCUMENTS}건보다 적으면 값을 보이지 않습니다.
  </p>`;

declare global {
  interface HTMLElementTagNameMap {
    'lead-times-page': LeadTimesPage;
  }
}
