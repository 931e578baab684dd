import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ChangePassword, SessionReply, SetUpAgency, SetUpReply, SignIn } from '../../shared/contract/identity.ts';
import { Problem as ProblemShape } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { LeavingQuestions } from './accounts/leave-office.ts';
import { addAccountRoutes } from './accounts/routes.ts';
import { addActRoutes } from './administration/routes.ts';
import { changePassword } from './change-password.ts';
import { findSession, type IsNewAgency } from './find-session.ts';
import { addRoleRoutes } from './roles/routes.ts';
import { clearSessionCookie, readSessionCookie } from './session-cookie.ts';
import { addSessionEndingRoutes } from './session-routes.ts';
import { recogniseSessions, startSession } from './sessions.ts';
import { isSetupLinkUsable, setUpAgency } from './set-up-agency.ts';
import { recogniseAccount } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const problems = { '4xx': ProblemShape, '5xx': ProblemShape };
const nothing = Type.Null({ description: '본문이 없습니다' });
const tokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) }, { additionalProperties: false });

/** What identity must be told by capabilities to its right, which know documents. */
export type IdentityQuestions = LeavingQuestions & { readonly isNewAgency: IsNewAgency };

export function registerIdentity(app: FastifyInstance, services: Services, questions: IdentityQuestions): void {
  recogniseSessions(app, services);
  addSessionRoutes(app, services, questions.isNewAgency);
  addPasswordRoutes(app, services);
  addSessionEndingRoutes(app, services);
  addAccountRoutes(app, services, questions);
  addRoleRoutes(app, services);
  addActRoutes(app, services);
  addSetupRoutes(app, services);
}

function addSessionRoutes(app: FastifyInstance, services: Services, isNewAgency: IsNewAgency): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['로그인'];
  routes.get(
    '/api/session',
    {
      config: { policy: { action: 'session.read', beforePasswordChange: true } },
      schema: { summary: '지금 로그인한 사람', tags, response: { 200: SessionReply, ...problems } },
    },
    (request) => findSession(services, isNewAgency, signedIn(request).accountId),
  );
  routes.post(
    '/api/session',
    {
      config: { policy: { public: 'signing in is what makes a session' } },
      schema: { summary: '로그인', tags, body: SignIn, response: { 200: SessionReply, ...problems } },
    },
    async (request, reply) => {
      const accountId = await recogniseAccount(services, request.body, request.ip);
      await startSession(services, request, reply, accountId);
      return findSession(services, isNewAgency, accountId);
    },
  );
  routes.delete(
    '/api/session',
    {
      config: { policy: { public: 'who has no session any more is signed out already' } },
      schema: { summary: '로그아웃', tags, response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      const secret = readSessionCookie(request, services.config);
      if (secret) await signOut(services, secret);
      clearSessionCookie(reply, services.config);
      // Not "cookies": browsers clear those of the whole registrable domain, which signs the official out of the
      // agency's other sites. Not "storage": it holds drafts that could not be saved. "cache" drops kept pages.
      return reply.header('clear-site-data', '"cache"').status(204).send(null);
    },
  );
}

function addPasswordRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['계정'];
  routes.put(
    '/api/session/password',
    {
      config: { policy: { action: 'session.changePassword', beforePasswordChange: true } },
      schema: { summary: '내 비밀번호 바꾸기', tags, body: ChangePassword, response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      const from = { address: request.ip, key: requestKey(request) };
      await changePassword(services, signedIn(request), request.body, from);
      return reply.status(204).send(null);
    },
  );
}

function addSetupRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['처음 설정'];
  const policy = { public: 'nobody can be signed in before the first agency; the secret link is the right' };
  routes.get(
    '/api/setup/:token',
    {
      config: { policy },
      schema: {
        summary: '처음 설정 링크를 쓸 수 있는지',
        tags,
        params: tokenParams,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      if (!(await isSetupLinkUsable(services, request.params.token))) throw new Problem('not-found');
      return reply.status(204).send(null);
    },
  );
  routes.post(
    '/api/setup/:token',
    {
      config: { policy },
      schema: {
        summary: '첫 기관을 만듭니다',
        tags,
        params: tokenParams,
        body: SetUpAgency,
        response: { 200: SetUpReply, ...problems },
      },
    },
    (request) => setUpAgency(services, request.params.token, request.body),
  );
}
