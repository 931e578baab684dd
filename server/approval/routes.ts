import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  ActReply,
  BoxCounts,
  BoxName,
  BoxPage,
  BoxQuery,
  DocumentReply,
  RecallDocument,
  RejectDocument,
  SignDocument,
} from '../../shared/contract/approval.ts';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findUnitTask } from '../records/index.ts';
import { accessDocument } from './access.ts';
import { type ByProducts, documentView } from './document-view.ts';
import { addLeadTimeRoutes } from './lead-time-routes.ts';
import { countBoxes, listBox } from './list-box.ts';
import { listBundle } from './list-bundle.ts';
import { seesOpenings } from './list-openings.ts';
import { permissions } from './permissions.ts';
import { recallDocument } from './recall-document.ts';
import { rejectDocument } from './reject-document.ts';
import { addRoutesAfterApproval } from './routes-after-approval.ts';
import { addBulkRoute } from './routes-bulk.ts';
import { addEditRoutes } from './routes-edit.ts';
import { addRoutesInTurn } from './routes-in-turn.ts';
import { signDocument } from './sign-document.ts';
import { listSkippable } from './skip-reviewer.ts';
import { addStuckRoutes } from './stuck-routes.ts';

const problems = { '4xx': Problem, '5xx': Problem };

export function registerApproval(app: FastifyInstance, services: Services, byProducts: ByProducts): void {
  addDocumentRoute(app, services, byProducts);
  addActRoutes(app, services);
  addRoutesAfterApproval(app, services);
  addRoutesInTurn(app, services);
  addEditRoutes(app, services);
  addBulkRoute(app, services);
  addBoxRoutes(app, services);
  addStuckRoutes(app, services);
  addLeadTimeRoutes(app, services);
}

function addDocumentRoute(plain: FastifyInstance, services: Services, byProducts: ByProducts): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/documents/:managementNumber',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '문서 보기',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: DocumentReply, ...problems },
      },
    },
    async (request) => {
      const signed = signedIn(request);
      const { record, reader, standing } = await accessDocument(services, signed, request.params.managementNumber);
      const { agencyId, documentId, content } = record;
      const at = services.clock.now();
      const [unitTask, frozenPaper, publication, bundle, skip, openings] = await Promise.all([
        content.unitTaskId === null
          ? undefined
          : findUnitTask(services.database.sql, agencyId, content.unitTaskId, dayInKorea(record.submittedAt)),
        byProducts.frozenPaper(agencyId, documentId),
        byProducts.publication(agencyId, documentId),
        listBundle(services.database.sql, record, reader),
        listSkippable(services, record, signed.personId, at),
        seesOpenings(services, record, reader),
      ]);
      const may = permissions(record, reader, { publication, standing, skip, openings, at });
      return documentView(record, { unitTask: unitTask ?? null, frozenPaper, publication, bundle, may });
    },
  );
}

function addActRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/signature',
    {
      config: { policy: { action: 'document.sign' } },
      schema: {
        summary: '검토·협조·결재·전결',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: SignDocument,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      signDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/rejection',
    {
      config: { policy: { action: 'document.reject' } },
      schema: {
        summary: '반려',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: RejectDocument,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      rejectDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/recall',
    {
      config: { policy: { action: 'document.recall' } },
      schema: {
        summary: '회수',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: RecallDocument,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      recallDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}

function addBoxRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/boxes',
    {
      config: { policy: { action: 'boxes.count' } },
      schema: { summary: '문서함의 건수', tags: ['문서함'], response: { 200: BoxCounts, ...problems } },
    },
    (request) => countBoxes(services.database.sql, signedIn(request), services.clock.now()),
  );

  app.get(
    '/api/boxes/:box',
    {
      config: { policy: { action: 'boxes.list' } },
      schema: {
        summary: '문서함의 문서',
        tags: ['문서함'],
        params: Type.Object({ box: BoxName }, { additionalProperties: false }),
        querystring: BoxQuery,
        response: { 200: BoxPage, ...problems },
      },
    },
    (request) => {
      const page = { query: request.query, now: services.clock.now() };
      return listBox(services.database.sql, signedIn(request), request.params.box, page);
    },
  );
}
