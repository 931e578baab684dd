import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LeavingReply, StaffShape } from '../../shared/contract/administration.ts';
import type { OneTimePassword } from '../../shared/contract/identity.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Question, reasonField, reasonOf } from './question-dialog.ts';
import '../document/session-list.ts';

/** All that can be done with one person's account, and where the person is signed in. */
@customElement('account-panel')
export class AccountPanel extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) person!: StaffShape;

  protected override render() {
    const { account } = this.person;
    if (!account) return html`<div class="form-row">${this.#button('계정 만들기', () => this.#make())}</div>`;
    const { status, leavesOn } = account;
    return html`<div class="form-row">
        ${status === 'locked' ? this.#button('다시 열기', () => this.#lock(account.id, false)) : nothing}
        ${status === 'open' || status === 'notYetUsed' ? this.#button('잠그기', () => this.#lock(account.id, true)) : nothing}
        ${status === 'left' ? nothing : this.#button('비밀번호 다시 주기', () => this.#password(account.id))}
        ${
          leavesOn === null
            ? this.#button('퇴직·전출', () => void this.#leave())
            : this.#button('퇴직·전출 되돌리기', () => this.#comeBack())
        }
        ${
          status === 'left' || status === 'locked'
            ? html`<a class="button small" href="/office/administrator/people/${this.person.personId}/handover">
                대신 인계하기<span class="visually-hidden">: ${this.person.name}</span>
              </a>`
            : nothing
        }
      </div>
      <session-list
        .load=${() => this.office.clients.administration.sessionsOf(account.id)}
        .end=${(id: string) => this.office.clients.administration.endSessionOf(account.id, id)}
        .endAll=${() => this.office.clients.administration.endSessionsOf(account.id)}
        allLabel="모두 끝내기"
        heading="${this.person.name} 님이 접속 중인 곳"
      ></session-list>`;
  }

  #button(text: string, act: () => void) {
    return html`<button type="button" class="button small" @click=${act}>
      ${text}<span class="visually-hidden">: ${this.person.name}</span>
    </button>`;
  }

  #make(): void {
    this.#ask({
      heading: `${this.person.name} 님의 계정을 만들까요?`,
      consequence: '일회용 비밀번호가 한 번 보입니다. 처음 로그인할 때 바꾸게 됩니다.',
      button: '계정 만들기',
      fields: () =>
        html`<label class="field">
          아이디 <small>영문, 숫자, 점, 밑줄, 붙임표 3자 이상</small>
          <input
            name="login"
            required
            minlength="3"
            maxlength="100"
            pattern="[A-Za-z0-9._\\-]+"
            autocapitalize="none"
            autocomplete="off"
          />
        </label>`,
      act: async (data) => {
        const login = String(data.get('login')).trim();
        this.#tell(await this.office.clients.administration.makeAccount(this.person.personId, { login }), '');
      },
    });
  }

  #password(accountId: string): void {
    this.#ask({
      heading: `${this.person.name} 님에게 일회용 비밀번호를 줄까요?`,
      consequence: '지금 비밀번호는 쓸 수 없게 되고 그 사람의 열린 로그인이 모두 끝납니다.',
      button: '일회용 비밀번호 만들기',
      act: async () => this.#tell(await this.office.clients.administration.giveOneTimePassword(accountId), ''),
    });
  }

  #lock(accountId: string, lock: boolean): void {
    const { name } = this.person;
    const { administration } = this.office.clients;
    this.#ask({
      heading: lock ? `${name} 님의 계정을 잠글까요?` : `${name} 님의 계정을 다시 열까요?`,
      consequence: lock
        ? '들어올 수 없게 되고 열린 로그인이 곧바로 끝납니다. 결재할 문서는 그대로 기다립니다.'
        : '쓰던 아이디와 비밀번호로 다시 들어올 수 있습니다.',
      button: lock ? '잠그기' : '다시 열기',
      fields: reasonField,
      act: async (data) => {
        if (lock) await administration.lock(accountId, reasonOf(data));
        else await administration.unlock(accountId, reasonOf(data));
        this.#tell(undefined, lock ? `${name} 님의 계정을 잠갔습니다.` : `${name} 님의 계정을 다시 열었습니다.`);
      },
    });
  }

  async #leave(): Promise<void> {
    const { personId, name } = this.person;
    const { administration } = this.office.clients;
    try {
      const { waits } = await administration.findLeaving(personId);
      this.#ask({
        heading: `${name} 님의 퇴직·전출을 처리할까요?`,
        consequence: `적은 날부터 직위, 권한, 접속이 모두 끝납니다. ${waitsWords(waits)}`,
        button: '처리하기',
        fields: () => leavingFields(dayInKorea(this.office.now())),
        act: async (data) => {
          const why = data.get('why') === 'transfer' ? 'transfer' : 'retirement';
          const leaving = { on: String(data.get('on')), why, ...reasonOf(data) } as const;
          const left = await administration.leave(personId, leaving);
          this.#tell(undefined, `${withParticle(name, '을(를)')} 처리했습니다. ${waitsWords(left.waits)}`);
        },
      });
    } catch (error) {
      this.#tell(undefined, sentenceOf(error));
    }
  }

  #comeBack(): void {
    const { personId, name } = this.person;
    this.#ask({
      heading: `${name} 님의 퇴직·전출 처리를 되돌릴까요?`,
      consequence: '계정이 다시 열립니다. 이미 끝난 직위와 권한은 조직과 권한 화면에서 다시 주어야 합니다.',
      button: '되돌리기',
      fields: reasonField,
      act: async (data) => {
        await this.office.clients.administration.cancelLeaving(personId, reasonOf(data));
        this.#tell(undefined, '되돌렸습니다. 직위와 권한을 다시 확인해 주십시오.');
      },
    });
  }

  #ask(question: Question): void {
    this.closest('people-page')?.querySelector('question-dialog')?.ask(question);
  }

  #tell(made: OneTimePassword | undefined, said: string): void {
    if (said !== '') this.office.said.set({ text: said, carried: false });
    this.dispatchEvent(new CustomEvent('account-changed', { detail: made, bubbles: true }));
  }
}

function leavingFields(today: string) {
  return html`<div class="choices" role="radiogroup" aria-label="까닭">
      <label><input type="radio" name="why" value="retirement" checked /> 퇴직</label>
      <label><input type="radio" name="why" value="transfer" /> 전출</label>
    </div>
    <label class="field">
      들어올 수 없게 되는 첫날 <input type="date" name="on" required min=${today} .value=${today} />
    </label>
    ${reasonField()}`;
}

function waitsWords({ approvals, drafts }: LeavingReply['waits']): string {
  if (approvals === 0 && drafts === 0) return '이 사람을 기다리는 문서는 없습니다.';
  return `이 사람을 기다리는 결재 ${approvals}건과 쓰던 기안 ${drafts}건이 남으니 인계해 주십시오.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'account-panel': AccountPanel;
  }
}
