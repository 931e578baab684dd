import type { FastifyInstance, FastifyReply } from 'fastify';
import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import { Problem } from '../platform/http/problems.ts';
import type { SiteParts } from './attachment-pages.ts';
import { homePage } from './pages/home-page.ts';
import { misreadConditions, readSearchInput, type SearchInput, searchAddress } from './pages/search-address.ts';
import { RESULTS_PER_PAGE, searchPage } from './pages/search-page.ts';
import type { CopyReader } from './read-copy.ts';
import { findDocuments } from './search-documents.ts';
import type { SiteFacts } from './site-facts.ts';
import type { SiteServices } from './site-services.ts';
import { findTombstone, listNotices, listRecent } from './store.ts';

const RECENT = 7;
const NOTICES = 5;

type Parts = Pick<SiteParts, 'copies' | 'route' | 'draw' | 'modeOf' | 'send'> & {
  readonly services: SiteServices;
  readonly facts: SiteFacts;
};

/** The first page and the search: the ways in to the documents. */
export function addListPages(site: FastifyInstance, parts: Parts): void {
  const { services, facts, copies, route, draw, modeOf, send } = parts;
  const { publicSql } = services.database;
  site.get('/', route, async (request, reply) => {
    const [recent, notices, { agencies, classes, units }] = await Promise.all([
      listRecent(publicSql, RECENT),
      listNotices(publicSql, NOTICES),
      facts.read(),
    ]);
    const page = homePage({ operator: agencies[0]?.name, recent, notices, classes, units });
    return send(reply, await draw(modeOf(request), page));
  });
  site.get<{ Querystring: Record<string, unknown> }>('/search', route, async (request, reply) => {
    const input = readSearchInput(request.query);
    const number = await numberAskedFor(input, copies, services);
    if (number !== undefined) return reply.redirect(`/documents/${number}`, 303);
    const offset = (input.page - 1) * RESULTS_PER_PAGE;
    const [{ words, ...found }, { agencies, units }] = await Promise.all([
      findDocuments(publicSql, input, { offset, limit: RESULTS_PER_PAGE }),
      facts.read(),
    ]);
    // Beyond the last page stands nothing, not even a count: the first page says what there is.
    if (found.rows.length === 0 && input.page > 1) return toFirstPage(reply, input);
    const misread = misreadConditions(request.query, input);
    const content = { operator: agencies[0]?.name, input, words, found, units, misread };
    return send(reply, await draw(modeOf(request), searchPage(content)));
  });
}

function toFirstPage(reply: FastifyReply, input: SearchInput) {
  return reply.redirect(searchAddress({ ...input, page: 1 }), 303);
}

/** 관리번호 as it stands on the paper: it is no word of a text, and what was asked for is that very document. */
async function numberAskedFor(
  { q }: SearchInput,
  copies: CopyReader,
  { database: { publicSql } }: SiteServices,
): Promise<string | undefined> {
  const number = q.replace(/\s/g, '').toUpperCase();
  if (!isManagementNumber(number)) return undefined;
  const isThere = await copies.copy(number).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem) return false;
      throw error;
    },
  );
  // Of what was taken back its page says so.
  return isThere || (await findTombstone(publicSql, number)) ? number : undefined;
}
