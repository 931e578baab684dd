import type { FastifyInstance } from 'fastify';
import type { TellOfStop } from '../notification/index.ts';
import { type CheckFiles, checkFiles, type Originals } from '../originals/index.ts';
import { everyMinute } from '../platform/every-hour.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import {
  type AttachmentViews,
  citizensPaper,
  keptCitizensPaper,
  type PaperMakers,
  type Renderer,
} from '../rendering/index.ts';
import { registerCitizenSite, type SitePages } from './citizen-site.ts';
import { Freshness } from './freshness.ts';
import { writeHeartbeat } from './freshness-store.ts';
import { addMaskRoutes } from './masks/mask-routes.ts';
import { makeDailyFiles } from './open-data/make-daily-files.ts';
import { PapersAhead } from './papers-ahead.ts';
import { publicationConsumer } from './publish-document.ts';
import { addPolicyRoutes } from './queue/policy-routes.ts';
import { addQueueRoutes } from './queue/queue-routes.ts';
import { releaseDue } from './queue/release-due.ts';
import { CopyReader } from './read-copy.ts';
import { FailedFiles, readOpenFiles } from './read-open-files.ts';
import { addReportRoutes } from './reports/report-routes.ts';
import { addPublicationRoutes } from './routes.ts';
import { SiteFacts } from './site-facts.ts';
import type { SiteServices } from './site-services.ts';
import { addStandardsRoutes } from './standards/standards-routes.ts';
import { DailyCount } from './statistics/count-statistics.ts';
import { TEXT_MAKERS } from './text-makers.ts';

export type { DrawFor, SitePages } from './citizen-site.ts';
export { findListed } from './find-listed.ts';
export { findPublication } from './find-publication.ts';
export { DISCLOSURE_DECIDED, followDisclosure } from './follow-disclosure.ts';
export { dailyObjects } from './open-data/store.ts';
export type { Page } from './pages/layout.ts';
export { listClosedDays } from './queue/policy-store.ts';
export type { SiteServices } from './site-services.ts';
export { insertRequestStatistics, listYearsOfRequests } from './statistics/request-statistics-store.ts';

/** What citizens are shown of attached files. */
type AttachedFiles = { readonly originals: Originals; readonly views: AttachmentViews };

/** 공개: the citizens' site, and the consumer that fills it. The site claims every path that nobody else has. */
export async function registerPublication(
  app: FastifyInstance,
  services: Services,
  makers: PaperMakers,
  { originals, views }: AttachedFiles,
  tellOfStop: TellOfStop,
  requests: SitePages,
): Promise<Consumer> {
  const facts = new SiteFacts(services.database.publicSql);
  const leakTest = {
    origin: services.config.origins[0] ?? '',
    renderer: makers.renderer,
    makers: TEXT_MAKERS,
    files: services.files,
  };
  const checks = {
    tellOfStop,
    leakTest,
    checkFiles: (...asked: Parameters<CheckFiles>) => checkFiles(originals, ...asked),
  };
  const neighbours = { facts, tellOfStop, checks };
  addPublicationRoutes(app, services, neighbours);
  addQueueRoutes(app, services, neighbours);
  addPolicyRoutes(app, services);
  addStandardsRoutes(app, services);
  addMaskRoutes(app, services, neighbours);
  addReportRoutes(app, services, neighbours);
  const copies = new CopyReader(services, {
    issue: (copy) => citizensPaper(services, makers, copy),
    packHwpx: (paper, pictures) => makers.renderer.packHwpx(paper, pictures),
  });
  const desk = { services, neighbours };
  await registerCitizenSite(app, { services, facts, copies, originals, views, requests, desk });
  const isApart = services.config.publicSite === 'apart';
  const ahead = new PapersAhead(services.database.publicSql, (number) => copies.paper(number));
  const counting = new DailyCount(services);
  everyMinute(app, () =>
    Promise.all([
      releaseDue(services, facts, checks),
      writeHeartbeat(services.database.sql, services.clock.now()),
      counting.countDaily(),
      isApart && ahead.make(),
    ]),
  );
  const { spareTime } = services.outbox;
  const failed = new FailedFiles(app.log);
  everyMinute(app, (ending) => readOpenFiles(services, originals, failed, { spareTime, ending }));
  everyMinute(app, (ending) => makeDailyFiles(services, { spareTime, ending }));
  return publicationConsumer(services.clock, facts, checks);
}

/** The same site where it is a process of its own: it shows what is there, and neither makes nor writes anything. */
export async function registerPublicSite(
  app: FastifyInstance,
  services: SiteServices,
  { renderer, originals, views }: AttachedFiles & { readonly renderer: Renderer },
): Promise<void> {
  const { publicSql } = services.database;
  const copies = new CopyReader(services, {
    issue: (copy) => keptCitizensPaper({ publicSql, files: services.files }, copy),
    packHwpx: (paper, pictures) => renderer.packHwpx(paper, pictures),
  });
  const [facts, freshness] = [new SiteFacts(publicSql), new Freshness(publicSql, services.clock)];
  await registerCitizenSite(app, { services, facts, copies, originals, views, freshness });
}
