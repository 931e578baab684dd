import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { NotificationsReply } from '../../shared/contract/live.ts';
import { Problem as ProblemReply } from '../../shared/contract/problem.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listNotifications } from './read-log.ts';

const After = Type.Object({ after: Type.String({ pattern: '^[0-9]{1,9}$' }) }, { additionalProperties: false });

export function addNotificationRoutes(app: FastifyInstance, services: Services): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/notifications',
    {
      config: { policy: { action: 'notification.list' } },
      schema: {
        summary: '알림 목록: 실시간 연결(/api/live)과 같은 줄',
        tags: ['notification'],
        querystring: After,
        response: { 200: NotificationsReply, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    (request) => listNotifications(services, signedIn(request), Number(request.query.after)),
  );
}
