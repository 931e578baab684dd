import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerFault, Problem } from '../platform/http/problems.ts';

/** Public data alone, and never with credentials: no cookie of a reader goes along, and none could change an answer. */
const OPEN_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Repr-Digest, Retry-After, X-Resume-Cursor',
  'cross-origin-resource-policy': 'cross-origin',
} as const;
/** What a browser asks before it sends more than a plain GET: what may be sent, for a day. */
const ASKED_BEFORE = {
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'If-Modified-Since, If-None-Match',
  'access-control-max-age': '86400',
} as const;
const ROUTE = {
  config: { policy: { public: 'what pages of other sites may ask for; nothing of it is answered here' } },
  schema: { hide: true },
} as const;
const DATA = ['/documents/:managementNumber.json', '/search.atom'];
const DATA_FOLDER = '/open-data/';
const RETRY_S = '60';

/** 열린 자료 for programs that run in pages of other sites (CORS). Goes before the routes that it opens. */
export function openToOtherSites(site: FastifyInstance): void {
  site.addHook('onRequest', (request, reply, done) => {
    if (isOpenData(request)) reply.headers(OPEN_HEADERS);
    done();
  });
  for (const url of [...DATA, `${DATA_FOLDER}*`]) {
    site.options(url, ROUTE, (_request, reply) => reply.status(204).headers(ASKED_BEFORE).send());
  }
}

export function isOpenData({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return DATA.includes(url) || url.startsWith(DATA_FOLDER);
}

/** Programs are told of faults as data; of what was taken back, that it is gone (410) and not that it never was. */
export function answerDataFault(
  error: FastifyError | Problem,
  isTakenBack: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (isTakenBack) return answerFault(new Problem('taken-back-from-citizens'), request, reply);
  if (!(error instanceof Problem) || error.code === 'unavailable') reply.header('retry-after', RETRY_S);
  return answerFault(error, request, reply);
}
