import path from 'node:path';
import { buildApp } from '../../server/app.ts';
import { PaperSigner } from '../../server/authenticity/index.ts';
import { CHECKOUT } from '../../server/platform/checkout.ts';
import { type Consumer, Outbox } from '../../server/platform/outbox/outbox.ts';
import { paperFreezer } from '../../server/rendering/freeze-paper.ts';
import { RenderingPool } from '../../server/rendering/rendering-pool.ts';
import { benchFolder, benchServices, closeServices } from './bench-database.ts';

/** The painter of the tests, which cannot bear papers of two titles. */
const POISONED = path.join(CHECKOUT, 'dist/server/testing/poisoned-painter.js');

/** Puts another freezer of papers in the place of the application's own. */
class BurstOutbox extends Outbox {
  freezer: Consumer | undefined;

  override add(consumer: Consumer): void {
    super.add(consumer.name === 'rendering' && this.freezer ? this.freezer : consumer);
  }
}

/**
 * The application with everything that follows an approval, resting until it is told `on`. Its painter can be
 * poisoned, and waits for a poisoned paper two seconds instead of thirty, so that a round of the bench has an end.
 */
export async function startBurstOffice(url: string) {
  const plain = benchServices(url, benchFolder());
  const outbox = new BurstOutbox(plain.database.sql, plain.clock, plain.log);
  const services = { ...plain, outbox };
  const renderer = new RenderingPool({ program: POISONED, timeoutMs: 2_000, heapMb: 200 });
  const signer = new PaperSigner(services.config, services.clock, () => undefined);
  outbox.freezer = paperFreezer(services, { renderer, signer });
  const app = await buildApp(services);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    server: app.server,
    tell(text: string) {
      if (text === 'on') outbox.start();
      else void outbox.stop();
    },
    async close() {
      await outbox.stop();
      await renderer.close();
      await app.close();
      await closeServices(services);
    },
  };
}
