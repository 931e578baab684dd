import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { AddText, DraftMade, OrderTexts, TextsReply } from '../../shared/contract/drafting.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { addText, orderTexts, removeText } from './change-texts.ts';

const problems = { '4xx': Problem, '5xx': Problem };

/** 일괄기안: the texts (안) of one draft. Each is written and saved at its own address. */
export function addTextRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/drafts/:managementNumber/texts',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '일괄기안의 안 더하기',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: AddText,
        response: { 201: DraftMade, ...problems },
      },
    },
    async (request, reply) => {
      const { managementNumber } = request.params;
      const made = await addText(services, signedIn(request), managementNumber, request.body, requestKey(request));
      return reply.status(201).send(made);
    },
  );

  app.put(
    '/api/drafts/:managementNumber/texts',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '일괄기안의 안 차례 바꾸기',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: OrderTexts,
        response: { 200: TextsReply, ...problems },
      },
    },
    (request) =>
      orderTexts(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.delete(
    '/api/drafts/:managementNumber/bundle',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '일괄기안에서 안 빼기',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: TextsReply, ...problems },
      },
    },
    (request) => removeText(services, signedIn(request), request.params.managementNumber, requestKey(request)),
  );
}
