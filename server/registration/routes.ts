import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../shared/contract/problem.ts';
import { SeriesReply, StartManagementNumbers, StartReply, StartSeries } from '../../shared/contract/registration.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import type { KnowDocuments } from './access.ts';
import { listSeries } from './list-series.ts';
import { registerNumbering } from './numbering-routes.ts';
import { registerRegister } from './register-routes.ts';
import { startManagementNumbers } from './start-management-numbers.ts';
import { startSeries } from './start-series.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['번호'];

export function registerRegistration(app: FastifyInstance, services: Services, documents: KnowDocuments): void {
  registerNumbering(app, services, documents);
  registerRegister(app, services, documents);
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/series',
    {
      config: { policy: { action: 'registration.listSeries', role: 'administrator' } },
      schema: { summary: '부서별 문서번호와 그 시작', tags, response: { 200: SeriesReply, ...problems } },
    },
    (request) => listSeries(services, signedIn(request).agencyId),
  );
  routes.post(
    '/api/series/start',
    {
      config: { policy: { action: 'registration.startSeries', role: 'administrator' } },
      schema: {
        summary: '부서의 문서번호를 이어서 시작합니다',
        tags,
        body: StartSeries,
        response: { 200: StartReply, ...problems },
      },
    },
    (request) => startSeries(services, signedIn(request), request.body, requestKey(request)),
  );
  routes.post(
    '/api/management-numbers/start',
    {
      config: { policy: { action: 'registration.startManagementNumbers', role: 'administrator' } },
      schema: {
        summary: '관리번호를 이어서 시작합니다',
        tags,
        body: StartManagementNumbers,
        response: { 200: StartReply, ...problems },
      },
    },
    (request) => startManagementNumbers(services, signedIn(request), request.body, requestKey(request)),
  );
}
