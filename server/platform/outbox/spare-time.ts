import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** So long without an act, and work that can wait is done. */
const QUIET_MS = 100;

/** Knows when people are acting, so that work that can wait stands back: one thread answers them and does it. */
export class SpareTime {
  #actedAt = Number.NEGATIVE_INFINITY;

  /** Somebody acts, or has just had the answer. */
  touch(): void {
    this.#actedAt = performance.now();
  }

  /** Settles when nobody has acted for a moment, or after `mostMs` of people who do not stop. */
  async come(mostMs: number): Promise<void> {
    const last = performance.now() + mostMs;
    for (;;) {
      const now = performance.now();
      const quietAt = Math.min(this.#actedAt + QUIET_MS, last);
      if (now >= quietAt) return;
      await pause(quietAt - now);
    }
  }
}

/** Every request that may change something is an act. */
export function noticeActs(app: FastifyInstance, spareTime: SpareTime): void {
  const isAct = (method: string) => method !== 'GET' && method !== 'HEAD';
  app.addHook('onRequest', (request, _reply, done) => {
    if (isAct(request.method)) spareTime.touch();
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (isAct(request.method)) spareTime.touch();
    done();
  });
}
