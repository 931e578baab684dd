import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { OrganizationReply } from '../../shared/contract/organization.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { addAbsenceRoutes } from './absence-routes.ts';
import { listOrganization } from './list-organization.ts';

export function registerOrganization(app: FastifyInstance, services: Services): void {
  addAbsenceRoutes(app, services);
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/organization',
    {
      config: { policy: { action: 'organization.read' } },
      schema: {
        summary: '오늘의 조직도: 부서, 직위, 그 직위의 사람',
        tags: ['조직'],
        response: { 200: OrganizationReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listOrganization(services, signedIn(request).agencyId),
  );
}
