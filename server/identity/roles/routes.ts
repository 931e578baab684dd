import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  ConfirmRole,
  ProposeRole,
  RoleActReply,
  RoleGrantsReply,
  WithReason,
} from '../../../shared/contract/administration.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { confirmRole } from './confirm-role.ts';
import { endRole } from './end-role.ts';
import { listRoles } from './list-roles.ts';
import { proposeRole } from './propose-role.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['권한'];
const params = Type.Object({ grantId: Type.String({ maxLength: 64 }) }, { additionalProperties: false });

export function addRoleRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/role-grants',
    {
      config: { policy: { action: 'roles.list', role: 'administrator' } },
      schema: { summary: '권한과 확인을 기다리는 권한 부여', tags, response: { 200: RoleGrantsReply, ...problems } },
    },
    (request) => listRoles(services, signedIn(request)),
  );
  routes.post(
    '/api/role-grants',
    {
      config: { policy: { action: 'roles.propose', role: 'administrator' } },
      schema: {
        summary: '권한 부여를 올립니다',
        tags,
        body: ProposeRole,
        response: { 200: RoleActReply, ...problems },
      },
    },
    (request) => proposeRole(services, signedIn(request), request.body, requestKey(request)),
  );
  routes.post(
    '/api/role-grants/:grantId/confirm',
    {
      config: { policy: { action: 'roles.confirm', role: 'administrator' } },
      schema: {
        summary: '다른 관리자가 올린 권한 부여를 확인합니다',
        tags,
        params,
        body: ConfirmRole,
        response: { 200: RoleActReply, ...problems },
      },
    },
    (request) => {
      const act = { grantId: request.params.grantId, alone: request.body.alone };
      return confirmRole(services, signedIn(request), act, requestKey(request));
    },
  );
  addEndings(app, services);
}

function addEndings(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const endings = [
    ['refuse', '권한 부여를 돌려보냅니다'],
    ['withdraw', '올린 권한 부여를 거둡니다'],
    ['revoke', '권한을 거둡니다'],
  ] as const;
  for (const [ending, summary] of endings) {
    routes.post(
      `/api/role-grants/:grantId/${ending}`,
      {
        config: { policy: { action: `roles.${ending}`, role: 'administrator' } },
        schema: { summary, tags, params, body: WithReason, response: { 200: RoleActReply, ...problems } },
      },
      (request) => {
        const act = { grantId: request.params.grantId, ending, reason: request.body.reason };
        return endRole(services, signedIn(request), act, requestKey(request));
      },
    );
  }
}
