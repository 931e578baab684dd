import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusalCode, REFUSALS, type RefusalCode, refusalText } from '../../../shared/contract/refusals.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { html } from '../../../shared/markup/html.ts';
import { sqlState } from '../database/connect.ts';
import { opensPage, plainPage, sendPlainPage } from './plain-page.ts';

/**
 * A refusal or problem on its way to the client. Thrown by routes and acts; the one table in
 * `shared/contract/refusals.ts` gives its status and its Korean sentence. Anything else thrown is a bug: 500.
 */
export class Problem extends Error {
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** Turns the refusal of a rule into the problem the client is answered with. */
export function refused(refusal: Refusal): Problem {
  if (!isRefusalCode(refusal.refused)) throw new Error(`refusal without a text: ${refusal.refused}`);
  return new Problem(refusal.refused, refusal.facts ?? {});
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) => send(new Problem('not-found'), request, reply));
}

/** For a part of the application whose pages are told of faults otherwise, and whose data is not. */
export function answerFault(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  const problem = error instanceof Problem ? error : translate(error, request);
  if (problem.code === 'too-large') letItFinish(request, reply);
  return send(problem, request, reply);
}

/** What is still under way of a body that is too large is read and thrown away, up to this many bytes. */
const DRAINED_BYTES = 64_000_000;

/**
 * Fastify closes the connection while the sender still writes: the browser then sees a broken line and not our
 * sentence. Node drains what was announced when the connection may stay.
 */
export function letItFinish(request: FastifyRequest, reply: FastifyReply): void {
  if (Number(request.headers['content-length']) <= DRAINED_BYTES) reply.removeHeader('connection');
}

/** An address that cannot be read reaches no route and no hook, so its answer gets its headers here. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('content-security-policy', "default-src 'none'").header('x-content-type-options', 'nosniff');
  const problem = translate(error, request);
  if (!opensPage(request)) return void send(problem, request, reply);
  const words = html`<p>${refusalText(problem.code, problem.facts)}</p><p><a href="/">첫 화면으로</a></p>`;
  sendPlainPage(reply.status(REFUSALS[problem.code].status), plainPage('주소를 읽을 수 없습니다', words));
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  const facts = problem.code === 'internal' ? { requestId: request.id } : problem.facts;
  const hasFacts = Object.keys(problem.facts).length > 0;
  return reply
    .status(REFUSALS[problem.code].status)
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        code: problem.code,
        message: refusalText(problem.code, facts),
        ...(hasFacts ? { facts: problem.facts } : {}),
        requestId: request.id,
      }),
    );
}

/** What Fastify and PostgreSQL throw, in our words; their own words are logged and never shown. */
function translate(error: FastifyError, request: FastifyRequest): Problem {
  if (error.validation) return new Problem('invalid-input', { problem: validationPlace(error) });
  const state = sqlState(error);
  if (DISK_FULL.has(error.code)) {
    request.log.error({ err: error }, 'a disk is full');
    return new Problem('storage-full');
  }
  if (isUnavailable(error, state)) {
    request.log.error({ err: error }, 'the database cannot be reached');
    return new Problem('unavailable');
  }
  if (state && UNSTORABLE_TEXT.has(state))
    return new Problem('invalid-input', { problem: '쓸 수 없는 글자가 있습니다' });
  if (state && IMPOSSIBLE_TIME.has(state)) return new Problem('invalid-input', { problem: '없는 날짜가 있습니다' });
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too-large');
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid-input', { problem: '주소를 읽을 수 없습니다' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported-media-type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('invalid-input', { problem: '본문이 올바른 JSON이 아닙니다' });
  }
  const status = error.statusCode ?? 500;
  if (status === 404) return new Problem('not-found');
  if (status === 413) return new Problem('too-large');
  if (status === 415) return new Problem('unsupported-media-type');
  if (status === 429) return new Problem('rate-limited');
  if (status >= 400 && status < 500) return new Problem('invalid-input', { problem: '요청의 형식' });
  request.log.error({ err: error }, 'unexpected error');
  return new Problem('internal');
}

function validationPlace(error: FastifyError): string {
  const first = error.validation?.[0];
  const place = first?.instancePath.replaceAll('/', '.').replace(/^\./, '') ?? '';
  const detail = detailOf(first?.keyword, first?.params);
  // Both carry names of the sender's choice: only as much of them as a person would read.
  return [shortened(place), shortened(detail)].filter(Boolean).join(' ') || (error.validationContext ?? '');
}

function detailOf(keyword: string | undefined, params: Record<string, unknown> = {}): string {
  if (keyword === 'additionalProperties') return `모르는 항목 ${String(params.additionalProperty)}`;
  return keyword === 'required' ? `빠진 항목 ${String(params.missingProperty)}` : '';
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A NUL, which no text of PostgreSQL can hold: only a request that is not written by people brings one. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** A day that no calendar has, or that is beyond the years of PostgreSQL. */
const IMPOSSIBLE_TIME = new Set(['22007', '22008']);

/** No later try helps until somebody has made room: of the file system, and of PostgreSQL. */
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

const CONNECTION_ERRORS = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'CONNECTION_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
]);

/** The database is away or starting: a promise to try again is true, so 503 and not 500. */
function isUnavailable(error: FastifyError, state: string | undefined): boolean {
  // 57014: a question that took too long. 40001: a replica breaks off what stands in the way of its primary; asked
  // again it is answered.
  if (state) return state.startsWith('08') || state.startsWith('57') || state === '53300' || state === '40001';
  return CONNECTION_ERRORS.has(error.code);
}
