import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { Sql } from '../platform/database/connect.ts';
import { listCurrent } from './store.ts';

type Asked = { settle: (eventId: string | undefined) => void; fail: (error: unknown) => void };

const MOST_AT_ONCE = 1;

/**
 * Whether a document is public right now, asked of the database for every request and never remembered, so that a
 * withdrawal is seen by the next request. Requests that come while a question is under way are asked together in
 * the next one; every question begins after the requests it answers.
 */
export class CurrentCopies {
  readonly #publicSql: Sql;
  #waiting = new Map<string, Asked[]>();
  #under = 0;

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
      if (this.#under < MOST_AT_ONCE) void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    this.#under += 1;
    // One turn of the event loop gathers the requests that have arrived together.
    await new Promise((next) => setImmediate(next));
    const asked = this.#waiting;
    this.#waiting = new Map();
    try {
      const current =
        asked.size > 0 ? await listCurrent(this.#publicSql, [...asked.keys()]) : new Map<string, string>();
      for (const [number, requests] of asked) for (const { settle } of requests) settle(current.get(number));
    } catch (error) {
      for (const requests of asked.values()) for (const { fail } of requests) fail(error);
    }
    this.#under -= 1;
    if (this.#waiting.size > 0) void this.#ask();
  }
}
