import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DemonstrationAccountsReply } from '../../shared/contract/administration.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import '../elements/gy-tabs.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import './accounts-section.ts';
import './acts-section.ts';
import { administrationLinks } from './administration-links.ts';
import './question-dialog.ts';
import './roles-section.ts';

/** 관리자 > 계정·권한·접속: people and their accounts, who may do what, and the record of all of it. */
@customElement('people-page')
export class PeoplePage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #organization = new Loader<OrganizationReply>(this);
  #demonstration = new Loader<DemonstrationAccountsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
    void this.#demonstration.load(() => this.office.clients.administration.demonstrationAccounts());
  }

  protected override render() {
    const units = this.#organization.value?.units ?? [];
    const tabs = [
      {
        id: 'accounts',
        label: '사람과 계정',
        content: () => html`<accounts-section .office=${this.office}></accounts-section>`,
      },
      {
        id: 'roles',
        label: '권한',
        content: () => html`<roles-section .office=${this.office} .units=${units}></roles-section>`,
      },
      { id: 'acts', label: '관리 기록', content: () => html`<acts-section .office=${this.office}></acts-section>` },
    ];
    return html`<div class="page">
      <h1 tabindex="-1">계정·권한·접속</h1>
      ${administrationLinks('/office/administrator/people')}
      ${this.#warning()}
      <gy-tabs label="계정·권한·접속" .tabs=${tabs}></gy-tabs>
      <question-dialog></question-dialog>
    </div>`;
  }

  /** Accounts whose password stands in the open, beside those of real people. */
  #warning() {
    const found = this.#demonstration.value;
    if (!found || found.accounts.length === 0) return nothing;
    const { accounts, mayLock } = found;
    return html`<section class="warning" aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">비밀번호가 알려진 시연용 계정 ${accounts.length}개가 열려 있습니다</h2>
      <p>실제 사용자가 쓰는 곳입니다. 누구나 이 계정으로 들어올 수 있으니 모두 잠가 주십시오.</p>
      <details>
        <summary>계정 보기</summary>
        <ul>
          ${accounts.map((account) => html`<li>${account.agencyName} ${account.name}(${account.login})</li>`)}
        </ul>
      </details>
      ${
        mayLock
          ? html`<button type="button" class="button primary" @click=${() => this.#lock(accounts.length)}>모두 잠그기</button>`
          : html`<p class="refusal">시연용 계정으로 로그인하였습니다. 실제 관리자의 계정으로 로그인해 잠가 주십시오.</p>`
      }
    </section>`;
  }

  #lock(count: number): void {
    this.querySelector('question-dialog')?.ask({
      heading: '시연용 계정을 모두 잠글까요?',
      consequence: `${count}개 계정이 잠기고 열린 로그인이 모두 끝납니다. 필요한 계정은 나중에 하나씩 다시 열 수 있습니다.`,
      button: '모두 잠그기',
      act: async () => {
        const { locked } = await this.office.clients.administration.lockDemonstrationAccounts();
        this.office.said.set({ text: `시연용 계정 ${locked}개를 잠갔습니다.`, carried: false });
        await this.#demonstration.load(() => this.office.clients.administration.demonstrationAccounts());
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-page': PeoplePage;
  }
}
