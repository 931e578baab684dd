import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  GiveFurtherNumber,
  GivenNumber,
  NumberingReply,
  OpenedSeries,
  OpenSeries,
  PolicySet,
  ReceiveDocument,
  SetNumberingPolicy,
} from '../../shared/contract/registration.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import type { KnowDocuments } from './access.ts';
import { giveFurtherNumber } from './numbering/give-further-number.ts';
import { listNumbering } from './numbering/list-numbering.ts';
import { openSeries } from './numbering/open-series.ts';
import { receiveDocument } from './numbering/receive-document.ts';
import { setNumberingPolicy } from './numbering/set-numbering-policy.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['번호'];

/** How an agency numbers, and the acts that give a number apart from an approval. */
export function registerNumbering(app: FastifyInstance, services: Services, documents: KnowDocuments): void {
  addPolicyRoutes(app, services);
  addNumberRoutes(app, services, documents);
}

function addPolicyRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/numbering',
    {
      config: { policy: { action: 'numbering.list' } },
      schema: { summary: '번호 형식과 번호 대장', tags, response: { 200: NumberingReply, ...problems } },
    },
    (request) => listNumbering(services, signedIn(request).agencyId),
  );
  app.post(
    '/api/numbering/policies',
    {
      config: { policy: { action: 'numbering.setPolicy', role: 'administrator' } },
      schema: {
        summary: '어느 날부터 쓸 번호 형식을 정합니다',
        tags,
        body: SetNumberingPolicy,
        response: { 200: PolicySet, ...problems },
      },
    },
    (request) => setNumberingPolicy(services, signedIn(request), request.body, requestKey(request)),
  );
  app.post(
    '/api/numbering/series',
    {
      config: { policy: { action: 'numbering.openSeries', role: 'administrator' } },
      schema: {
        summary: '훈령, 공고, 방침 등의 번호 대장을 둡니다',
        tags,
        body: OpenSeries,
        response: { 200: OpenedSeries, ...problems },
      },
    },
    (request) => openSeries(services, signedIn(request), request.body, requestKey(request)),
  );
}

function addNumberRoutes(plain: FastifyInstance, services: Services, documents: KnowDocuments): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/documents/:managementNumber/further-numbers',
    {
      config: { policy: { action: 'numbering.giveFurtherNumber' } },
      schema: {
        summary: '결재가 끝난 문서에 훈령, 공고, 방침 등의 번호를 줍니다',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        body: GiveFurtherNumber,
        response: { 200: GivenNumber, ...problems },
      },
    },
    (request) => {
      const asked = { ...request.body, managementNumber: request.params.managementNumber };
      return giveFurtherNumber(services, documents, signedIn(request), asked, requestKey(request));
    },
  );
  app.post(
    '/api/receipts',
    {
      config: { policy: { action: 'registration.receive' } },
      schema: {
        summary: '다른 곳에서 온 문서를 접수합니다',
        tags,
        body: ReceiveDocument,
        response: { 200: GivenNumber, ...problems },
      },
    },
    (request) => receiveDocument(services, signedIn(request), request.body, requestKey(request)),
  );
}
