import type { Clock } from '../platform/clock.ts';
import type { Sql } from '../platform/database/connect.ts';
import { findHeartbeat } from './freshness-store.ts';

/** The office is heard of every minute: three in a row that are missing are no accident. */
const BEHIND_MS = 3 * 60_000;
const KEPT_MS = 5_000;

/**
 * How new the state is that the citizens' process shows. It is behind where the replica is, and where the office has
 * not been there: either way what was published or taken back since is not seen here.
 */
export class Freshness {
  readonly #publicSql: Sql;
  readonly #clock: Clock;
  #kept: Promise<Date | undefined> | undefined;
  #readAt = 0;

  constructor(publicSql: Sql, clock: Clock) {
    this.#publicSql = publicSql;
    this.#clock = clock;
  }

  /** The instant of which the state is, where it is not of this moment. */
  async asOf(): Promise<Date | undefined> {
    const heard = await this.#heard();
    return heard && this.#clock.now().getTime() - heard.getTime() > BEHIND_MS ? heard : undefined;
  }

  #heard(): Promise<Date | undefined> {
    // The monotonic clock: this is about load, not about the office's time.
    const now = performance.now();
    if (this.#kept && now - this.#readAt < KEPT_MS) return this.#kept;
    const reading = findHeartbeat(this.#publicSql);
    this.#kept = reading;
    this.#readAt = now;
    reading.catch(() => {
      this.#kept = undefined;
    });
    return reading;
  }
}
