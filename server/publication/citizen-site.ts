import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Problem as ProblemReply } from '../../shared/contract/problem.ts';
import { PublicDocument } from '../../shared/contract/publication.ts';
import { HWPX_MEDIA_TYPE } from '../../shared/kernel/hwpx-media-type.ts';
import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { Originals } from '../originals/index.ts';
import { isBrokenOff, type Sql } from '../platform/database/connect.ts';
import { etagOf, keepReply, sendKept } from '../platform/http/kept-reply.ts';
import { letItFinish, Problem } from '../platform/http/problems.ts';
import { DATA_CSP } from '../platform/http/security-headers.ts';
import { isKnown, sendBytesOnce, sendPicture, sendStoredFile } from '../platform/http/send-file.ts';
import { sendPlainJson } from '../platform/http/send-plain-json.ts';
import type { AttachmentViews } from '../rendering/index.ts';
import { findPlace } from './attachment-pages.ts';
import type { Freshness } from './freshness.ts';
import { addHarvestRoutes } from './harvest-routes.ts';
import { addListPages } from './list-pages.ts';
import { addOpenDataPage } from './open-data/add-open-data-page.ts';
import { addOpenDataRoutes } from './open-data/open-data-routes.ts';
import { publicMarkdown, publicText } from './open-formats.ts';
import { answerDataFault, isOpenData, openToOtherSites } from './open-to-other-sites.ts';
import { addOriginalRoutes } from './original-routes.ts';
import { documentPage } from './pages/document-page.ts';
import { type DisplayMode, drawPage, type Page } from './pages/layout.ts';
import {
  displayPage,
  isDisplayMode,
  NOT_FOUND_PAGE,
  PAPER_ON_ITS_WAY_PAGE,
  requestsElsewherePage,
  TOO_LARGE_PAGE,
  TOO_OFTEN_PAGE,
  TOO_WIDE_PAGE,
  tombstonePage,
  UNAVAILABLE_PAGE,
} from './pages/other-pages.ts';
import { relatedPage } from './pages/related-page.ts';
import { publicJson } from './public-json.ts';
import type { CopyReader } from './read-copy.ts';
import { findRelated } from './related-documents.ts';
import { addCitizenReportRoutes, type ReportDesk } from './reports/citizen-report-routes.ts';
import { addSiteBudget } from './site-budget.ts';
import type { SiteFacts } from './site-facts.ts';
import type { SiteServices } from './site-services.ts';
import { addStandardsPage } from './standards/add-standards-page.ts';
import { addStatisticsPage } from './statistics/add-statistics-page.ts';
import { findTombstone } from './store.ts';
import { findStylesheet } from './stylesheet.ts';
import { addVerifyRoutes } from './verify-routes.ts';

const POLICY = { public: 'citizens read the schema of public copies, and nothing else, through a role of its own' };
const PAGE = { config: { policy: POLICY }, schema: { hide: true } } as const;
const DISPLAY_COOKIE = 'gyeol-display';
const HTML = 'text/html; charset=utf-8';
/** A page differs by the display that the reader has chosen. */
const PAGE_HEADERS = { 'cache-control': 'private, no-cache', vary: 'Cookie' };
const A_YEAR_S = 31_536_000;

type Parts = {
  readonly services: SiteServices;
  readonly facts: SiteFacts;
  readonly copies: CopyReader;
  readonly originals: Originals;
  readonly views: AttachmentViews;
  /** 정보공개 청구: written by the office's process alone; a process that only reads says where to go instead. */
  readonly requests?: SitePages;
  /** Of a process that shows what another has published; where both are one, everything is of this moment. */
  readonly freshness?: Freshness;
  /** Who takes reports of citizens; absent where this process only reads. */
  readonly desk?: ReportDesk;
};
/** Pages of another room in the frame of the site, and under its handling of faults. */
export type SitePages = (site: FastifyInstance, draw: DrawFor) => Promise<void>;
export type DrawFor = (request: FastifyRequest, page: Page) => Promise<string>;
type NumberRoute = { Params: { managementNumber: string } };

