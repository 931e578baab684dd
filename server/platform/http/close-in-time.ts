import type { FastifyInstance } from 'fastify';

/** Long enough for an act and for a page; an upload over a slow line is begun anew at the next server. */
const MOST_MS = 10_000;

/** A closing server lets open requests end, but not for ever: what is still open after a while is cut. */
export function closeInTime(app: FastifyInstance, mostMs = MOST_MS): void {
  app.addHook('preClose', async () => {
    const cut = setTimeout(() => app.server.closeAllConnections(), mostMs);
    app.server.once('close', () => clearTimeout(cut));
  });
}
