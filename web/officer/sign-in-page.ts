import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';

/** Signing in (로그인). The address stays, so the page that was asked for opens afterwards. */
@customElement('sign-in-page')
export class SignInPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private refusal = '';
  @state() private busy = false;

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>('input[name=login]')?.focus();
  }

  protected override render() {
    return html`<section class="alone" aria-labelledby="sign-in-title">
      <p class="alone-brand" aria-hidden="true">결</p>
      <h1 id="sign-in-title" tabindex="-1">로그인</h1>
      <form @submit=${this.#submit}>
        <label class="field">
          아이디
          <input name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" />
        </label>
        <label class="field">
          비밀번호
          <input name="password" type="password" autocomplete="current-password" required maxlength="200" />
        </label>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <button class="button primary wide" ?disabled=${this.busy}>로그인</button>
      </form>
      <p class="small">비밀번호를 잊었으면 기관의 관리자에게 일회용 비밀번호를 받아 주십시오.</p>
      <p class="small"><a class="link" href="/">시민에게 공개한 문서 보기</a></p>
    </section>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    this.busy = true;
    this.refusal = '';
    try {
      const credentials = { login: String(data.get('login')).trim(), password: String(data.get('password')) };
      this.office.session.set(await this.office.clients.session.signIn(credentials));
    } catch (error) {
      this.refusal = sentenceOf(error);
      form.querySelector<HTMLInputElement>('input[name=password]')?.select();
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-page': SignInPage;
  }
}
