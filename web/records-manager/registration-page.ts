import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RegistrationReply, RegistrationRequest } from '../../shared/contract/register.ts';
import { SERIES_KIND_LABELS } from '../../shared/numbering/number-series.ts';
import { REGISTERED_FIELD_LABELS, type RegisteredField } from '../../shared/numbering/registered-fields.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

const STATES: Readonly<Record<RegistrationRequest['state'], string>> = {
  open: '확인을 기다림',
  confirmed: '확인함',
  refused: '돌려보냄',
};
const FIELDS: readonly RegisteredField[] = ['title', 'unitName', 'drafterName', 'sender', 'senderNumber'];

/** 등록정보: one number, what was registered, what has been corrected, and who asked, why, and who confirmed. */
@customElement('registration-page')
export class RegistrationPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** `seriesId/year/serial` */
  @property() place = '';
  #act = new FormAct(this, () => this.#load());
  #registration = new Loader<RegistrationReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#registration;
    const found = loaded.value;
    return html`<div class="page">
      <p><a class="link" href="/office/register">등록대장</a></p>
      <h1 tabindex="-1">${found?.row.printed ?? '등록정보'}${found?.row.voided ? html` <b class="tag">결번</b>` : nothing}</h1>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${found ? this.#facts(found) : nothing}
      ${this.#act.words()}
      ${found ? this.#history(found) : nothing}
      ${found && found.mayAsk.length > 0 ? this.#ask(found) : nothing}
    </div>`;
  }

  #facts({ row, registered, reason }: RegistrationReply) {
    return html`<section aria-label="등록정보">
      <dl class="facts">
        <div><dt>구분</dt><dd>${SERIES_KIND_LABELS[row.kind]}</dd></div>
        <div><dt>등록한 때</dt><dd>${fullMoment(row.registeredAt)}</dd></div>
        ${FIELDS.map((field) =>
          registered[field] === '' && row[field] === ''
            ? nothing
            : html`<div>
                <dt>${REGISTERED_FIELD_LABELS[field]}</dt>
                <dd>
                  ${row[field]}
                  ${
                    row.corrected.includes(field)
                      ? html`<b class="tag">수정</b> <small>처음 등록한 값: ${registered[field] || '없음'}</small>`
                      : nothing
                  }
                </dd>
              </div>`,
        )}
        ${row.disclosureLabel === '' ? nothing : html`<div><dt>공개구분</dt><dd>${row.disclosureLabel}</dd></div>`}
        ${reason === '' ? nothing : html`<div><dt>번호를 준 사유</dt><dd>${reason}</dd></div>`}
        ${row.voided === null ? nothing : html`<div><dt>결번 사유</dt><dd>${row.voided}</dd></div>`}
        ${
          row.managementNumber === null
            ? nothing
            : html`<div>
                <dt>문서</dt>
                <dd><a class="link" href="/office/documents/${row.managementNumber}">${row.managementNumber}</a></dd>
              </div>`
        }
      </dl>
    </section>`;
  }

  #history({ requests }: RegistrationReply) {
    return html`<section aria-labelledby="history-title">
      <h2 id="history-title">수정과 결번의 이력</h2>
      ${
        requests.length === 0
          ? html`<p>등록한 뒤에 수정하거나 결번으로 처리한 일이 없습니다.</p>`
          : html`<ol class="requests">
              ${requests.map((request) => this.#request(request))}
            </ol>`
      }
    </section>`;
  }

  #request(request: RegistrationRequest) {
    const { field, before, after } = request;
    return html`<li>
      <p>
        <b>${field === null ? '결번 처리' : `${REGISTERED_FIELD_LABELS[field]} 수정`}</b>
        <span class="tag">${STATES[request.state]}</span>
      </p>
      ${field === null ? nothing : html`<p>‘${before || '없음'}’에서 ‘${after}’(으)로</p>`}
      <p>사유: ${request.reason} <small>${request.by}, ${fullMoment(request.at)}</small></p>
      ${
        request.decidedAt === null
          ? nothing
          : html`<p>
              ${STATES[request.state]}${request.note === '' ? '' : `: ${request.note}`}
              <small>${request.decidedBy}, ${fullMoment(request.decidedAt)}</small>
            </p>`
      }
      ${request.mayDecide ? this.#decision(request) : nothing}
    </li>`;
  }

  #decision(request: RegistrationRequest) {
    return html`<form class="form-row" @submit=${(event: SubmitEvent) => this.#decide(event, request)}>
      <label class="field broad">의견 (돌려보낼 때는 꼭 적습니다) <input name="note" maxlength="500" /></label>
      <button class="button primary" name="outcome" value="confirmed" ?disabled=${this.#act.busy}>확인</button>
      <button class="button" name="outcome" value="refused" ?disabled=${this.#act.busy}>돌려보내기</button>
    </form>`;
  }

  #ask({ mayAsk }: RegistrationReply) {
    return html`<section aria-labelledby="ask-title">
      <h2 id="ask-title">등록정보 수정 신청</h2>
      <p>기록물관리책임자가 확인하면 고친 값이 보입니다. 처음 등록한 값은 이력에 그대로 남습니다.</p>
      <form class="form-row" @submit=${this.#askCorrection}>
        <label class="field narrow">
          항목
          <select name="field">
            ${mayAsk.map((field) => html`<option value=${field}>${REGISTERED_FIELD_LABELS[field]}</option>`)}
          </select>
        </label>
        <label class="field">바른 값 <input name="after" required maxlength="200" /></label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button" ?disabled=${this.#act.busy}>수정 신청</button>
      </form>
      <h2>결번 처리 신청</h2>
      <p>잘못 붙은 번호를 쓰지 않기로 합니다. 번호는 지워지지 않고, 다시 쓰이지도 않습니다.</p>
      <form class="form-row" @submit=${this.#askVoid}>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button" ?disabled=${this.#act.busy}>결번 신청</button>
      </form>
    </section>`;
  }

  #load() {
    return this.#registration.load(() => this.office.clients.registration.registration(this.place));
  }

  #askCorrection = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      await this.office.clients.registration.askCorrection(this.place, {
        kind: 'correction',
        field: String(data.get('field')) as RegisteredField,
        after: String(data.get('after')).trim(),
        reason: String(data.get('reason')).trim(),
      });
      return '신청하였습니다. 기록물관리책임자가 확인하면 고친 값이 보입니다.';
    });

  #askVoid = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const reason = String(data.get('reason')).trim();
      await this.office.clients.registration.askCorrection(this.place, { kind: 'void', reason });
      return '결번 처리를 신청하였습니다. 기록물관리책임자의 확인을 기다립니다.';
    });

  #decide(event: SubmitEvent, request: RegistrationRequest) {
    const button = event.submitter;
    const outcome = button instanceof HTMLButtonElement && button.value === 'refused' ? 'refused' : 'confirmed';
    return this.#act.run(event, async (data) => {
      const note = String(data.get('note')).trim();
      await this.office.clients.registration.decideCorrection(request.id, { outcome, note });
      return outcome === 'confirmed' ? '확인하였습니다.' : '돌려보냈습니다.';
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'registration-page': RegistrationPage;
  }
}
