import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { AccountsReply, StaffShape } from '../../shared/contract/administration.ts';
import type { OneTimePassword } from '../../shared/contract/identity.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { oneTimePasswords } from './one-time-passwords.ts';
import './account-panel.ts';

type Account = NonNullable<StaffShape['account']>;

export const STATUS_WORDS: Readonly<Record<Account['status'], string>> = {
  open: '쓰는 중',
  notYetUsed: '첫 로그인 전',
  locked: '잠김',
  left: '나감',
};

/** People and their accounts: found by words, one page at a time; of the chosen one stands all that can be done. */
@customElement('accounts-section')
export class AccountsSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private chosen: string | undefined;
  @state() private made: OneTimePassword | undefined;
  #found = new Loader<AccountsReply>(this);
  #words = '';
  #page = 1;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#found;
    return html`<section aria-labelledby="accounts-title">
      <h2 id="accounts-title">사람과 계정</h2>
      <p>사람을 고르면 계정을 만들고 잠그며, 비밀번호를 다시 주고, 접속을 끝내고, 퇴직·전출을 처리할 수 있습니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${
        this.made
          ? html`<div role="status"><p class="done">만든 비밀번호는 지금 한 번만 보입니다.</p>${oneTimePasswords([this.made])}</div>`
          : nothing
      }
      <label class="field narrow">
        이름, 아이디, 부서로 찾기 <input type="search" maxlength="100" @input=${this.#search} />
      </label>
      ${this.#chosenPerson(loaded.value?.people ?? [])} ${loaded.value ? this.#table(loaded.value) : nothing}
    </section>`;
  }

  /** Above the table and not within it: on a phone the table is wider than the screen. */
  #chosenPerson(people: readonly StaffShape[]) {
    const person = people.find(({ personId }) => personId === this.chosen);
    if (!person) return nothing;
    return html`<div class="chosen-person">
      <h3 tabindex="-1">${person.name} <small>${person.unitName} ${person.postTitle}, ${statusOf(person.account)}</small></h3>
      ${keyed(
        person.personId,
        html`<account-panel .office=${this.office} .person=${person} @account-changed=${this.#changed}></account-panel>`,
      )}
    </div>`;
  }

  #choose(personId: string | undefined): void {
    this.chosen = personId;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.chosen-person h3')?.focus());
  }

  #table({ people, found, page, pages }: AccountsReply) {
    if (people.length === 0) {
      return this.#words === ''
        ? html`<p>아직 사람이 없습니다. 조직에서 사람을 먼저 더해 주십시오.</p>`
        : html`<p>‘${this.#words}’에 맞는 사람이 없습니다. 찾는 말을 바꾸어 주십시오.</p>`;
    }
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="사람 표">
        <table class="data stacked">
          <thead>
            <tr>
              <th scope="col">이름</th><th scope="col">아이디</th><th scope="col">부서와 직위</th><th scope="col">상태</th>
              <th scope="col"><span class="visually-hidden">할 일</span></th>
            </tr>
          </thead>
          <tbody>
            ${people.map((person) => this.#row(person))}
          </tbody>
        </table>
      </div>
      <nav class="form-row" aria-label="쪽">
        <span role="status">${found}명${pages > 1 ? ` 가운데 ${page}/${pages}쪽` : ''}</span>
        ${
          pages > 1
            ? html`<button type="button" class="button small" ?disabled=${page <= 1} @click=${() => this.#turn(page - 1)}>앞</button>
              <button type="button" class="button small" ?disabled=${page >= pages} @click=${() => this.#turn(page + 1)}>다음</button>`
            : nothing
        }
      </nav>`;
  }

  #row(person: StaffShape) {
    const isChosen = this.chosen === person.personId;
    return html`<tr>
        <th scope="row">${person.name}</th>
        <td data-label="아이디">${person.account?.login ?? ''}</td>
        <td data-label="부서와 직위">${person.unitName} ${person.postTitle}</td>
        <td data-label="상태">${statusOf(person.account)}</td>
        <td class="number">
          <button
            type="button"
            class="button small"
            aria-expanded=${isChosen}
            @click=${() => this.#choose(isChosen ? undefined : person.personId)}
          >
            관리<span class="visually-hidden">: ${person.name}</span>
          </button>
        </td>
      </tr>`;
  }

  #changed = (event: CustomEvent<OneTimePassword | undefined>) => {
    this.made = event.detail ?? undefined;
    void this.#load();
  };

  #search = (event: Event) => {
    this.#words = (event.target as HTMLInputElement).value.trim();
    this.#page = 1;
    this.chosen = undefined;
    void this.#load();
  };

  #turn(page: number): void {
    this.#page = page;
    this.chosen = undefined;
    void this.#load();
  }

  #load() {
    return this.#found.load(() => this.office.clients.administration.accounts(this.#words, this.#page));
  }
}

function statusOf(account: StaffShape['account']): string {
  if (!account) return '계정 없음';
  const { status, leavesOn, demonstration } = account;
  const leaves = leavesOn === null ? '' : ` (${officialDate(leavesOn)}부터 나감)`;
  return `${STATUS_WORDS[status]}${status === 'left' ? '' : leaves}${demonstration ? ' · 시연용' : ''}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'accounts-section': AccountsSection;
  }
}
