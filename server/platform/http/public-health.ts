import type { FastifyInstance } from 'fastify';
import type { ReaderGate } from '../database/reader-gate.ts';

const HIDDEN = { hide: true } as const;

/** The same two addresses as the office's, told of the citizens' process. */
export function registerPublicHealth(app: FastifyInstance, gate: ReaderGate): void {
  const alive = { policy: { public: 'says only that the process answers' } };
  app.get('/healthz', { config: alive, schema: HIDDEN }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  const ready = { policy: { public: 'says only whether the service can be used, without data' } };
  app.get('/readyz', { config: ready, schema: HIDDEN }, async (_request, reply) => {
    const isReady = gate.state === 'ready' && (await gate.isAnswering());
    const reasons = isReady ? [] : [gate.state === 'schema' ? 'schema' : 'database'];
    const status = isReady ? 'ready' : 'not-ready';
    return reply
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, reasons });
  });
}
