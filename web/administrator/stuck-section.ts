import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { StuckReply } from '../../shared/contract/stuck.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { waitingFor } from '../document/moments.ts';
import '../document/person-picker.ts';
import type { PickedPerson } from '../document/person-picker.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type Stuck = StuckReply['documents'][number];

const REASONS: Readonly<Record<Stuck['reason'], string>> = {
  personLeft: '직위가 없는 사람(퇴직·전출)',
  postVacant: '직위가 비었음',
  postLeft: '다른 직위로 옮김',
  noAccount: '로그인할 계정이 없음',
  absentAlone: '부재 중이고 대결자가 없음',
};

/** 멈춘 문서: what waits on nobody, and giving its seat to somebody with a reason. */
@customElement('stuck-section')
export class StuckSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @state() private asked = '';
  @state() private to: PickedPerson | null = null;
  @state() private refusal = '';
  @state() private said = '';
  @state() private busy = false;
  #stuck = new Loader<StuckReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#stuck;
    const { documents = [], count = 0 } = loaded.value ?? {};
    return html`<section aria-labelledby="stuck-title">
      <h2 id="stuck-title" tabindex="-1">멈춘 문서</h2>
      <p>
        차례인 사람이 처리할 수 없게 된 문서입니다. 다른 사람에게 맡기면 그 사람이 이어서 처리합니다. 사유는 문서의 이력에
        남습니다.
      </p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'ready' && count === 0 ? html`<p>멈춘 문서가 없습니다.</p>` : nothing}
      ${count > documents.length ? html`<p>모두 ${count}건 가운데 오래된 ${documents.length}건입니다.</p>` : nothing}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <p class="done" role="status">${this.said}</p>
      ${documents.length === 0 ? nothing : this.#table(documents)}
      ${documents.filter((stuck) => this.#isAsked(stuck)).map((stuck) => this.#question(stuck))}
    </section>`;
  }

  #table(documents: readonly Stuck[]) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="멈춘 문서 표">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">관리번호</th>
            <th scope="col">기안</th>
            <th scope="col">차례</th>
            <th scope="col">까닭</th>
            <th scope="col">기다림</th>
            <th scope="col"><span class="visually-hidden">할 일</span></th>
          </tr>
        </thead>
        <tbody>
          ${documents.map((stuck) => this.#row(stuck))}
        </tbody>
      </table>
    </div>`;
  }

  #row(stuck: Stuck) {
    const { managementNumber, drafter, act, waitsOn, reason, since } = stuck;
    return html`<tr>
      <th scope="row">${managementNumber}</th>
      <td>${drafter.name} <small>${drafter.unitName}</small></td>
      <td>${SEAT_ACT_LABELS[act]} ${waitsOn.name} <small>${waitsOn.unitName} ${waitsOn.postTitle}</small></td>
      <td>${REASONS[reason]}</td>
      <td>${waitingFor(since, this.office.now())}</td>
      <td class="number">
        <button
          type="button"
          class="button small"
          aria-expanded=${this.#isAsked(stuck)}
          @click=${() => this.#ask(this.#isAsked(stuck) ? undefined : stuck)}
        >
          담당 바꾸기<span class="visually-hidden">: ${managementNumber} ${waitsOn.name}</span>
        </button>
      </td>
    </tr>`;
  }

  #question(stuck: Stuck) {
    const words = `${stuck.managementNumber} ${stuck.waitsOn.name}`;
    return html`<form
      class="form-row"
      aria-label="담당 바꾸기: ${words}"
      @submit=${(event: SubmitEvent) => void this.#reassign(event, stuck)}
    >
      <person-picker
        label="맡을 사람"
        hint=${words}
        required
        .units=${this.units}
        @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
          this.to = event.detail;
        }}
      ></person-picker>
      <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
      <button class="button primary" ?disabled=${this.busy}>담당 바꾸기</button>
    </form>`;
  }

  #isAsked({ managementNumber, seat }: Stuck): boolean {
    return this.asked === `${managementNumber} ${seat}`;
  }

  #ask(stuck: Stuck | undefined): void {
    this.asked = stuck ? `${stuck.managementNumber} ${stuck.seat}` : '';
    this.to = null;
    this.refusal = '';
    this.said = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('person-picker input')?.focus());
  }

  async #reassign(event: SubmitEvent, { managementNumber, seat }: Stuck): Promise<void> {
    event.preventDefault();
    const { to } = this;
    if (!to || this.busy) return;
    this.busy = true;
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    try {
      const { personId, postId, words } = to;
      await this.office.clients.approval.reassign(managementNumber, seat, { personId, postId, reason });
      this.#ask(undefined);
      this.said = `${managementNumber} 문서를 ${words}에게 맡겼습니다.`;
      await this.#load();
      this.querySelector<HTMLElement>('#stuck-title')?.focus();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #load(): Promise<void> {
    await this.#stuck.load(() => this.office.clients.approval.stuck());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stuck-section': StuckSection;
  }
}
