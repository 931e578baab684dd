import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../../../shared/contract/problem.ts';
import { DecidePolicy, PolicyReply } from '../../../shared/contract/publication-acts.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { decidePolicy, findPolicies } from './decide-policy.ts';

/** 공개 방침 of the agency. */
export function addPolicyRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/publication-policy',
    {
      config: { policy: { action: 'publication.readPolicy', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 방침: 목록과 원문을 언제 누구의 결재부터 공개하는지',
        tags: ['공개'],
        response: { 200: PolicyReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => findPolicies(services, signedIn(request).agencyId),
  );
  app.post(
    '/api/publication-policy',
    {
      config: { policy: { action: 'publication.decidePolicy', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 방침을 정한 날부터 바꾼다',
        tags: ['공개'],
        body: DecidePolicy,
        response: {
          200: Type.Object({ sequence: Type.Integer() }, { additionalProperties: false }),
          '4xx': Problem,
          '5xx': Problem,
        },
      },
    },
    (request) => decidePolicy(services, signedIn(request), request.body, requestKey(request)),
  );
}
