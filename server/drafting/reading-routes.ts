import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { ATTACHMENT_PARAMS } from '../../shared/contract/drafting.ts';
import { FileFindingsReply, READING_QUERY, ReadingReply } from '../../shared/contract/originals.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { type Originals, readingReply } from '../originals/index.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendPlainJson } from '../platform/http/send-plain-json.ts';
import type { Services } from '../platform/services.ts';
import { checkDocumentFiles, checkDraftFiles } from './check-files.ts';
import { ofDocument, ofDraft } from './find-attached.ts';

const response = { 200: ReadingReply, '4xx': Problem, '5xx': Problem };

/** The two that have files: a draft, for its drafter, and what was submitted, for whoever may read it. */
const HOLDERS = [
  {
    ...{ path: 'drafts', action: 'draft.read', tags: ['기안'], find: ofDraft, check: checkDraftFiles },
    checked: '붙임 안의 개인정보 점검: 읽은 데까지 알려 준다',
  },
  {
    ...{ path: 'documents', action: 'document.read', tags: ['결재'], find: ofDocument, check: checkDocumentFiles },
    checked: '결재 중인 문서의 붙임 안의 개인정보 점검: 지금 결재하는 사람과 정보공개담당에게',
  },
] as const;

/** What is shown of files: 문서 보기 for whoever may fetch the file itself, and 개인정보 점검 of what is in them. */
export function addFileRoutes(plain: FastifyInstance, services: Services, originals: Originals): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  for (const { path, action, tags, find, check, checked } of HOLDERS) {
    app.get(
      `/api/${path}/:managementNumber/file-findings`,
      {
        config: { policy: { action } },
        schema: {
          summary: checked,
          tags,
          params: MANAGEMENT_NUMBER_PARAMS,
          response: { 200: FileFindingsReply, '4xx': Problem, '5xx': Problem },
        },
      },
      (request) => check(services, originals, signedIn(request), request.params.managementNumber),
    );
    app.get(
      `/api/${path}/:managementNumber/attachments/:attachmentId/reading`,
      {
        config: { policy: { action } },
        schema: {
          summary: '문서 보기: 붙임을 글로 읽는다',
          tags,
          params: ATTACHMENT_PARAMS,
          querystring: READING_QUERY,
          response,
        },
      },
      async (request, reply) => {
        const file = await find(services, signedIn(request), request.params);
        const reading = await originals.now(file);
        // The schema describes the reply and the tests check it; Fastify's serializer would be slow on its cells.
        return sendPlainJson(reply, readingReply(file, reading, Number(request.query.page ?? 1)));
      },
    );
    app.post(
      `/api/${path}/:managementNumber/attachments/:attachmentId/reading`,
      {
        config: { policy: { action } },
        schema: { summary: '문서 보기 다시 만들기', tags, params: ATTACHMENT_PARAMS, response },
      },
      async (request, reply) => {
        const file = await find(services, signedIn(request), request.params);
        const reading = await originals.again(file);
        return sendPlainJson(reply, readingReply(file, reading, 1));
      },
    );
  }
}
