import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoxName, BoxQuery, BoxRow } from '../../shared/contract/approval.ts';
import type { BoxesClient } from '../client/boxes-client.ts';

/**
 * The rows of one box. What arrives while somebody aims waits until it is asked for, and what has left stays in its
 * place with a word: rows never move under a finger or a focus.
 */
export class BoxList implements ReactiveController {
  rows: readonly BoxRow[] = [];
  /** Rows that are no longer in the box. */
  left: ReadonlySet<string> = new Set();
  state: 'loading' | 'ready' | 'failed' = 'loading';
  error: unknown;
  next: string | null = null;
  loadingMore = false;
  /** 처리기한: which rows, in which order. */
  query: Omit<BoxQuery, 'after'> = {};
  #fresh: { readonly rows: readonly BoxRow[]; readonly next: string | null } | undefined;
  #host: ReactiveControllerHost;
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** How many rows wait behind the bar 새로 온 문서. */
  get arrived(): number {
    if (!this.#fresh) return 0;
    const known = new Set(this.rows.map((row) => row.managementNumber));
    return this.#fresh.rows.filter((row) => !known.has(row.managementNumber)).length;
  }

  async load(boxes: BoxesClient, box: BoxName): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.state = 'loading';
    this.rows = [];
    this.left = new Set();
    this.#fresh = undefined;
    this.#host.requestUpdate();
    try {
      const page = await boxes.page(box, this.query);
      if (turn !== this.#turn) return;
      this.rows = page.rows;
      this.next = page.next;
      this.state = 'ready';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error;
      this.state = 'failed';
    }
    this.#host.requestUpdate();
  }

  /** Something moved: takes the first page again, into place or (`hold`) behind the bar. */
  async refresh(boxes: BoxesClient, box: BoxName, hold: () => boolean): Promise<void> {
    if (this.state !== 'ready') return this.load(boxes, box);
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const page = await boxes.refetch(box, this.query);
      if (turn !== this.#turn) return;
      this.#fresh = page;
      if (hold() && this.rows.length > 0) this.#markInPlace(page.rows);
      else this.reveal();
    } catch {
      // The list keeps what it shows; the live state says in words how old it may be.
    }
    this.#host.requestUpdate();
  }

  reveal(): void {
    if (!this.#fresh) return;
    this.rows = this.#fresh.rows;
    this.next = this.#fresh.next;
    this.left = new Set();
    this.#fresh = undefined;
    this.#host.requestUpdate();
  }

  async more(boxes: BoxesClient, box: BoxName): Promise<void> {
    if (this.next === null || this.loadingMore) return;
    this.loadingMore = true;
    this.#host.requestUpdate();
    try {
      const page = await boxes.page(box, { ...this.query, after: this.next });
      const known = new Set(this.rows.map((row) => row.managementNumber));
      this.rows = [...this.rows, ...page.rows.filter((row) => !known.has(row.managementNumber))];
      this.next = page.next;
    } catch (error) {
      this.error = error;
    }
    this.loadingMore = false;
    this.#host.requestUpdate();
  }

  #markInPlace(fresh: readonly BoxRow[]): void {
    const byNumber = new Map(fresh.map((row) => [row.managementNumber, row]));
    // Rows of later pages are not in the answer; only those that stood on the first page can have left.
    const firstPage = this.rows.slice(0, Math.max(fresh.length, 1));
    this.left = new Set(
      firstPage.filter((row) => !byNumber.has(row.managementNumber)).map((row) => row.managementNumber),
    );
    this.rows = this.rows.map((row) => byNumber.get(row.managementNumber) ?? row);
    if (this.arrived === 0 && this.left.size === 0) this.#fresh = undefined;
  }
}
