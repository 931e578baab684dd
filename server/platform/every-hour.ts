import type { FastifyInstance } from 'fastify';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Work = (ending: AbortSignal) => Promise<unknown>;

/** Work that can wait, such as forgetting what has run out: once when the server opens, then hourly until it closes. */
export function everyHour(app: FastifyInstance, work: Work): void {
  repeat(app, work, { pauseMs: HOUR_MS, failed: 'hourly work failed' });
}

/**
 * Work that waits a minute at most. What takes longer is not begun a second time meanwhile; what may take long is told
 * when the server ends.
 */
export function everyMinute(app: FastifyInstance, work: Work): void {
  let isRunning = false;
  const once = async (ending: AbortSignal) => {
    if (isRunning) return;
    isRunning = true;
    await work(ending).finally(() => {
      isRunning = false;
    });
  };
  repeat(app, once, { pauseMs: MINUTE_MS, failed: 'the work of a minute failed' });
}

type Pace = { readonly pauseMs: number; readonly failed: string };

function repeat(app: FastifyInstance, work: Work, { pauseMs, failed }: Pace): void {
  let timer: NodeJS.Timeout | undefined;
  const ending = new AbortController();
  const running = new Set<Promise<unknown>>();
  const run = () => {
    const turn = work(ending.signal)
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
    ending.abort();
    await Promise.all(running);
  });
}
