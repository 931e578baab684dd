import type { LightMyRequestResponse } from 'fastify';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../shared/contract/problem.ts';
import { rowCounts } from './testing/act-requests.ts';
import { openRequestDesk } from './testing/request-desk.ts';
import { type Asked, type Operation, type Route, sampleRequests } from './testing/route-requests.ts';
import { type Cast, type Method, type OfficeClient, openTestOffice } from './testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from './testing/written-document.ts';

/**
 * Requests made from the OpenAPI document itself: good ones, ones with a single fault, hostile ones, by an official,
 * an administrator and a stranger. Every reply is held against its schema by the office itself (a wrong one is 500).
 */
const SEED = 20_261_121;
const EACH = 8;
const office = await openTestOffice();
afterAll(office.close);

const openapi = (await office.visitor().attempt('GET', '/api/openapi.json')).json<{
  paths: Record<string, Record<string, Operation>>;
}>();
const routes: Route[] = Object.entries(openapi.paths).flatMap(([url, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase() as Method, url, operation })),
);

/** Of what is handed out a paper is kept, and its hash, so that 진위 확인 knows it (decision 36). */
const PAPER_ROWS = [
  'public.frozen_papers',
  'public.integrity_leaves',
  'public_site.issued_files',
  'public_site.issued_papers',
];
/** Reading that is written down; all other reading leaves every table as it is. */
const NOTED: Readonly<Record<string, readonly string[]>> = {
  // Who opens a citizen's request is noted, each time.
  '/api/requests/{receiptNumber}': ['public.information_request_readings'],
  '/api/documents/{managementNumber}/paper.pdf': PAPER_ROWS,
  '/api/documents/{managementNumber}/card.pdf': PAPER_ROWS,
};
const ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
/** Texts that fit a pattern of the description: common ones, and the outermost ones that still fit. */
const known: Record<string, string[]> = {
  '^\\d{4}-\\d{2}-\\d{2}$': ['2026-11-02', '2026-02-31', '0000-00-00', '0001-01-01', '9999-12-31', '9999-99-99'],
  '^([01][0-9]|2[0-3]):[0-5][0-9]$': ['00:00', '23:59'],
  '^\\d{4}$': ['2026', '0000', '0001', '9999'],
  '^[0-9]{4}$': ['2026', '0000', '0001', '9999'],
  '^2\\d{3}$': ['2026', '2000', '2999'],
  '^\\d{1,4}$': ['1', '0', '9999', '0001'],
  '^[0-9]{1,4}$': ['1', '0', '9999', '0001'],
  '^\\d{1,4}(,\\d{1,4}){0,18}$': ['1', '0,0', '9999,1'],
  '^\\d{1,6}$': ['1', '0', '999999'],
  '^[0-9]{1,6}$': ['1', '0', '999999'],
  '^[1-9]\\d{0,5}$': ['1', '999999'],
  '^[1-9][0-9]{0,5}$': ['1', '999999'],
  '^[1-9][0-9]{0,4}$': ['1', '99999'],
  '^[1-9]\\d{0,8}$': ['1', '999999999'],
  '^[0-9]{1,9}$': ['0', '1', '999999999'],
  '^[0-9]{1,16}$': ['0', '1', '9999999999999999'],
  '^[0-9]{1,2}$': ['0', '1', '99'],
  '^[1-8]$': ['1', '6', '8'],
};
const clients = new Map<Cast | 'nobody', OfficeClient>();
const ACTORS = ['drafter', 'administrator', 'nobody'] as const;

beforeAll(async () => {
  console.log(`requests of every route: seed ${SEED}`);
  const draft = await writeDraft(office);
  const submitted = await writeDraft(office);
  const { contentHash } = await submitDraft(office, submitted);
  const approved = await writeDraft(office);
  await approveDocument(office, approved);
  const { unitId, personId, postId } = await office.officer('drafter');
  known['^D[0-9]{13}$'] = [draft, submitted, approved, 'D0000999999999', 'D9999999999999'];
  known['^[0-9a-f]{64}$'] = [contentHash, '0'.repeat(64)];
  known[ID] = [unitId, personId, postId, office.unitTaskId];
  known['^[A-Za-z0-9._-]+$'] = ['drafter', 'new.person'];
  known['^[0-9a-f-]{32,36}$'] = [...(known[ID] ?? []), '-'.repeat(36), '0'.repeat(32)];
  known['^[0-9a-f-]{36}(,[0-9a-f-]{36})*$'] = [unitId, `${unitId},${personId}`, '-'.repeat(36)];
  const { number } = await openRequestDesk(office).file();
  known['^\\d{4}-\\d{1,4}-\\d{5,9}$'] = [number, '2026-9999-999999999', '0000-0-00000'];
  const patterns = new Set(patternsIn(openapi.paths));
  // A pattern whose texts nobody has given would be tried with texts that never fit: its routes answer 400 and no more.
  expect([...patterns].filter((pattern) => !known[pattern])).toEqual([]);
});

