import type { FastifyInstance } from 'fastify';
import type { TellOfStop } from '../notification/index.ts';
import { type CheckFiles, checkFiles, type Originals } from '../originals/index.ts';
import { everyMinute } from '../platform/every-hour.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { citizensPaper, type PaperMakers } from '../rendering/index.ts';
import { registerCitizenSite, type SitePages } from './citizen-site.ts';
import { publicationConsumer } from './publish-document.ts';
import { addPolicyRoutes } from './queue/policy-routes.ts';
import { addQueueRoutes } from './queue/queue-routes.ts';
import { releaseDue } from './queue/release-due.ts';
import { CopyReader } from './read-copy.ts';
import { addPublicationRoutes } from './routes.ts';
import { SiteFacts } from './site-facts.ts';

export type { DrawFor, SitePages } from './citizen-site.ts';
export { findListed } from './find-listed.ts';
export { findPublication } from './find-publication.ts';
export { DISCLOSURE_DECIDED, followDisclosure } from './follow-disclosure.ts';
export { makeDailyFiles } from './open-data/make-daily-files.ts';
export { dailyObjects } from './open-data/store.ts';
export type { Page } from './pages/layout.ts';

/** 공개: the citizens' site, and the consumer that fills it. The site claims every path that nobody else has. */
export async function registerPublication(
  app: FastifyInstance,
  services: Services,
  makers: PaperMakers,
  originals: Originals,
  tellOfStop: TellOfStop,
  requests: SitePages,
): Promise<Consumer> {
  const facts = new SiteFacts(services.database.publicSql);
  const leakTest = { origin: services.config.origins[0] ?? '', renderer: makers.renderer, files: services.files };
  const checks = {
    tellOfStop,
    leakTest,
    checkFiles: (files: Parameters<CheckFiles>[0]) => checkFiles(originals, files),
  };
  const neighbours = { facts, tellOfStop, checks };
  addPublicationRoutes(app, services, neighbours);
  addQueueRoutes(app, services, neighbours);
  addPolicyRoutes(app, services);
  const copies = new CopyReader(services, {
    issue: (copy) => citizensPaper(services, makers, copy),
    packHwpx: (paper, pictures) => makers.renderer.packHwpx(paper, pictures),
  });
  await registerCitizenSite(app, { services, facts, copies, originals, requests });
  everyMinute(app, () => releaseDue(services, facts, checks));
  return publicationConsumer(services.clock, facts, checks);
}
