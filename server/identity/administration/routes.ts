import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { ActsQuery, AdministrationActsReply } from '../../../shared/contract/administration.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { listAdministrationActs } from './list-acts.ts';

export function addActRoutes(app: FastifyInstance, services: Services): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/administration-acts',
    {
      config: { policy: { action: 'administration.listActs', role: 'administrator' } },
      schema: {
        summary: '관리 기록: 누가 언제 무엇을 하였는지',
        tags: ['권한'],
        querystring: ActsQuery,
        response: { 200: AdministrationActsReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => {
      const { before } = request.query;
      return listAdministrationActs(services, signedIn(request).agencyId, before === undefined ? null : Number(before));
    },
  );
}
