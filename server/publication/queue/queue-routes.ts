import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../../shared/contract/document-parts.ts';
import { Problem } from '../../../shared/contract/problem.ts';
import {
  ChangePublication,
  PublicationDone,
  QUEUE_QUERY,
  QueueReply,
} from '../../../shared/contract/publication-acts.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { signedIn } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import { changeSchedule } from './change-schedule.ts';
import { listQueue } from './list-queue.ts';

/** 공개 대기열: what goes out when, and what the disclosure officer does with it. */
export function addQueueRoutes(plain: FastifyInstance, services: Services, neighbours: PublicationNeighbours): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/publication-queue',
    {
      config: { policy: { action: 'publication.listQueue', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 대기열: 언제 무엇을 공개하고 무엇이 왜 기다리는지',
        tags: ['공개'],
        querystring: QUEUE_QUERY,
        response: { 200: QueueReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listQueue(services, signedIn(request).agencyId, request.query),
  );
  app.post(
    '/api/documents/:managementNumber/publication/acts',
    {
      config: { policy: { action: 'publication.change', role: 'disclosureOfficer' } },
      schema: {
        summary: '공개 예정을 멈추기, 다시 진행, 앞당기기, 유예하기',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: ChangePublication,
        response: { 200: PublicationDone, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) =>
      changeSchedule(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
}
