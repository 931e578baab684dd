import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../../shared/contract/problem.ts';
import { RequestStatisticsReply, RequestYearText } from '../../shared/contract/request-statistics.ts';
import {
  ActOnRequest,
  AssignRequests,
  DecisionProposed,
  ProposeDecision,
  REQUEST_PARAMS,
  RequestDone,
  RequestListQuery,
  RequestReply,
  RequestsAssigned,
  RequestsReply,
} from '../../shared/contract/requests.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import { SHEET_QUERY, SHEET_REPLY } from '../platform/http/sent-sheet.ts';
import type { RequestServices } from './act-on-request.ts';
import { assignMany } from './assign-many.ts';
import { cancelProposal } from './cancel-proposal.ts';
import { findForHandler } from './find-request.ts';
import { handleRequest } from './handle-request.ts';
import { listForHandlers } from './list-requests.ts';
import { proposeDecision } from './propose-decision.ts';
import { requestSheet } from './request-sheet.ts';
import { findRequestStatistics, requestStatisticsSheet } from './request-statistics.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['정보공개 청구'];
const exact = { additionalProperties: false } as const;

/** The officials' side of requests. */
export function addRequestRoutes(app: FastifyInstance, services: RequestServices): void {
  addReading(app, services);
  addActs(app, services);
}

function addReading(plain: FastifyInstance, services: RequestServices): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/requests',
    {
      config: { policy: { action: 'request.list' } },
      schema: {
        summary: '내가 처리할 수 있는 정보공개 청구',
        tags,
        querystring: RequestListQuery,
        response: { 200: RequestsReply, ...problems },
      },
    },
    (request) => listForHandlers(services, signedIn(request), request.query),
  );
  app.get(
    '/api/requests/file',
    {
      config: { policy: { action: 'request.export', role: 'disclosureOfficer' } },
      schema: {
        summary: '정보공개 처리대장 파일',
        tags,
        querystring: SHEET_QUERY,
        response: { 200: SHEET_REPLY, ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await requestSheet(services, signedIn(request), request.query.format);
      return sendBytes(reply, bytes, as);
    },
  );
  app.get(
    '/api/requests/statistics',
    {
      config: { policy: { action: 'request.count', role: 'disclosureOfficer' } },
      schema: {
        summary: '한 해에 접수한 정보공개 청구의 통계',
        tags,
        querystring: Type.Object({ year: Type.Optional(RequestYearText) }, exact),
        response: { 200: RequestStatisticsReply, ...problems },
      },
    },
    (request) => findRequestStatistics(services, signedIn(request), yearOf(request.query.year)),
  );
  app.get(
    '/api/requests/statistics/file',
    {
      config: { policy: { action: 'request.count', role: 'disclosureOfficer' } },
      schema: {
        summary: '정보공개 운영실적 파일',
        tags,
        querystring: Type.Object({ year: RequestYearText }, exact),
        response: { 200: SHEET_REPLY, ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await requestStatisticsSheet(services, signedIn(request), Number(request.query.year));
      return sendBytes(reply, bytes, as);
    },
  );
  app.get(
    '/api/requests/:receiptNumber',
    {
      config: { policy: { action: 'request.read' } },
      schema: {
        summary: '정보공개 청구 한 건: 열 때마다 열람 기록이 남는다',
        tags,
        params: REQUEST_PARAMS,
        response: { 200: RequestReply, ...problems },
      },
    },
    (request) => findForHandler(services, signedIn(request), request.params.receiptNumber),
  );
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function addActs(plain: FastifyInstance, services: RequestServices): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/requests/:receiptNumber/acts',
    {
      config: { policy: { action: 'request.handle' } },
      schema: {
        summary: '청구의 처리: 배정, 보완 요구, 연장, 제3자 의견청취, 이송, 결정 기안의 취소, 수수료',
        tags,
        params: REQUEST_PARAMS,
        body: ActOnRequest,
        response: { 200: RequestDone, ...problems },
      },
    },
    (request) => {
      const { body, params } = request;
      const { receiptNumber } = params;
      const asked = { signed: signedIn(request), receiptNumber, key: requestKey(request) };
      return body.act === 'cancelProposal'
        ? cancelProposal(services, { ...asked, body })
        : handleRequest(services, { ...asked, body });
    },
  );
  app.post(
    '/api/requests/assignments',
    {
      config: { policy: { action: 'request.assign', role: 'disclosureOfficer' } },
      schema: {
        summary: '여러 청구의 담당을 한꺼번에 지정한다',
        tags,
        body: AssignRequests,
        response: { 200: RequestsAssigned, ...problems },
      },
    },
    (request) => assignMany(services, signedIn(request), request.body, requestKey(request)),
  );
  app.post(
    '/api/requests/:receiptNumber/decision',
    {
      config: { policy: { action: 'request.decide' } },
      schema: {
        summary: '결정: 결정 통지서를 기안한다. 그 문서의 결재가 끝나면 효력이 생긴다',
        tags,
        params: REQUEST_PARAMS,
        body: ProposeDecision,
        response: { 200: DecisionProposed, ...problems },
      },
    },
    (request) =>
      proposeDecision(services, {
        signed: signedIn(request),
        receiptNumber: request.params.receiptNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
}
