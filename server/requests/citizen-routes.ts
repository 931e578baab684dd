import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { refusalText } from '../../shared/contract/refusals.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type RequestFields, readFiledRequest } from '../../shared/requests/filed-request.ts';
import { listOtherAgencies } from '../organization/index.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { RequestBudget } from '../platform/http/request-budget.ts';
import { DATA_CSP } from '../platform/http/security-headers.ts';
import { sendBytes, sendStoredFile } from '../platform/http/send-file.ts';
import { type DrawFor, findListed, type Page, type SitePages } from '../publication/index.ts';
import type { PaperMakers } from '../rendering/index.ts';
import type { RequestServices } from './act-on-request.ts';
import { fileRequest } from './file-request.ts';
import { actAsRequester, noticeOf, type OpenedRequest, openRequest, type RequesterAct } from './open-by-requester.ts';
import { FIELDS, newRequestPage } from './pages/new-request-page.ts';
import { receiptPage, requestsPage } from './pages/requests-page.ts';
import { statusPage, tooManyPage } from './pages/status-page.ts';
import { makeSecret, readSecret } from './secret.ts';

const POLICY = {
  public: 'a citizen files a request, and reads their own by its number and its secret; nobody else’s can be opened',
};
const PAGE = { config: { policy: POLICY }, schema: { hide: true } } as const;
const HTML = 'text/html; charset=utf-8';
/** Names and secrets stand on these pages: no cache keeps them, and no other page is told where one came from. */
const PRIVATE = { 'cache-control': 'no-store', vary: 'Cookie', 'referrer-policy': 'same-origin' };
/** Forms with long texts, percent-encoded. */
const FORM_BYTES = 400_000;
const FILED_A_MINUTE = 10;
const OPENED_A_MINUTE = 20;

type Typed = Readonly<Record<string, string>>;
type Parts = {
  readonly services: RequestServices;
  readonly makers: PaperMakers;
  readonly send: (request: FastifyRequest, reply: FastifyReply, page: Page, status?: number) => Promise<unknown>;
};

/** The citizens' side of requests: plain forms, written by the office's process. */
export function requestPages(services: RequestServices, makers: PaperMakers): SitePages {
  return async (site, draw: DrawFor) => {
    const forms: FastifyPluginAsync = async (scope) => {
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: FORM_BYTES },
        async (_request: FastifyRequest, body: string | Buffer) => readForm(String(body)),
      );
      const send: Parts['send'] = async (request, reply, page, status = 200) =>
        reply
          .status(status)
          .type(HTML)
          .headers(PRIVATE)
          .send(await draw(request, page));
      const parts = { services, makers, send };
      scope.get('/requests', PAGE, (request, reply) => send(request, reply, requestsPage()));
      addFiling(scope, parts);
      addOpening(scope, parts);
    };
    await site.register(forms);
  };
}

function readForm(body: string): Typed {
  return Object.fromEntries(new URLSearchParams(body));
}

function fieldsOf(typed: Typed): RequestFields {
  return Object.fromEntries(FIELDS.map((name) => [name, typed[name] ?? ''])) as RequestFields;
}

function addFiling(scope: FastifyInstance, { services, send }: Parts): void {
  const budget = new RequestBudget('requests', FILED_A_MINUTE);
  const { sql, publicSql } = services.database;
  // No agency has this number: all of them are others.
  const agencies = () => listOtherAgencies(sql, -1);
  scope.get<{ Querystring: Record<string, unknown> }>('/requests/new', PAGE, async (request, reply) => {
    const { document } = request.query;
    const number = typeof document === 'string' && /^D\d{13}$/.test(document) ? document : '';
    const [known, listed] = await Promise.all([agencies(), number === '' ? undefined : findListed(publicSql, number)]);
    const fields = fieldsOf({
      kind: 'person',
      form: 'file',
      method: 'network',
      agency: String(listed?.agencyId ?? (known.length === 1 ? known[0]?.id : '')),
      document: listed ? number : '',
      wanted: listed ? `다음 문서의 공개를 청구합니다.\n제목: ${listed.title}\n문서번호: ${listed.documentNumber}` : '',
    });
    return send(request, reply, newRequestPage({ fields, faults: {}, agencies: known, secret: makeSecret() }));
  });
  scope.post<{ Body: Typed | undefined }>('/requests/new', PAGE, async (request, reply) => {
    const typed = request.body ?? {};
    const known = await agencies();
    const fields = fieldsOf(typed);
    const secret = readSecret(typed.secret ?? '') ?? makeSecret();
    const form = { fields, agencies: known, secret };
    const read = readFiledRequest(
      fields,
      known.map(({ id }) => id),
    );
    if ('faults' in read) return send(request, reply, newRequestPage({ ...form, faults: read.faults }), 400);
    const taken = budget.take(request.ip);
    budget.tell(reply, taken);
    // What was typed stays in its fields: a minute later the same button sends it.
    if (!taken.passes) return send(request, reply, newRequestPage({ ...form, faults: {}, isTooMany: true }), 429);
    const receipt = await fileRequest(services, read.filed, secret);
    const agencyName = known.find(({ id }) => id === read.filed.agencyId)?.name ?? '';
    return send(request, reply, receiptPage(receipt, agencyName));
  });
}

