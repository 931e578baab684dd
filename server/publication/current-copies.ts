import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { Sql } from '../platform/database/connect.ts';
import { findEdition, listCurrent } from './store.ts';

type Known = { readonly eventId: string; readonly edition: string };

type Asked = {
  readonly number: string;
  readonly settle: (eventId: string | undefined) => void;
  readonly fail: (error: unknown) => void;
  /** What is known of it, if the edition it was known at may still stand. */
  known: Known | undefined;
  /** What was known of it belongs to an edition that stands no more: it is asked for by its number. */
  readonly isByNumber: boolean;
};

/** While one question is with the database the answers of the other can be sent. */
const MOST_AT_ONCE = 1;
/**
 * A question waits for company until so many turns of the event loop have brought nobody, and no more turns than the
 * most. An empty turn takes some microseconds; a question costs both processes more than a hundred.
 */
const QUIET_TURNS = 3;
const MOST_TURNS = 64;
/** As many as pages are kept; a number that has been forgotten is asked for again. */
const MOST_KNOWN = 32_768;

/**
 * Whether a document is public right now, asked of the database for every request, so that a withdrawal is seen by the
 * next request. What is remembered is what was public at an edition (판); the question is then only whether that
 * edition still stands, and its answer serves all who wait. Every question begins after the requests it answers.
 */
export class CurrentCopies {
  readonly #publicSql: Sql;
  readonly #known = new Map<string, Known>();
  /** Of the last answer: whatever is known of another one is not worth the shorter question. */
  #edition: string | undefined;
  #waiting: Asked[] = [];
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
      this.#waiting.push({ number, settle, fail, known: undefined, isByNumber: false });
      this.#arrived += 1;
      this.#askWhenPossible();
    });
  }

  #askWhenPossible(): void {
    if (this.#isGathering || this.#under >= MOST_AT_ONCE || this.#waiting.length === 0) return;
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
    this.#waiting = [];
    this.#under += 1;
    try {
      await this.#answer(asked);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
    this.#under -= 1;
    this.#askWhenPossible();
  }

  async #answer(asked: readonly Asked[]): Promise<void> {
    const numbers = new Set<string>();
    for (const request of asked) {
      const known = request.isByNumber ? undefined : this.#known.get(request.number);
      request.known = known?.edition === this.#edition ? known : undefined;
      if (!request.known) numbers.add(request.number);
    }
    const found =
      numbers.size === 0
        ? { edition: await findEdition(this.#publicSql), events: NOTHING }
        : await listCurrent(this.#publicSql, [...numbers]);
    this.#edition = found.edition;
    for (const number of numbers) this.#learn(number, found.events.get(number), found.edition);
    for (const request of asked) {
      if (!request.known) request.settle(found.events.get(request.number));
      else if (request.known.edition === found.edition) request.settle(request.known.eventId);
      else this.#waiting.push({ ...request, isByNumber: true });
    }
  }

  #learn(number: string, eventId: string | undefined, edition: string | undefined): void {
    this.#known.delete(number);
    if (eventId === undefined || edition === undefined) return;
    this.#known.set(number, { eventId, edition });
    if (this.#known.size <= MOST_KNOWN) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      return;
    }
  }
}

const NOTHING: ReadonlyMap<string, string> = new Map();
