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

/** The process is started with the first view and ends with the application, or when nobody asks for a while. */
export function startViews(
  app: FastifyInstance,
  { files }: Pick<Services, 'files'>,
  originals: Originals,
  pool: ViewPainter = new ViewPool(),
): AttachmentViews {
  app.addHook('onClose', () => pool.close());
  return new AttachmentViews({ files, originals, pool, kept: keptViews(files), log: app.log });
}

/** Removes views of files that no attachment names any more, of older painters, and old ones. */
export function sweepViews({ files, database }: Pick<Services, 'files' | 'database'>): Promise<number> {
  const isOfUse = isOfUseAt(Date.now());
  return keptViews(files).sweep((agencyId, hashes) => attachedHashes(database.sql, agencyId, hashes), isOfUse);
}

/** The same where nothing may be asked of the office's tables: by their age alone. */
export function sweepOldViews({ files }: Pick<Services, 'files'>): Promise<number> {
  return keptViews(files).sweep(async (_agencyId, hashes) => new Set(hashes), isOfUseAt(Date.now()));
}

function isOfUseAt(nowMs: number) {
  return ({ kind, madeAtMs }: { readonly kind: string; readonly madeAtMs: number }) =>
    kind.startsWith(`${VIEW_KIND}-`) && nowMs - madeAtMs < KEPT_MS;
}

function keptViews(files: Services['files']): KeptByHash {
  return new KeptByHash(path.join(files.folder, '..', 'views'));
}
