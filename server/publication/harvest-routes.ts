import type { FastifyInstance, FastifyReply } from 'fastify';
import { isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { Problem } from '../platform/http/problems.ts';
import { atomFeed } from './pages/atom-feed.ts';
import { readFeedPlace, readSearchInput } from './pages/search-address.ts';
import { pagesSitemap, sitemap, sitemapIndex } from './pages/sitemap.ts';
import { findPublished } from './search-documents.ts';
import type { SiteFacts } from './site-facts.ts';
import type { SiteServices } from './site-services.ts';
import { listDays, listOfDay } from './store.ts';

const POLICY = { public: 'programs read the same public copies as citizens, through the same role' };
const PAGE = { config: { policy: POLICY }, schema: { hide: true } } as const;
const FEED_LENGTH = 50;
/** What stands at all times, beside the documents. */
const PAGES = ['/', '/search', '/statistics', '/open-data', '/verify'];

/** What programs read of the site: feeds of what is new, sitemaps of all there is, and what crawlers should heed. */
export function addHarvestRoutes(site: FastifyInstance, services: SiteServices, facts: SiteFacts): void {
  const { publicSql } = services.database;
  const origin = services.config.origins[0] ?? '';
  site.get<{ Querystring: Record<string, unknown> }>('/search.atom', PAGE, async (request, reply) => {
    const input = readSearchInput(request.query);
    const { before: asked } = request.query;
    const before = readFeedPlace(asked);
    // Taken for the beginning, a place that no feed has given out would be fetched for ever.
    if (asked !== undefined && !before) throw new Problem('not-found');
    const [found, { agencies }] = await Promise.all([
      findPublished(publicSql, input, { before, limit: FEED_LENGTH + 1 }),
      facts.read(),
    ]);
    const page = { rows: found.slice(0, FEED_LENGTH), before, hasNext: found.length > FEED_LENGTH };
    return sendXml(reply, 'application/atom+xml', atomFeed({ origin, operator: agencies[0]?.name, input, ...page }));
  });
  site.get('/sitemap.xml', PAGE, async (_request, reply) =>
    sendXml(reply, 'application/xml', sitemapIndex(origin, await listDays(publicSql))),
  );
  site.get('/sitemaps/pages.xml', PAGE, async (_request, reply) =>
    sendXml(reply, 'application/xml', pagesSitemap(origin, PAGES)),
  );
  site.get<{ Params: { day: string } }>('/sitemaps/:day.xml', PAGE, async (request, reply) => {
    const { day } = request.params;
    const entries = isCalendarDay(day) ? await listOfDay(publicSql, day) : [];
    if (entries.length === 0) throw new Problem('not-found');
    return sendXml(reply, 'application/xml', sitemap(origin, entries));
  });
  site.get('/robots.txt', PAGE, (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nCrawl-delay: 10\nAllow: /open-data/\nDisallow: /api/\nDisallow: /office/\n\nSitemap: ${origin}/sitemap.xml\n`,
      ),
  );
}

/** Asked for anew each time: what was taken back this minute stands in no feed that is read in the next. */
function sendXml(reply: FastifyReply, mediaType: string, text: string) {
  return reply.type(`${mediaType}; charset=utf-8`).header('cache-control', 'no-cache').send(text);
}
