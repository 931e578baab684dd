import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../shared/contract/problem.ts';
import { type OfficeClient, openTestOffice } from './testing/test-office.ts';
import { writeDraft } from './testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

type Schema = Record<string, unknown>;
type Operation = {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: Schema }[];
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: object }>>;
};
type Openapi = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

let openapi: Openapi;
let drafter: OfficeClient;
beforeAll(async () => {
  openapi = (await office.visitor().attempt('GET', '/api/openapi.json')).json();
  drafter = await office.as('drafter');
});

const operations = () =>
  Object.entries(openapi.paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${url}`, url, operation })),
  );

describe('the OpenAPI document', () => {
  test('is one of version 3.1 whose every operation says what it does, takes and answers', () => {
    expect(openapi.openapi).toMatch(/^3\.1\./);
    expect(openapi.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const { name, url, operation } of operations()) {
      expect([name, operation.summary, operation.tags?.length]).toEqual([name, expect.stringMatching(/[가-힣]/), 1]);
      expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining([expect.any(String)])]);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^([1-5]\d\d|[1-5]XX)$/);
        expect([name, status, response.description]).toEqual([name, status, expect.any(String)]);
      }
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const named = [...url.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect([name, inPath.map((parameter) => parameter.name)]).toEqual([name, named]);
      for (const parameter of inPath) expect([name, parameter.required]).toEqual([name, true]);
    }
  });

  test('points only to what is in it', () => {
    const pointers = [...JSON.stringify(openapi).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const pointer of pointers) {
      const found = pointer.split('/').reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], openapi);
      expect([pointer, found]).toEqual([pointer, expect.any(Object)]);
    }
  });

  test('has every route that officials use, with the session and the key it asks for', () => {
    const described = new Map(operations().map(({ name, operation }) => [name, operation]));
    const unlisted = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs.css', 'GET /api/live'];
    for (const { method, url, policy } of office.app.declaredRoutes) {
      const name = `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`;
      if (!url.startsWith('/api/') || unlisted.includes(name)) continue;
      const operation = described.get(name);
      expect([name, operation?.security]).toEqual([name, 'public' in policy ? [] : [{ session: [] }]]);
      const asksForKey = operation?.parameters?.some((parameter) => parameter.name === 'Idempotency-Key') ?? false;
      const needsKey = method !== 'GET' && !office.app.routesWithoutKey.has(`${method} ${url}`);
      expect([name, asksForKey]).toEqual([name, needsKey]);
    }
  });

  test('has every address that our own client asks', () => {
    const folder = path.resolve(import.meta.dirname, '../web/client');
    const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const paths = Object.keys(openapi.paths).map((url) => url.split('/'));
    const asked = sources.flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      // A hole after a slash is a part of the address; any other begins its query, which is none.
      return [...text.matchAll(/['"`](\/api\/[^'"`?]*)/g)].map((match) =>
        (match[1] ?? '').replaceAll(/\/\$\{[^}]*\}/g, '/x').replace(/\$\{.*$/s, ''),
      );
    });
    expect(asked.length).toBeGreaterThan(15);
    // The socket is no request of HTTP: its messages are described in the contract. A client may also keep the
    // beginning of several addresses.
    const begins = (known: readonly string[], url: string) =>
      url.split('/').every((part, at) => known[at] === part || known[at]?.startsWith('{'));
    const unknown = asked.filter((url) => url !== '/api/live' && !paths.some((known) => begins(known, url)));
    expect(unknown).toEqual([]);
  });

  test('is readable as a page that asks nothing of another host and runs no script', async () => {
    const page = await office.visitor().attempt('GET', '/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script|https?:\/\//);
    for (const { name } of operations()) expect(page.body).toContain(name.replace(/&/g, '&amp;'));
  });
});

