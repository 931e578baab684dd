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
/** Above this it is dear: on a large site many are counted at every publication, and every reader would wait. */
const DEAR_MS = 50;
/** What is dear takes a twentieth of the time at most. */
const KEPT_TIMES = 20;

/**
 * Counts over all documents are too dear for every request, so they are kept for a moment; another process's change
 * is seen after it. What this process publishes or withdraws is counted at once, unless counting has become dear: then
 * they are kept for longer, and told as they were while they are counted anew. Whether a document can be read is never
 * answered from here.
 */
export class SiteFacts {
  readonly #publicSql: Sql;
  readonly #now: () => number;
  #kept: Promise<Facts> | undefined;
  #isCounting = false;
  #readAt = 0;
  #took = 0;

  /** The monotonic clock: this is about load, not about the office's time. */
  constructor(publicSql: Sql, now: () => number = () => performance.now()) {
    this.#publicSql = publicSql;
    this.#now = now;
  }

  read(): Promise<Facts> {
    const isDear = this.#took > DEAR_MS;
    const isOld = this.#now() - this.#readAt >= (isDear ? Math.max(KEPT_MS, this.#took * KEPT_TIMES) : KEPT_MS);
    if (this.#kept && !isOld) return this.#kept;
    if (!this.#kept || !isDear) return this.#count();
    const old = this.#kept;
    if (!this.#isCounting) void this.#count(old).catch(() => undefined);
    return old;
  }

  forget(): void {
    if (this.#took <= DEAR_MS) this.#kept = undefined;
  }

  /** Counts; whoever asks meanwhile is told `old`, or waits with us where there is none. */
  #count(old?: Promise<Facts>): Promise<Facts> {
    const began = this.#now();
    this.#isCounting = true;
    const reading = this.#readNow();
    if (!old) this.#kept = reading;
    this.#readAt = began;
    reading.then(
      () => {
        this.#took = this.#now() - began;
        this.#isCounting = false;
        if (old && this.#kept === old) this.#kept = reading;
      },
      () => {
        this.#isCounting = false;
        if (this.#kept === reading) this.#kept = undefined;
      },
    );
    return reading;
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
