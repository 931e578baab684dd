import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { AttachmentShape, MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { ATTACHMENT_PARAMS, ChangeAttachment } from '../../shared/contract/drafting.ts';
import { Problem as ProblemReply } from '../../shared/contract/problem.ts';
import {
  ATTACHMENT_LIMITS,
  addAttachment,
  changeAttachment,
  removeAttachment,
  type StoredAttachment,
  type Upload,
} from '../document/index.ts';
import type { Originals } from '../originals/index.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { sendStoredFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';
import { ofDocument, ofDraft } from './find-attached.ts';
import { addFileRoutes } from './reading-routes.ts';

const problems = { '4xx': ProblemReply, '5xx': ProblemReply };
const fileReply = {
  200: {
    description: '올린 그대로의 파일',
    content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
  },
  206: {
    description: '파일의 한 부분(Range, If-Range)',
    content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
  },
  304: { description: '이미 받은 것과 같은 파일(If-None-Match)', type: 'null' },
  416: { description: '파일의 끝을 넘은 부분(Range)', type: 'null' },
};

/** 붙임 of a draft and of a submitted document. Only its upload reads multipart bodies. */
export async function registerAttachments(
  app: FastifyInstance,
  services: Services,
  originals: Originals,
): Promise<void> {
  // In a room of its own: the reader's hooks would else run for every request of the whole application.
  await app.register((uploads, _options, done) => {
    uploads.register(multipart, {
      preservePath: true,
      throwFileSizeLimit: false,
      limits: { fileSize: ATTACHMENT_LIMITS.fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
    addUploadRoute(uploads, services, originals);
    done();
  });
  addChangeRoutes(app, services);
  addDownloadRoutes(app, services);
  addFileRoutes(app, services, originals);
}

function addUploadRoute(plain: FastifyInstance, services: Services, originals: Originals): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/drafts/:managementNumber/attachments',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '붙임 올리기: multipart/form-data의 file 하나',
        tags: ['기안'],
        consumes: ['multipart/form-data'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 201: AttachmentShape, ...problems },
      },
    },
    async (request, reply) => {
      const document = await accessDraft(services, signedIn(request), request.params.managementNumber);
      const key = requestKey(request);
      const attachment = await addAttachment(services, document, await readUpload(request), key);
      originals.begin({ agencyId: document.agencyId, ...attachment });
      return reply.code(201).send(factsOf(attachment));
    },
  );
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const part = await request.file();
  if (part?.fieldname !== 'file') throw new Problem('file-missing');
  return { name: part.filename, bytes: part.file, isCut: () => part.file.truncated };
}

function addChangeRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  app.patch(
    '/api/drafts/:managementNumber/attachments/:attachmentId',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '붙임의 공개구분과 속기록 표시',
        tags: ['기안'],
        params: ATTACHMENT_PARAMS,
        body: ChangeAttachment,
        response: { 200: AttachmentShape, ...problems },
      },
    },
    async (request) => {
      const { managementNumber, attachmentId } = request.params;
      const document = await accessDraft(services, signedIn(request), managementNumber);
      return factsOf(await changeAttachment(services, document, attachmentId, request.body, requestKey(request)));
    },
  );

  app.delete(
    '/api/drafts/:managementNumber/attachments/:attachmentId',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '붙임 빼기',
        tags: ['기안'],
        params: ATTACHMENT_PARAMS,
        response: { 200: Type.Object({ attachmentId: Type.String() }), ...problems },
      },
    },
    async (request) => {
      const { managementNumber, attachmentId } = request.params;
      const document = await accessDraft(services, signedIn(request), managementNumber);
      return removeAttachment(services, document, attachmentId, requestKey(request));
    },
  );
}

function addDownloadRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  const schema = { summary: '붙임 내려받기', params: ATTACHMENT_PARAMS, response: { ...fileReply, ...problems } };

  app.get(
    '/api/drafts/:managementNumber/attachments/:attachmentId',
    { config: { policy: { action: 'draft.read' } }, schema: { ...schema, tags: ['기안'] } },
    async (request, reply) =>
      send(request, reply, services, await ofDraft(services, signedIn(request), request.params)),
  );

  app.get(
    '/api/documents/:managementNumber/attachments/:attachmentId',
    { config: { policy: { action: 'document.read' } }, schema: { ...schema, tags: ['결재'] } },
    async (request, reply) =>
      send(request, reply, services, await ofDocument(services, signedIn(request), request.params)),
  );
}

function send(request: FastifyRequest, reply: FastifyReply, services: Services, attachment: StoredAttachment) {
  const { name, mediaType } = attachment;
  return sendStoredFile(request, reply, services.files, attachment, { name, mediaType, disposition: 'attachment' });
}

function factsOf({ storageName: _place, disclosure, ...facts }: StoredAttachment): Static<typeof AttachmentShape> {
  return { ...facts, disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] } };
}
