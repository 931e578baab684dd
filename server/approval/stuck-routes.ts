import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ManagementNumber } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { ReassignReply, ReassignSeat, StuckNotice, StuckReply } from '../../shared/contract/stuck.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findStuckNotice } from './check-stuck.ts';
import { listStuck } from './list-stuck.ts';
import { reassignSeat } from './reassign-seat.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['멈춘 문서'];
const seatParams = Type.Object(
  { managementNumber: ManagementNumber, seat: Type.String({ pattern: '^[0-9]{1,2}$' }) },
  { additionalProperties: false },
);

/** The repair list: what waits on nobody, and giving its seat to somebody. */
export function addStuckRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/stuck-documents',
    {
      config: { policy: { action: 'approval.listStuck', role: 'administrator' } },
      schema: { summary: '아무도 처리할 수 없는 문서', tags, response: { 200: StuckReply, ...problems } },
    },
    (request) => listStuck(services, signedIn(request).agencyId),
  );
  routes.get(
    '/api/stuck-documents/notice',
    {
      config: { policy: { action: 'approval.stuckNotice', role: 'administrator' } },
      schema: { summary: '지난밤 점검에서 찾은 멈춘 문서', tags, response: { 200: StuckNotice, ...problems } },
    },
    (request) => findStuckNotice(services, signedIn(request).agencyId),
  );
  routes.post(
    '/api/documents/:managementNumber/seats/:seat/reassignment',
    {
      config: { policy: { action: 'approval.reassign', role: 'administrator' } },
      schema: {
        summary: '멈춘 자리의 담당 변경',
        tags,
        params: seatParams,
        body: ReassignSeat,
        response: { 200: ReassignReply, ...problems },
      },
    },
    (request) => {
      const { managementNumber, seat } = request.params;
      const wanted = { ...request.body, seat: Number(seat) };
      return reassignSeat(services, signedIn(request), managementNumber, wanted, requestKey(request));
    },
  );
}
