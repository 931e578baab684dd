import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from './problems.ts';

const SAFE = new Set(['GET', 'OPTIONS']);

/**
 * No act from another site: an unsafe request needs `Sec-Fetch-Site: same-origin`, or an Origin that is ours
 * where the browser sends no such header (plain http outside the loopback). Programs send neither header.
 */
export function refuseCrossSite(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (SAFE.has(request.method) || !isFromAnotherSite(config, request)) done();
    else done(new Problem('cross-site'));
  });
}

function isFromAnotherSite(config: Config, { headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  return headers.origin !== undefined && !isOwnOrigin(config, headers.origin, headers.host);
}

/** Ours: a configured origin, or, without a configured public origin, the very host the request was sent to. */
export function isOwnOrigin(config: Config, origin: string, host: string | undefined): boolean {
  if (config.origins.includes(origin)) return true;
  return !config.https && host !== undefined && origin === `http://${host}`;
}
