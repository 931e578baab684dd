import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type GrantedRole, isStrong, ROLE_NAMES } from '../../shared/access/roles.ts';
import type { StaffShape } from '../../shared/contract/administration.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';

const ROLES = Object.keys(ROLE_NAMES) as GrantedRole[];

const EXPLAINED: Readonly<Record<GrantedRole, string>> = {
  administrator: '계정, 권한, 조직, 번호를 관리합니다. 문서의 내용은 볼 수 없습니다.',
  disclosureOfficer:
    '기관의 결재가 끝난 문서를 모두 읽고 시민 공개를 철회하거나 개인정보 점검에서 멈춘 공개를 정할 수 있습니다.',
  recordsManager: '기관의 결재가 끝난 문서를 모두 읽고 기록물을 관리합니다.',
  unitRecordsOfficer: '한 부서의 등록정보를 고칠 때 확인합니다.',
};

/** 권한 부여를 올리는 양식: the person is found by words among those who have an account. */
@customElement('role-form')
export class RoleForm extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @state() private found: readonly StaffShape[] = [];
  @state() private words = '';
  @state() private wantedRole: GrantedRole = 'administrator';
  @state() private refusal = '';
  @state() private busy = false;

  protected override render() {
    const today = dayInKorea(this.office.now());
    return html`<section aria-labelledby="propose-title">
      <h2 id="propose-title">권한 주기</h2>
      <p>${EXPLAINED[this.wantedRole]}</p>
      <form class="form-row" @submit=${this.#submit}>
        ${this.#people()}
        <label class="field">
          권한
          <select name="role" @change=${this.#choose}>
            ${ROLES.map((role) => html`<option value=${role} ?selected=${role === this.wantedRole}>${ROLE_NAMES[role]}</option>`)}
          </select>
        </label>
        ${
          this.wantedRole === 'unitRecordsOfficer'
            ? html`<label class="field">
                부서
                <select name="unitId" required>
                  ${this.units.map((unit) => html`<option value=${unit.id}>${unit.name}</option>`)}
                </select>
              </label>`
            : nothing
        }
        <label class="field narrow">시작하는 날 <input type="date" name="fromOn" required min=${today} .value=${today} /></label>
        <label class="field narrow">마지막 날 <small>없으면 거둘 때까지</small> <input type="date" name="lastOn" min=${today} /></label>
        <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
        <button class="button primary" ?disabled=${this.busy}>${isStrong(this.wantedRole) ? '확인 받으러 올리기' : '권한 주기'}</button>
      </form>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
    </section>`;
  }

  #people() {
    return html`<label class="field">
        사람 찾기 <small>이름, 부서</small>
        <input type="search" maxlength="100" .value=${this.words} @input=${this.#search} />
      </label>
      <label class="field">
        받을 사람
        <select name="personId" required>
          ${
            this.found.length === 0
              ? html`<option value="">${this.words === '' ? '먼저 사람을 찾아 주십시오' : '맞는 사람이 없습니다'}</option>`
              : this.found.map(
                  (person) =>
                    html`<option value=${person.personId}>${person.name} ${person.unitName} ${person.postTitle}</option>`,
                )
          }
        </select>
      </label>`;
  }

  #search = async (event: Event) => {
    const words = (event.target as HTMLInputElement).value;
    this.words = words;
    try {
      const { people } = await this.office.clients.administration.accounts(words.trim(), 1);
      // An answer to fewer letters may come after the answer to all of them.
      if (words !== this.words) return;
      this.found = people.filter(({ account }) => account !== null && account.status !== 'left').slice(0, 20);
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  };

  #choose = (event: Event) => {
    this.wantedRole = (event.target as HTMLSelectElement).value as GrantedRole;
  };

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const unitId = data.get('unitId');
    this.busy = true;
    this.refusal = '';
    try {
      const { status } = await this.office.clients.administration.proposeRole({
        personId: String(data.get('personId')),
        role: this.wantedRole,
        unitId: unitId === null ? null : String(unitId),
        fromOn: String(data.get('fromOn')),
        toOn: dayAfter(String(data.get('lastOn'))),
        reason: String(data.get('reason')).trim(),
      });
      form.reset();
      this.words = '';
      this.found = [];
      this.wantedRole = 'administrator';
      const said = status === 'proposed' ? '올렸습니다. 다른 관리자가 확인하면 권한이 생깁니다.' : '권한을 주었습니다.';
      this.dispatchEvent(new CustomEvent('role-proposed', { detail: said, bubbles: true }));
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };
}

/** People say the last day, the office keeps the first one after it. */
function dayAfter(lastOn: string): string | null {
  if (lastOn === '') return null;
  return new Date(Date.parse(`${lastOn}T00:00:00Z`) + 24 * 60 * 60_000).toISOString().slice(0, 10);
}

declare global {
  interface HTMLElementTagNameMap {
    'role-form': RoleForm;
  }
}
