import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { DecideRestriction, RestrictionDecided, RestrictionReply } from '../../shared/contract/access-restriction.ts';
import { Day, MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  CheckYearly,
  DisclosureHistory,
  RecheckFileQuery,
  RecheckOverview,
  RecheckPage,
  RecheckQuery,
  RecheckRow,
  RecheckRulesReply,
  RecheckWaiting,
  ReclassifyRecords,
  ReclassifyReply,
  SetRecheckRules,
  YearlyChecked,
} from '../../shared/contract/reclassification.ts';
import {
  CheckRestrictions,
  RestrictionsChecked,
  RestrictionsFileQuery,
  RestrictionsPage,
  RestrictionsQuery,
} from '../../shared/contract/restriction-checks.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import { SHEET_REPLY } from '../platform/http/sent-sheet.ts';
import type { Services } from '../platform/services.ts';
import { checkRestrictions } from './check-restrictions.ts';
import { checkYearly } from './check-yearly.ts';
import { findDisclosureHistory } from './find-history.ts';
import { findOverview, findWaiting } from './find-overview.ts';
import { findRecord } from './find-record.ts';
import { listRecords } from './list-records.ts';
import { listRestrictions } from './list-restrictions.ts';
import { reclassifyRecords } from './reclassify-records.ts';
import { findRestriction, restrictAccess } from './restrict-access.ts';
import { listRecheckRules, setRecheckRules } from './set-recheck-rules.ts';
import { restrictionSheet, worklistSheet } from './worklist-sheet.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['재분류'];

/** 재분류: whoever may see no worklist is answered 404 by the question itself. */
export function registerReclassification(app: FastifyInstance, services: Services): void {
  addWorklistRoutes(app, services);
  addYearlyRoutes(app, services);
  addDecisionRoutes(app, services);
  addRestrictionRoutes(app, services);
  addRulesRoutes(app, services);
}

function addWorklistRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/reclassification',
    {
      config: { policy: { action: 'reclassification.overview' } },
      schema: { summary: '재분류 현황', tags, response: { 200: RecheckOverview, ...problems } },
    },
    (request) => findOverview(services, signedIn(request)),
  );
  app.get(
    '/api/reclassification/waiting',
    {
      config: { policy: { action: 'reclassification.count' } },
      schema: { summary: '재분류를 기다리는 문서의 수', tags, response: { 200: RecheckWaiting, ...problems } },
    },
    (request) => findWaiting(services, signedIn(request)),
  );
  app.get(
    '/api/reclassification/records',
    {
      config: { policy: { action: 'reclassification.list' } },
      schema: {
        summary: '재분류할 문서: 오래 기다린 것부터',
        tags,
        querystring: RecheckQuery,
        response: { 200: RecheckPage, ...problems },
      },
    },
    (request) => listRecords(services, signedIn(request), request.query),
  );
  app.get(
    '/api/reclassification/records/:managementNumber',
    {
      config: { policy: { action: 'reclassification.read' } },
      schema: {
        summary: '결재가 끝난 문서 하나: 다시 볼 날이 되지 않았어도 정할 수 있게',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: RecheckRow, ...problems },
      },
    },
    (request) => findRecord(services, signedIn(request), request.params.managementNumber),
  );
  app.get(
    '/api/reclassification/file',
    {
      config: { policy: { action: 'reclassification.download' } },
      schema: {
        summary: '재분류할 문서를 XLSX나 CSV로 받기',
        tags,
        querystring: RecheckFileQuery,
        response: { 200: SHEET_REPLY, ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await worklistSheet(services, signedIn(request), request.query);
      return sendBytes(reply, bytes, as);
    },
  );
}

function addYearlyRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/reclassification/yearly-check',
    {
      config: { policy: { action: 'reclassification.checkYearly' } },
      schema: {
        summary: '연간 재분류: 조건에 맞는 지난해 문서를 차례로 그대로 둔다(한 번에 일부씩)',
        tags,
        body: CheckYearly,
        response: { 200: YearlyChecked, ...problems },
      },
    },
    (request) => checkYearly(services, signedIn(request), request.body, requestKey(request)),
  );
  app.get(
    '/api/reclassification/restrictions',
    {
      config: { policy: { action: 'reclassification.listRestrictions' } },
      schema: {
        summary: '접근권한 재분류: 지난해 문서의 열람제한 가운데 아직 보지 않은 것',
        tags,
        querystring: RestrictionsQuery,
        response: { 200: RestrictionsPage, ...problems },
      },
    },
    (request) => listRestrictions(services, signedIn(request), request.query),
  );
  app.get(
    '/api/reclassification/restrictions/file',
    {
      config: { policy: { action: 'reclassification.downloadRestrictions' } },
      schema: {
        summary: '재분류할 열람제한을 XLSX나 CSV로 받기',
        tags,
        querystring: RestrictionsFileQuery,
        response: { 200: SHEET_REPLY, ...problems },
      },
    },
    async (request, reply) => {
      const { bytes, as } = await restrictionSheet(services, signedIn(request), request.query);
      return sendBytes(reply, bytes, as);
    },
  );
  app.post(
    '/api/reclassification/restrictions/decisions',
    {
      config: { policy: { action: 'reclassification.checkRestrictions' } },
      schema: {
        summary: '접근권한 재분류: 열람제한을 그대로 두거나 푼다',
        tags,
        body: CheckRestrictions,
        response: { 200: RestrictionsChecked, ...problems },
      },
    },
    (request) => checkRestrictions(services, signedIn(request), request.body),
  );
}

function addDecisionRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/reclassification/decisions',
    {
      config: { policy: { action: 'reclassification.decide' } },
      schema: {
        summary: '재분류: 승인된 문서의 공개구분을 결정한다',
        tags,
        body: ReclassifyRecords,
        response: { 200: ReclassifyReply, ...problems },
      },
    },
    (request) => reclassifyRecords(services, signedIn(request), request.body),
  );
  app.get(
    '/api/documents/:managementNumber/disclosure',
    {
      config: { policy: { action: 'documents.readDisclosure' } },
      schema: {
        summary: '승인된 문서의 지금 공개구분과 그 이력',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: DisclosureHistory, ...problems },
      },
    },
    (request) => findDisclosureHistory(services, signedIn(request), request.params.managementNumber),
  );
}

function addRestrictionRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/documents/:managementNumber/restriction',
    {
      config: { policy: { action: 'documents.readRestriction' } },
      schema: {
        summary: '문서의 지금 열람제한과 그 이력',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: RestrictionReply, ...problems },
      },
    },
    (request) => findRestriction(services, signedIn(request), request.params.managementNumber),
  );
  app.post(
    '/api/documents/:managementNumber/restriction',
    {
      config: { policy: { action: 'documents.restrict' } },
      schema: {
        summary: '열람제한: 승인된 문서를 기관 안에서 누가 읽는지 결정한다',
        tags,
        params: MANAGEMENT_NUMBER_PARAMS,
        body: DecideRestriction,
        response: { 200: RestrictionDecided, ...problems },
      },
    },
    (request) =>
      restrictAccess(services, signedIn(request), request.params.managementNumber, request.body, requestKey(request)),
  );
}

function addRulesRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/reclassification/rules',
    {
      config: { policy: { action: 'reclassification.listRules' } },
      schema: { summary: '재분류 기준의 모든 판', tags, response: { 200: RecheckRulesReply, ...problems } },
    },
    (request) => listRecheckRules(services, signedIn(request)),
  );
  app.post(
    '/api/reclassification/rules',
    {
      config: { policy: { action: 'reclassification.setRules', role: 'recordsManager' } },
      schema: {
        summary: '어느 날부터 쓸 재분류 기준을 정한다',
        tags,
        body: SetRecheckRules,
        response: { 200: Type.Object({ validFrom: Day }), ...problems },
      },
    },
    (request) => setRecheckRules(services, signedIn(request), request.body, requestKey(request)),
  );
}
