import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { SessionsReply } from '../../shared/contract/administration.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { endSessions, listSessions } from './own-sessions.ts';

const exact = { additionalProperties: false };
const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['접속'];
const Ended = Type.Object({ ended: Type.Integer() }, exact);
const id = Type.String({ maxLength: 64 });
const accountParams = Type.Object({ accountId: id }, exact);

/** 접속 중인 곳, of oneself and for the administrator. */
export function addSessionEndingRoutes(app: FastifyInstance, services: Services): void {
  addOwn(app, services);
  addThoseOfOthers(app, services);
}

function addOwn(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/sessions',
    {
      config: { policy: { action: 'sessions.listOwn' } },
      schema: { summary: '내가 접속 중인 곳', tags, response: { 200: SessionsReply, ...problems } },
    },
    (request) => listSessions(services, signedIn(request), signedIn(request).accountId),
  );
  routes.delete(
    '/api/sessions',
    {
      config: { policy: { action: 'sessions.endOwnOthers' } },
      schema: { summary: '이곳을 뺀 내 접속을 모두 끝냅니다', tags, response: { 200: Ended, ...problems } },
    },
    (request) => {
      const signed = signedIn(request);
      return endSessions(services, signed, { accountId: signed.accountId }, requestKey(request));
    },
  );
  routes.delete(
    '/api/sessions/:sessionId',
    {
      config: { policy: { action: 'sessions.endOwn' } },
      schema: {
        summary: '내 접속 하나를 끝냅니다',
        tags,
        params: Type.Object({ sessionId: id }, exact),
        response: { 200: Ended, ...problems },
      },
    },
    (request) => {
      const signed = signedIn(request);
      const which = { accountId: signed.accountId, sessionId: request.params.sessionId };
      return endSessions(services, signed, which, requestKey(request));
    },
  );
}

function addThoseOfOthers(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/accounts/:accountId/sessions',
    {
      config: { policy: { action: 'sessions.list', role: 'administrator' } },
      schema: {
        summary: '계정이 접속 중인 곳',
        tags,
        params: accountParams,
        response: { 200: SessionsReply, ...problems },
      },
    },
    (request) => listSessions(services, signedIn(request), request.params.accountId),
  );
  routes.delete(
    '/api/accounts/:accountId/sessions',
    {
      config: { policy: { action: 'sessions.endAll', role: 'administrator' } },
      schema: {
        summary: '계정의 접속을 모두 끝냅니다',
        tags,
        params: accountParams,
        response: { 200: Ended, ...problems },
      },
    },
    (request) => {
      const { accountId } = request.params;
      return endSessions(services, signedIn(request), { accountId }, requestKey(request));
    },
  );
  routes.delete(
    '/api/accounts/:accountId/sessions/:sessionId',
    {
      config: { policy: { action: 'sessions.end', role: 'administrator' } },
      schema: {
        summary: '계정의 접속 하나를 끝냅니다',
        tags,
        params: Type.Object({ accountId: id, sessionId: id }, exact),
        response: { 200: Ended, ...problems },
      },
    },
    (request) => endSessions(services, signedIn(request), request.params, requestKey(request)),
  );
}
