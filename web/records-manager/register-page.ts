import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  OpenRequestsReply,
  RegisterQuery,
  RegisterRow,
  RegisterSeriesReply,
} from '../../shared/contract/register.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { SERIES_KIND_LABELS, type SeriesKind } from '../../shared/numbering/number-series.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { PagedList } from '../document/paged-list.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import './receipt-form.ts';
import { placeOf, registerTable } from './register-table.ts';

type Register = { readonly rows: readonly RegisterRow[]; readonly next: string | null };

/** 등록대장: every number of my units, or of the agency for who keeps its records. */
@customElement('register-page')
export class RegisterPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private query: Omit<RegisterQuery, 'after'> = {};
  #register = new PagedList<Register>(this);
  #series = new Loader<RegisterSeriesReply>(this);
  #requests = new Loader<OpenRequestsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const year = yearOf(dayInKorea(this.office.now()));
    this.query = { from: `${year}-01-01`, to: `${year}-12-31` };
    void this.#series.load(() => this.office.clients.registration.registerSeries());
    void this.#requests.load(() => this.office.clients.registration.requests());
    void this.#find();
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">등록대장</h1>
      ${this.#waiting()}
      <section aria-label="등록대장">
        ${this.#form()} ${this.#found()}
      </section>
      ${
        (this.#series.value?.receives.length ?? 0) > 0
          ? html`<receipt-form
              class="no-print"
              .office=${this.office}
              .units=${this.#series.value?.receives ?? []}
              @received=${() => this.#find()}
            ></receipt-form>`
          : nothing
      }
    </div>`;
  }

  #waiting() {
    const requests = this.#requests.value?.requests ?? [];
    if (requests.length === 0) return nothing;
    return html`<section class="no-print" aria-labelledby="waiting-title">
      <h2 id="waiting-title">확인을 기다리는 신청 ${requests.length}건</h2>
      <ul class="plain-links">
        ${requests.map(
          ({ row, request }) => html`<li>
            <a class="link" href="/office/register/${placeOf(row)}">${row.printed}</a>
            ${request.kind === 'void' ? '결번 처리' : '등록정보 수정'} · ${request.reason} <small>${request.by}</small>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #form() {
    const { from = '', to = '', kind = '', seriesId = '' } = this.query;
    const client = this.office.clients.registration;
    return html`<form class="form-row no-print" @submit=${this.#submit}>
      <label class="field narrow">처음 날 <input type="date" name="from" .value=${from} /></label>
      <label class="field narrow">마지막 날 <input type="date" name="to" .value=${to} /></label>
      <label class="field">
        번호 대장
        <select name="seriesId">
          <option value="">모두</option>
          ${(this.#series.value?.series ?? []).map(
            (one) => html`<option value=${one.id} ?selected=${one.id === seriesId}>${one.name}</option>`,
          )}
        </select>
      </label>
      <label class="field narrow">
        구분
        <select name="kind">
          <option value="">모두</option>
          ${Object.entries(SERIES_KIND_LABELS).map(
            ([name, label]) => html`<option value=${name} ?selected=${name === kind}>${label}</option>`,
          )}
        </select>
      </label>
      <button class="button primary" ?disabled=${this.#register.isGrowing}>찾기</button>
    </form>
    <p class="register-files no-print">
      <a class="button" download href=${client.registerFileAddress({ ...this.query, format: 'xlsx' })}>엑셀로 받기</a>
      <a class="button" download href=${client.registerFileAddress({ ...this.query, format: 'csv' })}>CSV로 받기</a>
      <button type="button" class="button" ?disabled=${this.#register.isGrowing} @click=${() => this.#print()}>인쇄</button>
    </p>`;
  }

  #found() {
    const { loaded, refusal } = this.#register;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p role="status">등록대장을 불러오는 중입니다.</p>`;
    const { rows, next } = loaded.value;
    const { from, to } = this.query;
    return html`
      <p class="print-only">${from ?? ''} ~ ${to ?? ''}</p>
      ${refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}
      <p role="status" class="visually-hidden">${rows.length}건을 보고 있습니다.</p>
      ${
        rows.length === 0
          ? html`<p>이 기간에 등록한 문서가 없습니다. 기간이나 대장을 바꾸어 찾아 주십시오.</p>`
          : registerTable(rows)
      }
      ${
        next === null
          ? nothing
          : html`<p class="more no-print">
              <button type="button" class="button" ?disabled=${this.#register.isGrowing} @click=${() => this.#more()}>더 보기</button>
            </p>`
      }
    `;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const asked = (name: string) => String(data.get(name) ?? '');
    this.query = {
      ...(asked('from') === '' ? {} : { from: asked('from') }),
      ...(asked('to') === '' ? {} : { to: asked('to') }),
      ...(asked('seriesId') === '' ? {} : { seriesId: asked('seriesId') }),
      ...(asked('kind') === '' ? {} : { kind: asked('kind') as SeriesKind }),
    };
    void this.#find();
  };

  #find() {
    return this.#register.load(() => this.office.clients.registration.register(this.query));
  }

  #more = () =>
    this.#register.more(
      (after) => this.office.clients.registration.register({ ...this.query, after }),
      (before, page) => ({ rows: [...before.rows, ...page.rows], next: page.next }),
    );

  #print(): Promise<void> {
    return this.#register.print(this.#more, ({ rows }) => rows.length, '기간을 좁혀 주십시오.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'register-page': RegisterPage;
  }
}
