import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SHORTEST_PASSWORD } from '../../shared/access/password-rule.ts';
import type { Office } from '../client/office.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';

/** Changing one's own password; after a one-time password nothing else opens before it. */
@customElement('password-page')
export class PasswordPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #act = new OneAct(this);

  protected override render() {
    const session = this.office.session.value;
    const forced = session?.mustChangePassword === true;
    return html`<section class="alone" aria-labelledby="password-title">
      <h1 id="password-title" tabindex="-1">비밀번호 바꾸기</h1>
      ${forced ? html`<p>처음 받은 비밀번호는 한 번만 쓸 수 있습니다. 새 비밀번호를 정해 주십시오.</p>` : nothing}
      <form @submit=${this.#submit}>
        <input type="text" name="login" autocomplete="username" hidden .value=${session?.login ?? ''} />
        <label class="field">
          ${forced ? '받은 비밀번호' : '지금 비밀번호'}
          <input name="current" type="password" autocomplete="current-password" required maxlength="200" />
        </label>
        <p class="small" id="password-rule">새 비밀번호는 ${SHORTEST_PASSWORD}자 이상으로 정해 주십시오.</p>
        <label class="field">
          새 비밀번호
          <input name="next" aria-describedby="password-rule" type="password" autocomplete="new-password" required maxlength="200" />
        </label>
        <label class="field">
          새 비밀번호 다시
          <input name="again" type="password" autocomplete="new-password" required maxlength="200" />
        </label>
        ${this.#act.words()}
        <div class="actions">
          ${forced ? nothing : html`<a class="button quiet" href="/office/settings">취소</a>`}
          <button class="button primary" ?disabled=${this.#act.busy}>비밀번호 바꾸기</button>
        </div>
      </form>
    </section>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [current, next, again] = ['current', 'next', 'again'].map((name) => String(data.get(name)));
    if (next !== again) {
      this.#act.refuse('새 비밀번호 두 칸이 서로 다릅니다. 같게 적어 주십시오.');
      return;
    }
    await this.#act.run(async () => {
      await this.office.clients.session.changePassword({ current: current ?? '', next: next ?? '' });
      this.office.session.set(await this.office.clients.session.current());
      navigate(this, '/office/boxes/waiting');
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'password-page': PasswordPage;
  }
}
