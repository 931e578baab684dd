import { setTimeout as pauseFor } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** So long without an act, and work that can wait is done. */
const QUIET_MS = 100;
/** After each piece of background work it rests so many times as long: a tenth of a processor beside people, … */
const RESTS_BESIDE_PEOPLE = 9;
/** … a fiftieth where they come in crowds, so that the pages of a busy day do not wait for what nobody waits for, … */
const RESTS_IN_A_CROWD = 49;
/** So many requests in a second are a crowd: more than any office sends, fewer than a site that is much read. */
const A_CROWD_A_SECOND = 200;
/** … and half of one where nobody asks: the citizens' process and other programs use the same machine. */
const RESTS_ALONE = 1;
/** A piece that took a minute, such as a file of a thousand pages, does not put off the others for nine. */
const LONGEST_REST_MS = 5_000;

/** The clock that measures work, and the way to let time go by. */
export type Passing = {
  readonly now: () => number;
  /** Settles early where the signal says that the server ends. */
  readonly pause: (ms: number, ending?: AbortSignal) => Promise<unknown>;
};

// The monotonic clock: this is about load, not about the office's time.
const REAL: Passing = {
  now: () => performance.now(),
  pause: (ms, signal) => pauseFor(ms, undefined, signal && { signal }).catch(() => undefined),
};

/** Knows when people ask and act, so that work that can wait stands back: one thread answers them and does it. */
export class SpareTime {
  readonly #passing: Passing;
  #actedAt = Number.NEGATIVE_INFINITY;
  #asked = 0;

  constructor(passing: Passing = REAL) {
    this.#passing = passing;
  }

  /** Somebody acts, or has just had the answer. */
  touch(): void {
    this.#actedAt = this.#passing.now();
  }

  /** Somebody asks for anything at all. */
  notice(): void {
    this.#asked += 1;
  }

  /** Settles when nobody has acted for a moment, or after `mostMs` of people who do not stop. */
  async come(mostMs: number): Promise<void> {
    const last = this.#passing.now() + mostMs;
    for (;;) {
      const now = this.#passing.now();
      const quietAt = Math.min(this.#actedAt + QUIET_MS, last);
      if (now >= quietAt) return;
      await this.#passing.pause(quietAt - now);
    }
  }

  /**
   * A piece of background work of which there is a lot, and the rest that it owes those who ask meanwhile. What takes
   * longer because the machine is busy rests longer too, so the share is kept by itself.
   */
  async share<Made>(piece: () => Promise<Made>, ending?: AbortSignal): Promise<Made> {
    const asked = this.#asked;
    const began = this.#passing.now();
    try {
      return await piece();
    } finally {
      const took = this.#passing.now() - began;
      const rests = restsBeside(this.#asked - asked, took);
      await this.#passing.pause(Math.min(took * rests, LONGEST_REST_MS), ending);
    }
  }
}

function restsBeside(asked: number, tookMs: number): number {
  if (asked === 0) return RESTS_ALONE;
  return asked > 1 && (asked * 1000) / tookMs >= A_CROWD_A_SECOND ? RESTS_IN_A_CROWD : RESTS_BESIDE_PEOPLE;
}

/**
 * Every request is somebody who asks; one that may change something is an act. Here only: citizens whose site is a
 * process of its own (GYEOL_PUBLIC_SITE=apart) are not heard of, and the office's work rests beside its own people.
 */
export function noticeActs(app: FastifyInstance, spareTime: SpareTime): void {
  const isAct = (method: string) => method !== 'GET' && method !== 'HEAD';
  app.addHook('onRequest', (request, _reply, done) => {
    spareTime.notice();
    if (isAct(request.method)) spareTime.touch();
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (isAct(request.method)) spareTime.touch();
    done();
  });
}
