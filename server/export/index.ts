import type { FastifyInstance } from 'fastify';
import type { Services } from '../platform/services.ts';
import type { PaperMakers } from '../rendering/index.ts';
import { ExportRunner } from './export-runner.ts';
import { addExportRoutes } from './routes.ts';
import { removeOld } from './store.ts';

/** 기록물철 내보내기: a record file as a ZIP, prepared in the background while the server is open. */
export { exportObjects } from './store.ts';

export function registerExport(app: FastifyInstance, services: Services, makers: PaperMakers): void {
  const runner = new ExportRunner(services, makers);
  addExportRoutes(app, services, () => runner.wake());
  app.addHook('onListen', async () => runner.start());
  app.addHook('preClose', () => runner.stop());
}

/** Files whose time is over are removed; who took what stays written down. */
export async function removeOldExports({ database, files, clock }: Services): Promise<void> {
  for (const storageName of await removeOld(database.sql, clock.now())) await files.remove(storageName);
}
