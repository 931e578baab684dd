import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { ActReply, CirculateDocument, ReportDocument } from '../../shared/contract/approval.ts';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { circulateDocument } from './circulate-document.ts';
import { readDocument } from './read-document.ts';
import { reportDocument } from './report-document.ts';

const reply = { 200: ActReply, '4xx': Problem, '5xx': Problem };

/** What follows the decision: 공람, 후열, 사후보고. */
export function addRoutesAfterApproval(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/circulation',
    {
      config: { policy: { action: 'document.circulate' } },
      schema: {
        summary: '공람',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: CirculateDocument,
        response: reply,
      },
    },
    (request) =>
      circulateDocument(
        services,
        signedIn(request),
        request.params.managementNumber,
        request.body,
        requestKey(request),
      ),
  );

  app.post(
    '/api/documents/:managementNumber/reading',
    {
      config: { policy: { action: 'document.readCirculated' } },
      schema: { summary: '공람·후열을 읽음', tags: ['결재'], params: MANAGEMENT_NUMBER_PARAMS, response: reply },
    },
    (request) => readDocument(services, signedIn(request), request.params.managementNumber, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/report',
    {
      config: { policy: { action: 'document.report' } },
      schema: {
        summary: '사후보고',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: ReportDocument,
        response: reply,
      },
    },
    (request) =>
      reportDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}
