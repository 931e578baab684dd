import type { IncomingMessage } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import type { Services } from '../services.ts';
import { compileWhenAsked } from './compile-when-asked.ts';
import { answerFrameworkError } from './problems.ts';
import { answerUnreadable } from './unreadable-request.ts';

/** JSON bodies: a draft is the largest, and its own limit is told in words by the body's reader. */
const BODY_LIMIT_BYTES = 4_000_000;

/** How every application of ours listens: the office’s, and the citizens’ where it runs by itself. */
export function appOptions({ log, config }: Pick<Services, 'log' | 'config'>): FastifyServerOptions {
  return {
    loggerInstance: log,
    bodyLimit: BODY_LIMIT_BYTES,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerUnreadable,
    // Fastify's defaults drop unknown fields and turn "1" into 1: a mistake of the client would pass in silence.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    schemaController: { compilersFactory: compileWhenAsked() },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // A whole request: 200 MB over one megabit a second. Who sends nothing for two minutes is cut off before.
    requestTimeout: 30 * 60_000,
    connectionTimeout: 120_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    trustProxy: config.proxies.length > 0 ? [...config.proxies] : false,
    // A second route for each GET would take a twentieth of every start.
    exposeHeadRoutes: false,
    rewriteUrl: answerHeadAsGet,
  };
}

/** The route of GET answers, and Node leaves out the body of what was asked as HEAD. Only GET itself opens a socket. */
function answerHeadAsGet(request: IncomingMessage): string {
  if (request.method === 'HEAD' && request.headers.upgrade === undefined) request.method = 'GET';
  return request.url ?? '/';
}
