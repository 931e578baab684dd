import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { UNIT_TASK_PARAMS } from '../../shared/contract/organization.ts';
import { Problem } from '../../shared/contract/problem.ts';
import {
  AskExport,
  EXPORT_PARAMS,
  ExportAsked,
  ExportsReply,
  RecordFilesQuery,
  RecordFilesReply,
} from '../../shared/contract/record-files.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendStoredFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { askExport } from './ask-export.ts';
import { endExport } from './end-export.ts';
import { fetchExport } from './fetch-export.ts';
import { listExports, recordFiles } from './list-exports.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['기록물철'];

/** `wake` tells whoever prepares exports that one waits. */
export function addExportRoutes(plain: FastifyInstance, services: Services, wake: () => void): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/record-files',
    {
      config: { policy: { action: 'recordFile.list' } },
      schema: {
        summary: '내보낼 수 있는 기록물철: 내 부서의 것, 기록물관리 전문요원에게는 기관 전체',
        tags,
        querystring: RecordFilesQuery,
        response: { 200: RecordFilesReply, ...problems },
      },
    },
    (request) => recordFiles(services, signedIn(request), request.query),
  );
  app.post(
    '/api/record-files/:unitTaskId/exports',
    {
      config: { policy: { action: 'recordFile.export' } },
      schema: {
        summary: '기록물철을 ZIP으로 내보냅니다: 준비는 뒤에서 합니다',
        tags,
        params: UNIT_TASK_PARAMS,
        body: AskExport,
        response: { 200: ExportAsked, ...problems },
      },
    },
    async (request) => {
      const asked = { ...request.body, ...request.params };
      const answer = await askExport(services, signedIn(request), asked, requestKey(request));
      wake();
      return answer;
    },
  );
  addExportsRoutes(plain, services);
}

function addExportsRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/record-exports',
    {
      config: { policy: { action: 'recordFile.listExports' } },
      schema: { summary: '내보내기의 진행과 이력', tags, response: { 200: ExportsReply, ...problems } },
    },
    (request) => listExports(services, signedIn(request)),
  );
  app.post(
    '/api/record-exports/:exportId/end',
    {
      config: { policy: { action: 'recordFile.endExport' } },
      schema: {
        summary: '준비 중인 내보내기를 취소하거나, 준비된 파일을 지웁니다',
        tags,
        params: EXPORT_PARAMS,
        response: { 200: ExportAsked, ...problems },
      },
    },
    (request) => endExport(services, signedIn(request), request.params.exportId, requestKey(request)),
  );
  app.get(
    '/api/record-exports/:exportId/file',
    {
      config: { policy: { action: 'recordFile.download' } },
      schema: {
        summary: '준비된 ZIP 받기: 내보낸 본인만',
        tags,
        params: EXPORT_PARAMS,
        response: {
          200: { description: 'ZIP', content: { 'application/zip': { schema: Type.String({ format: 'binary' }) } } },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { name, file } = await fetchExport(services, signedIn(request), request.params.exportId);
      const as = { name, mediaType: 'application/zip', disposition: 'attachment' } as const;
      return sendStoredFile(request, reply, services.files, file, as);
    },
  );
}
