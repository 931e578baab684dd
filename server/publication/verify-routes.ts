import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { addressHash, type FoundPaper, findFile, findPaperByAddress } from '../authenticity/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import { RequestBudget } from '../platform/http/request-budget.ts';
import type { Page } from './pages/layout.ts';
import { MOST_VERIFIED_BYTES, type VerifyAnswer, verifyPage } from './pages/verify-page.ts';
import { findCopy } from './store.ts';

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
  'no-file': 400,
  'too-large': 413,
  'too-many': 429,
};

/** Questions of one client in a minute. */
const MOST_A_MINUTE = 60;

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;

/** 진위 확인 on the citizens' site: by a printed address, by a hash, or by the file itself where there is no script. */
export async function addVerifyRoutes(site: FastifyInstance, publicSql: Sql, send: Send): Promise<void> {
  const budget = new RequestBudget('verify', MOST_A_MINUTE);
  const say = (request: FastifyRequest, reply: FastifyReply, answer: VerifyAnswer) =>
    send(
      request,
      reply.status(STATUS[answer.kind] ?? 200).header('content-security-policy', VERIFY_CSP),
      verifyPage(answer),
    );
  const ask = async (request: FastifyRequest, reply: FastifyReply, find: () => Promise<VerifyAnswer>) => {
    const taken = budget.take(request.ip);
    budget.tell(reply, taken);
    return say(request, reply, taken.passes ? await find() : { kind: 'too-many' });
  };

  site.get<{ Querystring: Record<string, unknown> }>('/verify', PAGE, (request, reply) => {
    const { sha256 } = request.query;
    if (typeof sha256 !== 'string') return say(request, reply, { kind: 'none' });
    return ask(request, reply, () => answerFor(publicSql, sha256));
  });
  site.get<{ Params: { address: string } }>('/verify/:address', PAGE, (request, reply) =>
    ask(request, reply, () => answerForAddress(publicSql, request.params.address)),
  );
  const takeUploads: FastifyPluginAsync = async (uploads) => {
    await uploads.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: MOST_VERIFIED_BYTES } });
    uploads.post('/verify', PAGE, (request, reply) => ask(request, reply, () => answerForUpload(publicSql, request)));
  };
  await site.register(takeUploads);
}

async function answerForUpload(publicSql: Sql, request: FastifyRequest): Promise<VerifyAnswer> {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (!file || file.filename === '') return { kind: 'no-file' };
  const hash = createHash('sha256');
  for await (const chunk of file.file) hash.update(chunk as Buffer);
  if (file.file.truncated) return { kind: 'too-large' };
  return answerFor(publicSql, hash.digest('hex'));
}

async function answerFor(publicSql: Sql, sha256: string): Promise<VerifyAnswer> {
  const file = /^[0-9a-f]{64}$/.test(sha256) ? await findFile(publicSql, sha256) : undefined;
  return file ? { kind: 'file', file, title: await titleOf(publicSql, file.paper) } : { kind: 'unknown-file' };
}

/**
 * A number alone leads somewhere only while its document is public: whoever tries numbers learns nothing else. An
 * address with its random part is known to those who hold the paper.
 */
async function answerForAddress(publicSql: Sql, address: string): Promise<VerifyAnswer> {
  const paper = await findPaperByAddress(publicSql, addressHash(address));
  if (!paper || (!address.includes('-') && paper.standing !== 'public')) return { kind: 'unknown-address' };
  return { kind: 'paper', paper, title: await titleOf(publicSql, paper) };
}

async function titleOf(publicSql: Sql, { standing, managementNumber }: FoundPaper): Promise<string | undefined> {
  if (standing !== 'public' || managementNumber === null) return undefined;
  return (await findCopy(publicSql, managementNumber))?.title;
}
