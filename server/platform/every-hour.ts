import type { FastifyInstance } from 'fastify';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Work that can wait, such as forgetting what has run out: once when the server opens, then hourly until it closes. */
export function everyHour(app: FastifyInstance, work: () => Promise<unknown>): void {
  repeat(app, work, { pauseMs: HOUR_MS, failed: 'hourly work failed' });
}

/** Work that waits a minute at most. What takes longer is not begun a second time meanwhile. */
export function everyMinute(app: FastifyInstance, work: () => Promise<unknown>): void {
  let isRunning = false;
  const once = async () => {
    if (isRunning) return;
    isRunning = true;
    await work().finally(() => {
      isRunning = false;
    });
  };
  repeat(app, once, { pauseMs: MINUTE_MS, failed: 'the work of a minute failed' });
}

type Pace = { readonly pauseMs: number; readonly failed: string };

function repeat(app: FastifyInstance, work: () => Promise<unknown>, { pauseMs, failed }: Pace): void {
  let timer: NodeJS.Timeout | undefined;
  const running = new Set<Promise<unknown>>();
  const run = () => {
    const turn = work()
      .catch((error: unknown) => app.log.warn({ err: error }, failed))
      .finally(() => running.delete(turn));
    running.add(turn);
  };
  app.addHook('onListen', async () => {
    run();
    timer = setInterval(run, pauseMs);
    timer.unref();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await Promise.all(running);
  });
}
