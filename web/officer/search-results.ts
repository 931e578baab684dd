import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SearchPage, SearchQuestion, SearchRow } from '../../shared/contract/search.ts';
import type { Office } from '../client/office.ts';

/** The rows of one question, page after page. Only the newest question's answer counts. */
export class SearchResults implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  error: unknown;
  answer: SearchPage | undefined;
  loadingMore = false;
  #host: ReactiveControllerHost;
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get rows(): readonly SearchRow[] {
    return this.answer?.rows ?? [];
  }

  /** What was there before the reader left. */
  restore(answer: SearchPage): void {
    this.#turn += 1;
    this.answer = answer;
    this.state = 'ready';
    this.#host.requestUpdate();
  }

  forget(): void {
    this.#turn += 1;
    this.answer = undefined;
    this.state = 'idle';
    this.#host.requestUpdate();
  }

  async find(office: Office, question: SearchQuestion): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.state = 'loading';
    this.#host.requestUpdate();
    try {
      const answer = await office.clients.search.find(question);
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.state = 'ready';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.answer = undefined;
      this.error = error;
      this.state = 'failed';
    }
    this.#host.requestUpdate();
  }

  /** Goes on behind the last row, or where the texts were not looked into any more. */
  async more(office: Office, question: SearchQuestion): Promise<void> {
    const before = this.answer;
    if (!before?.next || this.loadingMore) return;
    const turn = this.#turn;
    this.loadingMore = true;
    this.#host.requestUpdate();
    try {
      const page = await office.clients.search.find({ ...question, after: before.next });
      if (turn === this.#turn) {
        const known = new Set(before.rows.map((row) => row.managementNumber));
        const rows = [...before.rows, ...page.rows.filter((row) => !known.has(row.managementNumber))];
        this.answer = { ...before, rows, next: page.next, lookedBackTo: page.lookedBackTo };
      }
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    }
    this.loadingMore = false;
    this.#host.requestUpdate();
  }
}
