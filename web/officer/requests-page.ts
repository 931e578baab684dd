import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { RequestListQuery, RequestRow, RequestsReply } from '../../shared/contract/requests.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { OUTCOME_LABELS, REQUEST_STATUS_LABELS, REQUESTER_KIND_LABELS } from '../../shared/requests/request-words.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { MarkedLines } from '../document/marked-lines.ts';
import { PagedList } from '../document/paged-list.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';
import { chosenHandler, handlerField } from './request-act-forms.ts';

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
  #reply = new PagedList<RequestsReply>(this);
  #organization = new Loader<OrganizationReply>(this);
  #lines = new MarkedLines<Line>(this, () => (this.#reply.value?.rows ?? []).map(lineOf), 'th a');
  #act = new FormAct(this, () => this.#load());

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
    if (this.#isOfficer) {
      this.list = 'all';
      void this.#organization.load(() => this.office.clients.organization.units());
    }
    void this.#load();
  }

  get #isOfficer(): boolean {
    return this.office.session.value?.roles.includes('disclosureOfficer') ?? false;
  }

  protected override render() {
    const { loaded } = this.#reply;
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
      ${this.#isOfficer ? html`<div class="form-row no-print"><a class="button" href="/api/requests/file?format=xlsx" download>처리대장 내려받기(XLSX)</a> <a class="button" href="/office/requests/statistics">운영실적</a></div>` : nothing}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' && !loaded.value ? html`<p role="status">청구를 찾는 중입니다.</p>` : nothing}
      ${loaded.value ? this.#table(loaded.value) : nothing}
    </div>`;
  }

  #table({ rows, next }: RequestsReply) {
    const [, title = '', empty = ''] = LISTS.find(([list]) => list === this.list) ?? [];
    if (rows.length === 0) return html`<p role="status">${empty}</p>`;
    const isMore = next !== null && this.list === 'all';
    return html`${this.#isOfficer ? this.#assignment() : nothing}
      <div class="table-scroll" tabindex="0" role="region" aria-label="정보공개 청구 표">
        <table class="data stacked">
          <caption class="visually-hidden">${title}</caption>
          <thead>
            <tr>
              ${this.#isOfficer ? html`<th scope="col">${this.#lines.allBox('보이는 청구 모두 고르기')}</th>` : nothing}
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
      ${isMore ? html`<div class="form-row"><button type="button" class="button" ?disabled=${this.#reply.isGrowing} @click=${this.#more}>이전 청구 더 보기</button></div>` : nothing}
      ${this.#reply.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.#reply.refusal}</p>`}`;
  }

  /** 담당 지정 of those that are marked, as when somebody has left. */
  #assignment() {
    const { size } = this.#lines;
    return html`<form class="form-grid no-print" aria-label="고른 청구의 담당 지정" @submit=${this.#assign}>
      <p class="mark-words" role="status">${size === 0 ? '고른 청구가 없습니다. 고르면 담당을 한꺼번에 지정할 수 있습니다.' : `${size}건을 골랐습니다.`}</p>
      ${
        size === 0
          ? nothing
          : html`${handlerField({ units: this.#organization.value?.units ?? [], ofUnit: null, mine: '' })}
            <div class="form-row">
              <button class="button primary" ?disabled=${this.#act.busy}>${size}건의 담당 지정</button>
              <button type="button" class="button quiet" @click=${() => this.#lines.clear()}>고르기 취소</button>
            </div>`
      }
      ${this.#act.words()}
    </form>`;
  }

  #row(row: RequestRow) {
    const { receiptNumber, excerpt, filedOn, dueOn, daysLeft, unitName, personName } = row;
    const line = lineOf(row);
    return html`<tr class=${this.#lines.has(line) ? 'marked' : ''} data-number=${receiptNumber}>
      ${this.#isOfficer ? html`<td class="mark">${this.#lines.box(line, receiptNumber)}</td>` : nothing}
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
    await this.#reply.load(() => this.office.clients.requests.list({ list: this.list }));
    this.#lines.keepListed();
  }

  #more = () =>
    this.#reply.more(
      (before) => this.office.clients.requests.list({ list: this.list, before }),
      (before, page) => ({ ...page, rows: [...before.rows, ...page.rows] }),
    );

  #assign = (event: SubmitEvent) => {
    const receiptNumbers = this.#lines.marked.map(({ managementNumber }) => managementNumber);
    void this.#act.run(event, async (data) => {
      const asked = { receiptNumbers, ...chosenHandler(data) };
      const { assigned, left } = await this.office.clients.requests.assignMany(asked);
      this.#lines.unmark(assigned);
      const words = `${assigned.length}건의 담당을 지정하였습니다.`;
      return left.length === 0 ? words : `${words} 이미 끝난 ${left.length}건은 그대로 두었습니다.`;
    });
  };
}

type Line = { readonly managementNumber: string };

function lineOf({ receiptNumber }: RequestRow): Line {
  return { managementNumber: receiptNumber };
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
