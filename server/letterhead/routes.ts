import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  LETTER_PICTURE_PARAMS,
  LetterheadSet,
  LetterheadsReply,
  RegisterSeal,
  SealRegistered,
  SendingReply,
  SetLetterhead,
} from '../../shared/contract/letterhead.ts';
import { Problem } from '../../shared/contract/problem.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import { sendBytesOnce } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { findLetterPicture } from './find-letter-picture.ts';
import { findSending } from './find-sending.ts';
import { listLetterhead } from './list-letterheads.ts';
import { registerSeal } from './register-seal.ts';
import { setLetterhead } from './set-letterhead.ts';

const problems = { '4xx': Problem, '5xx': Problem };
const tags = ['시행문'];
const PNG_REPLY = { description: '그림', content: { 'image/png': { schema: Type.String({ format: 'binary' }) } } };
/** Two pictures in base64, and the texts beside them. */
const PICTURES_BODY_BYTES = 1_000_000;

/** 시행문의 발신 정보 and 관인대장: the administrator writes them, every letter prints them. */
export function registerLetterhead(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  addReadingRoutes(plain, services);
  app.post(
    '/api/letterheads',
    {
      config: { policy: { action: 'letterhead.set', role: 'administrator' } },
      bodyLimit: PICTURES_BODY_BYTES,
      schema: {
        summary: '어느 날부터 쓸 발신 정보를 정합니다',
        tags,
        body: SetLetterhead,
        response: { 200: LetterheadSet, ...problems },
      },
    },
    (request) => setLetterhead(services, signedIn(request), request.body, requestKey(request)),
  );
  app.post(
    '/api/seals',
    {
      config: { policy: { action: 'letterhead.registerSeal', role: 'administrator' } },
      bodyLimit: PICTURES_BODY_BYTES,
      schema: {
        summary: '관인이나 전자이미지서명을 등록합니다. 쓰던 것은 그 순간 폐기됩니다',
        tags,
        body: RegisterSeal,
        response: { 200: SealRegistered, ...problems },
      },
    },
    (request) => registerSeal(services, signedIn(request), request.body, requestKey(request)),
  );
}

function addReadingRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/letterheads',
    {
      config: { policy: { action: 'letterhead.list', role: 'administrator' } },
      schema: { summary: '발신 정보와 관인대장', tags, response: { 200: LetterheadsReply, ...problems } },
    },
    (request) => listLetterhead(services, signedIn(request).agencyId),
  );
  app.get(
    '/api/letters/sending',
    {
      config: { policy: { action: 'letterhead.sending' } },
      schema: {
        summary: '오늘 시행문을 기안하면 찍힐 발신 정보와 보낼 수 있는 기관',
        tags,
        response: { 200: SendingReply, ...problems },
      },
    },
    (request) => findSending(services, signedIn(request)),
  );
  app.get(
    '/api/letter-pictures/:sha256',
    {
      config: { policy: { action: 'letterhead.picture' } },
      schema: {
        summary: '문서에 찍히는 로고, 심볼, 관인, 서명의 그림',
        tags,
        params: LETTER_PICTURE_PARAMS,
        response: { 200: PNG_REPLY, ...problems },
      },
    },
    async (request, reply) => {
      const bytes = await findLetterPicture(services, request.params.sha256);
      return sendBytesOnce(request, reply, bytes, {
        name: 'picture.png',
        mediaType: 'image/png',
        disposition: 'inline',
      });
    },
  );
}
