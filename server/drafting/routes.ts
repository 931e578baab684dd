import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { MANAGEMENT_NUMBER_PARAMS, ManagementNumber } from '../../shared/contract/document-parts.ts';
import { DraftMade, DraftReply, SaveDraft, SubmitDraft, SubmitReply } from '../../shared/contract/drafting.ts';
import { Problem } from '../../shared/contract/problem.ts';
import type { CertainInFiles } from '../originals/index.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { deleteDraft } from './delete-draft.ts';
import { findDraft } from './find-draft.ts';
import { makeDraft } from './make-draft.ts';
import { saveDraft } from './save-draft.ts';
import { registerSavedLines } from './saved-line-routes.ts';
import { submitDraft } from './submit-draft.ts';
import { addTextRoutes } from './text-routes.ts';

const problems = { '4xx': Problem, '5xx': Problem };

export function registerDrafting(plain: FastifyInstance, services: Services, certainInFiles: CertainInFiles): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  registerSavedLines(plain, services);
  addTextRoutes(plain, services);
  addSubmissionRoute(plain, services, certainInFiles);

  app.post(
    '/api/drafts',
    {
      config: { policy: { action: 'draft.make' } },
      schema: {
        summary: '새 기안',
        tags: ['기안'],
        // Nothing to say yet: the client sends no body, which the validator sees as null.
        body: Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()]),
        response: { 201: DraftMade, ...problems },
      },
    },
    async (request, reply) => reply.status(201).send(await makeDraft(services, signedIn(request), requestKey(request))),
  );

  app.get(
    '/api/drafts/:managementNumber',
    {
      config: { policy: { action: 'draft.read' } },
      schema: {
        summary: '기안 불러오기',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: DraftReply, ...problems },
      },
    },
    (request) => findDraft(services, signedIn(request), request.params.managementNumber),
  );

  app.put(
    '/api/drafts/:managementNumber',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '임시저장',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: SaveDraft,
        response: { 200: DraftMade, ...problems },
      },
    },
    (request) =>
      saveDraft(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.delete(
    '/api/drafts/:managementNumber',
    {
      config: { policy: { action: 'draft.delete' } },
      schema: {
        summary: '임시저장 지우기',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: Type.Object({ managementNumber: ManagementNumber }), ...problems },
      },
    },
    (request) => deleteDraft(services, signedIn(request), request.params.managementNumber, requestKey(request)),
  );
}

/** 상신. */
function addSubmissionRoute(plain: FastifyInstance, services: Services, certainInFiles: CertainInFiles): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/drafts/:managementNumber/submission',
    {
      config: { policy: { action: 'draft.submit' } },
      schema: {
        summary: '상신',
        tags: ['기안'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: SubmitDraft,
        response: { 200: SubmitReply, ...problems },
      },
    },
    (request) =>
      submitDraft(
        services,
        signedIn(request),
        request.params.managementNumber,
        request.body,
        requestKey(request),
        certainInFiles,
      ),
  );
}
