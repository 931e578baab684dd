import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccountsReply, OneTimePassword } from '../../shared/contract/identity.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { oneTimePasswords } from './one-time-passwords.ts';

type Account = AccountsReply['accounts'][number];

/** People and their accounts: a forgotten password is replaced by a one-time one. */
@customElement('accounts-section')
export class AccountsSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private wanted = '';
  @state() private asked: Account | undefined;
  @state() private made: OneTimePassword | undefined;
  @state() private refusal = '';
  @state() private busy = false;
  #accounts = new Loader<AccountsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#accounts;
    return html`<section aria-labelledby="accounts-title">
      <h2 id="accounts-title">사람</h2>
      <p>비밀번호를 잊은 사람에게 일회용 비밀번호를 만들어 줍니다. 그 사람의 열린 로그인은 모두 끝납니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${
        this.made
          ? html`<div role="status"><p class="done">만든 비밀번호는 지금 한 번만 보입니다.</p>${oneTimePasswords([this.made])}</div>`
          : nothing
      }
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <label class="field narrow">
        이름, 아이디, 부서로 찾기
        <input
          type="search"
          @input=${(event: Event) => {
            this.wanted = (event.target as HTMLInputElement).value.trim();
          }}
        />
      </label>
      ${this.#table(loaded.value?.accounts ?? [])}
    </section>`;
  }

  #table(accounts: readonly Account[]) {
    const found = accounts.filter((account) =>
      [account.name, account.login, account.unitName, account.postTitle].some((text) => text.includes(this.wanted)),
    );
    if (accounts.length > 0 && found.length === 0) {
      return html`<p>‘${this.wanted}’에 맞는 사람이 없습니다. 찾는 말을 바꾸어 주십시오.</p>`;
    }
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="사람 표">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">이름</th><th scope="col">아이디</th><th scope="col">부서와 직위</th><th scope="col">상태</th>
            <th scope="col"><span class="visually-hidden">할 일</span></th>
          </tr>
        </thead>
        <tbody>
          ${found.map((account) => this.#row(account))}
        </tbody>
      </table>
    </div>`;
  }

  #row(account: Account) {
    const asked = this.asked?.id === account.id;
    return html`<tr>
      <th scope="row">${account.name}</th>
      <td>${account.login}</td>
      <td>${account.unitName} ${account.postTitle}</td>
      <td>${account.active ? (account.mustChangePassword ? '첫 로그인 전' : '쓰는 중') : '쓰지 않음'}</td>
      <td class="number">
        ${
          asked
            ? html`<button type="button" class="button small quiet" @click=${() => this.#ask(undefined)}>취소</button>
              <button type="button" class="button small primary" ?disabled=${this.busy} @click=${() => this.#reset(account)}>
                일회용 비밀번호 만들기
              </button>`
            : html`<button type="button" class="button small" @click=${() => this.#ask(account)}>
              비밀번호 다시 주기<span class="visually-hidden">: ${account.name}</span>
            </button>`
        }
      </td>
    </tr>`;
  }

  #ask(account: Account | undefined): void {
    this.asked = account;
    this.refusal = '';
  }

  #load() {
    return this.#accounts.load(() => this.office.clients.session.accounts());
  }

  async #reset(account: Account): Promise<void> {
    this.busy = true;
    this.made = undefined;
    try {
      this.made = await this.office.clients.session.resetPassword(account.id);
      this.asked = undefined;
      await this.#load();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}
