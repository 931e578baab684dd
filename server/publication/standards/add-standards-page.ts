import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Page } from '../pages/layout.ts';
import { standardsIndexPage, standardsPage } from '../pages/standards-page.ts';
import type { SiteFacts } from '../site-facts.ts';
import type { SiteServices } from '../site-services.ts';
import { findPublicStandards } from './standards-store.ts';

const PAGE = {
  config: { policy: { public: 'every agency has to publish its standards (정보공개법 제9조제3항)' } },
  schema: { hide: true },
} as const;

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;

/** 비공개 세부기준 for citizens: of each agency those of today. */
export function addStandardsPage(
  site: FastifyInstance,
  { database, clock }: SiteServices,
  facts: SiteFacts,
  send: Send,
): void {
  site.get('/closing-standards', PAGE, async (request, reply) => {
    const { agencies } = await facts.read();
    return send(request, reply, standardsIndexPage(agencies));
  });
  site.get<{ Params: { agencyId: string } }>('/closing-standards/:agencyId', PAGE, async (request, reply) => {
    const { agencies } = await facts.read();
    const agency = agencies.find(({ agencyId }) => String(agencyId) === request.params.agencyId);
    if (!agency) throw new Problem('not-found');
    const standing = await findPublicStandards(database.publicSql, agency.agencyId, dayInKorea(clock.now()));
    return send(request, reply, standardsPage(agency, standing));
  });
}
