import fastify from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { type Method, openTestOffice } from '../../testing/test-office.ts';
import { type DeclaredRoute, enforcePolicies } from './policy.ts';

const office = await openTestOffice();
afterAll(office.close);

const routes = office.app.declaredRoutes.filter((route) => !route.url.includes('*'));
const isPublic = (route: DeclaredRoute) => 'public' in route.policy;
const named = (route: DeclaredRoute) => `${route.method} ${route.url}`;
const methodOf = (route: DeclaredRoute) => route.method as Method;
/** The route's address with something in every place that has the right form and names nothing. */
const addressOf = (route: DeclaredRoute) =>
  route.url.replace(':managementNumber', 'D0000000000001').replace(':box', 'waiting').replaceAll(/:\w+/g, 'x');
const closed = routes.filter((route) => !isPublic(route));
const unsafe = routes.filter((route) => route.method !== 'GET' && route.method !== 'OPTIONS');

describe('every route', () => {
  test('without a policy stops the start', () => {
    const app = fastify();
    enforcePolicies(app);
    expect(() => app.get('/api/forgotten', () => 'secret')).toThrow('route without a policy: GET /api/forgotten');
  });

  test('of the API that is open to everybody stands in this list', () => {
    const open = routes.filter((route) => route.url.startsWith('/api/') && isPublic(route));
    expect(open.map(named).sort()).toEqual([
      'DELETE /api/session',
      'GET /api/docs',
      'GET /api/docs.css',
      'GET /api/openapi.json',
      'GET /api/setup/:token',
      'POST /api/session',
      'POST /api/setup/:token',
    ]);
  });

  test.each(closed.map((route) => [named(route), route] as const))('%s needs a session', async (_name, route) => {
    const response = await office.visitor().attempt(methodOf(route), addressOf(route));
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'session-required' });
  });

  test.each(unsafe.map((route) => [named(route), route] as const))(
    '%s is not done for another site',
    async (_name, route) => {
      const administrator = await office.as('administrator');
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' },
      ]) {
        const response = await administrator.attempt(methodOf(route), addressOf(route), undefined, headers);
        expect([headers, response.json().code]).toEqual([headers, 'cross-site']);
      }
    },
  );

  test('that acts for somebody asks for a key, except where there is a reason', async () => {
    const administrator = await office.as('administrator');
    const without: string[] = [];
    for (const route of unsafe.filter((candidate) => !isPublic(candidate))) {
      const headers = { 'idempotency-key': undefined };
      const response = await administrator.attempt(methodOf(route), addressOf(route), undefined, headers);
      if (response.json().code !== 'idempotency-key-missing') without.push(named(route));
    }
    expect(without).toEqual(['POST /api/people/:personId/account', 'POST /api/accounts/:accountId/one-time-password']);
  });

  test('answers with headers under which nothing of it can run elsewhere', async () => {
    const drafter = await office.as('drafter');
    for (const route of routes.filter((candidate) => candidate.method === 'GET' && candidate.url.startsWith('/api/'))) {
      if (route.url === '/api/live') continue;
      const { headers } = await drafter.attempt('GET', addressOf(route));
      expect([named(route), headers]).toMatchObject([
        named(route),
        {
          'content-security-policy': expect.stringContaining("default-src 'none'"),
          'x-content-type-options': 'nosniff',
          'cache-control': expect.stringContaining('no-store'),
        },
      ]);
    }
  });
});

describe('an act', () => {
  test('sent by our own page is not taken for another site’s', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:80', host: 'localhost:80' },
    ]) {
      const response = await office.visitor().attempt('DELETE', '/api/session', undefined, headers);
      expect(response.statusCode).toBe(204);
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'sent as a form of type %s is not read',
    async (type) => {
      const administrator = await office.as('administrator');
      const payload = '{"unitId":"x","path":["x"],"retention":"y1"}';
      const headers = { 'content-type': type };
      const response = await administrator.inject({ method: 'POST', url: '/api/unit-tasks', payload, headers });
      expect(response.statusCode).toBe(415);
      expect(response.json()).toMatchObject({ code: 'unsupported-media-type' });
    },
  );

  test.each([
    ['broken JSON', '{"unitId":', 400],
    [
      'a poisoned prototype',
      '{"__proto__":{"roles":["administrator"]},"unitId":"x","path":["x"],"retention":"y1"}',
      400,
    ],
    ['more than a draft can be', JSON.stringify({ unitId: 'x'.repeat(5_000_000) }), 413],
  ])('with %s is refused in our own words', async (_what, payload, status) => {
    const administrator = await office.as('administrator');
    const headers = { 'content-type': 'application/json' };
    const response = await administrator.inject({ method: 'POST', url: '/api/unit-tasks', payload, headers });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ message: expect.stringMatching(/[가-힣]/), requestId: expect.any(String) });
  });
});

describe('what is not there', () => {
  test('is answered alike for an address we do not have, a document nobody has, and another’s draft', async () => {
    const { managementNumber } = await (await office.as('drafter')).post<{ managementNumber: string }>('/api/drafts');
    const outsider = await office.as('outsider');
    const plain = async (url: string) => {
      const response = await outsider.attempt('GET', url);
      return { status: response.statusCode, body: { ...response.json(), requestId: '' } };
    };
    const nowhere = await plain('/api/nowhere');
    expect(nowhere.status).toBe(404);
    for (const number of [managementNumber, 'D0000999999999']) {
      expect(await plain(`/api/documents/${number}`)).toEqual(nowhere);
      expect(await plain(`/api/drafts/${number}`)).toEqual(nowhere);
    }
  });
});
