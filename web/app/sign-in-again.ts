import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Office } from '../client/office.ts';
import { SignInPutOff, sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Watch } from '../elements/watch.ts';

type Question = {
  readonly promise: Promise<void>;
  readonly answer: () => void;
  readonly refuse: (reason: Error) => void;
};

/** The session has ended while somebody was working: asks for the password over the page, so nothing typed is lost. */
@customElement('sign-in-again')
export class SignInAgain extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private refusal = '';
  @state() private busy = false;
  #question: Question | undefined;
  #session = new Watch(this, () => this.office.session);

  ask(): Promise<void> {
    this.#question ??= newQuestion();
    this.refusal = '';
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    return this.#question.promise;
  }

  protected override render() {
    const session = this.#session.value;
    return html`<dialog class="modal" aria-labelledby="again-title" @cancel=${this.#cancel}>
      <form @submit=${this.#submit}>
        <h2 id="again-title">다시 로그인해 주십시오</h2>
        <p>오래 쓰지 않아 로그인이 끝났습니다. 적던 내용은 그대로 있습니다.</p>
        <label class="field">아이디 <input name="login" autocomplete="username" readonly .value=${session?.login ?? ''} /></label>
        <label class="field">
          비밀번호
          <input name="password" type="password" autocomplete="current-password" required autofocus />
        </label>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          <button type="button" class="button quiet" @click=${this.#cancel}>나중에</button>
          <button class="button primary" ?disabled=${this.busy}>로그인</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const password = String(new FormData(form).get('password'));
    this.busy = true;
    try {
      const login = this.office.session.value?.login ?? '';
      this.office.session.set(await this.office.clients.session.signIn({ login, password }));
      form.reset();
      this.querySelector('dialog')?.close();
      this.#question?.answer();
      this.#question = undefined;
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };

  #cancel = (event: Event) => {
    event.preventDefault();
    this.querySelector('dialog')?.close();
    this.#question?.refuse(new SignInPutOff());
    this.#question = undefined;
  };
}

function newQuestion(): Question {
  let answer = () => {};
  let refuse: (reason: Error) => void = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    answer = resolve;
    refuse = reject;
  });
  return { promise, answer, refuse };
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-again': SignInAgain;
  }
}
