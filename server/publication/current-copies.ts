import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { Sql } from '../platform/database/connect.ts';
import { listCurrent } from './store.ts';

type Asked = { settle: (eventId: string | undefined) => void; fail: (error: unknown) => void };

/** While one question is with the database the answers of the other can be sent. */
const MOST_AT_ONCE = 2;
/**
 * A question waits for company until so many turns of the event loop have brought nobody, and no more turns than the
 * most. An empty turn takes some microseconds; a question costs both processes more than a hundred.
 */
const QUIET_TURNS = 6;
const MOST_TURNS = 64;

/**
 * Whether a document is public right now, asked of the database for every request and never remembered, so that a
 * withdrawal is seen by the next request. Requests that come together, or while questions are under way, are asked
 * together in the next one; every question begins after the requests it answers.
 */
export class CurrentCopies {
  readonly #publicSql: Sql;
  #waiting = new Map<string, Asked[]>();
  #arrived = 0;
  #under = 0;
  #isGathering = false;

  constructor(publicSql: Sql) {
    this.#publicSql = publicSql;
  }

  /** The event that published the copy, or undefined for everything a citizen cannot read. */
  find(managementNumber: string): Promise<string | undefined> {
    // An address that cannot be a number is asked as one that nobody has, so that it takes the same way.
    const number = isManagementNumber(managementNumber) ? managementNumber : 'D0000000000000';
    return new Promise((settle, fail) => {
      const asked = this.#waiting.get(number);
      if (asked) asked.push({ settle, fail });
      else this.#waiting.set(number, [{ settle, fail }]);
      this.#arrived += 1;
      this.#askWhenPossible();
    });
  }

  #askWhenPossible(): void {
    if (this.#isGathering || this.#under >= MOST_AT_ONCE || this.#waiting.size === 0) return;
    this.#isGathering = true;
    this.#gather(this.#arrived, 0, MOST_TURNS);
  }

  #gather(arrived: number, quiet: number, turns: number): void {
    setImmediate(() => {
      const quietNow = this.#arrived === arrived ? quiet + 1 : 0;
      if (quietNow < QUIET_TURNS && turns > 1) return this.#gather(this.#arrived, quietNow, turns - 1);
      this.#isGathering = false;
      void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    // From here on whoever comes is asked in another question: this one may have been answered already.
    const asked = this.#waiting;
    this.#waiting = new Map();
    this.#under += 1;
    try {
      const current = await listCurrent(this.#publicSql, [...asked.keys()]);
      for (const [number, requests] of asked) for (const { settle } of requests) settle(current.get(number));
    } catch (error) {
      for (const requests of asked.values()) for (const { fail } of requests) fail(error);
    }
    this.#under -= 1;
    this.#askWhenPossible();
  }
}
