import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  ChangeDelegationVersion,
  DelegatedLineReply,
  DelegationImportPreview,
  DelegationRulesReply,
  DelegationVersionDone,
  DelegationVersionReply,
  DelegationVersionsReply,
  IMPORT_QUERY,
  LINE_QUERY,
  MATTERS_QUERY,
  MakeDelegationVersion,
  MattersReply,
  PublishDelegationVersion,
  RULES_QUERY,
  TRIAL_QUERY,
  VERSION_PARAMS,
} from '../../shared/contract/delegation.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytes } from '../platform/http/send-file.ts';
import { SHEET_QUERY, SHEET_REPLY } from '../platform/http/sent-sheet.ts';
import { registerSheetRoutes, uploadedSheet } from '../platform/http/uploaded-sheet.ts';
import type { Services } from '../platform/services.ts';
import { changeDelegationVersion, dropDelegationVersion, makeDelegationVersion } from './draft-version.ts';
import { exportRules, findMatters, findRules } from './find-rules.ts';
import { importRules, previewRules } from './import-rules.ts';
import { publishDelegationVersion } from './publish-version.ts';
import { findOwnLine, tryLine } from './rule-line.ts';
import { findDelegationVersion, listDelegationVersions } from './version-view.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['위임전결'];
const reads = { policy: { action: 'delegation.read' } };
const manages = { policy: { action: 'delegation.manage', role: 'administrator' } } as const;
const params = VERSION_PARAMS;
const consumes = ['multipart/form-data'];

export async function registerDelegation(app: FastifyInstance, services: Services): Promise<void> {
  addDrafterRoutes(app, services);
  addVersionRoutes(app, services);
  addDraftRoutes(app, services);
  addExportRoute(app, services);
  await registerSheetRoutes(app, (uploads) => addImportRoutes(uploads, services));
}

/** What everybody may ask: a regulation of the office is no secret within it. */
function addDrafterRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/delegation/matters',
    {
      config: reads,
      schema: {
        summary: '오늘 시행 중인 위임전결규정의 업무 찾기',
        tags,
        querystring: MATTERS_QUERY,
        response: { 200: MattersReply, ...problems },
      },
    },
    (request) => findMatters(services, signedIn(request).agencyId, request.query.q),
  );
  routes.get(
    '/api/delegation/line',
    {
      config: reads,
      schema: {
        summary: '내가 기안하면 규정이 정하는 결재선과 그 근거',
        tags,
        querystring: LINE_QUERY,
        response: { 200: DelegatedLineReply, ...problems },
      },
    },
    (request) => findOwnLine(services, signedIn(request), request.query),
  );
}

function addVersionRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/delegation/versions',
    {
      config: manages,
      schema: { summary: '위임전결규정의 판', tags, response: { 200: DelegationVersionsReply, ...problems } },
    },
    (request) => listDelegationVersions(services, signedIn(request).agencyId),
  );
  routes.get(
    '/api/delegation/versions/:version',
    {
      config: manages,
      schema: {
        summary: '한 판의 직위 단계와 점검',
        tags,
        params,
        response: { 200: DelegationVersionReply, ...problems },
      },
    },
    (request) => findDelegationVersion(services, signedIn(request).agencyId, Number(request.params.version)),
  );
  routes.get(
    '/api/delegation/versions/:version/rules',
    {
      config: manages,
      schema: {
        summary: '한 판의 업무 찾기',
        tags,
        params,
        querystring: RULES_QUERY,
        response: { 200: DelegationRulesReply, ...problems },
      },
    },
    (request) => findRules(services, signedIn(request).agencyId, Number(request.params.version), request.query),
  );
  routes.get(
    '/api/delegation/versions/:version/line',
    {
      config: manages,
      schema: {
        summary: '시험해 보기: 업무와 금액과 기안자로 정해지는 결재선',
        tags,
        params,
        querystring: TRIAL_QUERY,
        response: { 200: DelegatedLineReply, ...problems },
      },
    },
    (request) => tryLine(services, signedIn(request).agencyId, Number(request.params.version), request.query),
  );
}

function addDraftRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/api/delegation/versions',
    {
      config: manages,
      schema: {
        summary: '새 판을 만듭니다: 비어 있거나 앞의 판을 옮깁니다',
        tags,
        body: MakeDelegationVersion,
        response: { 200: DelegationVersionDone, ...problems },
      },
    },
    (request) => makeDelegationVersion(services, signedIn(request), request.body, requestKey(request)),
  );
  routes.put(
    '/api/delegation/versions/:version',
    {
      config: manages,
      schema: {
        summary: '시행 전인 판의 이름과 직위 단계를 고칩니다',
        tags,
        params,
        body: ChangeDelegationVersion,
        response: { 200: DelegationVersionDone, ...problems },
      },
    },
    (request) => {
      const version = Number(request.params.version);
      return changeDelegationVersion(services, signedIn(request), version, request.body, requestKey(request));
    },
  );
  routes.delete(
    '/api/delegation/versions/:version',
    {
      config: manages,
      schema: {
        summary: '시행 전인 판을 지웁니다',
        tags,
        params,
        response: { 200: Type.Object({ version: Type.Integer() }), ...problems },
      },
    },
    (request) =>
      dropDelegationVersion(services, signedIn(request), Number(request.params.version), requestKey(request)),
  );
  routes.post(
    '/api/delegation/versions/:version/publication',
    {
      config: manages,
      schema: {
        summary: '정한 날부터 시행합니다. 시행한 판은 고칠 수 없습니다',
        tags,
        params,
        body: PublishDelegationVersion,
        response: { 200: DelegationVersionDone, ...problems },
      },
    },
    (request) => {
      const version = Number(request.params.version);
      return publishDelegationVersion(services, signedIn(request), version, request.body, requestKey(request));
    },
  );
}

function addExportRoute(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/delegation/versions/:version/sheet',
    {
      config: manages,
      schema: {
        summary: '한 판을 CSV나 XLSX로 내려받기',
        tags,
        params,
        querystring: SHEET_QUERY,
        response: {
          200: SHEET_REPLY,
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { agencyId } = signedIn(request);
      const file = await exportRules(services, agencyId, Number(request.params.version), request.query.format);
      return sendBytes(reply, file.bytes, { ...file, disposition: 'attachment' });
    },
  );
}

function addImportRoutes(app: FastifyInstance, services: Services): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/api/delegation/versions/:version/import-preview',
    {
      config: manages,
      schema: {
        summary: '올리면 무엇이 바뀌는지 미리 봅니다: multipart/form-data의 file 하나',
        tags,
        consumes,
        params,
        response: { 200: DelegationImportPreview, ...problems },
      },
    },
    async (request) => {
      const version = Number(request.params.version);
      return previewRules(services, signedIn(request), version, await uploadedSheet(request));
    },
  );
  routes.post(
    '/api/delegation/versions/:version/import',
    {
      config: manages,
      schema: {
        summary: '미리 본 그대로 올립니다: multipart/form-data의 file 하나',
        tags,
        consumes,
        params,
        querystring: IMPORT_QUERY,
        response: { 200: DelegationVersionDone, ...problems },
      },
    },
    async (request) => {
      const key = requestKey(request);
      const file = { records: await uploadedSheet(request), preview: request.query.preview };
      return importRules(services, signedIn(request), Number(request.params.version), file, key);
    },
  );
}
