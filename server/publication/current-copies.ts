import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { Sql } from '../platform/database/connect.ts';
import { listCurrent } from './store.ts';

type Asked = { settle: (eventId: string | undefined) => void; fail: (error: unknown) => void };

/** While one question is with the database the answers of the other can be sent. */
const MOST_AT_ONCE = 2;
/** Turns of the event loop that a question waits for company at most: far less than asking costs. */
const MOST_TURNS = 8;

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
    this.#gather(this.#arrived, MOST_TURNS);
  }

  /** Waits for a turn of the event loop that brings nobody new, then asks. */
  #gather(arrived: number, turns: number): void {
    setImmediate(() => {
      if (this.#arrived !== arrived && turns > 1) return this.#gather(this.#arrived, turns - 1);
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
