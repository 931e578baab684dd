import type { FastifyInstance } from 'fastify';
import type { Originals } from '../originals/index.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { indexer } from './index-document.ts';
import { IndexRunner } from './index-runner.ts';
import { addSearchRoutes } from './routes.ts';
import { addSavedSearchRoutes } from './saved-routes.ts';

export { forgetDeletedSearches } from './saved-searches.ts';

/** 찾기 inside the office, and the consumer that keeps its index after every act. */
export function registerSearch(app: FastifyInstance, services: Services, originals: Originals): Consumer {
  const runner = new IndexRunner(services, originals, services.outbox.spareTime);
  addSearchRoutes(app, services, originals, () => runner.unindexed);
  addSavedSearchRoutes(app, services);
  app.addHook('onListen', async () => runner.start());
  app.addHook('preClose', () => runner.stop());
  return indexer(originals);
}
