import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { RequestReply } from '../../shared/contract/requests.ts';
import { dayInKorea, officialDate, timeInKorea } from '../../shared/kernel/calendar-day.ts';
import {
  DELIVERY_METHOD_LABELS,
  DISCLOSURE_FORM_LABELS,
  NOT_TAKEN_LABELS,
  OUTCOME_LABELS,
  REQUEST_STATUS_LABELS,
  REQUESTER_KIND_LABELS,
  REVIEW_MATTER_LABELS,
  REVIEW_SKIP_LABELS,
} from '../../shared/requests/request-words.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';
import { ASKS, actForm, type RequestAsk } from './request-act-forms.ts';
import './request-decision-form.ts';
import { daysWords } from './requests-page.ts';

/** 정보공개 청구 한 건: what is wanted, until when, what has happened, and what can be done now. */
@customElement('request-page')
export class RequestPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() receiptNumber = '';
  @state() private asked: RequestAsk | 'decide' | undefined;
  #request = new Loader<RequestReply>(this);
  #organization = new Loader<OrganizationReply>(this);
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
    void this.#load();
    void this.#organization.load(() => this.office.clients.organization.units());
  }

  #load = () => this.#request.load(() => this.office.clients.requests.find(this.receiptNumber));

  protected override render() {
    const { loaded } = this.#request;
    const request = loaded.value;
    return html`<div class="page request">
      <h1 tabindex="-1">정보공개 청구 ${this.receiptNumber}</h1>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' && !request ? html`<p role="status">청구를 여는 중입니다.</p>` : nothing}
      ${request ? [this.#facts(request), this.#decisions(request), this.#acts(request), this.#parties(request), this.#reviews(request), this.#steps(request), this.#readings(request)] : nothing}
      <p class="no-print"><a class="link" href="/office/requests">정보공개 청구 목록</a></p>
    </div>`;
  }

  #facts(request: RequestReply) {
    const { requester, handler, dueOn, daysLeft, status, objection, documentNumber } = request;
    const due = dueOn === null ? '없음' : html`<b>${officialDate(dueOn)}까지</b> (${daysWords(daysLeft)})`;
    return html`<dl class="facts">
      ${fact('상태', objection && !objection.decision ? '이의신청 처리 중' : REQUEST_STATUS_LABELS[status])}
      ${fact('처리기한', status === 'awaitingSupplement' ? '보완을 기다리는 동안 멈추어 있습니다' : due)}
      ${fact('담당', handler ? `${handler.unit.name} ${handler.person?.name ?? '(담당자 미정)'}` : '배정 전')}
      ${fact('청구 내용', html`<span class="as-written">${request.wanted ?? '보관 기간이 지나 지웠습니다.'}</span>`)}
      ${documentNumber === null ? nothing : fact('보고 온 문서', html`<a class="link" href="/office/documents/${documentNumber}">${documentNumber}</a>`)}
      ${fact('공개 형태와 방법', `${DISCLOSURE_FORM_LABELS[request.form]}, ${DELIVERY_METHOD_LABELS[request.method]}`)}
      ${fact(
        `청구인(${REQUESTER_KIND_LABELS[request.requesterKind]})`,
        requester
          ? html`${requester.name}${requester.representative === '' ? '' : ` (대표 ${requester.representative})`}, ${requester.identity}<br />${requester.address}<br />${[requester.phone, requester.email].filter((each) => each !== '').join(', ')}`
          : '보관 기간이 지나 지웠습니다.',
      )}
      ${objection?.text ? fact('이의신청의 취지와 이유', html`<span class="as-written">${objection.text}</span>`) : nothing}
      ${request.deleteOn === null ? nothing : fact('개인정보를 지우는 날', officialDate(request.deleteOn))}
    </dl>`;
  }

  #decisions({ proposed, notTaken, decision, objection }: RequestReply) {
    const made = [decision, objection?.decision ?? null].filter((each) => each !== null);
    return html`${
      proposed && !proposed.isGone
        ? html`<p class="notice-bar">결정 통지서(${OUTCOME_LABELS[proposed.terms.outcome]})를 기안하였습니다. 결재가 끝나면 효력이 생깁니다.
            <a class="link" href="/office/drafts/${proposed.managementNumber}">기안 열기</a>
            <a class="link" href="/office/documents/${proposed.managementNumber}">결재 문서 열기</a></p>`
        : nothing
    }
    ${notTaken ? html`<p class="refusal" role="alert">${NOT_TAKEN_LABELS[notTaken.why]}</p>` : nothing}
    ${made.map(
      ({ matter, terms, decidedOn, opensOn, isFeePaid, stoppedOn, managementNumber }) =>
        html`<p><b>${matter === 'objection' ? '이의신청 결정' : '결정'}: ${OUTCOME_LABELS[terms.outcome]}</b>
          (${officialDate(decidedOn)})${opensOn === null ? nothing : html`, ${officialDate(opensOn)}부터 공개`}${
            terms.fee === 0
              ? nothing
              : `, 수수료 ${terms.fee.toLocaleString('ko')}원${isFeePaid ? '(받음)' : '(받지 않음)'}`
          }${stoppedOn === null ? nothing : html`, <b>${officialDate(stoppedOn)} 제3자의 이의신청을 받아들여 공개하지 않음</b>`}
          <a class="link" href="/office/documents/${managementNumber}">통지서 열기</a></p>`,
    )}`;
  }

  #acts(request: RequestReply) {
    const asks = ASKS.filter(({ act }) => request.may.includes(act));
    const mayDecide = request.may.includes('propose');
    // The last act of all leaves nothing to do, and is told all the same.
    if (asks.length === 0 && !mayDecide) return this.#act.words();
    return html`<section class="no-print" aria-labelledby="acts-title">
      <h2 id="acts-title">처리</h2>
      <div class="form-row">
        ${mayDecide ? this.#opener('decide', '결정 기안', true) : nothing} ${asks.map(({ act, title }) => this.#opener(act, title, false))}
      </div>
      ${
        this.asked === 'decide' && mayDecide
          ? html`<request-decision-form .office=${this.office} .request=${request}></request-decision-form>`
          : nothing
      }
      ${
        this.asked !== undefined && this.asked !== 'decide' && asks.some(({ act }) => act === this.asked)
          ? html`<form class="form-grid" aria-label=${ASKS.find(({ act }) => act === this.asked)?.title ?? ''} @submit=${this.#submit}>
              ${actForm(this.asked, { request, units: this.#organization.value?.units ?? [], session: this.office.session.value, today: dayInKorea(this.office.now()) })}
              <div class="form-row">
                <button class="button primary" ?disabled=${this.#act.busy}>${ASKS.find(({ act }) => act === this.asked)?.title}</button>
                <button type="button" class="button quiet" @click=${() => this.#ask(undefined)}>닫기</button>
              </div>
            </form>`
          : nothing
      }
      ${this.#act.words()}
    </section>`;
  }

  #opener(ask: RequestAsk | 'decide', title: string, isFirst: boolean) {
    const isOpen = this.asked === ask;
    return html`<button
      type="button"
      class="button ${isFirst && this.asked === undefined ? 'primary' : ''}"
      aria-expanded=${isOpen}
      @click=${() => this.#ask(isOpen ? undefined : ask)}
    >${title}</button>`;
  }

  async #ask(ask: RequestAsk | 'decide' | undefined): Promise<void> {
    this.asked = ask;
    await this.updateComplete;
    this.querySelector<HTMLElement>('section form :is(select, input, textarea), request-decision-form select')?.focus();
  }

  #submit = (event: SubmitEvent) => {
    const ask = ASKS.find(({ act }) => act === this.asked);
    if (!ask) return;
    void this.#act.run(event, async (data) => {
      await this.office.clients.requests.act(this.receiptNumber, ask.read(data));
      this.asked = undefined;
      return `마쳤습니다: ${ask.title}.`;
    });
  };

  #parties({ parties }: RequestReply) {
    if (parties.length === 0) return nothing;
    const words = (opposes: boolean | null) => (opposes === null ? '의견 없음' : opposes ? '비공개 요청' : '공개 동의');
    return html`<section aria-labelledby="parties-title">
      <h2 id="parties-title">제3자</h2>
      <div class="table-scroll" tabindex="0" role="region" aria-label="제3자 표">
        <table class="data stacked">
          <thead><tr><th scope="col">제3자</th><th scope="col">통지받은 날</th><th scope="col">의견 기한</th><th scope="col">의견</th><th scope="col">결정 통지</th><th scope="col">이의신청</th></tr></thead>
          <tbody>
            ${parties.map(
              (party) => html`<tr>
                <th scope="row">${party.name ?? '지움'} <small>${party.contact ?? ''}</small></th>
                <td data-label="통지받은 날">${officialDate(party.notifiedOn)}</td>
                <td data-label="의견 기한">${officialDate(party.answerBy)}</td>
                <td data-label="의견">${words(party.opposes)}${party.opinion ? html`<br /><span class="as-written">${party.opinion}</span>` : nothing}</td>
                <td data-label="결정 통지">${party.toldOn === null ? '통지하지 않음' : html`${officialDate(party.toldOn)} 받음`}</td>
                <td data-label="이의신청">${partyObjectionWords(party)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #reviews({ reviews, skippedReview, parties }: RequestReply) {
    const skipped = [
      ...(skippedReview ? [{ whose: REVIEW_MATTER_LABELS.objection, ...skippedReview }] : []),
      ...parties.flatMap(({ party, name, objection }) =>
        objection?.skippedReview ? [{ whose: partyMatter(name, party), ...objection.skippedReview }] : [],
      ),
    ];
    if (reviews.length === 0 && skipped.length === 0) return nothing;
    const whose = ({ matter, party }: RequestReply['reviews'][number]) =>
      party === undefined
        ? REVIEW_MATTER_LABELS[matter]
        : partyMatter(parties.find((each) => each.party === party)?.name ?? null, party);
    return html`<section aria-labelledby="reviews-title">
      <h2 id="reviews-title">정보공개심의회</h2>
      <ul>
        ${reviews.map(
          (review) => html`<li>${whose(review)}: ${officialDate(review.referredOn)} 맡김,
            ${review.held ? html`${officialDate(review.held.heldOn)} 심의 <b>${OUTCOME_LABELS[review.held.opinion]}</b>` : '심의를 기다림'}</li>`,
        )}
        ${skipped.map((each) => html`<li>${each.whose}: 열지 않음, ${REVIEW_SKIP_LABELS[each.ground]}. ${each.reason}</li>`)}
      </ul>
    </section>`;
  }

  #steps({ steps }: RequestReply) {
    return html`<section aria-labelledby="steps-title">
      <h2 id="steps-title">처리 과정</h2>
      <ol class="request-steps">
        ${steps.map(
          ({ at, title, by, text }) => html`<li>
            <time datetime=${at}>${momentWords(at)}</time> <b>${title}</b> <small>${by ?? ''}</small>
            ${text === null ? nothing : html`<p class="as-written">${text}</p>`}
          </li>`,
        )}
      </ol>
    </section>`;
  }

  #readings({ readings }: RequestReply) {
    if (readings.length === 0) return nothing;
    return html`<section aria-labelledby="readings-title">
      <h2 id="readings-title">열람 기록</h2>
      <ul>${readings.map(({ name, last, times }) => html`<li>${name} ${times}번, 마지막 ${momentWords(last)}</li>`)}</ul>
    </section>`;
  }
}

function fact(name: string, value: unknown) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function partyMatter(name: string | null, party: number): string {
  return `제3자(${name ?? `${party}번`})의 이의신청`;
}

function partyObjectionWords({ objection }: RequestReply['parties'][number]) {
  if (!objection) return '없음';
  const { filedOn, decision, dueOn, text } = objection;
  const settled = decision
    ? html`<b>${OUTCOME_LABELS[decision.outcome]}</b> ${officialDate(decision.decidedOn)}
        <a class="link" href="/office/documents/${decision.managementNumber}">통지서 열기</a>`
    : html`<b>${dueOn === null ? '' : `${officialDate(dueOn)}까지 결정`}</b>`;
  return html`${officialDate(filedOn)} 접수, ${settled}${text === null ? nothing : html`<br /><span class="as-written">${text}</span>`}`;
}

function momentWords(at: string): string {
  const instant = new Date(at);
  return `${officialDate(dayInKorea(instant))} ${timeInKorea(instant)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'request-page': RequestPage;
  }
}
