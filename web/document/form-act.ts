import { html, type ReactiveControllerHost } from 'lit';
import { OneAct } from './one-act.ts';

/** The act of a form: busy while it runs, then what was done or why not; what was typed stays until it is done. */
export class FormAct {
  #said = '';
  #host: ReactiveControllerHost;
  #act: OneAct;
  #done: () => Promise<unknown>;

  /** `done` loads anew what the page shows. */
  constructor(host: ReactiveControllerHost, done: () => Promise<unknown>) {
    this.#host = host;
    this.#act = new OneAct(host);
    this.#done = done;
  }

  get busy(): boolean {
    return this.#act.busy;
  }

  /** Runs the act of a submitted form; it answers what to say when it is done. */
  async run(event: SubmitEvent, act: (data: FormData) => Promise<string>): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.#say('');
    await this.#act.run(async () => {
      const said = await act(new FormData(form));
      form.reset();
      await this.#done();
      this.#say(said);
    });
  }

  /** Says that something was done elsewhere on the page. */
  say(said: string): void {
    this.#act.refuse('');
    this.#say(said);
  }

  /** What to show of it, below the form. */
  words() {
    return html`${this.#act.words()}
      <p class="done" role="status">${this.#said}</p>`;
  }

  #say(said: string): void {
    this.#said = said;
    this.#host.requestUpdate();
  }
}
