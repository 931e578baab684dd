import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../pages/layout.ts';
import { openDataPage } from '../pages/open-data-page.ts';
import type { SiteServices } from '../site-services.ts';
import { HIGHEST_LIMIT } from './open-data-query.ts';
import { dailyAddress, MOST_A_MINUTE } from './open-data-routes.ts';
import { listDailyFiles } from './store.ts';

const PAGE = {
  config: { policy: { public: 'what there is for programs, and which files of the public copies' } },
  schema: { hide: true },
} as const;

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;

/** 열린 자료: the page that people read before they write a program. */
export function addOpenDataPage(site: FastifyInstance, { config, database }: SiteServices, send: Send): void {
  site.get('/open-data', PAGE, async (request, reply) => {
    const files = await listDailyFiles(database.publicSql);
    const page = openDataPage({
      origin: config.origins[0] ?? '',
      daily: files.map((file) => ({ ...file, address: dailyAddress(file.day) })),
      mostRequests: MOST_A_MINUTE,
      highestLimit: HIGHEST_LIMIT,
    });
    return send(request, reply, page);
  });
}
