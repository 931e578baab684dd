import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { DailyFiles, DailyLine, OpenDocuments } from '../../../shared/contract/open-data.ts';
import { Problem as ProblemReply } from '../../../shared/contract/problem.ts';
import { isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { answerFault, Problem } from '../../platform/http/problems.ts';
import { RequestBudget } from '../../platform/http/request-budget.ts';
import { contentDisposition, isKnown } from '../../platform/http/send-file.ts';
import { sendPlainJson } from '../../platform/http/send-plain-json.ts';
import { writeCsv } from '../../platform/sheet/write-sheet.ts';
import type { SiteFacts } from '../site-facts.ts';
import type { SiteServices } from '../site-services.ts';
import { catalogue } from './catalogue.ts';
import { type ChangePlace, printCursor } from './change-cursor.ts';
import { type OpenDataQuery, readOpenDataQuery } from './open-data-query.ts';
import { OPEN_COLUMNS, openDocument } from './open-document.ts';
import { findDailyFile, findState, listChanges, listDailyFiles } from './store.ts';

const POLICY = { public: 'programs read the same public copies as citizens, through the same role' };
const HIDDEN = { config: { policy: POLICY }, schema: { hide: true } } as const;
/** What a client may ask for in a minute: a million documents in pages of a thousand take less than four. */
export const MOST_A_MINUTE = 300;
/** Grows with every change of what the answers look like: kept ones are then no longer the same. */
const FORMAT = 2;
/** By the second alone "nothing new" is told only when no act of that second can still commit. */
const SETTLED_MS = 10 * 60_000;
const RETRY_S = '60';

type Query = { Querystring: Record<string, unknown> };

/** Data for programs: the list as JSON and CSV, the files of each day, the schema and the catalogue. */
export async function addOpenDataRoutes(
  site: FastifyInstance,
  services: SiteServices,
  facts: SiteFacts,
): Promise<void> {
  const origin = services.config.origins[0] ?? '';
  const budget = new RequestBudget('open-data', MOST_A_MINUTE);
  const addRoutes: FastifyPluginAsync = async (data) => {
    data.setErrorHandler((error: Problem, request, reply) => {
      reply.removeHeader('etag').removeHeader('last-modified').removeHeader('content-disposition');
      if (!(error instanceof Problem) || error.code === 'unavailable') reply.header('retry-after', RETRY_S);
      return answerFault(error, request, reply);
    });
    data.addHook('onRequest', (request, reply, done) => {
      const taken = budget.take(request.ip);
      budget.tell(reply, taken);
      done(taken.passes ? undefined : new Problem('rate-limited'));
    });
    addListRoutes(data, services, origin);
    addDailyRoutes(data, services, origin);
    addDescriptions(data, services, facts, origin);
  };
  await site.register(addRoutes);
}

function addListRoutes(data: FastifyInstance, services: SiteServices, origin: string): void {
  const { publicSql } = services.database;
  data.get<Query>(
    '/open-data/documents.json',
    {
      config: { policy: POLICY },
      schema: {
        summary: '공개 문서 목록(열린 자료). 바뀐 차례대로, 거둔 문서는 번호와 시각만',
        tags: ['공개'],
        response: { 200: OpenDocuments, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    async (request, reply) => {
      const query = readOpenDataQuery(request.query);
      const state = await stateFor(services, request, reply);
      if (!state) return reply.status(304).send();
      const { changes, next, resume } = await listPage(publicSql, query);
      const nextAddress = next && addressOf('json', next, query.limit);
      if (nextAddress) reply.header('link', `<${origin}${nextAddress}>; rel="next"`);
      const body: OpenDocuments = {
        items: changes.map((change) => openDocument(change, origin)),
        next: nextAddress,
        resume: resume && printCursor(resume),
        asOf: state.changedAt.toISOString(),
      };
      return sendPlainJson(reply, body);
    },
  );
  data.get<Query>('/open-data/documents.csv', HIDDEN, async (request, reply) => {
    const query = readOpenDataQuery(request.query);
    if (!(await stateFor(services, request, reply))) return reply.status(304).send();
    const { changes, next, resume } = await listPage(publicSql, query);
    if (next) reply.header('link', `<${origin}${addressOf('csv', next, query.limit)}>; rel="next"`);
    // A table has no place for it: where to go on later.
    if (resume) reply.header('x-resume-cursor', printCursor(resume));
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', contentDisposition('attachment', '공개 문서 목록.csv'))
      .send(
        writeCsv(
          OPEN_COLUMNS,
          changes.map((change) => openDocument(change, origin)),
        ),
      );
  });
}

/** One more than asked for tells whether there is another page. */
async function listPage(publicSql: SiteServices['database']['publicSql'], query: OpenDataQuery) {
  const found = await listChanges(publicSql, { ...query, limit: query.limit + 1 });
  const changes = found.slice(0, query.limit);
  const last: ChangePlace | undefined = changes.at(-1) ?? query.after;
  return { changes, next: found.length > query.limit && last ? last : null, resume: last ?? null };
}

function addressOf(extension: 'json' | 'csv', place: ChangePlace, limit: number): string {
  return `/open-data/documents.${extension}?cursor=${printCursor(place)}&limit=${limit}`;
}

/**
 * The state an answer is of, with the headers that name it; nothing where whoever asks has that very answer. It is
 * asked for before the rows: an answer may be newer than its name and is then fetched once more, never older.
 */
async function stateFor(services: SiteServices, request: FastifyRequest, reply: FastifyReply) {
  const state = await findState(services.database.publicSql);
  const etag = `"${createHash('sha256').update(`${FORMAT} ${state.edition} ${request.url}`).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
  const isSettled = services.clock.now().getTime() - state.changedAt.getTime() > SETTLED_MS;
  const modified = new Date(Math.ceil(state.changedAt.getTime() / 1_000) * 1_000);
  if (isSettled) reply.header('last-modified', modified.toUTCString());
  if (request.headers['if-none-match'] !== undefined) return isKnown(request, etag) ? undefined : state;
  const knownSince = Date.parse(request.headers['if-modified-since'] ?? '');
  return isSettled && knownSince >= modified.getTime() ? undefined : state;
}

function addDailyRoutes(data: FastifyInstance, { database, files, log }: SiteServices, origin: string): void {
  const { publicSql } = database;
  data.get(
    '/open-data/daily.json',
    {
      config: { policy: POLICY },
      schema: {
        summary: '하루치 파일 목록',
        tags: ['공개'],
        response: { 200: DailyFiles, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    async (request, reply) => {
      const found = await listDailyFiles(publicSql);
      const body: DailyFiles = {
        items: found.map(({ day, size, sha256, published, withdrawn, madeAt }) => {
          const url = origin + dailyAddress(day);
          return { day, url, size, sha256, published, withdrawn, madeAt: madeAt.toISOString() };
        }),
      };
      const text = JSON.stringify(body);
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
      reply.header('etag', etag).header('cache-control', 'public, no-cache');
      if (isKnown(request, etag)) return reply.status(304).send();
      return reply.serializer(String).type('application/json; charset=utf-8').send(text);
    },
  );
  data.get<{ Params: { file: string } }>('/open-data/daily/:file', HIDDEN, async (request, reply) => {
    const day = /^(.*)\.jsonl\.gz$/.exec(request.params.file)?.[1] ?? '';
    const file = isCalendarDay(day) ? await findDailyFile(publicSql, day) : undefined;
    if (!file) throw new Problem('not-found');
    // Something in it was taken back: nobody gets it any more, and the one without it is being made.
    if (file.isStale) throw new Problem('unavailable');
    const etag = `"${file.sha256}"`;
    reply.header('etag', etag).header('last-modified', new Date(file.madeAt).toUTCString());
    reply.header('cache-control', 'public, no-cache');
    if (isKnown(request, etag)) return reply.status(304).send();
    if (!(await files.isIntact(file.storageName, file.sha256))) {
      log.error({ day }, 'the file of a day no longer has its hash');
      throw new Problem('unavailable');
    }
    reply.header('repr-digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`);
    return reply
      .type('application/gzip')
      .header('content-length', file.size)
      .header('content-disposition', contentDisposition('attachment', request.params.file))
      .send(files.read(file.storageName));
  });
}

/** The address of a day's file; it never changes. */
export function dailyAddress(day: string): string {
  return `/open-data/daily/${day}.jsonl.gz`;
}

function addDescriptions(data: FastifyInstance, services: SiteServices, facts: SiteFacts, origin: string): void {
  data.get('/open-data/schema.json', HIDDEN, (request, reply) => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${origin}/open-data/schema.json`,
      title: '공개 문서 목록의 자료',
      description: '하루치 파일은 줄마다 dailyLine 하나입니다. /open-data/documents.json의 답은 documents입니다.',
      $ref: '#/$defs/documents',
      $defs: { documents: OpenDocuments, dailyLine: DailyLine },
    };
    return sendDescription(request, reply, 'application/schema+json', JSON.stringify(schema, null, 2));
  });
  data.get('/open-data/catalog.jsonld', HIDDEN, async (request, reply) => {
    const [{ agencies }, state, daily] = await Promise.all([
      facts.read(),
      findState(services.database.publicSql),
      listDailyFiles(services.database.publicSql),
    ]);
    const text = JSON.stringify(catalogue({ origin, agencies, changedAt: state.changedAt, daily }), null, 2);
    return sendDescription(request, reply, 'application/ld+json', text);
  });
}

function sendDescription(request: FastifyRequest, reply: FastifyReply, mediaType: string, text: string) {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
  if (isKnown(request, etag)) return reply.status(304).send();
  return reply.type(`${mediaType}; charset=utf-8`).send(text);
}
