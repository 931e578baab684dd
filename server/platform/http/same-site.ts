import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from './problems.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * No act from another site: an unsafe request needs `Sec-Fetch-Site: same-origin`, or an Origin that is ours
 * where the browser sends no such header (plain http outside the loopback). Programs send neither header.
 */
export function refuseCrossSite(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) {
      if (site !== 'same-origin') throw new Problem('cross-site');
      return;
    }
    const origin = request.headers.origin;
    if (origin !== undefined && !isOwnOrigin(config, origin, request.headers.host)) throw new Problem('cross-site');
  });
}

/** Ours: a configured origin, or, without a configured public origin, the very host the request was sent to. */
export function isOwnOrigin(config: Config, origin: string, host: string | undefined): boolean {
  if (config.origins.includes(origin)) return true;
  return !config.https && host !== undefined && origin === `http://${host}`;
}