/** Refused in Korean with a request's number, and never as a fault of ours. */
async function refusedAs(response: { statusCode: number; body: string; headers: object; json(): unknown }) {
  expect(response.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
  const problem = response.json() as Problem;
  expect(Object.keys(problem).filter((key) => !['code', 'message', 'facts', 'requestId'].includes(key))).toEqual([]);
  expect(problem).toMatchObject({
    message: expect.stringMatching(/[가-힣].*[다오]\.$/),
    requestId: expect.any(String),
  });
  return { status: response.statusCode, code: problem.code };
}

describe('a request that no client of ours would send', () => {
  test.each([
    ['an address that cannot be read', 'GET', '/api/drafts/%E0%A4%A', 400],
    ['a management number that is none', 'GET', '/api/drafts/D123', 400],
    ['a management number with a letter of another script', 'GET', '/api/documents/D００００００００００００1', 400],
    ['an address of a thousand letters', 'GET', `/api/drafts/${'9'.repeat(1_000)}`, 404],
    ['an address that is not there', 'GET', '/api/nowhere', 404],
    ['a box that is not there', 'GET', '/api/boxes/everything', 400],
    ['a cursor that we never gave', 'GET', '/api/boxes/waiting?after=abc', 400],
    ['a cursor of a day that is none', 'GET', `/api/boxes/done?after=${cursor('2026-99-99T00:00:00.000Z')}`, 400],
    ['a cursor of a document that is none', 'GET', `/api/boxes/done?after=${cursor(undefined, '-'.repeat(36))}`, 400],
    ['a cursor twice', 'GET', '/api/boxes/saved?after=a&after=b', 400],
    ['a question that is not asked here', 'GET', '/api/boxes/waiting?all=1', 400],
    ['a method that is none of ours', 'PATCH', '/api/drafts', 404],
    ['OPTIONS', 'OPTIONS', '/api/drafts', 404],
    ['PROPFIND', 'PROPFIND', '/api/boxes', 404],
  ])('%s', async (_what, method, url, status) => {
    const response = await drafter.inject({ method: method as 'GET', url });
    expect((await refusedAs(response)).status).toBe(status);
  });

  test('an address that cannot be read is told as a page to whoever opens it in a window', async () => {
    const headers = { accept: 'text/html' };
    const response = await drafter.inject({ method: 'GET', url: '/documents/%E0%A4%A', headers });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('<h1>주소를 읽을 수 없습니다</h1>');
  });

  test.each([
    ['JSON that breaks off', 'application/json', '{"title":', 400],
    ['nothing where JSON is announced', 'application/json', '', 400],
    ['a list instead of a draft', 'application/json', '[]', 400],
    ['a text instead of a draft', 'application/json', '"기안"', 400],
    ['bytes that are no letters', 'application/json', Buffer.from([0x7b, 0xff, 0xfe, 0x00]), 400],
    ['ten thousand levels of lists', 'application/json', '['.repeat(10_000) + ']'.repeat(10_000), 400],
    [
      'ten thousand levels in the body',
      'application/json',
      `{"editorJson":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_001)}`,
      400,
    ],
    ['XML', 'application/xml', '<draft/>', 415],
    ['a form', 'application/x-www-form-urlencoded', 'title=a', 415],
    ['no kind at all', '', '{}', 415],
    ['ten megabytes', 'application/json', `{"title":"${'가'.repeat(3_500_000)}"}`, 413],
  ])('%s', async (_what, type, payload, status) => {
    const number = await writeDraft(office);
    const headers = { 'content-type': type };
    const response = await drafter.inject({ method: 'PUT', url: `/api/drafts/${number}`, payload, headers });
    expect((await refusedAs(response)).status).toBe(status);
    expect((await drafter.get<{ revision: number }>(`/api/drafts/${number}`)).revision).toBe(2);
  });

  test('of ten megabytes is answered in words, and not by a line that breaks while it is still sent', async () => {
    const { port } = new URL(await office.app.listen({ host: '127.0.0.1', port: 0 }));
    const line = connect(Number(port), '127.0.0.1');
    let heard = '';
    line.on('data', (chunk) => {
      heard += chunk.toString();
    });
    const hears = (words: string) => vi.waitFor(() => expect(heard).toContain(words), 10_000);
    const announced = 10_000_000;
    line.write(
      `POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${announced}\r\n\r\n`,
    );
    await hears('너무 큽니다');
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    line.write(Buffer.alloc(announced, 97));
    line.write('GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    await hears('HTTP/1.1 200 ');
    line.destroy();
  });

  test('with a body of which nothing can be read names neither the database nor our files', async () => {
    const response = await office.visitor().attempt('POST', '/api/session', { login: 'x\u0000', password: 'y' });
    expect(await refusedAs(response)).toMatchObject({ status: 400 });
    expect(response.body).not.toMatch(/postgres|encoding|\.ts|node_modules/i);
  });
});

function cursor(at = '2026-03-03T00:00:00.000Z', id = '00000000-0000-4000-8000-000000000000'): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

describe('what only looks', () => {
  test('HEAD answers as GET does, without a body', async () => {
    const get = await drafter.attempt('GET', '/api/boxes');
    const head = await drafter.inject({ method: 'HEAD', url: '/api/boxes', headers: { 'idempotency-key': undefined } });
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    const stranger = await office.visitor().inject({ method: 'HEAD', url: '/api/boxes' });
    expect(stranger.statusCode).toBe(401);
  });
});
