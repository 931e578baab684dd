import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type GrantedRole, isStrong, ROLE_NAMES } from '../../shared/access/roles.ts';
import type { RoleGrantShape, RoleGrantsReply } from '../../shared/contract/administration.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { type Question, reasonField, reasonOf } from './question-dialog.ts';
import './role-form.ts';

/** 권한: what waits for a second administrator, what counts, and the form that asks for another one. */
@customElement('roles-section')
export class RolesSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @state() private said = '';
  #roles = new Loader<RoleGrantsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#roles;
    const roles = loaded.value;
    return html`<section aria-labelledby="proposals-title">
        ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
        ${roles?.administrators === 1 ? this.#aloneNotice() : nothing}
        <h2 id="proposals-title">확인을 기다리는 권한 부여</h2>
        ${roles ? this.#proposals(roles.proposals) : nothing}
      </section>
      <section aria-labelledby="grants-title">
        <h2 id="grants-title">지금의 권한</h2>
        <p>기관 전체에 미치는 권한은 한 관리자가 올리고 다른 관리자가 확인해야 생깁니다.</p>
        ${roles ? this.#grants(roles.grants) : nothing}
      </section>
      <role-form .office=${this.office} .units=${this.units} @role-proposed=${this.#proposed}></role-form>
      <p class="done" role="status">${this.said}</p>`;
  }

  #aloneNotice() {
    return html`<div class="warning">
      <p>
        <b>관리자가 한 명뿐입니다.</b> 두 번째 관리자는 혼자 정할 수 있고, 그 뒤로는 두 사람이 있어야 권한을 줄 수 있습니다.
        아래에서 관리자 권한을 올리고 혼자 확인해 주십시오.
      </p>
    </div>`;
  }

  #proposals(proposals: readonly RoleGrantShape[]) {
    if (proposals.length === 0) return html`<p>확인을 기다리는 권한 부여가 없습니다.</p>`;
    return html`<ul class="proposals">
      ${proposals.map(
        (grant) => html`<li>
          <p><b>${titleOf(grant)}</b> ${periodOf(grant)}</p>
          <p class="small">${grant.reason} · ${grant.proposedBy?.name ?? ''} ${fullMoment(grant.proposedAt)} 올림</p>
          ${grant.may.whyNot === '' ? nothing : html`<p class="small">${grant.may.whyNot}</p>`}
          <div class="form-row">
            ${grant.may.confirm === 'no' ? nothing : this.#button(grant, '확인', () => this.#confirm(grant), true)}
            ${grant.may.refuse ? this.#button(grant, '돌려보내기', () => this.#end(grant, 'refuse')) : nothing}
            ${grant.may.withdraw ? this.#button(grant, '거두기', () => this.#end(grant, 'withdraw')) : nothing}
          </div>
        </li>`,
      )}
    </ul>`;
  }

  #grants(grants: readonly RoleGrantShape[]) {
    if (grants.length === 0) return html`<p>아직 준 권한이 없습니다.</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="권한 표">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">사람</th><th scope="col">권한</th><th scope="col">기간</th><th scope="col">준 사람</th>
            <th scope="col"><span class="visually-hidden">할 일</span></th>
          </tr>
        </thead>
        <tbody>
          ${grants.map(
            (grant) => html`<tr>
              <th scope="row">${grant.person.name}</th>
              <td>${roleOf(grant)}</td>
              <td>${periodOf(grant)}</td>
              <td>${giversOf(grant)}</td>
              <td class="number">${this.#button(grant, '거두기', () => this.#end(grant, 'revoke'))}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #button(grant: RoleGrantShape, text: string, act: () => void, primary = false) {
    return html`<button type="button" class="button small ${primary ? 'primary' : ''}" @click=${act}>
      ${text}<span class="visually-hidden">: ${titleOf(grant)}</span>
    </button>`;
  }

  #confirm(grant: RoleGrantShape): void {
    const alone = grant.may.confirm === 'alone';
    this.#ask({
      heading: alone ? `${titleOf(grant)}: 혼자 확인할까요?` : `${titleOf(grant)}: 확인할까요?`,
      consequence: alone
        ? '다른 관리자가 없어 올린 사람이 확인합니다. 혼자 확인했다는 사실이 관리 기록에 남으며, 이 뒤로는 두 사람이 있어야 합니다.'
        : `${periodOf(grant)} 이 권한을 갖습니다. 사유: ${grant.reason}`,
      button: alone ? '혼자 확인' : '확인',
      act: async () => {
        await this.office.clients.administration.confirmRole(grant.id, { alone });
        await this.#done(`${titleOf(grant)} 권한을 주었습니다.`);
      },
    });
  }

  #end(grant: RoleGrantShape, ending: 'refuse' | 'withdraw' | 'revoke'): void {
    const words = ENDING_WORDS[ending];
    this.#ask({
      heading: `${titleOf(grant)}: ${words.asked}`,
      consequence: words.consequence,
      button: words.button,
      fields: reasonField,
      act: async (data) => {
        await this.office.clients.administration.endRole(grant.id, ending, reasonOf(data));
        await this.#done(`${titleOf(grant)}: ${words.done}`);
      },
    });
  }

  #ask(question: Question): void {
    this.closest('people-page')?.querySelector('question-dialog')?.ask(question);
  }

  #proposed = (event: CustomEvent<string>) => {
    void this.#done(event.detail);
  };

  async #done(said: string): Promise<void> {
    this.said = said;
    await this.#load();
  }

  #load() {
    return this.#roles.load(() => this.office.clients.administration.roles());
  }
}

const ENDING_WORDS = {
  refuse: {
    asked: '돌려보낼까요?',
    consequence: '권한은 생기지 않고, 사유가 관리 기록에 남습니다.',
    button: '돌려보내기',
    done: '돌려보냈습니다.',
  },
  withdraw: {
    asked: '올린 것을 거둘까요?',
    consequence: '권한은 생기지 않고, 사유가 관리 기록에 남습니다.',
    button: '거두기',
    done: '올린 것을 거두었습니다.',
  },
  revoke: {
    asked: '권한을 거둘까요?',
    consequence: '열린 로그인에서도 곧바로 권한이 없어집니다.',
    button: '권한 거두기',
    done: '권한을 거두었습니다.',
  },
} as const;

function roleOf({ role, unitName }: RoleGrantShape): string {
  return unitName === null ? ROLE_NAMES[role] : `${unitName} ${ROLE_NAMES[role]}`;
}

function titleOf(grant: RoleGrantShape): string {
  return `${grant.person.name} ${roleOf(grant)}`;
}

function periodOf({ fromOn, toOn }: RoleGrantShape): string {
  return toOn === null ? `${officialDate(fromOn)}부터` : `${officialDate(fromOn)}부터 ${officialDate(toOn)} 전날까지`;
}

function giversOf({ role, proposedBy, confirmedBy, alone }: RoleGrantShape): string {
  if (proposedBy === null) return '처음 설정';
  if (alone) return `${proposedBy.name} (혼자 확인)`;
  return isStrong(role as GrantedRole) ? `${proposedBy.name}, ${confirmedBy?.name ?? ''}` : proposedBy.name;
}

declare global {
  interface HTMLElementTagNameMap {
    'roles-section': RolesSection;
  }
}
