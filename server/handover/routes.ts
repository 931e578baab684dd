import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id } from '../../shared/contract/document-parts.ts';
import {
  EndHandover,
  HANDOVER_PARAMS,
  HandoverDone,
  HandoverItemsReply,
  HandoverReply,
  HandoversReply,
  ProposeHandover,
} from '../../shared/contract/handover.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { confirmHandover } from './confirm-handover.ts';
import { endHandover } from './end-handover.ts';
import { findHandover } from './find-handover.ts';
import { listKeptHandovers, listOwnHandovers } from './list-handovers.ts';
import { previewHandover, proposeHandover } from './propose-handover.ts';
import type { HandoverServices } from './tell-of-handover.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['인계·인수'];
const exact = { additionalProperties: false } as const;
const receiverQuery = Type.Object({ personId: Type.Optional(Id), postId: Type.Optional(Id) }, exact);
const pageQuery = Type.Object({ before: Type.Optional(Type.String({ maxLength: 60 })) }, exact);
const personParams = Type.Object({ personId: Id }, exact);

export function registerHandover(app: FastifyInstance, services: HandoverServices): void {
  addLists(app, services);
  addOwnRoutes(app, services);
  addRoutesOnBehalf(app, services);
  addEndings(app, services);
}

function receiverOf({ personId, postId }: { readonly personId?: string; readonly postId?: string }) {
  return personId !== undefined && postId !== undefined ? { receiver: { personId, postId } } : {};
}

function addLists(app: FastifyInstance, services: HandoverServices): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/handovers',
    {
      config: { policy: { action: 'handover.list' } },
      schema: {
        summary: '내가 인계하거나 인수하는 것',
        tags,
        querystring: pageQuery,
        response: { 200: HandoversReply, ...problems },
      },
    },
    (request) => listOwnHandovers(services, signedIn(request), request.query.before),
  );
  routes.get(
    '/api/handovers/kept',
    {
      config: { policy: { action: 'handover.listKept' } },
      schema: {
        summary: '내가 기록을 관리하는 부서의 인계·인수',
        tags,
        querystring: pageQuery,
        response: { 200: HandoversReply, ...problems },
      },
    },
    (request) => listKeptHandovers(services, signedIn(request), request.query.before),
  );
  routes.get(
    '/api/handovers/:handoverId',
    {
      config: { policy: { action: 'handover.read' } },
      schema: { summary: '인계·인수서', tags, params: HANDOVER_PARAMS, response: { 200: HandoverReply, ...problems } },
    },
    (request) => findHandover(services, signedIn(request), request.params.handoverId),
  );
}

function addOwnRoutes(app: FastifyInstance, services: HandoverServices): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/handover-items',
    {
      config: { policy: { action: 'handover.preview' } },
      schema: {
        summary: '내가 인계할 수 있는 것: 인수할 사람을 알면 그 사람이 맡을 수 없는 것까지',
        tags,
        querystring: receiverQuery,
        response: { 200: HandoverItemsReply, ...problems },
      },
    },
    (request) => previewHandover(services, signedIn(request), receiverOf(request.query)),
  );
  routes.post(
    '/api/handovers',
    {
      config: { policy: { action: 'handover.propose' } },
      schema: {
        summary: '인계: 인계·인수서를 적어 인수할 사람에게 보냅니다',
        tags,
        body: ProposeHandover,
        response: { 200: HandoverDone, ...problems },
      },
    },
    (request) => proposeHandover(services, signedIn(request), request.body, requestKey(request)),
  );
}

function addRoutesOnBehalf(app: FastifyInstance, services: HandoverServices): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/people/:personId/handover-items',
    {
      config: { policy: { action: 'handover.previewOnBehalf', role: 'administrator' } },
      schema: {
        summary: '스스로 인계할 수 없는 사람의 인계할 것: 제목 없이',
        tags,
        params: personParams,
        querystring: receiverQuery,
        response: { 200: HandoverItemsReply, ...problems },
      },
    },
    (request) => {
      const asked = { ofPersonId: request.params.personId, ...receiverOf(request.query) };
      return previewHandover(services, signedIn(request), asked);
    },
  );
  routes.post(
    '/api/people/:personId/handovers',
    {
      config: { policy: { action: 'handover.proposeOnBehalf', role: 'administrator' } },
      schema: {
        summary: '스스로 인계할 수 없는 사람을 대신한 인계',
        tags,
        params: personParams,
        body: ProposeHandover,
        response: { 200: HandoverDone, ...problems },
      },
    },
    (request) => {
      const body = { ...request.body, ofPersonId: request.params.personId };
      return proposeHandover(services, signedIn(request), body, requestKey(request));
    },
  );
}

function addEndings(app: FastifyInstance, services: HandoverServices): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/api/handovers/:handoverId/confirmation',
    {
      config: { policy: { action: 'handover.confirm' } },
      schema: {
        summary: '인수 확인: 적힌 것을 모두 옮깁니다',
        tags,
        params: HANDOVER_PARAMS,
        response: { 200: HandoverDone, ...problems },
      },
    },
    (request) => confirmHandover(services, signedIn(request), request.params.handoverId, requestKey(request)),
  );
  const endings = [
    { act: 'refuse', path: 'refusal', summary: '인수 거절' },
    { act: 'withdraw', path: 'withdrawal', summary: '인계 거두기' },
  ] as const;
  for (const { act, path, summary } of endings) {
    routes.post(
      `/api/handovers/:handoverId/${path}`,
      {
        config: { policy: { action: `handover.${act}` } },
        schema: {
          summary,
          tags,
          params: HANDOVER_PARAMS,
          body: EndHandover,
          response: { 200: HandoverDone, ...problems },
        },
      },
      (request) => {
        const asked = { id: request.params.handoverId, act, reason: request.body.reason };
        return endHandover(services, signedIn(request), asked, requestKey(request));
      },
    );
  }
}
