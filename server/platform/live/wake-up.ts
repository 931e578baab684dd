import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Sql } from '../database/connect.ts';

const CHANNEL = 'gyeol_live';
const COALESCE_MS = 25;
const CHECK_MS = 25_000;
/** NOTIFY takes 8,000 bytes; past this many names everybody is woken. */
const MOST_NAMES = 200;
const EVERYBODY = '*';

/** Whom to wake: the accounts whose logs have grown, or all where it is not known who. */
export type Woken = readonly string[] | 'everybody';

/**
 * Tells the other nodes whose log has grown, by a NOTIFY of its own some 25 ms later, many in one. NOTIFY inside an
 * act's transaction costs half of all acts, because commits then queue up (data.md §4).
 */
export class WakeUp {
  readonly #sql: Sql;
  readonly #onWake: (woken: Woken) => void;
  readonly #logger: FastifyBaseLogger;
  readonly #node = randomUUID();
  #pending = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #checkTimer: NodeJS.Timeout | undefined;
  #heardItself = true;
  #listening: { unlisten(): Promise<void> } | undefined;

  constructor(sql: Sql, onWake: (woken: Woken) => void, logger: FastifyBaseLogger) {
    this.#sql = sql;
    this.#onWake = onWake;
    this.#logger = logger;
  }

  async start(): Promise<void> {
    await this.#listen();
    this.#checkTimer = setInterval(() => void this.check(), CHECK_MS);
  }

  /**
   * Calls itself, and listens anew where the call before was not heard: the library reconnects, but gives up for
   * good when its first try fails, as it does while a database restarts.
   */
  async check(): Promise<void> {
    try {
      if (!this.#heardItself) {
        await this.#listening?.unlisten();
        await this.#listen();
      }
      this.#heardItself = false;
      await this.#sql`select pg_notify(${CHANNEL}, ${this.#node})`;
    } catch (error) {
      this.#logger.warn({ err: error }, 'the other nodes cannot be heard');
    }
  }

  /** Calls the other nodes; this one knows already. */
  call(accountIds: readonly string[]): void {
    if (accountIds.length === 0) return;
    for (const accountId of accountIds) this.#pending.add(accountId);
    this.#timer ??= setTimeout(() => void this.#notify(), COALESCE_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#checkTimer);
    clearTimeout(this.#timer);
    if (this.#pending.size > 0) await this.#notify();
    // Where the database is gone, listening has ended with it, and closing goes on.
    await this.#listening?.unlisten().catch(() => undefined);
  }

  /** On a connection of its own. After a lost connection nobody knows what was missed: everybody wakes. */
  async #listen(): Promise<void> {
    this.#listening = await this.#sql.listen(
      CHANNEL,
      (payload) => this.#heard(payload),
      () => this.#onWake('everybody'),
    );
  }

  #heard(payload: string): void {
    const [node, names = EVERYBODY] = payload.split(' ');
    if (node === this.#node) {
      this.#heardItself = true;
      return;
    }
    this.#onWake(names === EVERYBODY ? 'everybody' : names.split(','));
  }

  async #notify(): Promise<void> {
    const names = [...this.#pending];
    this.#pending = new Set();
    this.#timer = undefined;
    const payload = `${this.#node} ${names.length > MOST_NAMES ? EVERYBODY : names.join(',')}`;
    try {
      await this.#sql`select pg_notify(${CHANNEL}, ${payload})`;
    } catch (error) {
      // The other nodes find the rows at their next heartbeat.
      this.#logger.warn({ err: error }, 'the other nodes could not be woken');
    }
  }
}
