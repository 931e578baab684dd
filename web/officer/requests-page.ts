import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RequestListQuery, RequestRow, RequestsReply } from '../../shared/contract/requests.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { OUTCOME_LABELS, REQUEST_STATUS_LABELS, REQUESTER_KIND_LABELS } from '../../shared/requests/request-words.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';

type List = RequestListQuery['list'];

const LISTS: readonly (readonly [List, string, string])[] = [
  ['mine', '내가 처리할 것', '처리할 청구가 없습니다.'],
  ['soon', '기한 임박', '다음 이틀(근무일) 안에 기한이 되는 청구가 없습니다.'],
  ['overdue', '기한 지남', '기한이 지난 청구가 없습니다.'],
  ['all', '전체(처리대장)', '볼 수 있는 청구가 없습니다. 정보공개담당이나 처리 담당자로 지정되면 여기에 보입니다.'],
];

/** 정보공개 청구: what is to be done and until when; whoever handles none has empty lists. */
@customElement('requests-page')
export class RequestsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private list: List = 'mine';
  @state() private further: readonly RequestRow[] = [];
  @state() private next: string | null = null;
  #reply = new Loader<RequestsReply>(this);

  constructor() {
    super();
    new Watch(
      this,
      () => this.office.requestNews,
      () => void this.#load(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.office.session.value?.roles.includes('disclosureOfficer')) this.list = 'all';
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#reply;
    const isOfficer = this.office.session.value?.roles.includes('disclosureOfficer') ?? false;
    return html`<div class="page">
      <h1 tabindex="-1">정보공개 청구</h1>
      <p>청구를 받은 날부터 10일(토요일과 공휴일은 빼고 셉니다) 안에 공개 여부를 결정합니다. 청구인의 개인정보가 있으므로 열 때마다 열람 기록이 남습니다.</p>
      <div class="lead-periods" role="group" aria-label="목록 고르기">
        ${LISTS.map(
          ([list, title]) =>
            html`<button type="button" class="button" aria-pressed=${list === this.list} @click=${() => this.#choose(list)}>
              ${title}${list === 'all' ? nothing : html`<b class="request-count">${loaded.value?.counts[list] ?? ''}</b>`}
            </button>`,
        )}
      </div>
      ${isOfficer ? html`<p><a class="link" href="/api/requests/file?format=xlsx" download>처리대장 내려받기(XLSX)</a></p>` : nothing}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' && !loaded.value ? html`<p role="status">청구를 찾는 중입니다.</p>` : nothing}
      ${loaded.value ? this.#table([...loaded.value.rows, ...this.further]) : nothing}
    </div>`;
  }

  #table(rows: readonly RequestRow[]) {
    const [, title = '', empty = ''] = LISTS.find(([list]) => list === this.list) ?? [];
    if (rows.length === 0) return html`<p role="status">${empty}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="정보공개 청구 표">
        <table class="data stacked">
          <caption class="visually-hidden">${title}</caption>
          <thead>
            <tr>
              <th scope="col">청구</th>
              <th scope="col">접수일</th>
              <th scope="col">처리기한</th>
              <th scope="col">상태</th>
              <th scope="col">담당</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${this.next === null ? nothing : html`<div class="form-row"><button type="button" class="button" @click=${this.#more}>이전 청구 더 보기</button></div>`}`;
  }

  #row(row: RequestRow) {
    const { receiptNumber, excerpt, filedOn, dueOn, daysLeft, unitName, personName } = row;
    return html`<tr>
      <th scope="row">
        <a class="link" href="/office/requests/${receiptNumber}">${excerpt ?? '보관 기간이 지나 지운 청구'}</a>
        <small>${receiptNumber} · ${REQUESTER_KIND_LABELS[row.requesterKind]}</small>
      </th>
      <td data-label="접수일">${officialDate(filedOn)}</td>
      <td data-label="처리기한">${dueOn === null ? '-' : html`<span>${officialDate(dueOn)} <b>${daysWords(daysLeft)}</b></span>`}</td>
      <td data-label="상태">${statusWords(row)}</td>
      <td data-label="담당">${unitName === null ? html`<b>배정 전</b>` : `${unitName} ${personName ?? ''}`}</td>
    </tr>`;
  }

  #choose(list: List): void {
    this.list = list;
    void this.#load();
  }

  async #load(): Promise<void> {
    const reply = await this.#reply.load(() => this.office.clients.requests.list({ list: this.list }));
    if (!reply) return;
    this.further = [];
    this.next = reply.next;
  }

  #more = async () => {
    const before = this.next;
    if (before === null) return;
    const reply = await this.office.clients.requests.list({ list: this.list, before });
    this.further = [...this.further, ...reply.rows];
    this.next = this.list === 'all' ? reply.next : null;
  };
}

/** `3일 남음`, `오늘까지`, `2일 지남`: in working days. */
export function daysWords(daysLeft: number | null): string {
  if (daysLeft === null) return '';
  if (daysLeft < 0) return `${-daysLeft}일 지남`;
  return daysLeft <= 1 ? '오늘까지' : `${daysLeft - 1}일 남음`;
}

function statusWords({ status, outcome, objection }: RequestRow): string {
  if (objection === 'pending') return '이의신청 처리 중';
  return outcome === null ? REQUEST_STATUS_LABELS[status] : OUTCOME_LABELS[outcome];
}

declare global {
  interface HTMLElementTagNameMap {
    'requests-page': RequestsPage;
  }
}
