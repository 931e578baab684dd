import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { LeadTimesQuery, LeadTimesReply } from '../../shared/contract/lead-times.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { leadTimeSheet } from './lead-time-sheet.ts';
import { leadTimes } from './list-lead-times.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['결재 소요시간'];

/** How long each step takes; who is neither an administrator nor a head is answered 404 by the question itself. */
export function addLeadTimeRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/lead-times',
    {
      config: { policy: { action: 'leadTimes.read' } },
      schema: {
        summary: '결재 소요시간: 부서장에게는 자기 부서와 그 아래 부서, 관리자에게는 기관 전체',
        tags,
        querystring: LeadTimesQuery,
        response: { 200: LeadTimesReply, ...problems },
      },
    },
    (request) => leadTimes(services, signedIn(request), request.query),
  );
  routes.get(
    '/api/lead-times/file',
    {
      config: { policy: { action: 'leadTimes.download' } },
      schema: {
        summary: '결재 소요시간을 CSV로 받기',
        tags,
        querystring: LeadTimesQuery,
        response: { 200: Type.Any({ title: 'CSV' }), ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await leadTimeSheet(services, signedIn(request), request.query);
      return sendBytes(reply, bytes, as);
    },
  );
}
