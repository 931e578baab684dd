import type { FastifyInstance } from 'fastify';

const HOUR_MS = 60 * 60_000;

/** Work that can wait, such as forgetting what has run out: once when the server opens, then hourly until it closes. */
export function everyHour(app: FastifyInstance, work: () => Promise<unknown>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = work().catch((error: unknown) => app.log.warn({ err: error }, 'hourly work failed'));
  };
  app.addHook('onListen', async () => {
    run();
    timer = setInterval(run, HOUR_MS);
    timer.unref();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await running;
  });
}
