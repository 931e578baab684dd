import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LIVE_PROTOCOL } from '../../shared/contract/live-protocol.ts';
import type { Config } from '../platform/config.ts';
import { signedIn } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { isOwnOrigin } from '../platform/http/same-site.ts';
import { type LiveHub, MOST_SOCKETS_PER_ACCOUNT } from '../platform/live/live-hub.ts';

/**
 * GET /api/live. Everything is checked before the upgrade: the Origin, the session (by the route's policy), the
 * protocol and the number of sockets. The library checks none of these by itself.
 */
export function addLiveRoute(app: FastifyInstance, config: Config, hub: LiveHub): void {
  app.get(
    '/api/live',
    {
      websocket: true,
      config: { policy: { action: 'notification.follow' } },
      onRequest: async (request) => refuseForeignPage(config, request),
      preHandler: async (request) => {
        if (!protocolsOf(request).includes(LIVE_PROTOCOL))
          throw new Problem('invalid-input', { problem: LIVE_PROTOCOL });
        if (hub.countOf(signedIn(request).accountId) >= MOST_SOCKETS_PER_ACCOUNT) throw new Problem('rate-limited');
      },
    },
    (socket, request) => hub.add(socket, signedIn(request)),
  );
}

/** Browsers always name the page's origin; a program that names none carries no person's cookie by accident. */
function refuseForeignPage(config: Config, request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && !isOwnOrigin(config, origin, host)) throw new Problem('cross-site');
}

function protocolsOf(request: FastifyRequest): readonly string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}
