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
        summary: '알림 목록: 실시간 연결과 같은 줄',
        description:
          '실시간 연결은 GET /api/live(WebSocket, gyeol.v1)입니다. 먼저 {"type":"hello","epoch","last"}를 보내면 ok 또는 reset을 ' +
          '받고, 그 뒤의 줄을 차례대로 받습니다. reset은 목록을 새로 받으라는 뜻입니다. 세션이 끝나면 4401로 닫힙니다.',
        tags: ['notification'],
        querystring: After,
        response: { 200: NotificationsReply, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    (request) => listNotifications(services, signedIn(request), Number(request.query.after)),
  );
}
