import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Page } from '../pages/layout.ts';
import { statisticsPage } from '../pages/statistics-page.ts';
import type { SiteServices } from '../site-services.ts';
import { FEWEST } from './count-statistics.ts';
import { findToldRequests } from './request-statistics-store.ts';
import { findStatistics, listPeriods, type StatisticsOfAgency } from './store.ts';

const PAGE = {
  config: { policy: { public: 'counts from which nothing can be told of a document that is closed' } },
  schema: { hide: true },
} as const;

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;

/** 공개 통계 for citizens, from what the office has counted for them. */
export function addStatisticsPage(site: FastifyInstance, { database }: SiteServices, send: Send): void {
  const { publicSql } = database;
  site.get<{ Querystring: Record<string, unknown> }>('/statistics', PAGE, async (request, reply) => {
    const agencies = await listPeriods(publicSql);
    const period = choosePeriod(agencies, request.query);
    const chosen = period && { ...period, ...(await findFigures(publicSql, period)) };
    return send(request, reply, statisticsPage({ agencies, chosen, fewest: FEWEST }));
  });
}

async function findFigures(publicSql: Reader, { agency, year }: NonNullable<ReturnType<typeof choosePeriod>>) {
  const [figures, requests] = await Promise.all([
    findStatistics(publicSql, agency.agencyId, year),
    findToldRequests(publicSql, agency.agencyId, year),
  ]);
  return { figures, requests };
}

/** Of what is asked for, or the last year that is over: it has all there is to tell. */
function choosePeriod(agencies: readonly StatisticsOfAgency[], { agency: id, year }: Record<string, unknown>) {
  const agency = id === undefined ? agencies[0] : agencies.find(({ agencyId }) => String(agencyId) === id);
  if (!agency && id !== undefined) throw new Problem('not-found');
  const newest = agency?.years[0];
  if (!agency || newest === undefined) return undefined;
  if (year === undefined) {
    return { agency, year: agency.years.find((each) => `${each}-12-31` <= agency.until) ?? newest };
  }
  if (typeof year !== 'string' || !/^[1-9]\d{3}$/.test(year)) throw new Problem('not-found');
  return { agency, year: Number(year) };
}
