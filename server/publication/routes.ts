import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  PublicationDone,
  ReleasePublication,
  StoppedReply,
  WithdrawPublication,
} from '../../shared/contract/publication-acts.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listStopped } from './list-stopped.ts';
import type { PublicationNeighbours } from './neighbours.ts';
import { releasePublication } from './release-publication.ts';
import { withdrawPublication } from './withdraw-publication.ts';

/** The officials' side of publication. */
export function addPublicationRoutes(
  plain: FastifyInstance,
  services: Services,
  neighbours: PublicationNeighbours,
): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/documents/:managementNumber/publication/withdrawal',
    {
      config: { policy: { action: 'publication.withdraw', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 철회: 시민에게 보이던 문서를 거두어들인다',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: WithdrawPublication,
        response: { 200: PublicationDone, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) =>
      withdrawPublication(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
  app.post(
    '/api/documents/:managementNumber/publication/release',
    {
      config: { policy: { action: 'publication.release', role: 'disclosureOfficer' } },
      schema: {
        summary: '멈춘 공개 풀기: 개인정보 점검에서 멈춘 문서를 사유를 적어 공개한다',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: ReleasePublication,
        response: { 200: PublicationDone, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) =>
      releasePublication(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
  app.get(
    '/api/publication-stops',
    {
      config: { policy: { action: 'publication.listStopped', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 보류: 개인정보 점검에서 멈추어 결정을 기다리는 문서',
        tags: ['공개'],
        response: { 200: StoppedReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listStopped(services, signedIn(request).agencyId),
  );
}
