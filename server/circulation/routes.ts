import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  ChangeGroup,
  GROUP_PARAMS,
  GroupDone,
  GroupReadersReply,
  GroupsReply,
  SaveGroup,
} from '../../shared/contract/circulation.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findGroupReaders, listUsableGroups } from './list-groups.ts';
import { changeGroup, forgetGroup, makeGroup } from './save-group.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['결재'];
const GROUP = '/api/circulation-groups/:groupId';

/** 공람 그룹: a person's own and their units', so that a session is all these need. */
export function registerCirculation(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/circulation-groups',
    {
      config: { policy: { action: 'circulationGroup.list' } },
      schema: { summary: '공람 그룹', tags, response: { 200: GroupsReply, ...problems } },
    },
    (request) => listUsableGroups(services, signedIn(request)),
  );

  app.get(
    `${GROUP}/readers`,
    {
      config: { policy: { action: 'circulationGroup.readers' } },
      schema: {
        summary: '공람 그룹의 지금 사람들',
        tags,
        params: GROUP_PARAMS,
        response: { 200: GroupReadersReply, ...problems },
      },
    },
    (request) => findGroupReaders(services, signedIn(request), request.params.groupId),
  );

  app.post(
    '/api/circulation-groups',
    {
      config: { policy: { action: 'circulationGroup.make' } },
      schema: { summary: '공람 그룹 만들기', tags, body: SaveGroup, response: { 201: GroupDone, ...problems } },
    },
    async (request, reply) =>
      reply.status(201).send(await makeGroup(services, signedIn(request), request.body, requestKey(request))),
  );

  app.put(
    GROUP,
    {
      config: { policy: { action: 'circulationGroup.change' } },
      schema: {
        summary: '공람 그룹 고치기',
        tags,
        params: GROUP_PARAMS,
        body: ChangeGroup,
        response: { 200: GroupDone, ...problems },
      },
    },
    (request) => {
      const change = { ...request.body, id: request.params.groupId };
      return changeGroup(services, signedIn(request), change, requestKey(request));
    },
  );

  app.delete(
    GROUP,
    {
      config: { policy: { action: 'circulationGroup.forget' } },
      schema: { summary: '공람 그룹 지우기', tags, params: GROUP_PARAMS, response: { 200: GroupDone, ...problems } },
    },
    (request) => forgetGroup(services, signedIn(request), request.params.groupId, requestKey(request)),
  );
}
