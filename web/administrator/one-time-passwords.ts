import { html } from 'lit';
import type { OneTimePassword } from '../../shared/contract/identity.ts';

/** One-time passwords, shown once: to be handed over on paper or copied into whatever the office uses. */
export function oneTimePasswords(passwords: readonly OneTimePassword[]) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="일회용 비밀번호 표">
      <table class="data">
        <thead>
          <tr><th scope="col">이름</th><th scope="col">아이디</th><th scope="col">일회용 비밀번호</th></tr>
        </thead>
        <tbody>
          ${passwords.map(
            (password) => html`<tr>
              <th scope="row">${password.name}</th>
              <td>${password.login}</td>
              <td><span class="one-time">${password.oneTimePassword}</span></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="form-row no-print">
      <button type="button" class="button" @click=${() => print()}>인쇄</button>
      <button type="button" class="button" @click=${(event: Event) => copy(event.target as HTMLElement, passwords)}>
        모두 복사
      </button>
    </div>`;
}

async function copy(button: HTMLElement, passwords: readonly OneTimePassword[]): Promise<void> {
  const lines = passwords.map(({ name, login, oneTimePassword }) => [name, login, oneTimePassword].join('\t'));
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    button.textContent = '복사했습니다';
  } catch {
    // Plain http has no clipboard for scripts: the table stands ready to be selected by hand.
    button.textContent = '복사할 수 없습니다. 표를 끌어 복사해 주십시오';
  }
}
