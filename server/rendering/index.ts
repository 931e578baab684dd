import type { FastifyInstance } from 'fastify';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { type PaperMakers, paperFreezer } from './freeze-paper.ts';
import { type Renderer, RenderingPool } from './rendering-pool.ts';
import { addPaperRoutes } from './routes.ts';
import type { AttachmentViews } from './views/attachment-views.ts';
import { addViewRoutes } from './views/view-routes.ts';

export { type CitizensCopy, citizensPaper, type IssuedPaper, keptCitizensPaper } from './citizens-paper.ts';
/**
 * The paper (지면) as PDF. `app.ts` makes one renderer by `startRenderer` and hands it to every capability that
 * draws, together with the signer: `registerRendering(app, services, { renderer, signer })`.
 * `renderer.render(paper, pictures)` answers `{ bytes, pages }` or why it is not drawn (`PaperRefusal`), and throws
 * Problem('unavailable') when too many papers wait or this one cannot be drawn.
 */
export { findFrozenPaper, packRecord } from './find-paper.ts';
export { freezeNow } from './freeze-now.ts';
export type { PaperMakers } from './freeze-paper.ts';
export { noticePaper } from './notice-paper.ts';
export { findOpenRecord, OPEN_FORMATS, openBytes } from './open-record.ts';
export { picturesOf } from './paper-pictures.ts';
export { type Renderer, RendererStopped } from './rendering-pool.ts';
export { signWaiting } from './sign-waiting.ts';
export { sweepOrphans } from './sweep-orphans.ts';
export type { AttachmentViews, View } from './views/attachment-views.ts';
export { startViews, sweepOldViews, sweepViews } from './views/start-views.ts';
export type { ViewPainter } from './views/view-pool.ts';
export { COME_BACK_S, sentView } from './views/view-routes.ts';

/** The process is started with the first paper and ends with the application. */
export function startRenderer(app: FastifyInstance): Renderer {
  const pool = new RenderingPool({
    onStopped: (managementNumber, cause) => app.log.error({ managementNumber, cause }, 'a paper could not be drawn'),
  });
  app.addHook('onClose', () => pool.close());
  return pool;
}

/** Answers the consumer that freezes the paper after an approval. */
export function registerRendering(
  app: FastifyInstance,
  services: Services,
  makers: PaperMakers,
  views: AttachmentViews,
): Consumer {
  addPaperRoutes(app, services, makers);
  addViewRoutes(app, services, views);
  return paperFreezer(services, makers);
}
