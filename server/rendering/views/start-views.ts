import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { attachedHashes } from '../../document/index.ts';
import type { Originals } from '../../originals/index.ts';
import { KeptByHash } from '../../platform/files/kept-by-hash.ts';
import type { Services } from '../../platform/services.ts';
import { AttachmentViews, VIEW_KIND } from './attachment-views.ts';
import { type ViewPainter, ViewPool } from './view-pool.ts';

/** A crawler that goes round the site has every open attachment drawn: what nobody asks for again makes room. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

type KeptServices = Pick<Services, 'files' | 'config'>;

/** The process is started with the first view and ends with the application, or when nobody asks for a while. */
export function startViews(
  app: FastifyInstance,
  services: KeptServices,
  originals: Originals,
  pool: ViewPainter = new ViewPool(),
): AttachmentViews {
  app.addHook('onClose', () => pool.close());
  const { files } = services;
  return new AttachmentViews({ files, originals, pool, kept: keptViews(services), log: app.log });
}

/** Removes views of files that no attachment names any more, of older painters, old ones, and what is too much. */
export function sweepViews(services: KeptServices & Pick<Services, 'database'>): Promise<number> {
  const { sql } = services.database;
  return sweep(services, (agencyId, hashes) => attachedHashes(sql, agencyId, hashes));
}

/** The same where nothing may be asked of the office's tables: by their age and bytes alone. */
export function sweepOldViews(services: KeptServices): Promise<number> {
  return sweep(services, async (_agencyId, hashes) => new Set(hashes));
}

async function sweep(services: KeptServices, isAttached: Parameters<KeptByHash['sweep']>[0]): Promise<number> {
  const kept = keptViews(services);
  const now = Date.now();
  const removed = await kept.sweep(
    isAttached,
    ({ kind, madeAtMs }) => kind.startsWith(`${VIEW_KIND}-`) && now - madeAtMs < KEPT_MS,
  );
  return removed + (await kept.makeRoom());
}

function keptViews({ files, config }: KeptServices): KeptByHash {
  return new KeptByHash(path.join(files.folder, '..', 'views'), config.mostViewBytes);
}
