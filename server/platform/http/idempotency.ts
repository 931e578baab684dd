import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PendingQuery } from 'postgres';
import { brokenConstraint, type Reader, type Sql, type Tx } from '../database/connect.ts';
import type { Statement } from '../database/one-statement.ts';
import { signedIn } from './policy.ts';
import { Problem } from './problems.ts';

/** The key of one request: names its answer, which the act's own transaction writes. */
export type RequestKey = { readonly accountId: string; readonly key: string; readonly requestHash: string };

/** An answer as it is kept. */
export type StoredAnswer = { requestHash: string; status: number; answer: unknown };

const KEY_PATTERN = /^[\x21-\x7e]{8,100}$/;
const UNIQUE_KEY = 'a_key_answers_one_request';

/** Every act carries an `Idempotency-Key`; a test checks that no unsafe route does without one unless it says why. */
export function requestKey(request: FastifyRequest): RequestKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY_PATTERN.test(key)) throw new Problem('idempotency-key-missing');
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  hash.update(bodyText(request.body));
  return { accountId: signedIn(request).accountId, key, requestHash: hash.digest('hex') };
}

/** A file never stands in memory and is not in the request's hash: what tells it apart joins it here. */
export function keyOfContent(key: RequestKey, content: string): RequestKey {
  const requestHash = createHash('sha256').update(`${key.requestHash} ${content}`).digest('hex');
  return { ...key, requestHash };
}

/** The parser takes any depth, the writer does not: what cannot be written again is no request of a client of ours. */
function bodyText(body: unknown): string {
  try {
    return JSON.stringify(body ?? null);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('body-too-deep');
    throw error;
  }
}

/** The answer given before under this key, or undefined. Refuses the key when it named another request. */
export async function answeredBefore<Answer>(sql: Reader, key: RequestKey): Promise<Answer | undefined> {
  const [stored] = await storedAnswer(sql, key);
  return stored && sameAnswer<Answer>(stored, key);
}

export function storedAnswer(sql: Reader, key: RequestKey): PendingQuery<StoredAnswer[]> {
  return sql<StoredAnswer[]>`
    select request_hash as "requestHash", status, answer from idempotency_keys
    where account_id = ${key.accountId} and key = ${key.key}`;
}

/** The answer of this very request. Refuses the key when it named another one. */
export function sameAnswer<Answer>(stored: StoredAnswer, key: RequestKey): Answer {
  if (stored.requestHash !== key.requestHash) throw new Problem('idempotency-key-reused');
  return stored.answer as Answer;
}

/**
 * Keeps the answer in the act's transaction, as its first statement: a second call with the same key
 * waits here until the first has ended, and then fails on the constraint and reads the stored answer.
 */
export async function keepAnswer(tx: Tx, key: RequestKey, answer: object, at: Date): Promise<void> {
  await answerRow(tx, key, answer, at);
}

/** The same, not sent yet: for an act that writes all its rows by one statement. */
export function answerRow(sql: Reader, key: RequestKey, answer: object, at: Date): Statement {
  return sql`
    insert into idempotency_keys (account_id, key, request_hash, status, answer, created_at)
    values (${key.accountId}, ${key.key}, ${key.requestHash}, 200, ${JSON.stringify(answer)}::text::jsonb, ${at})`;
}

export function isRepeatedKey(error: unknown): boolean {
  return brokenConstraint(error) === UNIQUE_KEY;
}

/**
 * Runs an act once per key. `act` must call `keepAnswer` in its transaction with the answer it returns.
 * Refusals are not stored: nothing has happened, so asking again asks the rules again.
 */
export async function once<Answer extends object>(
  sql: Sql,
  key: RequestKey,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const before = await answeredBefore<Answer>(sql, key);
  if (before) return before;
  try {
    return await act();
  } catch (error) {
    // A refusal may be the work of this very request, sent twice at once: the other copy has just been done.
    if (!isRepeatedKey(error) && !(error instanceof Problem)) throw error;
    const winner = await answeredBefore<Answer>(sql, key);
    if (winner) return winner;
    throw error;
  }
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Forgets answers older than seven days. */
export function forgetOldAnswers(sql: Sql, now: Date): Promise<unknown> {
  return sql`delete from idempotency_keys where created_at < ${new Date(now.getTime() - KEPT_MS)}`;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** `METHOD url` of the unsafe routes that take no key, with the reason of each. */
    routesWithoutKey: ReadonlyMap<string, string>;
  }
}

/** Unsafe routes demand a key unless their policy says why not; checked when routes are added. */
export function demandKeys(app: FastifyInstance, withoutKey: ReadonlyMap<string, string>): void {
  app.decorate('routesWithoutKey', withoutKey);
  const isKeyless = (request: FastifyRequest) =>
    request.method === 'GET' ||
    request.method === 'OPTIONS' ||
    request.is404 ||
    withoutKey.has(`${request.method} ${request.routeOptions.url}`);
  app.addHook('preValidation', (request, _reply, done) => {
    if (!isKeyless(request)) requestKey(request);
    done();
  });
}
