import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { HANDOVER_LIMITS, type HandoverItemShape, type HandoverItemsReply } from '../../shared/contract/handover.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import { ProblemError, sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { navigate } from '../elements/navigate.ts';
import { countWords, HANDOVER_KINDS, NOTE_LABELS, OBSTACLES, seatWords } from './handover-words.ts';
import './person-picker.ts';
import type { PickedPerson } from './person-picker.ts';

/** 인계·인수서 쓰기: to whom, what moves and what is left out with which reason, and the texts of the form. */
@customElement('handover-form')
export class HandoverForm extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  /** Whose work: empty for one's own, else the leaver's for whom the administrator writes. */
  @property() ofPersonId = '';
  /** Who is signed in and so cannot be the receiver of a record they write. */
  @property() except = '';
  @state() private receiver: PickedPerson | null = null;
  @state() private leftOut: ReadonlySet<string> = new Set();
  @state() private refusal = '';
  @state() private busy = false;
  #items = new Loader<HandoverItemsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#items;
    if (!loaded.value) {
      const failed = loaded.state === 'failed';
      return failed ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing;
    }
    const { items, more } = loaded.value;
    if (items.length === 0)
      return html`<p>인계할 것이 없습니다. 결재할 문서, 협의·공람·사후보고, 기안, 담당 단위과제, 내 결재선, 공람 그룹이 없습니다.</p>`;
    return html`<form class="handover-form" aria-label="인계·인수서" @submit=${this.#propose}>
      <div class="form-row">
        <person-picker
          label="인수할 사람"
          required
          .units=${this.units}
          .except=${this.except}
          @person-picked=${this.#pick}
        ></person-picker>
        <label class="field broad">
          사유 <small>${this.ofPersonId === '' ? '인사발령, 업무 조정 등' : '본인이 인계할 수 없는 까닭까지'}</small>
          <input name="reason" required maxlength=${HANDOVER_LIMITS.reason} autocomplete="off" />
        </label>
      </div>
      ${more ? html`<p>한 번에 ${HANDOVER_LIMITS.items}건까지 적습니다. 나머지는 이것을 마친 뒤에 이어서 인계해 주십시오.</p>` : nothing}
      ${this.#table(items)}
      ${NOTE_LABELS.map(
        ([name, label]) => html`<label class="field broad">
          ${label} <textarea name=${name} rows="2" maxlength=${HANDOVER_LIMITS.note}></textarea>
        </label>`,
      )}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="form-row">
        <button class="button primary" ?disabled=${this.busy}>확인하여 인수할 사람에게 보내기</button>
        <p class="small">인수할 사람이 확인하기 전에는 아무것도 옮기지 않습니다.</p>
      </div>
    </form>`;
  }

  #table(items: readonly HandoverItemShape[]) {
    const moving = items.filter(({ key, obstacle }) => !obstacle && !this.leftOut.has(key));
    return html`<p role="status">${items.length}건 가운데 ${moving.length}건을 인계합니다. ${countWords(moving)}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-label="인계할 것">
        <table class="data stacked">
          <thead>
            <tr>
              <th scope="col">인계</th>
              <th scope="col">구분</th>
              <th scope="col">제목</th>
              <th scope="col">제외하는 사유</th>
            </tr>
          </thead>
          <tbody>
            ${items.map((item) => this.#row(item))}
          </tbody>
        </table>
      </div>`;
  }

  #row({ key, kind, title, managementNumber, seat, obstacle }: HandoverItemShape) {
    const isOut = this.leftOut.has(key);
    const name = title ?? managementNumber ?? '';
    return html`<tr>
      <td data-label="인계">
        ${
          obstacle
            ? html`<span class="small">제외</span>`
            : html`<label class="check">
                <input type="checkbox" .checked=${!isOut} @change=${() => this.#toggle(key)} />
                <span class="visually-hidden">${HANDOVER_KINDS[kind]} ${name} 인계</span>
              </label>`
        }
      </td>
      <td data-label="구분">${HANDOVER_KINDS[kind]}${seat ? html` <small>${seatWords(seat)}</small>` : nothing}</td>
      <th scope="row">
        ${name === '' ? '제목 없음' : name}${title !== null && managementNumber ? html` <small>${managementNumber}</small>` : nothing}
      </th>
      <td data-label=${obstacle || isOut ? '제외하는 사유' : nothing}>
        ${obstacle ? html`<span class="small">${OBSTACLES[obstacle]}</span>` : nothing}
        ${
          isOut
            ? html`<input
                name="left-out ${key}"
                required
                maxlength=${HANDOVER_LIMITS.reason}
                aria-label="${name} 제외하는 사유"
              />`
            : nothing
        }
      </td>
    </tr>`;
  }

  #pick = (event: CustomEvent<PickedPerson | null>) => {
    this.receiver = event.detail;
    if (event.detail) void this.#load();
  };

  #toggle(key: string): void {
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(key)) leftOut.add(key);
    this.leftOut = leftOut;
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`[name="${CSS.escape(`left-out ${key}`)}"]`)?.focus(),
    );
  }

  #load() {
    return this.#items.load(() => this.office.clients.handover.items(this.ofPersonId, this.receiver));
  }

  #propose = async (event: SubmitEvent) => {
    event.preventDefault();
    const { receiver } = this;
    const items = this.#items.value?.items ?? [];
    if (!receiver || this.busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    this.busy = true;
    this.refusal = '';
    try {
      const { personId, postId } = receiver;
      const { id } = await this.office.clients.handover.propose(this.ofPersonId, {
        receiver: { personId, postId },
        reason: text('reason'),
        notes: {
          duties: text('duties'),
          progress: text('progress'),
          pending: text('pending'),
          goods: text('goods'),
          others: text('others'),
        },
        items: items.map(({ key }) => ({ key, leftOut: this.leftOut.has(key) ? text(`left-out ${key}`) : null })),
      });
      this.office.said.set({ text: '인수할 사람에게 보냈습니다. 확인하면 옮겨집니다.', carried: true });
      navigate(this, `/office/handovers/${id}`);
    } catch (error) {
      this.refusal = sentenceOf(error);
      // What was typed stays; only the list is what there is now.
      if (error instanceof ProblemError && error.code === 'handover-items-changed') await this.#load();
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'handover-form': HandoverForm;
  }
}
