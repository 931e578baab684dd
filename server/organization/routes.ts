import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { AgenciesReply, OrganizationReply } from '../../shared/contract/organization.ts';
import {
  ApplyImport,
  ChangeOrganization,
  ChangeReply,
  ImportPreview,
  OrganizationJournal,
  OrganizationOfDay,
  OrganizationPreview,
  PreviewImport,
  PreviewOrganization,
} from '../../shared/contract/organization-changes.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import { SHEET_QUERY, SHEET_REPLY } from '../platform/http/sent-sheet.ts';
import type { Services } from '../platform/services.ts';
import { addAbsenceRoutes } from './absence-routes.ts';
import { exportOrganization } from './export-organization.ts';
import { applyImport, previewImport } from './import-file.ts';
import { listChanges, listDay } from './list-day.ts';
import { listOrganization } from './list-organization.ts';
import { listPartnerOrganization, listPartners } from './list-partners.ts';
import { namedCommands } from './named-commands.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { type PlanChange, performChange, previewChange } from './perform-change.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['조직'];
/** A sheet of 5 MB in base64. */
const FILE_BODY_BYTES = 7_200_000;

export function registerOrganization(
  app: FastifyInstance,
  services: Services,
  neighbours: OrganizationNeighbours,
): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/organization',
    {
      config: { policy: { action: 'organization.read' } },
      schema: {
        summary: '오늘의 조직도: 부서, 직위, 그 직위의 사람',
        tags,
        response: { 200: OrganizationReply, ...problems },
      },
    },
    (request) => listOrganization(services, signedIn(request).agencyId),
  );
  addPartnerRoutes(app, services);
  addAbsenceRoutes(app, services);
  addReadRoutes(app, services);
  addChangeRoutes(app, services, neighbours);
  addImportRoutes(app, services, neighbours);
}

/** 공동기안: whom another agency of the installation can put on the line. Names and posts, as they are printed. */
function addPartnerRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/agencies',
    {
      config: { policy: { action: 'organization.readPartners' } },
      schema: { summary: '공동기안을 함께 할 수 있는 다른 기관', tags, response: { 200: AgenciesReply, ...problems } },
    },
    (request) => listPartners(services, signedIn(request).agencyId),
  );
  routes.get(
    '/api/agencies/:agencyId/organization',
    {
      config: { policy: { action: 'organization.readPartners' } },
      schema: {
        summary: '다른 기관의 오늘의 조직도: 공동기안의 결재선에 넣을 사람',
        tags,
        params: Type.Object({ agencyId: Type.String({ pattern: '^\\d{1,4}$' }) }),
        response: { 200: OrganizationReply, ...problems },
      },
    },
    (request) => listPartnerOrganization(services, Number(request.params.agencyId)),
  );
}

function addReadRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const policy = { action: 'organization.readHistory', role: 'administrator' } as const;
  routes.get(
    '/api/organization/days/:day',
    {
      config: { policy },
      schema: {
        summary: '어느 날의 조직: 기간과 보직의 종류까지',
        tags,
        params: Type.Object({ day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
        response: { 200: OrganizationOfDay, ...problems },
      },
    },
    (request) => listDay(services, signedIn(request).agencyId, request.params.day),
  );
  routes.get(
    '/api/organization/journal',
    {
      config: { policy },
      schema: {
        summary: '조직 변경 대장: 새것부터',
        tags,
        querystring: Type.Object(
          { before: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,8}$' })) },
          { additionalProperties: false },
        ),
        response: { 200: OrganizationJournal, ...problems },
      },
    },
    (request) => {
      const { before } = request.query;
      return listChanges(services, signedIn(request).agencyId, before === undefined ? undefined : Number(before));
    },
  );
}

function addChangeRoutes(app: FastifyInstance, services: Services, neighbours: OrganizationNeighbours): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const policy = { action: 'organization.change', role: 'administrator' } as const;
  routes.post(
    '/api/organization/previews',
    {
      config: { policy },
      schema: {
        summary: '조직 변경 미리 보기: 아무것도 바꾸지 않습니다',
        tags,
        body: PreviewOrganization,
        response: { 200: OrganizationPreview, ...problems },
      },
    },
    (request) => {
      const { on, commands } = request.body;
      return previewChange(services, neighbours, signedIn(request), { on, plan: planOf(commands) });
    },
  );
  routes.post(
    '/api/organization/changes',
    {
      config: { policy },
      schema: {
        summary: '조직 변경: 여러 변경을 한 번에, 모두 되거나 하나도 되지 않습니다',
        tags,
        body: ChangeOrganization,
        response: { 200: ChangeReply, ...problems },
      },
    },
    (request) => {
      const { commands, ...change } = request.body;
      const plan = planOf(commands);
      return performChange(services, neighbours, signedIn(request), requestKey(request), { ...change, plan });
    },
  );
}

function planOf(commands: PreviewOrganization['commands']): PlanChange {
  return async () => ({ commands: namedCommands(commands), accounts: [] });
}

function addImportRoutes(app: FastifyInstance, services: Services, neighbours: OrganizationNeighbours): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const policy = { action: 'organization.import', role: 'administrator' } as const;
  routes.post(
    '/api/organization/imports/previews',
    {
      config: { policy },
      bodyLimit: FILE_BODY_BYTES,
      schema: {
        summary: '조직 파일 미리 보기: CSV(UTF-8, CP949)나 XLSX와 지금 조직의 차이',
        tags,
        body: PreviewImport,
        response: { 200: ImportPreview, ...problems },
      },
    },
    (request) => previewImport(services, neighbours, signedIn(request), request.body),
  );
  routes.post(
    '/api/organization/imports',
    {
      config: { policy },
      bodyLimit: FILE_BODY_BYTES,
      schema: {
        summary: '조직 파일 적용: 미리 본 차이 그대로',
        tags,
        body: ApplyImport,
        response: { 200: ChangeReply, ...problems },
      },
    },
    (request) => applyImport(services, neighbours, signedIn(request), request.body, requestKey(request)),
  );
  routes.get(
    '/api/organization/days/:day/file',
    {
      config: { policy: { action: 'organization.export', role: 'administrator' } },
      schema: {
        summary: '어느 날의 조직을 파일로: 고쳐서 다시 올릴 수 있습니다',
        tags,
        params: Type.Object({ day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
        querystring: SHEET_QUERY,
        response: {
          200: SHEET_REPLY,
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { agencyId } = signedIn(request);
      const asked = { on: request.params.day, format: request.query.format };
      const { bytes, as } = await exportOrganization(services, neighbours, agencyId, asked);
      return sendBytes(reply, bytes, as);
    },
  );
}
