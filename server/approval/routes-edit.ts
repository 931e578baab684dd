import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { ActReply } from '../../shared/contract/approval.ts';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  EditDocument,
  OpenDocument,
  OpeningReply,
  OpeningsReply,
  VERSION_PARAMS,
  VersionReply,
} from '../../shared/contract/versions.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { editDocument } from './edit-document.ts';
import { findVersion } from './find-version.ts';
import { openingsOf } from './list-openings.ts';
import { openDocument } from './open-document.ts';

const problems = { '4xx': Problem, '5xx': Problem };

/** The versions of a document: made by a reviewer, read by whoever may read it, seen by whom. */
export function addEditRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/edition',
    {
      config: { policy: { action: 'document.edit' } },
      schema: {
        summary: '검토자 수정',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: EditDocument,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      editDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.get(
    '/api/documents/:managementNumber/versions/:version',
    {
      config: { policy: { action: 'document.readVersion' } },
      schema: {
        summary: '문서의 한 판',
        tags: ['결재'],
        params: VERSION_PARAMS,
        response: { 200: VersionReply, ...problems },
      },
    },
    (request) => {
      const { managementNumber, version } = request.params;
      return findVersion(services, signedIn(request), managementNumber, Number(version));
    },
  );

  app.post(
    '/api/documents/:managementNumber/opening',
    {
      config: { policy: { action: 'document.open' } },
      schema: {
        summary: '문서 열람',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: OpenDocument,
        response: { 200: OpeningReply, ...problems },
      },
    },
    (request) =>
      openDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.get(
    '/api/documents/:managementNumber/openings',
    {
      config: { policy: { action: 'document.listOpenings' } },
      schema: {
        summary: '열람 이력: 기안자, 기록물관리 전문요원, 기록물관리책임자에게만',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: OpeningsReply, ...problems },
      },
    },
    (request) => openingsOf(services, signedIn(request), request.params.managementNumber),
  );
}