/** The citizens' site: plain pages, no script, no session, the pool of the role that reads `public_site` only. */
export async function registerCitizenSite(app: FastifyInstance, parts: Parts): Promise<void> {
  const addSite: FastifyPluginAsync = async (site) => {
    const draw = drawer(parts);
    const { publicSql } = parts.services.database;
    site.setErrorHandler(async (error: FastifyError | Problem, request, reply) => {
      const gone = await withdrawnPage(publicSql, error, request);
      if (isOpenData(request)) return answerDataFault(error, gone !== undefined, request, reply);
      if (gone) return sendPage(reply.status(410), await drawAnyway(draw, modeOf(request), gone));
      return answerFault(draw, error, request, reply);
    });
    site.addHook('onSend', nameAnswer);
    openToOtherSites(site);
    addSiteBudget(site);
    addListPages(site, { ...parts, route: PAGE, draw, modeOf, send: sendPage });
    addDocumentRoutes(site, parts, draw);
    addOriginalRoutes(site, { ...parts, route: PAGE, draw, modeOf, send: sendPage });
    addDisplayRoutes(site, parts, draw);
    const send = async (request: FastifyRequest, reply: FastifyReply, page: Page) =>
      sendPage(reply, await draw(modeOf(request), page));
    const { officeOrigin } = parts.services.config;
    await addCitizenReportRoutes(site, { copies: parts.copies, desk: parts.desk, officeOrigin, send });
    await addVerifyRoutes(site, parts.services.database.publicSql, send);
    addHarvestRoutes(site, parts.services, parts.facts);
    addOpenDataPage(site, parts.services, send);
    addStatisticsPage(site, parts.services, send);
    addStandardsPage(site, parts.services, parts.facts, send);
    await addOpenDataRoutes(site, parts.services, parts.facts);
    const addRequests = parts.requests ?? sayRequestsAreElsewhere(officeOrigin);
    await addRequests(site, (request, page) => draw(modeOf(request), page));
    // Every other address of the site is a page that does not exist, told in the words of the site.
    site.get('/*', PAGE, (request, reply) => {
      if (/^\/(?:api|office)(?:\/|$)/.test(request.url)) return reply.callNotFound();
      throw new Problem('not-found');
    });
  };
  await app.register(addSite);
}

function sayRequestsAreElsewhere(origin: string | undefined): SitePages {
  return async (site, draw) => {
    for (const url of ['/requests', '/requests/new', '/requests/status']) {
      // The address as it was asked for: a document that somebody came from is not forgotten on the way.
      site.get(url, PAGE, async (request, reply) => {
        const page = requestsElsewherePage(origin && `${origin}${request.url}`);
        return sendPage(reply, await draw(request, page));
      });
    }
  };
}

/**
 * Names every page by what it says (ETag), so that whoever has this very page is sent nothing. The name is of the page
 * itself and not of the edition it is of: counts on it may be some seconds old, and an answer must not be called newer.
 */
