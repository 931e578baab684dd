import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoadedAgain } from '../platform/http/plain-page.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { deviceOf } from './device.ts';
import { hashOfSecret, newSecret } from './secret.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { announceEnded } from './session-endings.ts';
import * as store from './store.ts';

/** 행정기관 업무용 시스템의 관례: half an hour without anything done by the person, and a working day at most. */
const IDLE_MS = 30 * 60_000;
const WHOLE_MS = 9 * 60 * 60_000;
/** Writing the row once a minute is exact enough for half an hour, and spares every request a write. */
const SEEN_STEP_MS = 60_000;

/** Fills `request.signed` for every route that is not public; public ones neither need nor get to know the person. */
export function recogniseSessions(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { policy } = request.routeOptions.config;
    if (!policy || 'public' in policy) return done();
    const secret = readSessionCookie(request, services.config);
    if (!secret) return done();
    findSigned(services, request, hashOfSecret(secret)).then((signed) => {
      request.signed = signed;
      done();
    }, done);
  });
}

async function findSigned(services: Services, request: FastifyRequest, sessionHash: string): Promise<Signed | null> {
  const { sql } = services.database;
  const now = services.clock.now();
  const session = await store.findOpenSession(sql, sessionHash, timesAt(now));
  if (!session) return null;
  const { seenAt, ...person } = session;
  if (isByThePerson(request) && now.getTime() - seenAt.getTime() >= SEEN_STEP_MS) {
    await store.moveSeenAt(sql, sessionHash, now);
  }
  return { ...person, sessionHash };
}

/**
 * A page left open must not keep its session alive for ever (architecture 4.9): autosave, the live socket, its
 * polling fallback, refetches after a notification, and a page that waits for a PDF and loads itself again are done by
 * the page, not by the person.
 */
function isByThePerson(request: FastifyRequest): boolean {
  if (request.headers['x-gyeol-background'] === '1' || isLoadedAgain(request)) return false;
  const route = request.routeOptions.url ?? '';
  if (route === '/api/live' || route === '/api/notifications') return false;
  return !(request.method === 'PUT' && route.startsWith('/api/drafts/'));
}

export const timesAt = (now: Date) => ({ now, seenAfter: new Date(now.getTime() - IDLE_MS) });

/** Those of the sessions that are still open now; for whoever keeps something open for many. */
export function findOpenSessions(services: Services, sessionHashes: readonly string[]): Promise<ReadonlySet<string>> {
  return store.listOpenSessions(services.database.sql, sessionHashes, timesAt(services.clock.now()));
}

/** A new session with a new id, never one that the browser brought along; that one ends (session fixation). */
export async function startSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
): Promise<string> {
  const { sql } = services.database;
  const at = services.clock.now();
  const brought = readSessionCookie(request, services.config);
  const secret = newSecret();
  const hash = hashOfSecret(secret);
  const from = { address: request.ip, device: deviceOf(request.headers['user-agent']) };
  const session = { hash, id: randomUUID(), accountId, at, endsAt: new Date(at.getTime() + WHOLE_MS), ...from };
  const [, ended] = await Promise.all([
    store.insertSession(sql, session),
    brought ? store.endSession(sql, hashOfSecret(brought), at) : [],
  ]);
  announceEnded(services, ended);
  setSessionCookie(reply, services.config, secret);
  return hash;
}

/** Ends every session of an account, e.g. when an administrator gives it a new password. */
export async function endSessionsOf(services: Services, accountId: string): Promise<void> {
  const { sql } = services.database;
  announceEnded(services, await store.endSessionsOfAccount(sql, accountId, services.clock.now()));
}

/** Housekeeping: rows that can no longer let anybody in or keep anybody out. */
export async function forgetOldSessions(services: Services): Promise<void> {
  const { sql } = services.database;
  const dayAgo = new Date(services.clock.now().getTime() - 24 * 60 * 60_000);
  await Promise.all([store.forgetSessions(sql, dayAgo), store.forgetFailures(sql, dayAgo)]);
}
