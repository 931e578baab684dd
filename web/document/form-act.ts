import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { sentenceOf } from '../client/request.ts';

/** The act of a form: busy while it runs, then what was done or why not; what was typed stays until it is done. */
export class FormAct implements ReactiveController {
  busy = false;
  #refusal = '';
  #said = '';
  #host: ReactiveControllerHost;
  #done: () => Promise<unknown>;

  /** `done` loads anew what the page shows. */
  constructor(host: ReactiveControllerHost, done: () => Promise<unknown>) {
    this.#host = host;
    this.#done = done;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Runs the act of a submitted form; it answers what to say when it is done. */
  async run(event: SubmitEvent, act: (data: FormData) => Promise<string>): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.#show(true, '', '');
    try {
      const said = await act(new FormData(form));
      form.reset();
      await this.#done();
      this.#show(false, '', said);
    } catch (error) {
      this.#show(false, sentenceOf(error), '');
    }
  }

  /** Says that something was done elsewhere on the page. */
  say(said: string): void {
    this.#show(this.busy, '', said);
  }

  /** What to show of it, below the form. */
  words() {
    return html`${this.#refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.#refusal}</p>`}
      <p class="done" role="status">${this.#said}</p>`;
  }

  #show(busy: boolean, refusal: string, said: string): void {
    this.busy = busy;
    this.#refusal = refusal;
    this.#said = said;
    this.#host.requestUpdate();
  }
}
