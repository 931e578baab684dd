import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import { startOriginals } from './originals/index.ts';
import type { ReaderGate } from './platform/database/reader-gate.ts';
import { everyHour } from './platform/every-hour.ts';
import { appOptions } from './platform/http/app-options.ts';
import { closeInTime } from './platform/http/close-in-time.ts';
import { serveCitizensFiles } from './platform/http/office-files.ts';
import { enforcePolicies } from './platform/http/policy.ts';
import { answerProblems } from './platform/http/problems.ts';
import { registerPublicHealth } from './platform/http/public-health.ts';
import { refuseCrossSite } from './platform/http/same-site.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import { registerPublicSite, type SiteServices } from './publication/index.ts';
import { startRenderer, startViews, sweepOldViews } from './rendering/index.ts';

/**
 * The citizens' site as an application of its own: no accounts, no acts, nothing that writes. What it shows is what
 * the office has put into `public_site`, here or in a copy of it far away.
 */
export async function buildPublicApp(services: SiteServices, gate: ReaderGate): Promise<FastifyInstance> {
  const app = fastify(appOptions(services)).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance;
  app.removeContentTypeParser(['text/plain', 'application/json']);
  answerProblems(app);
  enforcePolicies(app);
  addSecurityHeaders(app, services.config);
  refuseCrossSite(app, services.config);
  await app.register(cookie);
  registerPublicHealth(app, gate);
  await serveCitizensFiles(app, services.config);
  const addSite: FastifyPluginAsync = async (site) => {
    // Before the database is there and its role is known to be the right one, nothing is asked of it.
    site.addHook('onRequest', (_request, _reply, done) => done(gate.fault()));
    const originals = startOriginals(app, services);
    const views = startViews(app, services, originals);
    await registerPublicSite(site, services, { renderer: startRenderer(app), originals, views });
  };
  await app.register(addSite);
  closeInTime(app);
  everyHour(app, () => sweepOldViews(services));
  return app;
}
