import type { FastifyInstance } from 'fastify';
import type { TellOfStop } from '../notification/index.ts';
import { checkFiles, type Originals } from '../originals/index.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { citizensPaper, type PaperMakers } from '../rendering/index.ts';
import { registerCitizenSite } from './citizen-site.ts';
import { publicationConsumer } from './publish-document.ts';
import { CopyReader } from './read-copy.ts';
import { addPublicationRoutes } from './routes.ts';
import { SiteFacts } from './site-facts.ts';

export { findPublication } from './find-publication.ts';
export { DISCLOSURE_DECIDED, followDisclosure } from './follow-disclosure.ts';
export { makeDailyFiles } from './open-data/make-daily-files.ts';
export { dailyObjects } from './open-data/store.ts';

/** 공개: the citizens' site, and the consumer that fills it. The site claims every path that nobody else has. */
export async function registerPublication(
  app: FastifyInstance,
  services: Services,
  makers: PaperMakers,
  originals: Originals,
  tellOfStop: TellOfStop,
): Promise<Consumer> {
  const facts = new SiteFacts(services.database.publicSql);
  addPublicationRoutes(app, services, { facts, tellOfStop });
  const copies = new CopyReader(services, {
    issue: (copy) => citizensPaper(services, makers, copy),
    packHwpx: (paper, pictures) => makers.renderer.packHwpx(paper, pictures),
  });
  await registerCitizenSite(app, { services, facts, copies, originals });
  const leakTest = { origin: services.config.origins[0] ?? '', renderer: makers.renderer, files: services.files };
  return publicationConsumer(services.clock, facts, {
    tellOfStop,
    leakTest,
    checkFiles: (files) => checkFiles(originals, files),
  });
}
