import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { FurtherSeries } from '../../shared/contract/registration.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import {
  counterYear,
  type FurtherKind,
  type NumberPolicy,
  POLICY_LABELS,
  POLICY_OF_KIND,
  printSeriesNumber,
  SERIES_KIND_LABELS,
} from '../../shared/numbering/number-series.ts';
import type { Office } from '../client/office.ts';
import { FormAct } from '../document/form-act.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';

const KINDS: readonly FurtherKind[] = [
  ...(['statute', 'standingOrder', 'establishedRule', 'instruction', 'dailyOrder'] as const),
  ...(['publicNotice', 'decision'] as const),
];
const POLICIES: readonly NumberPolicy[] = ['perpetual', 'yearlyPlain', 'yearlyWithYear'];

type Planned = {
  readonly kind: FurtherKind;
  readonly name: string;
  readonly policy: NumberPolicy;
  readonly last: number;
};
const NOTHING_PLANNED: Planned = { kind: 'statute', name: '', policy: 'perpetual', last: 0 };

/** 번호 대장: the series of 법규, 훈령, 예규, 지시, 일일명령, 고시·공고 and 방침, how each counts and its next number. */
@customElement('number-series-section')
export class NumberSeriesSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) series: readonly FurtherSeries[] = [];
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property({ type: Boolean }) mayChange = false;
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private planned = NOTHING_PLANNED;
  #opening = new FormAct(this, () => this.reload());
  #starting = new FormAct(this, () => this.reload());

  protected override render() {
    return html`<section aria-labelledby="series-title">
      <h2 id="series-title">훈령·공고·방침의 번호 대장</h2>
      <p>기안할 때 문서 종류로 고르는 대장입니다. 결재가 끝날 때 생산등록번호와 함께 이 대장의 번호를 매깁니다.</p>
      ${this.#table()} ${this.mayChange ? html`${this.#openForm()} ${this.series.length > 0 ? this.#startForm() : nothing}` : nothing}
    </section>`;
  }

  #table() {
    if (this.series.length === 0) return html`<p>아직 둔 대장이 없습니다.</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="번호 대장 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">대장</th><th scope="col">종류</th><th scope="col">세는 방법</th>
            <th scope="col">다음 번호</th><th scope="col">이어 센 기록</th>
          </tr>
        </thead>
        <tbody>
          ${this.series.map(
            (row) => html`<tr>
              <th scope="row">${row.name}</th>
              <td data-label="종류">${SERIES_KIND_LABELS[row.kind]}${this.#officeOf(row)}</td>
              <td data-label="세는 방법">${POLICY_LABELS[row.policy]}</td>
              <td data-label="다음 번호">${row.example}</td>
              <td data-label="이어 센 기록">
                ${row.starts.map(
                  (start) =>
                    html`<p>${start.lastUsed}번까지 씀 · ${start.reason} <small>${start.by}, ${fullMoment(start.at)}</small></p>`,
                )}
                ${row.starts.length === 0 ? '없음' : nothing}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #officeOf({ kind, postId }: FurtherSeries) {
    if (kind !== 'decision') return nothing;
    if (postId === null) return html` · <small>대장이 따로 없는 모든 결재권자</small>`;
    const post = this.#posts().find(({ id }) => id === postId);
    return html` · <small>${post ? `${post.unitName} ${post.title}` : '없어진 직위'}</small>`;
  }

  #posts() {
    return this.units.flatMap(({ name, posts }) =>
      posts.map(({ id, title, isHead }) => ({ id, title, isHead, unitName: name })),
    );
  }

  #openForm() {
    const { kind, policy } = this.planned;
    return html`<h3>대장 두기</h3>
      <form class="form-row" @submit=${this.#open} @input=${this.#plan} @reset=${this.#forget}>
        <label class="field narrow">
          종류
          <select name="kind">
            ${KINDS.map((each) => html`<option value=${each}>${SERIES_KIND_LABELS[each]}</option>`)}
          </select>
        </label>
        <label class="field">
          대장 이름 <small>번호 앞에 찍힙니다</small>
          <input name="name" required maxlength="50" autocomplete="off" aria-describedby="series-preview" />
        </label>
        ${kind === 'decision' ? this.#decisionFields() : html`<p class="field narrow">${POLICY_LABELS[policy]}</p>`}
        <label class="field narrow">
          마지막 번호 <small>처음이면 비워 둡니다</small>
          <input name="lastUsed" type="number" min="1" max="999998" />
        </label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button primary" ?disabled=${this.#opening.busy}>대장 두기</button>
      </form>
      <p id="series-preview" aria-live="polite">${this.#preview()}</p>
      ${this.#opening.words()}`;
  }

  /** No article counts a 방침: how, and whose, is the agency's to say. */
  #decisionFields() {
    return html`<label class="field narrow">
        세는 방법
        <select name="policy">
          ${POLICIES.map(
            (each) =>
              html`<option value=${each} ?selected=${each === POLICY_OF_KIND.decision}>${POLICY_LABELS[each]}</option>`,
          )}
        </select>
      </label>
      <label class="field">
        결재하는 직위
        <select name="postId">
          <option value="">따로 대장이 없는 모든 직위</option>
          ${this.#posts()
            .filter((post) => post.isHead)
            .map((post) => html`<option value=${post.id}>${post.unitName} ${post.title}</option>`)}
        </select>
      </label>`;
  }

  #preview() {
    const { name, policy, last } = this.planned;
    if (name === '') return nothing;
    const year = counterYear(policy, dayInKorea(this.office.now()));
    return html`다음 번호: <b>${printSeriesNumber(name, policy, year, last + 1)}</b>`;
  }

  #startForm() {
    return html`<h3>이어 세기</h3>
      <p>종이 대장이나 쓰던 시스템의 마지막 번호를 적으면 그다음 번호부터 이어집니다. 되돌아갈 수는 없습니다.</p>
      <form class="form-row" @submit=${this.#start}>
        <label class="field">
          대장
          <select name="seriesId">
            ${this.series.map((row) => html`<option value=${row.id}>${row.name}</option>`)}
          </select>
        </label>
        <label class="field narrow">
          마지막 번호 <input name="lastUsed" type="number" min="1" max="999998" required />
        </label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button" ?disabled=${this.#starting.busy}>이어 세기</button>
      </form>
      ${this.#starting.words()}`;
  }

  #plan = (event: Event) => {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const kind = String(data.get('kind')) as FurtherKind;
    const policy = (data.get('policy') as NumberPolicy | null) ?? POLICY_OF_KIND[kind];
    this.planned = {
      kind,
      name: String(data.get('name')).trim(),
      policy: kind === 'decision' ? policy : POLICY_OF_KIND[kind],
      last: Number(data.get('lastUsed')),
    };
  };

  #forget = () => {
    this.planned = NOTHING_PLANNED;
  };

  #open = (event: SubmitEvent) =>
    this.#opening.run(event, async (data) => {
      const { kind, name, policy, last } = this.planned;
      const postId = String(data.get('postId') ?? '');
      await this.office.clients.registration.openSeries({
        ...{ kind, name, policy, reason: String(data.get('reason')).trim() },
        ...(postId === '' ? {} : { postId }),
        ...(last > 0 ? { lastUsed: last } : {}),
      });
      return `${name} 대장을 두었습니다.`;
    });

  #start = (event: SubmitEvent) =>
    this.#starting.run(event, async (data) => {
      const { lastUsed } = await this.office.clients.registration.startSeries({
        unitId: String(data.get('seriesId')),
        year: yearOf(dayInKorea(this.office.now())),
        lastUsed: Number(data.get('lastUsed')),
        reason: String(data.get('reason')).trim(),
      });
      return `다음 번호는 ${lastUsed + 1}호부터입니다.`;
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'number-series-section': NumberSeriesSection;
  }
}
