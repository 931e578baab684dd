import type { Sql } from '../platform/database/connect.ts';
import {
  type ClassCount,
  countByClass,
  countByUnit,
  listAgencies,
  type PublicAgency,
  type UnitCount,
} from './store.ts';

/** What the pages around the documents say: whose site it is, and how many documents stand where. */
export type Facts = {
  readonly agencies: readonly PublicAgency[];
  readonly classes: readonly ClassCount[];
  readonly units: readonly UnitCount[];
};

const KEPT_MS = 5_000;

/**
 * Counts over all documents are too dear for every request, so they are kept for a moment. They are forgotten at
 * once when this process publishes or withdraws; another process's change is seen after the moment. Whether a
 * document can be read is never answered from here.
 */
export class SiteFacts {
  readonly #publicSql: Sql;
  #kept: Promise<Facts> | undefined;
  #readAt = 0;

  constructor(publicSql: Sql) {
    this.#publicSql = publicSql;
  }

  read(): Promise<Facts> {
    // The monotonic clock: this is about load, not about the office's time.
    const now = performance.now();
    if (this.#kept && now - this.#readAt < KEPT_MS) return this.#kept;
    const reading = this.#readNow();
    this.#kept = reading;
    this.#readAt = now;
    reading.catch(() => this.forget());
    return reading;
  }

  forget(): void {
    this.#kept = undefined;
  }

  async #readNow(): Promise<Facts> {
    const [agencies, classes, units] = await Promise.all([
      listAgencies(this.#publicSql),
      countByClass(this.#publicSql),
      countByUnit(this.#publicSql),
    ]);
    return { agencies, classes, units };
  }
}