const ACTS: readonly RequesterAct[] = ['supplement', 'objection', 'withdrawal'];

function addOpening(scope: FastifyInstance, { services, makers, send }: Parts): void {
  const budget = new RequestBudget('requests-status', OPENED_A_MINUTE);
  const keysOf = (typed: Typed) => ({ number: typed.number ?? '', secret: typed.secret ?? '' });
  /** Opens it, or answers the form again: the same for a wrong secret, an unknown number and nothing typed at all. */
  const opened = async (
    request: FastifyRequest<{ Body: Typed | undefined }>,
    reply: FastifyReply,
    then: (found: OpenedRequest, typed: Typed) => Promise<unknown>,
  ) => {
    const typed = request.body ?? {};
    const taken = budget.take(request.ip);
    budget.tell(reply, taken);
    if (!taken.passes) return send(request, reply, tooManyPage(), 429);
    const found = await openRequest(services, keysOf(typed));
    if (!found) return send(request, reply, statusPage({ number: keysOf(typed).number, isWrong: true }), 404);
    return then(found, typed);
  };
  const show = async (request: FastifyRequest, reply: FastifyReply, typed: Typed, told = {}) => {
    const found = await openRequest(services, keysOf(typed));
    if (!found) throw new Problem('not-found');
    const secret = readSecret(typed.secret ?? '') ?? '';
    const today = dayInKorea(services.clock.now());
    const page = statusPage({ number: found.found.receiptNumber, opened: { ...found, secret, today, ...told } });
    return send(request, reply, page, 'fault' in told ? 409 : 200);
  };
  scope.get('/requests/status', PAGE, (request, reply) => send(request, reply, statusPage({ number: '' })));
  scope.post<{ Body: Typed | undefined }>('/requests/status', PAGE, (request, reply) =>
    opened(request, reply, (_found, typed) => show(request, reply, typed)),
  );
  for (const act of ACTS) {
    scope.post<{ Body: Typed | undefined }>(`/requests/${act}`, PAGE, (request, reply) =>
      opened(request, reply, async (found, typed) => {
        if (act === 'withdrawal' && typed.sure !== 'yes') {
          return show(request, reply, typed, { fault: '취하하려면 확인란에 표시해 주십시오.', act });
        }
        const refusal = await actAsRequester(services, found, act, typed.text ?? '');
        if (!refusal) return show(request, reply, typed, { done: act });
        const { code, facts } = refused(refusal);
        return show(request, reply, typed, { fault: refusalText(code, facts), act, typed: typed.text ?? '' });
      }),
    );
  }
  scope.post<{ Body: Typed | undefined }>('/requests/paper', PAGE, (request, reply) =>
    opened(request, reply, async (found, typed) => {
      const paper = await noticeOf(services, makers, found, typed.matter ?? '');
      if (!paper) throw new Problem('not-found');
      reply.headers(PRIVATE);
      return sendBytes(reply, paper.bytes, {
        name: paper.name,
        mediaType: 'application/pdf',
        disposition: 'attachment',
      });
    }),
  );
  scope.post<{ Body: Typed | undefined }>('/requests/file', PAGE, (request, reply) =>
    opened(request, reply, async ({ handedOut }, typed) => {
      const file = handedOut.flatMap(({ files }) => files).find(({ id }) => id === typed.file);
      if (!file) throw new Problem('not-found');
      reply.headers({ ...PRIVATE, 'content-security-policy': DATA_CSP });
      const { name, mediaType } = file;
      return sendStoredFile(request, reply, services.files, file, { name, mediaType, disposition: 'attachment' });
    }),
  );
}
