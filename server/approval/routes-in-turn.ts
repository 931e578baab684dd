import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ActReply } from '../../shared/contract/approval.ts';
import { MANAGEMENT_NUMBER_PARAMS, ManagementNumber } from '../../shared/contract/document-parts.ts';
import {
  AnswerConsultation,
  AskConsultation,
  HoldDocument,
  LiftHold,
  NameParticipant,
  RemindTurn,
  SkipReviewer,
} from '../../shared/contract/in-turn.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { answerConsultation, askConsultation } from './consult.ts';
import { holdDocument, liftHold } from './hold-document.ts';
import { nameParticipant } from './name-participant.ts';
import { remindTurn } from './remind-turn.ts';
import { skipReviewer } from './skip-reviewer.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const CONSULTATION_PARAMS = Type.Object(
  { managementNumber: ManagementNumber, consultation: Type.String({ pattern: '^[0-9]{1,4}$' }) },
  { additionalProperties: false },
);

/** What can be done on a seat in turn beside signing and returning it. */
export function addRoutesInTurn(app: FastifyInstance, services: Services): void {
  addHoldRoutes(app, services);
  addConsultationRoutes(app, services);
  addSeatRoutes(app, services);
  addReminderRoute(app, services);
}

function addReminderRoute(plain: FastifyInstance, services: Services): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/documents/:managementNumber/reminder',
    {
      config: { policy: { action: 'document.remind' } },
      schema: {
        summary: '재촉',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: RemindTurn,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      remindTurn(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}

function addHoldRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/hold',
    {
      config: { policy: { action: 'document.hold' } },
      schema: {
        summary: '보류',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: HoldDocument,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      holdDocument(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/hold/lifting',
    {
      config: { policy: { action: 'document.liftHold' } },
      schema: {
        summary: '보류 해제',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: LiftHold,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      liftHold(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}

function addConsultationRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/consultations',
    {
      config: { policy: { action: 'document.consult' } },
      schema: {
        summary: '협의 요청',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: AskConsultation,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      askConsultation(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/consultations/:consultation/answer',
    {
      config: { policy: { action: 'document.answer' } },
      schema: {
        summary: '협의 답변',
        tags: ['결재'],
        params: CONSULTATION_PARAMS,
        body: AnswerConsultation,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) => {
      const { managementNumber, consultation } = request.params;
      const body = { ...request.body, consultation: Number(consultation) };
      return answerConsultation(services, signedIn(request), managementNumber, body, requestKey(request));
    },
  );
}

function addSeatRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/documents/:managementNumber/participant',
    {
      config: { policy: { action: 'document.nameParticipant' } },
      schema: {
        summary: '협조자 지정',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: NameParticipant,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      nameParticipant(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );

  app.post(
    '/api/documents/:managementNumber/skipping',
    {
      config: { policy: { action: 'document.skip' } },
      schema: {
        summary: '검토 생략',
        tags: ['결재'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: SkipReviewer,
        response: { 200: ActReply, ...problems },
      },
    },
    (request) =>
      skipReviewer(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}
