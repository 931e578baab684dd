import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { AddUnitTask, UnitTasksReply } from '../../shared/contract/organization.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { addUnitTask } from './add-unit-task.ts';
import { listUnitTasks } from './list-unit-tasks.ts';

const problems = { '4xx': Problem, '5xx': Problem };

export function registerRecords(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/unit-tasks',
    {
      config: { policy: { action: 'records.listUnitTasks' } },
      schema: {
        summary: '오늘 고를 수 있는 단위과제: 내 부서의 것이 먼저',
        tags: ['기록'],
        response: { 200: UnitTasksReply, ...problems },
      },
    },
    (request) => listUnitTasks(services, signedIn(request)),
  );
  routes.post(
    '/api/unit-tasks',
    {
      config: { policy: { action: 'records.addUnitTask', role: 'administrator' } },
      schema: {
        summary: '단위과제를 새로 둡니다',
        tags: ['기록'],
        body: AddUnitTask,
        response: { 200: UnitTaskShape, ...problems },
      },
    },
    (request) => addUnitTask(services, signedIn(request).agencyId, request.body, requestKey(request)),
  );
}
