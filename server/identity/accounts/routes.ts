import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  AccountsQuery,
  AccountsReply,
  DemonstrationAccountsReply,
  DemonstrationLockReply,
  Leave,
  LeavingReply,
  MakeAccount,
  WithReason,
} from '../../../shared/contract/administration.ts';
import { OneTimePassword } from '../../../shared/contract/identity.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { listOpenDemonstrationAccounts, lockDemonstrationAccounts } from './demonstration-accounts.ts';
import { giveOneTimePassword } from './give-one-time-password.ts';
import { cancelLeaving, findLeaving, type LeavingQuestions, leaveOffice } from './leave-office.ts';
import { listAccounts } from './list-accounts.ts';
import { lockAccount } from './lock-account.ts';
import { makeAccount } from './make-account.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['계정'];
const exact = { additionalProperties: false };
const accountParams = Type.Object({ accountId: Type.String({ maxLength: 64 }) }, exact);
const personParams = Type.Object({ personId: Type.String({ maxLength: 64 }) }, exact);

export function addAccountRoutes(app: FastifyInstance, services: Services, questions: LeavingQuestions): void {
  addListAndPasswords(app, services);
  addLocks(app, services);
  addLeaving(app, services, questions);
  addDemonstration(app, services);
}

function addListAndPasswords(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/accounts',
    {
      config: { policy: { action: 'accounts.list', role: 'administrator' } },
      schema: {
        summary: '기관의 사람과 계정',
        tags,
        querystring: AccountsQuery,
        response: { 200: AccountsReply, ...problems },
      },
    },
    (request) => listAccounts(services, signedIn(request).agencyId, request.query),
  );
  routes.post(
    '/api/people/:personId/account',
    {
      config: { policy: { action: 'accounts.make', role: 'administrator' } },
      schema: {
        summary: '계정이 없는 사람의 계정을 만듭니다',
        tags,
        params: personParams,
        body: MakeAccount,
        response: { 200: OneTimePassword, ...problems },
      },
    },
    (request) => makeAccount(services, signedIn(request), request.params.personId, request.body),
  );
  routes.post(
    '/api/accounts/:accountId/one-time-password',
    {
      config: { policy: { action: 'accounts.giveOneTimePassword', role: 'administrator' } },
      schema: {
        summary: '한 번 쓰는 비밀번호를 새로 줍니다',
        tags,
        params: accountParams,
        response: { 200: OneTimePassword, ...problems },
      },
    },
    (request) => giveOneTimePassword(services, signedIn(request), request.params.accountId),
  );
}

function addLocks(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const acts = [
    ['lock', true, '계정을 잠급니다. 열린 로그인은 곧바로 끝납니다'],
    ['unlock', false, '잠근 계정을 다시 엽니다'],
  ] as const;
  for (const [name, lock, summary] of acts) {
    routes.post(
      `/api/accounts/:accountId/${name}`,
      {
        config: { policy: { action: `accounts.${name}`, role: 'administrator' } },
        schema: {
          summary,
          tags,
          params: accountParams,
          body: WithReason,
          response: { 200: Type.Object({ locked: Type.Boolean() }, exact), ...problems },
        },
      },
      (request) => {
        const act = { accountId: request.params.accountId, lock, reason: request.body.reason };
        return lockAccount(services, signedIn(request), act, requestKey(request));
      },
    );
  }
}

function addLeaving(app: FastifyInstance, services: Services, questions: LeavingQuestions): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/people/:personId/leaving',
    {
      config: { policy: { action: 'people.findLeaving', role: 'administrator' } },
      schema: {
        summary: '퇴직·전출하면 남을 일',
        tags,
        params: personParams,
        response: { 200: LeavingReply, ...problems },
      },
    },
    (request) => findLeaving(services, signedIn(request).agencyId, request.params.personId, questions.whatWaitsOn),
  );
  routes.post(
    '/api/people/:personId/leaving',
    {
      config: { policy: { action: 'people.leave', role: 'administrator' } },
      schema: {
        summary: '퇴직·전출 처리: 그날부터 직위, 권한, 접속이 끝납니다',
        tags,
        params: personParams,
        body: Leave,
        response: { 200: LeavingReply, ...problems },
      },
    },
    (request) => {
      const leaving = { ...request.body, ...questions, personId: request.params.personId };
      return leaveOffice(services, signedIn(request), leaving, requestKey(request));
    },
  );
  routes.post(
    '/api/people/:personId/leaving/cancel',
    {
      config: { policy: { action: 'people.cancelLeaving', role: 'administrator' } },
      schema: {
        summary: '퇴직·전출 처리를 되돌려 계정을 엽니다',
        tags,
        params: personParams,
        body: WithReason,
        response: { 200: Type.Object({ cancelled: Type.Literal(true) }, exact), ...problems },
      },
    },
    (request) => {
      const act = { personId: request.params.personId, reason: request.body.reason };
      return cancelLeaving(services, signedIn(request), act, requestKey(request));
    },
  );
}

function addDemonstration(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/demonstration-accounts',
    {
      config: { policy: { action: 'accounts.listDemonstration', role: 'administrator' } },
      schema: {
        summary: '실제 사용자 옆에 열려 있는 시연용 계정',
        tags,
        response: { 200: DemonstrationAccountsReply, ...problems },
      },
    },
    (request) => listOpenDemonstrationAccounts(services, signedIn(request)),
  );
  routes.post(
    '/api/demonstration-accounts/lock',
    {
      config: { policy: { action: 'accounts.lockDemonstration', role: 'administrator' } },
      schema: { summary: '시연용 계정을 모두 잠급니다', tags, response: { 200: DemonstrationLockReply, ...problems } },
    },
    (request) => lockDemonstrationAccounts(services, signedIn(request), requestKey(request)),
  );
}
