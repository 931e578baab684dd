import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../shared/contract/problem.ts';
import {
  KeepLine,
  RenameLine,
  SAVED_LINE_PARAMS,
  SavedLineDone,
  SavedLinesReply,
} from '../../shared/contract/saved-lines.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { forgetLine, keepLine, listKeptLines, renameLine } from './keep-line.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['기안'];

/** 내 결재선: each person's own, so that a session is all these need. */
export function registerSavedLines(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/saved-lines',
    {
      config: { policy: { action: 'savedLine.list' } },
      schema: { summary: '내 결재선과 최근 결재선', tags, response: { 200: SavedLinesReply, ...problems } },
    },
    (request) => listKeptLines(services, signedIn(request)),
  );

  app.post(
    '/api/saved-lines',
    {
      config: { policy: { action: 'savedLine.keep' } },
      schema: { summary: '내 결재선으로 저장', tags, body: KeepLine, response: { 201: SavedLineDone, ...problems } },
    },
    async (request, reply) =>
      reply.status(201).send(await keepLine(services, signedIn(request), request.body, requestKey(request))),
  );

  app.patch(
    '/api/saved-lines/:lineId',
    {
      config: { policy: { action: 'savedLine.rename' } },
      schema: {
        summary: '내 결재선 이름 바꾸기',
        tags,
        params: SAVED_LINE_PARAMS,
        body: RenameLine,
        response: { 200: SavedLineDone, ...problems },
      },
    },
    (request) => {
      const line = { id: request.params.lineId, name: request.body.name };
      return renameLine(services, signedIn(request), line, requestKey(request));
    },
  );

  app.delete(
    '/api/saved-lines/:lineId',
    {
      config: { policy: { action: 'savedLine.forget' } },
      schema: {
        summary: '내 결재선 지우기',
        tags,
        params: SAVED_LINE_PARAMS,
        response: { 200: SavedLineDone, ...problems },
      },
    },
    (request) => forgetLine(services, signedIn(request), request.params.lineId, requestKey(request)),
  );
}
