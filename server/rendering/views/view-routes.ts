import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ATTACHMENT_PARAMS } from '../../../shared/contract/drafting.ts';
import { Problem as ProblemReply } from '../../../shared/contract/problem.ts';
import { refusalText } from '../../../shared/contract/refusals.ts';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { pdfOf } from '../../../shared/originals/original-format.ts';
import { ofDocument } from '../../drafting/index.ts';
import { loadAgain, opensPage, plainPage, sendPlainPage } from '../../platform/http/plain-page.ts';
import { signedIn } from '../../platform/http/policy.ts';
import { Problem, refused } from '../../platform/http/problems.ts';
import { PDF_CSP } from '../../platform/http/security-headers.ts';
import { sendBytesOnce } from '../../platform/http/send-file.ts';
import type { Services } from '../../platform/services.ts';
import type { AttachmentViews } from './attachment-views.ts';

/** When whoever waits for a view may ask again. */
export const COME_BACK_S = '5';

/** 문서 보기의 PDF for whoever may fetch the file itself. */
export function addViewRoutes(plain: FastifyInstance, services: Services, views: AttachmentViews): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/documents/:managementNumber/attachments/:attachmentId/view.pdf',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '문서 보기의 PDF: 붙임의 내용을 옮긴 보기용 사본',
        tags: ['결재'],
        params: ATTACHMENT_PARAMS,
        response: {
          200: { description: 'PDF', content: { 'application/pdf': { schema: Type.String({ format: 'binary' }) } } },
          304: { description: '이미 받은 것과 같은 파일', type: 'null' },
          '4xx': ProblemReply,
          '5xx': ProblemReply,
        },
      },
    },
    async (request, reply) => {
      const file = await ofDocument(services, signedIn(request), request.params);
      if (pdfOf(file.mediaType) !== 'view') throw new Problem('not-found');
      const { name, agencyName, attachedTo } = file;
      const facts = { fileName: name, agencyName, ...(attachedTo === undefined ? {} : { attachedTo }) };
      const view = await views.now(file, facts, 'official');
      if (view === 'waiting') {
        reply.header('retry-after', COME_BACK_S);
        if (!opensPage(request)) throw new Problem('view-on-its-way');
        loadAgain(request, reply, COME_BACK_S);
        return sendPlainPage(reply.status(503), drawingPage(name));
      }
      if (isRefusal(view)) {
        const { code, facts } = refused(view);
        if (!opensPage(request)) throw refused(view);
        return sendPlainPage(reply.status(409), failedPage(name, refusalText(code, facts)));
      }
      reply.header('content-security-policy', PDF_CSP);
      return sendBytesOnce(request, reply, view, sentView(name));
    },
  );
}

function drawingPage(name: string): SafeHtml {
  return plainPage(
    name,
    html`<p role="status">PDF를 만들고 있습니다. 잠시 뒤에 PDF가 열립니다.</p><p><a href="view.pdf">다시 열기</a></p>`,
  );
}

function failedPage(name: string, reason: string): SafeHtml {
  return plainPage(name, html`<p>${reason}</p><p>이 창을 닫고 문서 화면에서 원문을 받아 주십시오.</p>`);
}

/** Shown by the browser: it is ours, and made of nothing but text. */
export function sentView(name: string) {
  return { name: `${name}.pdf`, mediaType: 'application/pdf', disposition: 'inline' } as const;
}
