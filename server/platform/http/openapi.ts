import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { Problem } from '../../../shared/contract/problem.ts';
import { OPENAPI_PAGE_STYLE, type OpenapiDocument, openapiPage } from './openapi-page.ts';

/** Registers the collector; must come before any route. */
export async function collectOpenapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({ url, schema: { ...schema, ...whatItAsks(app, route) } }),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '결(gyeol) API',
        version: '1',
        description:
          '공공기관 전자결재의 API입니다. 상태를 바꾸는 요청에는 Idempotency-Key가 필요하며, ' +
          '같은 값으로 다시 보내면 같은 답을 받습니다. 거절된 요청은 Problem으로 답합니다.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-gyeol' } },
        schemas: { Problem: Problem as never },
      },
    },
  });
}

const KEY_HEADER = {
  type: 'object',
  required: ['Idempotency-Key'],
  properties: {
    'Idempotency-Key': { type: 'string', minLength: 8, maxLength: 100, description: '요청마다 새로 지은 값' },
  },
};

/** A session and a key, where the route asks for them: the hooks that ask stand apart from its schema. */
function whatItAsks(app: FastifyInstance, { method, url, config }: RouteOptions): FastifySchema {
  const name = `${String(method)} ${url}`;
  const isUnsafe = method !== 'GET';
  return {
    security: config?.policy && 'public' in config.policy ? [] : [{ session: [] }],
    ...(isUnsafe && !app.routesWithoutKey.has(name) ? { headers: KEY_HEADER } : {}),
  };
}

/** Serves the collected document and a page a person can read, without scripts and without other hosts. */
export function serveOpenapi(app: FastifyInstance): void {
  const policy = { public: 'the API description contains no data of any agency' };
  app.get('/api/openapi.json', { config: { policy }, schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
  app.get('/api/docs', { config: { policy }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(openapiPage(app.swagger() as OpenapiDocument).toString()),
  );
  app.get('/api/docs.css', { config: { policy }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(OPENAPI_PAGE_STYLE),
  );
}
