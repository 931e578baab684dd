import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  AbsenceReply,
  AbsencesAlongReply,
  AwayReply,
  CancelAbsence,
  OwnAbsencesReply,
  SetAbsence,
  SetAbsenceFor,
} from '../../shared/contract/absence.ts';
import { Day } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { cancelAbsence } from './cancel-absence.ts';
import { listAbsencesAlong, listAway, listOwnAbsences } from './list-absences.ts';
import { setAbsence } from './set-absence.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['부재'];
const exact = { additionalProperties: false };
const absenceParams = Type.Object({ absenceId: Type.String({ maxLength: 64 }) }, exact);
const personParams = Type.Object({ personId: Type.String({ maxLength: 64 }) }, exact);
/** Ids with commas between; a line has at most twenty seats, and a saved one may name some twice. */
const People = Type.Object(
  {
    people: Type.String({ pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$', maxLength: 1_500 }),
    /** 공동기안: the other agencies of the line. */
    agencies: Type.Optional(Type.String({ pattern: '^\\d{1,4}(,\\d{1,4}){0,18}$' })),
  },
  exact,
);

export function addAbsenceRoutes(app: FastifyInstance, services: Services): void {
  addAbsenceLists(app, services);
  addAbsenceActs(app, services);
}

function addAbsenceLists(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/absences',
    {
      config: { policy: { action: 'absence.listAway' } },
      schema: {
        summary: '그날 부재인 사람과 대결자',
        tags,
        querystring: Type.Object({ on: Type.Optional(Day) }, exact),
        response: { 200: AwayReply, ...problems },
      },
    },
    (request) => listAway(services, signedIn(request), request.query.on),
  );
  routes.get(
    '/api/absences/mine',
    {
      config: { policy: { action: 'absence.listOwn' } },
      schema: { summary: '내 부재와 지금 대결하는 사람', tags, response: { 200: OwnAbsencesReply, ...problems } },
    },
    (request) => listOwnAbsences(services, signedIn(request)),
  );
  routes.get(
    '/api/absences/along',
    {
      config: { policy: { action: 'absence.listAlong' } },
      schema: {
        summary: '결재선에서 한 달 안에 부재인 사람',
        tags,
        querystring: People,
        response: { 200: AbsencesAlongReply, ...problems },
      },
    },
    (request) => {
      const { people, agencies = '' } = request.query;
      const others = agencies.split(',').filter(Boolean).map(Number);
      return listAbsencesAlong(services, signedIn(request), people.split(','), others);
    },
  );
}

function addAbsenceActs(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/api/absences',
    {
      config: { policy: { action: 'absence.set' } },
      schema: { summary: '내 부재 설정', tags, body: SetAbsence, response: { 200: AbsenceReply, ...problems } },
    },
    (request) => {
      const signed = signedIn(request);
      return setAbsence(services, signed, { ...request.body, personId: signed.personId }, requestKey(request));
    },
  );
  routes.post(
    '/api/people/:personId/absences',
    {
      config: { policy: { action: 'absence.setFor', role: 'administrator' } },
      schema: {
        summary: '다른 사람의 부재 설정',
        tags,
        params: personParams,
        body: SetAbsenceFor,
        response: { 200: AbsenceReply, ...problems },
      },
    },
    (request) => {
      const wanted = { ...request.body, personId: request.params.personId };
      return setAbsence(services, signedIn(request), wanted, requestKey(request));
    },
  );
  routes.post(
    '/api/absences/:absenceId/cancellation',
    {
      config: { policy: { action: 'absence.cancel' } },
      schema: {
        summary: '부재 해제',
        tags,
        params: absenceParams,
        body: CancelAbsence,
        response: { 200: AbsenceReply, ...problems },
      },
    },
    (request) =>
      cancelAbsence(services, signedIn(request), request.params.absenceId, request.body, requestKey(request)),
  );
}
