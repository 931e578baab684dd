import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../../shared/contract/document-parts.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import {
  LiftMasks,
  MaskPublication,
  PublicationDone,
  PublicMasksReply,
} from '../../../shared/contract/publication-acts.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import { listMasks } from './find-masks.ts';
import { maskPublication } from './mask-publication.ts';
import { unmaskPublication } from './unmask-publication.ts';

/** 공개본 가림 on the officials' side. */
export function addMaskRoutes(plain: FastifyInstance, services: Services, neighbours: PublicationNeighbours): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/documents/:managementNumber/publication/masks',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '공개본에서 가린 말과 붙임',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: PublicMasksReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listMasks(services, signedIn(request), request.params.managementNumber),
  );
  app.post(
    '/api/documents/:managementNumber/publication/masks',
    {
      config: { policy: { action: 'publication.mask', role: 'disclosureOfficer' } },
      schema: {
        summary: '가리고 공개: 고른 말과 붙임을 공개본에서 닫는다',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: MaskPublication,
        response: { 200: PublicationDone, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) =>
      maskPublication(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
  app.post(
    '/api/documents/:managementNumber/publication/masks/lifting',
    {
      config: { policy: { action: 'publication.unmask', role: 'disclosureOfficer' } },
      schema: {
        summary: '가림 풀기: 공개본에서 가린 말과 붙임을 다시 연다',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: LiftMasks,
        response: { 200: PublicationDone, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) =>
      unmaskPublication(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
}
