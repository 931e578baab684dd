import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { FILE_FORMS, MOST_ENDS } from '../../shared/paper/file-marks.ts';
import type { Sql } from '../platform/database/connect.ts';
import { RequestBudget } from '../platform/http/request-budget.ts';
import { findVerified, findVerifiedAddress, type VerifyAnswer } from './find-verified.ts';
import { type AskedFile, inspectFile } from './inspect-file.ts';
import type { Page } from './pages/layout.ts';
import { MOST_VERIFIED_BYTES, verifyPage } from './pages/verify-page.ts';

const PAGE = {
  config: { policy: { public: 'whether a file is this office’s paper, by its hash, and what of it is public' } },
  schema: { hide: true },
} as const;
/** The one page of the citizens that has a script: it takes the file's hash where the file is. */
const VERIFY_CSP = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'",
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
].join('; ');
const STATUS: Partial<Record<VerifyAnswer['kind'], number>> = {
  'unknown-address': 404,
  'withdrawn-address': 410,
  'no-file': 400,
  'broken-upload': 400,
  'too-large': 413,
  'too-many': 429,
};

/** Questions of one client in a minute; one that brings the whole file costs more. */
const MOST_A_MINUTE = 60;
const MOST_FILES_A_MINUTE = 20;
const SHA256 = /^[0-9a-f]{64}$/;

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;

/** 진위 확인 on the citizens' site: by a printed address, by hashes, or by the file itself where there is no script. */
export async function addVerifyRoutes(site: FastifyInstance, publicSql: Sql, send: Send): Promise<void> {
  const budget = new RequestBudget('verify', MOST_A_MINUTE);
  const ofFiles = new RequestBudget('verify-files', MOST_FILES_A_MINUTE);
  const say = (request: FastifyRequest, reply: FastifyReply, answer: VerifyAnswer) =>
    send(
      request,
      reply.status(STATUS[answer.kind] ?? 200).header('content-security-policy', VERIFY_CSP),
      verifyPage(answer),
    );
  const asker =
    (of: RequestBudget) => async (request: FastifyRequest, reply: FastifyReply, find: () => Promise<VerifyAnswer>) => {
      const taken = of.take(request.ip);
      of.tell(reply, taken);
      return say(request, reply, taken.passes ? await find() : { kind: 'too-many' });
    };
  const [ask, askWithFile] = [asker(budget), asker(ofFiles)];

  site.get<{ Querystring: Record<string, unknown> }>('/verify', PAGE, (request, reply) => {
    const asked = askedOf(request.query);
    return asked ? ask(request, reply, () => findVerified(publicSql, asked)) : say(request, reply, { kind: 'none' });
  });
  site.get<{ Params: { address: string } }>('/verify/:address', PAGE, (request, reply) =>
    ask(request, reply, () => findVerifiedAddress(publicSql, request.params.address)),
  );
  const takeUploads: FastifyPluginAsync = async (uploads) => {
    await uploads.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: MOST_VERIFIED_BYTES } });
    uploads.post('/verify', PAGE, (request, reply) =>
      askWithFile(request, reply, () => answerForUpload(publicSql, request)),
    );
  };
  await site.register(takeUploads);
}

/** What the script has found in a file; whatever in it is not of its form was not sent by the script. */
function askedOf({ sha256, part, paper, form }: Record<string, unknown>): AskedFile | undefined {
  if (typeof sha256 !== 'string') return undefined;
  const parts = [part].flat().filter((each) => typeof each === 'string' && SHA256.test(each)) as string[];
  return {
    // What is no hash is nobody's: some letters PostgreSQL would not even take.
    sha256: SHA256.test(sha256) ? sha256 : '',
    parts: parts.slice(0, MOST_ENDS),
    identity: identityOf(paper),
    form: FILE_FORMS.find((each) => each === form) ?? 'pdf',
  };
}

/** `1:9f86…`: what the script sends of the identity that it has found. */
function identityOf(paper: unknown): AskedFile['identity'] {
  const [, agencyId, documentKey] = (typeof paper === 'string' && /^(\d{1,4}):([0-9a-f]{64})$/.exec(paper)) || [];
  return documentKey === undefined ? undefined : { agencyId: Number(agencyId), documentKey };
}

async function answerForUpload(publicSql: Sql, request: FastifyRequest): Promise<VerifyAnswer> {
  const read = await readUpload(request);
  return 'kind' in read ? read : findVerified(publicSql, read);
}

async function readUpload(request: FastifyRequest): Promise<AskedFile | VerifyAnswer> {
  try {
    const file = request.isMultipart() ? await request.file() : undefined;
    if (!file || file.filename === '') return { kind: 'no-file' };
    const asked = await inspectFile(file.file);
    return file.file.truncated ? { kind: 'too-large' } : asked;
  } catch (error) {
    // Whatever is wrong with a form that was sent is the sender's: there is nothing here that could fail besides.
    request.log.info({ err: error }, 'an upload could not be read');
    return { kind: 'broken-upload' };
  }
}
