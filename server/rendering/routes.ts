import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { FrozenPaperShape } from '../../shared/contract/approval.ts';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { OfficeDocument } from '../../shared/contract/office-document.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { SignatureReply } from '../../shared/contract/signature.ts';
import { HWPX_MEDIA_TYPE } from '../../shared/kernel/hwpx-media-type.ts';
import type { PaperSigner } from '../authenticity/index.ts';
import { findDraftPaper } from '../drafting/index.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { PDF_CSP } from '../platform/http/security-headers.ts';
import { type SentFile, sendBytes, sendBytesOnce, sendStoredFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { draw } from './draw-paper.ts';
import { type FoundPaper, fileName, findCard, findHwpx, findOpenFormat, findPaper } from './find-paper.ts';
import type { PaperMakers } from './freeze-paper.ts';
import { OPEN_FORMATS, OPEN_MEDIA_TYPES } from './open-record.ts';
import { picturesOf } from './paper-pictures.ts';
import { retryPaper } from './retry-paper.ts';
import { signatureState } from './signature-state.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const AsDownload = Type.Object({ download: Type.Optional(Type.Literal('1')) }, { additionalProperties: false });
const paperReply = {
  200: { description: 'PDF', content: { 'application/pdf': { schema: Type.String({ format: 'binary' }) } } },
};

const hwpxReply = {
  200: { description: 'HWPX', content: { [HWPX_MEDIA_TYPE]: { schema: Type.String({ format: 'binary' }) } } },
  304: { description: '이미 받은 것과 같은 파일', type: 'null' },
};

export function addPaperRoutes(plain: FastifyInstance, services: Services, makers: PaperMakers): void {
  const { renderer } = makers;
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  addCardRoute(plain, services, makers);
  addOpenFormatRoutes(plain, services);
  addSignatureRoute(plain, services, makers.signer);

  app.get(
    '/api/documents/:managementNumber/paper.pdf',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '문서의 지면(PDF): 결재가 끝난 문서는 그때 굳힌 파일',
        tags: ['지면'],
        params: MANAGEMENT_NUMBER_PARAMS,
        querystring: AsDownload,
        response: { ...paperReply, ...problems },
      },
    },
    async (request, reply) => {
      const paper = await findPaper(services, makers, signedIn(request), request.params.managementNumber);
      return sendPaper(request, reply, services, paper, request.query.download !== undefined);
    },
  );

  app.get(
    '/api/documents/:managementNumber/paper.hwpx',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '결재가 끝난 문서를 한글 문서(HWPX)로',
        tags: ['지면'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { ...hwpxReply, ...problems },
      },
    },
    async (request, reply) => {
      const found = await findHwpx(services, renderer, signedIn(request), request.params.managementNumber);
      const as: SentFile = { name: found.name, mediaType: HWPX_MEDIA_TYPE, disposition: 'attachment' };
      return sendBytesOnce(request, reply.header('content-security-policy', PDF_CSP), found.bytes, as);
    },
  );

  app.get(
    '/api/drafts/:managementNumber/paper.pdf',
    {
      config: { policy: { action: 'draft.read' } },
      schema: {
        summary: '기안문 미리보기(PDF)',
        tags: ['지면'],
        params: MANAGEMENT_NUMBER_PARAMS,
        querystring: AsDownload,
        response: { ...paperReply, ...problems },
      },
    },
    async (request, reply) => {
      const signed = signedIn(request);
      const paper = await findDraftPaper(services, signed, request.params.managementNumber);
      const pictures = await picturesOf(services, signed.agencyId, paper);
      const found = { name: fileName(paper), bytes: await draw(renderer, paper, pictures) };
      return sendPaper(request, reply, services, found, request.query.download !== undefined);
    },
  );

  app.post(
    '/api/documents/:managementNumber/paper',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '지면 다시 만들기',
        tags: ['지면'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: FrozenPaperShape, ...problems },
      },
    },
    (request) => retryPaper(services, makers, signedIn(request), request.params.managementNumber, requestKey(request)),
  );
}

function addCardRoute(plain: FastifyInstance, services: Services, makers: PaperMakers): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/documents/:managementNumber/card.pdf',
    {
      config: { policy: { action: 'document.read' } },
      schema: {
        summary: '결재가 끝난 문서의 문서관리카드(PDF): 문서정보, 보고경로, 시행정보, 관리정보',
        tags: ['지면'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { ...paperReply, ...problems },
      },
    },
    async (request, reply) => {
      const card = await findCard(services, makers, signedIn(request), request.params.managementNumber);
      return sendPaper(request, reply, services, card, true);
    },
  );
}

const OPEN_FORMAT_NAMES = { txt: '글(TXT)', md: '마크다운(MD)', json: '자료(JSON)' } as const;

function addOpenFormatRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  for (const format of OPEN_FORMATS) {
    const mediaType = OPEN_MEDIA_TYPES[format];
    const [type = mediaType] = mediaType.split(';');
    const schema = format === 'json' ? OfficeDocument : Type.String();
    app.get(
      `/api/documents/:managementNumber/document.${format}`,
      {
        config: { policy: { action: 'document.read' } },
        schema: {
          summary: `결재가 끝난 문서를 ${OPEN_FORMAT_NAMES[format]}로: 문서정보, 문서요지, 키워드, 본문`,
          tags: ['지면'],
          params: MANAGEMENT_NUMBER_PARAMS,
          response: {
            200: { description: OPEN_FORMAT_NAMES[format], content: { [type]: { schema } } },
            304: { description: '이미 받은 것과 같은 파일', type: 'null' },
            ...problems,
          },
        },
      },
      async (request, reply) => {
        const { managementNumber } = request.params as { managementNumber: string };
        const found = await findOpenFormat(services, signedIn(request), managementNumber, format);
        const as: SentFile = { name: found.name, mediaType, disposition: 'attachment' };
        return sendBytesOnce(request, reply.header('content-security-policy', PDF_CSP), found.bytes, as);
      },
    );
  }
}

function addSignatureRoute(plain: FastifyInstance, services: Services, signer: PaperSigner): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/signature',
    {
      config: { policy: { action: 'rendering.readSignature', role: 'administrator' } },
      schema: {
        summary: '전자서명의 상태: 인증서, 서명하지 못하는 까닭, 서명을 기다리는 지면의 수',
        tags: ['지면'],
        response: { 200: SignatureReply, ...problems },
      },
    },
    (request) => signatureState(services, signer, signedIn(request).agencyId),
  );
}

function sendPaper(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  paper: FoundPaper,
  asDownload: boolean,
) {
  const as: SentFile = {
    name: paper.name,
    mediaType: 'application/pdf',
    disposition: asDownload ? 'attachment' : 'inline',
  };
  reply.header('content-security-policy', PDF_CSP);
  return 'file' in paper
    ? sendStoredFile(request, reply, services.files, paper.file, as)
    : sendBytes(reply, paper.bytes, as);
}
