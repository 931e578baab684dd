import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { MANAGEMENT_NUMBER_PARAMS } from '../../shared/contract/document-parts.ts';
import { PICTURE_PARAMS, PictureShape } from '../../shared/contract/drafting.ts';
import { Problem as ProblemReply } from '../../shared/contract/problem.ts';
import { PICTURE_LIMITS } from '../../shared/document/picture-limits.ts';
import { accessDocument } from '../approval/index.ts';
import { addPicture, findPicture, findSubmittedPicture, type StoredPicture } from '../document/index.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { sendPicture } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';

const problems = { '4xx': ProblemReply, '5xx': ProblemReply };
const pictureReply = {
  200: {
    description: '본문의 그림',
    content: { 'image/*': { schema: Type.String({ format: 'binary' }) } },
  },
  304: { description: '이미 받은 것과 같은 그림', type: 'null' },
};

/** 그림 of a body: sent to a draft, and shown to whoever may read the body that it stands in. */
export async function registerPictures(app: FastifyInstance, services: Services): Promise<void> {
  // In a room of its own: the reader's hooks would else run for every request of the whole application.
  await app.register((uploads, _options, done) => {
    uploads.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: PICTURE_LIMITS.fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
    addUploadRoute(uploads, services);
    done();
  });
  addReadRoutes(app, services);
}

function addUploadRoute(plain: FastifyInstance, services: Services): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/drafts/:managementNumber/pictures',
    {
      config: { policy: { action: 'draft.save' } },
      schema: {
        summary: '본문에 넣을 그림 올리기(PNG, JPEG): multipart/form-data의 file 하나',
        tags: ['기안'],
        consumes: ['multipart/form-data'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 201: PictureShape, ...problems },
      },
    },
    async (request, reply) => {
      const document = await accessDraft(services, signedIn(request), request.params.managementNumber);
      const key = requestKey(request);
      const picture = await addPicture(services, document, await readUpload(request), key);
      const { storageName: _place, ...facts } = picture;
      return reply.code(201).send(facts);
    },
  );
}

async function readUpload(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const part = await request.file();
  if (part?.fieldname !== 'file') throw new Problem('file-missing');
  return { bytes: part.file, isCut: () => part.file.truncated };
}

function addReadRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  const schema = { summary: '본문의 그림', params: PICTURE_PARAMS, response: { ...pictureReply, ...problems } };
  const { sql } = services.database;

  app.get(
    '/api/drafts/:managementNumber/pictures/:sha256',
    { config: { policy: { action: 'draft.read' } }, schema: { ...schema, tags: ['기안'] } },
    async (request, reply) => {
      const { managementNumber, sha256 } = request.params;
      const { agencyId, id: documentId } = await accessDraft(services, signedIn(request), managementNumber);
      return send(request, reply, services, await findPicture(sql, { agencyId, documentId }, sha256));
    },
  );

  app.get(
    '/api/documents/:managementNumber/pictures/:sha256',
    { config: { policy: { action: 'document.read' } }, schema: { ...schema, tags: ['결재'] } },
    async (request, reply) => {
      const { managementNumber, sha256 } = request.params;
      const { record } = await accessDocument(services, signedIn(request), managementNumber);
      return send(request, reply, services, await findSubmittedPicture(sql, record, sha256));
    },
  );
}

function send(request: FastifyRequest, reply: FastifyReply, services: Services, picture: StoredPicture | undefined) {
  if (!picture) throw new Problem('not-found');
  return sendPicture(request, reply.header('cache-control', 'private, no-cache'), services.files, picture);
}
