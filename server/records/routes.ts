import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import {
  AddUnitTask,
  ChargesReply,
  ChargeUnitTask,
  MarkRoutine,
  RoutineMarked,
  RoutineMarksReply,
  UNIT_TASK_PARAMS,
  UnitTasksReply,
} from '../../shared/contract/organization.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { addUnitTask } from './add-unit-task.ts';
import { chargeUnitTask, findCharges } from './charge-unit-task.ts';
import { listUnitTasks } from './list-unit-tasks.ts';
import { markRoutine, routineMarks } from './mark-routine.ts';

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
  routes.get(
    '/api/unit-tasks/routine-marks',
    {
      config: { policy: { action: 'records.listRoutineMarks', role: 'administrator' } },
      schema: {
        summary: '정형 문서로 정한 단위과제',
        tags: ['기록'],
        response: { 200: RoutineMarksReply, ...problems },
      },
    },
    (request) => routineMarks(services, signedIn(request).agencyId),
  );
  routes.post(
    '/api/unit-tasks/:unitTaskId/routine',
    {
      config: { policy: { action: 'records.markRoutine', role: 'administrator' } },
      schema: {
        summary: '단위과제의 문서를 정형 문서로 정하거나 풉니다',
        tags: ['기록'],
        params: UNIT_TASK_PARAMS,
        body: MarkRoutine,
        response: { 200: RoutineMarked, ...problems },
      },
    },
    (request) => {
      const asked = { ...request.body, unitTaskId: request.params.unitTaskId };
      return markRoutine(services, signedIn(request), asked, requestKey(request));
    },
  );
  routes.get(
    '/api/unit-tasks/charges',
    {
      config: { policy: { action: 'records.listCharges', role: 'administrator' } },
      schema: { summary: '단위과제의 담당자', tags: ['기록'], response: { 200: ChargesReply, ...problems } },
    },
    (request) => findCharges(services, signedIn(request).agencyId),
  );
  routes.put(
    '/api/unit-tasks/:unitTaskId/charge',
    {
      config: { policy: { action: 'records.chargeUnitTask', role: 'administrator' } },
      schema: {
        summary: '단위과제의 담당자를 정합니다',
        tags: ['기록'],
        params: UNIT_TASK_PARAMS,
        body: ChargeUnitTask,
        response: { 200: ChargeUnitTask, ...problems },
      },
    },
    (request) => {
      const charge = { ...request.body, ...request.params };
      return chargeUnitTask(services, signedIn(request).agencyId, charge, requestKey(request));
    },
  );
}
