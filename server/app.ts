import websocket from '@fastify/websocket';
import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { demandKeys } from './platform/http/idempotency.ts';
import { collectOpenapi, serveOpenapi } from './platform/http/openapi.ts';
import { enforcePolicies } from './platform/http/policy.ts';
import { answerProblems } from './platform/http/problems.ts';
import { checkReplies } from './platform/http/reply-check.ts';
import { refuseCrossSite } from './platform/http/same-site.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import type { Services } from './platform/services.ts';

/** JSON bodies: a draft is the largest, and its own limit is told in words by the body's reader. */
const BODY_LIMIT_BYTES = 4_000_000;

/** Unsafe routes that take no Idempotency-Key, each with its reason. */
const WITHOUT_KEY: ReadonlyMap<string, string> = new Map([
  ['POST /api/session', 'nobody is signed in yet; signing in twice makes two sessions and harms nothing'],
  ['DELETE /api/session', 'signing out twice is signing out'],
  ['POST /api/setup/:token', 'the link itself works once'],
]);

/** The whole application, listed one by one; production and tests build it by this same function. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = fastify(appOptions(services)).withTypeProvider<TypeBoxTypeProvider>();
  answerProblems(app);
  enforcePolicies(app);
  addSecurityHeaders(app, services.config);
  refuseCrossSite(app, services.config);
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: 4_096 } });
  await collectOpenapi(app);
  if (services.checkReplies) checkReplies(app);
  demandKeys(app, WITHOUT_KEY);

  serveOpenapi(app);
  return app as unknown as FastifyInstance;
}

function appOptions(services: Services): FastifyServerOptions {
  return {
    loggerInstance: services.log,
    bodyLimit: BODY_LIMIT_BYTES,
    // Fastify's defaults drop unknown fields and turn "1" into 1: a mistake of the client would pass in silence.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    trustProxy: false,
  };
}
