import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { sentenceOf } from '../client/request.ts';

/** One act of a part of a page: busy while it runs, then why not. Pressed again while it runs, it runs once. */
export class OneAct implements ReactiveController {
  busy = false;
  #refusal = '';
  #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Answers whether it was done. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.#show(true, '');
    try {
      await act();
      this.#show(false, this.#refusal);
    } catch (error) {
      this.#show(false, sentenceOf(error));
    }
    return this.#refusal === '';
  }

  /** Why it is not even tried, or nothing any more. */
  refuse(sentence: string): void {
    this.#show(this.busy, sentence);
  }

  /** What to show of it. */
  words() {
    return this.#refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.#refusal}</p>`;
  }

  #show(busy: boolean, refusal: string): void {
    this.busy = busy;
    this.#refusal = refusal;
    this.#host.requestUpdate();
  }
}
