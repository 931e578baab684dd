import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ClosingStandardsReply, DecideStandards } from '../../../shared/contract/closing-standards.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { decideStandards, findStandards } from './decide-standards.ts';

/** 비공개 세부기준: read by every official of the agency, decided by its 정보공개담당. */
export function addStandardsRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/closing-standards',
    {
      config: { policy: { action: 'publication.readStandards' } },
      schema: {
        summary: '비공개 세부기준(정보공개법 제9조제3항): 우리 기관의 오늘 기준과 정한 기록',
        tags: ['공개'],
        response: { 200: ClosingStandardsReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => findStandards(services, signedIn(request).agencyId),
  );
  app.post(
    '/api/closing-standards',
    {
      config: { policy: { action: 'publication.decideStandards', role: 'disclosureOfficer' } },
      schema: {
        summary: '비공개 세부기준을 정한 날부터 바꾼다',
        tags: ['공개'],
        body: DecideStandards,
        response: {
          200: Type.Object({ sequence: Type.Integer() }, { additionalProperties: false }),
          '4xx': Problem,
          '5xx': Problem,
        },
      },
    },
    (request) => decideStandards(services, signedIn(request), request.body, requestKey(request)),
  );
}
