import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  AskCorrection,
  AskedCorrection,
  DecideCorrection,
  DecidedCorrection,
  DocumentNumbersReply,
  OpenRequestsReply,
  ProofReply,
  REGISTRATION_PARAMS,
  REQUEST_PARAMS,
  RegisterFileQuery,
  RegisterPage,
  RegisterQuery,
  RegisterSeriesReply,
  RegistrationReply,
} from '../../shared/contract/register.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import type { KnowDocuments } from './access.ts';
import { askCorrection } from './register/ask-correction.ts';
import { decideCorrection } from './register/decide-correction.ts';
import { listRequestsToDecide, numbersOfDocument, registrationView } from './register/find-entry.ts';
import { listRegister, listRegisterSeries } from './register/list-register.ts';
import { proveAgency } from './register/prove-numbers.ts';
import { registerSheet } from './register/register-sheet.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['등록대장'];

/** 등록대장, its file, its proof, and the corrections of what stands in it. */
export function registerRegister(app: FastifyInstance, services: Services, documents: KnowDocuments): void {
  addListRoutes(app, services, documents);
  addDocumentRoute(app, services, documents);
  addProofRoute(app, services);
  addCorrectionRoutes(app, services, documents);
}

function addListRoutes(plain: FastifyInstance, services: Services, documents: KnowDocuments): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/register',
    {
      config: { policy: { action: 'register.list' } },
      schema: {
        summary: '등록대장: 내 부서의 것, 기록물관리 전문요원에게는 기관 전체',
        tags,
        querystring: RegisterQuery,
        response: { 200: RegisterPage, ...problems },
      },
    },
    (request) => listRegister(services, documents, signedIn(request), request.query),
  );
  app.get(
    '/api/register/file',
    {
      config: { policy: { action: 'register.download' } },
      schema: {
        summary: '등록대장을 XLSX나 CSV로 받기',
        tags,
        querystring: RegisterFileQuery,
        response: { 200: Type.Any({ title: 'XLSX 또는 CSV' }), ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await registerSheet(services, documents, signedIn(request), request.query);
      return sendBytes(reply, bytes, as);
    },
  );
  app.get(
    '/api/register/series',
    {
      config: { policy: { action: 'register.listSeries' } },
      schema: { summary: '볼 수 있는 번호 대장', tags, response: { 200: RegisterSeriesReply, ...problems } },
    },
    (request) => listRegisterSeries(services, signedIn(request)),
  );
  app.get(
    '/api/register/:seriesId/:year/:serial',
    {
      config: { policy: { action: 'register.read' } },
      schema: {
        summary: '등록정보와 그 수정 이력',
        tags,
        params: REGISTRATION_PARAMS,
        response: { 200: RegistrationReply, ...problems },
      },
    },
    (request) => registrationView(services, documents, signedIn(request), keyOf(request.params)),
  );
}

function addDocumentRoute(plain: FastifyInstance, services: Services, documents: KnowDocuments): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/documents/:managementNumber/numbers',
    {
      config: { policy: { action: 'register.readOfDocument' } },
      schema: {
        summary: '문서의 모든 번호와 그 수정·결번 이력',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: DocumentNumbersReply, ...problems },
      },
    },
    (request) => numbersOfDocument(services, documents, signedIn(request), request.params.managementNumber),
  );
}

function addProofRoute(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/register/proof',
    {
      config: { policy: { action: 'register.prove', role: 'recordsManager' } },
      schema: {
        summary: '번호 증명: 빠지거나 겹친 번호가 없고 결번마다 까닭이 있음',
        tags,
        response: { 200: ProofReply, ...problems },
      },
    },
    (request) => proveAgency(services, signedIn(request).agencyId),
  );
}

function addCorrectionRoutes(plain: FastifyInstance, services: Services, documents: KnowDocuments): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/register/requests',
    {
      config: { policy: { action: 'register.listRequests' } },
      schema: { summary: '내 확인을 기다리는 수정·결번 신청', tags, response: { 200: OpenRequestsReply, ...problems } },
    },
    (request) => listRequestsToDecide(services, documents, signedIn(request)),
  );
  app.post(
    '/api/register/:seriesId/:year/:serial/requests',
    {
      config: { policy: { action: 'register.askCorrection' } },
      schema: {
        summary: '등록정보 수정이나 결번 처리를 신청합니다',
        tags,
        params: REGISTRATION_PARAMS,
        body: AskCorrection,
        response: { 200: AskedCorrection, ...problems },
      },
    },
    (request) => {
      const asked = { ...keyOf(request.params), wish: request.body };
      return askCorrection(services, documents, signedIn(request), asked, requestKey(request));
    },
  );
  app.post(
    '/api/register/requests/:requestId/decision',
    {
      config: { policy: { action: 'register.decideCorrection' } },
      schema: {
        summary: '신청을 확인하거나 돌려보냅니다',
        tags,
        params: REQUEST_PARAMS,
        body: DecideCorrection,
        response: { 200: DecidedCorrection, ...problems },
      },
    },
    (request) => {
      const asked = { ...request.body, requestId: request.params.requestId };
      return decideCorrection(services, documents, signedIn(request), asked, requestKey(request));
    },
  );
}

function keyOf({ seriesId, year, serial }: { seriesId: string; year: string; serial: string }) {
  return { seriesId, year: Number(year), serial: Number(serial) };
}