async function nameAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  if (!reply.hasHeader('etag')) reply.header('etag', etagOf(payload));
  if (!isKnown(request, String(reply.getHeader('etag')))) return payload;
  reply.status(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

const NOBODY = { agencies: [] } as const;

type Draw = (mode: DisplayMode, page: Page) => Promise<string>;

function drawer({ services, facts, freshness }: Parts): Draw {
  const { config } = services;
  const stylesheet = findStylesheet(config);
  const office = freshness ? config.officeOrigin && `${config.officeOrigin}/office/` : '/office/';
  return async (mode, page) => {
    // Where the database is what failed, it is not asked once more.
    const isBare = page === UNAVAILABLE_PAGE;
    const [{ agencies }, asOf] = isBare ? [NOBODY, undefined] : await Promise.all([facts.read(), freshness?.asOf()]);
    return drawPage({ mode, stylesheet, agencies, office, asOf }, page);
  };
}

function addDocumentRoutes(site: FastifyInstance, parts: Parts, draw: Draw): void {
  const { services, facts, copies, freshness } = parts;
  const origin = services.config.origins[0] ?? '';
  const reports = parts.desk ? 'here' : services.config;
  site.get<NumberRoute>('/documents/:managementNumber', PAGE, async (request, reply) => {
    const mode = modeOf(request);
    // What a kept page says of how new it is belongs to it.
    const variant = `${mode} ${(await freshness?.asOf())?.getTime() ?? ''}`;
    const page = await copies.page(request.params.managementNumber, variant, async (copy) =>
      keepReply(reply.headers(PAGE_HEADERS), HTML, await draw(mode, documentPage(copy, origin, reports))),
    );
    sendKept(request, reply, page);
  });
  site.get<NumberRoute>('/documents/:managementNumber/related', PAGE, async (request, reply) => {
    const copy = await copies.copy(request.params.managementNumber);
    const [rows, { agencies }] = await Promise.all([
      findRelated(services.database.publicSql, copy.managementNumber),
      facts.read(),
    ]);
    return sendPage(reply, await draw(modeOf(request), relatedPage(copy, rows, agencies[0]?.name)));
  });
  site.get<NumberRoute>(
    '/documents/:managementNumber.json',
    {
      config: { policy: POLICY },
      schema: {
        summary: '공개 문서(열린 자료)',
        tags: ['공개'],
        response: { 200: PublicDocument, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    async (request, reply) => {
      const document = publicJson(await copies.copy(request.params.managementNumber));
      return sendPlainJson(reply.header('cache-control', 'private, no-cache'), document);
    },
  );
  addFileRoutes(site, copies, origin);
  addPictureRoute(site, services, copies);
  site.get<{ Params: { managementNumber: string; id: string } }>(
    '/documents/:managementNumber/attachments/:id',
    PAGE,
    async (request, reply) => {
      const { file } = await findPlace(copies, request.params);
      // What people have uploaded is never opened on our origin, whatever it claims to be.
      reply.header('content-security-policy', DATA_CSP).header('cache-control', 'private, no-cache');
      return sendStoredFile(request, reply, services.files, file, {
        name: file.name,
        mediaType: file.mediaType,
        disposition: 'attachment',
      });
    },
  );
}

/** A picture of a body, for as long as the body is shown. */
function addPictureRoute(site: FastifyInstance, { files }: SiteServices, copies: CopyReader): void {
  site.get<{ Params: { managementNumber: string; file: string } }>(
    '/documents/:managementNumber/pictures/:file',
    PAGE,
    async (request, reply) => {
      const { managementNumber, file } = request.params;
      const picture = await copies.picture(managementNumber, file.replace(/\.(?:png|jpg)$/, ''));
      reply.header('content-security-policy', DATA_CSP).header('cache-control', 'private, no-cache');
      return sendPicture(request, reply, files, picture);
    },
  );
}

/** The other forms of a document. Each begins with the same question as the page, so none tells more than it does. */
function addFileRoutes(site: FastifyInstance, copies: CopyReader, origin: string): void {
  const made: readonly {
    readonly extension: string;
    readonly mediaType: string;
    readonly disposition: 'inline' | 'attachment';
    readonly bytes: (managementNumber: string) => Promise<Uint8Array>;
  }[] = [
    {
      extension: 'pdf',
      mediaType: 'application/pdf',
      disposition: 'inline',
      bytes: (number) => copies.paper(number, 'pdf'),
    },
    {
      extension: 'hwpx',
      mediaType: HWPX_MEDIA_TYPE,
      disposition: 'attachment',
      bytes: (number) => copies.paper(number, 'hwpx'),
    },
    {
      extension: 'txt',
      mediaType: 'text/plain; charset=utf-8',
      disposition: 'attachment',
      bytes: async (number) => Buffer.from(publicText(await copies.copy(number))),
    },
    {
      extension: 'md',
      mediaType: 'text/markdown; charset=utf-8',
      disposition: 'attachment',
      bytes: async (number) => Buffer.from(publicMarkdown(await copies.copy(number), origin)),
    },
  ];
  for (const { extension, mediaType, disposition, bytes } of made) {
    site.get<NumberRoute>(`/documents/:managementNumber.${extension}`, PAGE, async (request, reply) => {
      const { managementNumber } = request.params;
      const file = await bytes(managementNumber);
      const as = { name: `${managementNumber}.${extension}`, mediaType, disposition };
      return sendBytesOnce(request, reply.header('cache-control', 'private, no-cache'), file, as);
    });
  }
}

function addDisplayRoutes(site: FastifyInstance, { services }: Parts, draw: Draw): void {
  site.get('/display', PAGE, async (request, reply) =>
    sendPage(reply, await draw(modeOf(request), displayPage(modeOf(request), backOf(request.headers.referer)))),
  );
  // A form's GET: the choice is no act, it changes how this browser is shown its pages and nothing else.
  site.get<{ Querystring: Record<string, unknown> }>('/display/choice', PAGE, async (request, reply) => {
    const { mode, back } = request.query;
    if (isDisplayMode(mode) && request.headers['sec-fetch-site'] !== 'cross-site') {
      reply.setCookie(DISPLAY_COOKIE, mode, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: services.config.https,
        maxAge: A_YEAR_S,
      });
    }
    return reply.redirect(ownPath(back), 303);
  });
}

function sendPage(reply: FastifyReply, page: string) {
  return reply.type(HTML).headers(PAGE_HEADERS).send(page);
}

function modeOf(request: FastifyRequest): DisplayMode {
  const mode = request.cookies[DISPLAY_COOKIE];
  return isDisplayMode(mode) ? mode : 'theme';
}

/** The page a reader came from, if it is one of ours: the browser sends our own addresses only (Referrer-Policy). */
function backOf(referer: string | undefined): string {
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('/display') ? '/' : ownPath(pathname + search);
}

/** A path of this site; whatever else is asked for leads home and not to a stranger. */
function ownPath(address: unknown): string {
  return typeof address === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(address) ? address : '/';
}

/**
 * A page for whatever went wrong. Everything a citizen cannot read ends here with `not-found`: one page, the same
 * bytes, whichever document was asked for.
 */
async function answerFault(draw: Draw, error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Problem && error.code === 'rate-limited') {
    return sendPage(reply.status(429), await drawAnyway(draw, modeOf(request), TOO_OFTEN_PAGE));
  }
  if (!(error instanceof Problem) && error.statusCode === 413) {
    letItFinish(request, reply);
    return sendPage(reply.status(413), await drawAnyway(draw, modeOf(request), TOO_LARGE_PAGE));
  }
  // Another site's form is refused before its cookies are read, in the words of every other route.
  if (error instanceof Problem && error.code === 'cross-site') throw error;
  const missing = error instanceof Problem ? error.code === 'not-found' : isClientFault(error);
  const isOnItsWay = error instanceof Problem && error.code === 'paper-on-its-way';
  if (!missing && !isOnItsWay) request.log.error({ err: error }, 'a page of the citizens could not be shown');
  const [page, againInS] = missing
    ? [NOT_FOUND_PAGE]
    : isOnItsWay
      ? [PAPER_ON_ITS_WAY_PAGE, 60]
      : faultPage(error, request);
  if (againInS !== undefined) reply.header('retry-after', String(againInS));
  const status = missing ? 404 : 503;
  for (const name of ['content-disposition', 'content-length']) reply.removeHeader(name);
  return sendPage(reply.status(status), await drawAnyway(draw, modeOf(request), page));
}

/** With the seconds after which asking again may help; a question that is too wide is as wide then. */
function faultPage(error: FastifyError | Problem, request: FastifyRequest): [page: Page, againInS: number] {
  const isQuestion = request.routeOptions.url?.startsWith('/search') ?? false;
  return isQuestion && isBrokenOff(error) ? [TOO_WIDE_PAGE, 3_600] : [UNAVAILABLE_PAGE, 30];
}

/** Whatever is asked of a document that was taken back is answered by its tombstone (410). */
async function withdrawnPage(publicSql: Sql, error: FastifyError | Problem, request: FastifyRequest) {
  if (!(error instanceof Problem) || error.code !== 'not-found') return undefined;
  const { managementNumber } = request.params as { managementNumber?: string };
  if (managementNumber === undefined || !isManagementNumber(managementNumber)) return undefined;
  const tombstone = await findTombstone(publicSql, managementNumber).catch(() => undefined);
  return tombstone && tombstonePage(managementNumber, tombstone);
}

function isClientFault(error: FastifyError): boolean {
  return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
}

/** The page's frame asks the database for the agency's name; where that is what failed, the page does without. */
async function drawAnyway(draw: Draw, mode: DisplayMode, page: Page): Promise<string> {
  try {
    return await draw(mode, page);
  } catch {
    return drawPage({ mode, stylesheet: undefined, agencies: [], office: undefined, asOf: undefined }, page);
  }
}
