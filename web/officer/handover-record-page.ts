import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HandoverReply } from '../../shared/contract/handover.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import {
  countWords,
  HANDOVER_KINDS,
  HANDOVER_STATUS,
  momentWords,
  NOTE_LABELS,
  outcomeWords,
  seatWords,
  sideWords,
} from '../document/handover-words.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';

/** 업무 인계·인수서 (규칙 별지 제12호서식): read, confirmed by the second side, printed. */
@customElement('handover-record-page')
export class HandoverRecordPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() handoverId = '';
  @state() private asked: 'refuse' | 'withdraw' | undefined;
  @state() private refusal = '';
  @state() private busy = false;
  #record = new Loader<HandoverReply>(this);

  constructor() {
    super();
    new Keys(this, () =>
      this.asked ? [{ key: 'Escape', says: '취소', inFields: true, run: () => this.#putOff() }] : [],
    );
    new Watch(
      this,
      () => this.office.handoverNews,
      (news) => {
        const notice = news?.notice;
        if (!notice || notice.handoverId === this.handoverId) void this.#load();
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#record;
    const record = loaded.value;
    return html`<div class="page handover">
      <h1 tabindex="-1">업무 인계·인수서</h1>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${record ? [this.#sides(record), this.#acts(record), this.#items(record), this.#notes(record), this.#filed(record)] : nothing}
    </div>`;
  }

  #sides(record: HandoverReply) {
    const { status, giver, receiver, madeBy, reason, proposedAt, endedAt, endReason } = record;
    const byGiver = madeBy === null ? '확인' : `관리자 ${madeBy}, 대신 확인`;
    return html`<dl class="facts">
      <div>
        <dt>상태</dt>
        <dd><b>${HANDOVER_STATUS[status]}</b>${endReason === null ? nothing : html`: ${endReason}`}</dd>
      </div>
      <div>
        <dt>인계자</dt>
        <dd>${sideWords(giver)} <small>${momentWords(proposedAt)} ${byGiver}</small></dd>
      </div>
      <div>
        <dt>인수자</dt>
        <dd>
          ${sideWords(receiver)}
          <small>${status === 'done' && endedAt ? `${momentWords(endedAt)} 확인` : '확인하지 않음'}</small>
        </dd>
      </div>
      <div>
        <dt>사유</dt>
        <dd>${reason}</dd>
      </div>
    </dl>`;
  }

  #acts({ may, receiver, items }: HandoverReply) {
    const moving = items.filter(({ outcome }) => outcome === 'moved').length;
    return html`<div class="no-print">
      ${may.confirm ? html`<p>확인하면 지금 ${moving}건이 ${receiver.name} 님에게 한꺼번에 옮겨집니다.</p>` : nothing}
      <div class="form-row">
        ${
          may.confirm
            ? html`<button type="button" class="button ${this.asked ? '' : 'primary'}" ?disabled=${this.busy} @click=${this.#confirm}>인수 확인</button>`
            : nothing
        }
        ${may.refuse ? this.#asking('refuse', '인수 거절') : nothing}
        ${may.withdraw ? this.#asking('withdraw', '인계 거두기') : nothing}
        <button type="button" class="button" @click=${() => print()}>인쇄</button>
        <a class="button quiet" href="/office/handovers">인계·인수 목록</a>
      </div>
      ${this.asked ? this.#question(this.asked) : nothing}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
    </div>`;
  }

  #asking(act: 'refuse' | 'withdraw', words: string) {
    return html`<button
      type="button"
      class="button"
      id="ask-${act}"
      aria-expanded=${this.asked === act}
      @click=${() => (this.asked === act ? this.#putOff() : this.#ask(act))}
    >
      ${words}
    </button>`;
  }

  #question(act: 'refuse' | 'withdraw') {
    const words = act === 'refuse' ? '인수 거절' : '인계 거두기';
    return html`<form class="form-row" aria-label=${words} @submit=${(event: SubmitEvent) => this.#end(event, act)}>
      <label class="field broad">사유 <input name="reason" required maxlength="500" autocomplete="off" /></label>
      <button type="button" class="button quiet" @click=${() => this.#putOff()}>취소 <kbd>Esc</kbd></button>
      <button class="button primary" ?disabled=${this.busy}>${words}</button>
    </form>`;
  }

  #items({ items, status }: HandoverReply) {
    const moved = items.filter(({ outcome }) => outcome === 'moved');
    return html`<section aria-labelledby="items-title">
      <h2 id="items-title">인계하는 것</h2>
      ${moved.length === 0 ? nothing : html`<p>${status === 'done' ? '인계한 것' : '지금 확인하면'}: ${countWords(moved)}</p>`}
      <div class="table-scroll" tabindex="0" role="region" aria-label="인계하는 것 표">
        <table class="data stacked">
          <thead>
            <tr>
              <th scope="col">구분</th>
              <th scope="col">제목</th>
              <th scope="col">${status === 'proposed' ? '지금 확인하면' : '결과'}</th>
            </tr>
          </thead>
          <tbody>
            ${items.map(
              (item) => html`<tr>
                <td data-label="구분">${HANDOVER_KINDS[item.kind]}${item.seat ? html` <small>${seatWords(item.seat)}</small>` : nothing}</td>
                <th scope="row">
                  ${item.title === '' ? '제목 없음' : (item.title ?? nothing)}
                  ${item.managementNumber === null ? nothing : html`<small>${item.managementNumber}</small>`}
                </th>
                <td data-label="결과">${outcomeWords(item)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #notes({ notes }: HandoverReply) {
    return html`<section aria-labelledby="notes-title">
      <h2 id="notes-title">업무 현황</h2>
      <dl class="facts">
        ${NOTE_LABELS.map(
          ([name, label]) => html`<div>
            <dt>${label}</dt>
            <dd class="note">${notes[name] === '' ? '해당 없음' : notes[name]}</dd>
          </div>`,
        )}
      </dl>
    </section>`;
  }

  #filed({ filed }: HandoverReply) {
    if (filed.length === 0) return nothing;
    return html`<section aria-labelledby="filed-title">
      <h2 id="filed-title">관련 문서 현황</h2>
      <p>인계자가 기안하여 등록한 문서입니다. 등록대장에서 그대로 볼 수 있습니다.</p>
      <ul class="affected">
        ${filed.map(({ path, count }) => html`<li>${path.join(' › ')} ${count}건</li>`)}
      </ul>
    </section>`;
  }

  #ask(act: 'refuse' | 'withdraw'): void {
    this.asked = act;
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[name=reason]')?.focus());
  }

  #putOff(): void {
    const act = this.asked;
    this.asked = undefined;
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#ask-${act}`)?.focus());
  }

  #confirm = () =>
    this.#do(() => this.office.clients.handover.confirm(this.handoverId), '인수를 확인했습니다. 모두 옮겨졌습니다.');

  #end(event: SubmitEvent, act: 'refuse' | 'withdraw'): Promise<void> {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    const said = act === 'refuse' ? '인수를 거절했습니다.' : '인계를 거두었습니다.';
    return this.#do(() => this.office.clients.handover[act](this.handoverId, { reason }), said);
  }

  async #do(act: () => Promise<unknown>, said: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = '';
    try {
      await act();
      this.asked = undefined;
      this.office.said.set({ text: said, carried: false });
      void this.office.refreshCounts();
      void this.office.refreshNotices();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
    await this.#load();
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  #load() {
    return this.#record.load(() => this.office.clients.handover.find(this.handoverId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'handover-record-page': HandoverRecordPage;
  }
}