/** Of everything that is asked with; replies and headers aside. */
function patternsIn(paths: Record<string, Record<string, Operation>>): string[] {
  const found = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(found);
    if (typeof value !== 'object' || value === null) return [];
    const own = 'pattern' in value && typeof value.pattern === 'string' ? [value.pattern] : [];
    return [...own, ...Object.values(value).flatMap(found)];
  };
  return Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ parameters = [], requestBody }) => [
      ...parameters.filter((parameter) => parameter.in !== 'header').flatMap(found),
      ...found(requestBody),
    ]);
}

async function clientOf(actor: (typeof ACTORS)[number], anew = false): Promise<OfficeClient> {
  const before = clients.get(actor);
  if (before && !anew) return before;
  const client = actor === 'nobody' ? office.visitor() : await office.signIn(actor);
  clients.set(actor, client);
  return client;
}

async function ask(
  route: Route,
  actor: (typeof ACTORS)[number],
  { url, body }: Asked,
): Promise<LightMyRequestResponse> {
  const client = await clientOf(actor);
  const payload = body === undefined || route.method === 'GET' ? {} : { payload: JSON.stringify(body) };
  const headers = 'payload' in payload ? { 'content-type': 'application/json' } : {};
  return client.inject({ method: route.method, url, headers, ...payload });
}

/** What a person can be told, and never that we have failed. */
function expectFit(route: Route, asked: Asked, response: LightMyRequestResponse): void {
  const what = `${route.method} ${asked.url} ${JSON.stringify(asked.body)?.slice(0, 500)}: ${response.body.slice(0, 300)}`;
  // The office's clock stands still, so the node is rightly said not to be ready.
  if (route.url === '/readyz') return;
  expect(response.statusCode, what).toBeLessThan(500);
  if (response.statusCode < 400) return;
  if (!asked.url.startsWith('/api/')) return;
  expect(response.headers['content-type'], what).toBe('application/json; charset=utf-8');
  const problem: unknown = response.json();
  expect(Value.Check(Problem, problem), what).toBe(true);
  expect((problem as Problem).message, what).toMatch(/[가-힣].*[다오]\.$/);
}

describe('whatever is asked', () => {
  const done = new Set<string>();
  const names = routes.map((route) => ({ name: `${route.method} ${route.url}`, route }));

  test.each(names)('$name answers within its description', async ({ route }) => {
    const isReading = route.method === 'GET';
    // Whoever has been signed out signs in before the rows are counted.
    for (const actor of ACTORS) await clientOf(actor);
    const before = isReading ? await rowCounts(office) : {};
    for (const [index, actor] of ACTORS.entries()) {
      for (const asked of sampleRequests(route, known, { numRuns: EACH, seed: SEED + index })) {
        const response = await ask(route, actor, asked);
        expectFit(route, asked, response);
        if (response.statusCode < 300) done.add(`${route.method} ${route.url}`);
        const isSignedOut = response.statusCode === 401 && actor !== 'nobody' && !isReading;
        if (isSignedOut) await clientOf(actor, true);
      }
    }
    if (!isReading) return;
    const now = await rowCounts(office);
    const noted = (NOTED[route.url] ?? []).map((table) => [table, now[table]]);
    expect([route.url, now]).toEqual([route.url, { ...before, ...Object.fromEntries(noted) }]);
  });

  test('the routes that are tried are those of the office, and many a request comes through', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => route.method !== 'GET').length).toBeGreaterThan(15);
    expect(done.size).toBeGreaterThan(12);
  });
});
