import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SendingReply } from '../../shared/contract/letterhead.ts';
import type { LetterheadClient } from '../client/letterhead-client.ts';

/** What a letter of this drafter would print today; fetched when a draft is one, because most are reports. */
export class SentLetters implements ReactiveController {
  sending: SendingReply | undefined;
  /** Why it could not be fetched, until somebody asks again. */
  refusal: unknown;
  #host: ReactiveControllerHost;
  #client: () => LetterheadClient;
  #isAsking = false;

  constructor(host: ReactiveControllerHost, client: () => LetterheadClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Fetches it for a draft that is a letter, once. */
  openFor(letter: unknown): void {
    if (letter && !this.sending && this.refusal === undefined) this.ask();
  }

  ask(): void {
    if (this.#isAsking || this.sending) return;
    this.#isAsking = true;
    this.refusal = undefined;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      this.sending = await this.#client().sending();
    } catch (error) {
      this.refusal = error;
    }
    this.#isAsking = false;
    this.#host.requestUpdate();
  }
}
