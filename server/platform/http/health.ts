import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Services } from '../services.ts';

const Health = Type.Object({ status: Type.Literal('ok') }, { additionalProperties: false });
const Readiness = Type.Object(
  { status: Type.Union([Type.Literal('ready'), Type.Literal('not-ready')]), reasons: Type.Array(Type.String()) },
  { additionalProperties: false, title: 'Readiness' },
);

/** A node whose clock is further from the database's must not date approvals (architecture 4.9). */
const CLOCK_TOLERANCE_MS = 1_000;

export function registerHealth(app: FastifyInstance, services: Services): void {
  app.get(
    '/healthz',
    {
      config: { policy: { public: 'says only that the process answers' } },
      schema: { summary: '프로세스가 살아 있는지', tags: ['운영'], response: { 200: Health } },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      config: { policy: { public: 'says only whether the service can be used, without data' } },
      schema: { summary: '일할 수 있는지', tags: ['운영'], response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const reasons = await whyNotReady(services);
      const status = reasons.length === 0 ? ('ready' as const) : ('not-ready' as const);
      return reply.status(reasons.length === 0 ? 200 : 503).send({ status, reasons });
    },
  );
}

async function whyNotReady(services: Services): Promise<string[]> {
  try {
    const [row] = await services.database.sql<{ now: Date; readOnly: boolean }[]>`
      select clock_timestamp() as now, pg_is_in_recovery() as "readOnly"`;
    if (!row) return ['database'];
    const apart = Math.abs(row.now.getTime() - services.clock.now().getTime());
    return [...(row.readOnly ? ['database-read-only'] : []), ...(apart > CLOCK_TOLERANCE_MS ? ['clock'] : [])];
  } catch {
    return ['database'];
  }
}
