import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { SignDocuments, SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { signDocuments } from './sign-documents.ts';

/** 일괄결재. */
export function addBulkRoute(plain: FastifyInstance, services: Services): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/approvals',
    {
      config: { policy: { action: 'documents.sign' } },
      schema: {
        summary: '일괄결재',
        tags: ['결재'],
        body: SignDocuments,
        response: { 200: SignDocumentsReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => signDocuments(services, signedIn(request), request.body),
  );
}
