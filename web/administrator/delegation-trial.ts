import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegatedLineReply } from '../../shared/contract/delegation.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { readWon } from '../../shared/kernel/won.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** 시험해 보기: matter, amount and drafter, and the line that this version would give, before anybody relies on it. */
@customElement('delegation-trial')
export class DelegationTrial extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ type: Number }) version = 0;
  @state() private refusal = '';
  #organization = new Loader<OrganizationReply>(this);
  #line = new Loader<DelegatedLineReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
  }

  protected override render() {
    const units = this.#organization.value?.units ?? [];
    return html`<section aria-labelledby="trial-title">
      <h3 id="trial-title">시험해 보기</h3>
      <form class="form-row" @submit=${this.#try}>
        <label class="field narrow">업무 코드 <input name="matter" required maxlength="200" autocomplete="off" /></label>
        <label class="field narrow">금액 <input name="amount" maxlength="30" placeholder="예: 500만원" autocomplete="off" /></label>
        <label class="field broad">
          기안자
          <select name="drafter" required>
            ${units.map(
              (unit) => html`<optgroup label=${unit.name}>
                ${unit.posts.flatMap((post) =>
                  post.holders.map(
                    ({ personId, name }) => html`<option value="${personId} ${post.id}">${name} ${post.title}</option>`,
                  ),
                )}
              </optgroup>`,
            )}
          </select>
        </label>
        <button class="button">결재선 보기</button>
      </form>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`} ${this.#answer()}
    </section>`;
  }

  #answer() {
    const { loaded } = this.#line;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    const line = loaded.value;
    if (!line) return nothing;
    if (line.refusal) return html`<p class="refusal" role="status">${line.refusal.text}</p>`;
    return html`<ol class="line trial-line" aria-label="규정이 정하는 결재선">
        ${line.seats.map(
          ({ act, officer, reason }) => html`<li>
            <span class="line-act">${SEAT_ACT_LABELS[act]}</span>
            <span class="line-who">
              <b>${officer.name}</b> ${officer.postTitle} <small class="line-basis">${reason}</small>
            </span>
          </li>`,
        )}
      </ol>
      ${line.omitted.map(({ seat, reason }) => html`<p class="small">${seat}: ${reason}.</p>`)}
      ${line.important ? html`<p class="small">중요한 업무입니다. 대결하면 사후보고합니다.</p>` : nothing}`;
  }

  #try = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [personId = '', postId = ''] = String(data.get('drafter')).split(' ');
    const amount = String(data.get('amount')).trim();
    const amountWon = amount === '' ? null : readWon(amount);
    this.refusal = amountWon === undefined ? '금액은 500만원이나 5,000,000처럼 적어 주십시오.' : '';
    if (amountWon === undefined) return;
    const asked = { matter: String(data.get('matter')).trim(), amountWon, personId, postId };
    await this.#line.load(() => this.office.clients.delegation.tryLine(this.version, asked), { keep: false });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'delegation-trial': DelegationTrial;
  }
}
