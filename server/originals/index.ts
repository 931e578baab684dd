import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { attachedHashes } from '../document/index.ts';
import type { Services } from '../platform/services.ts';
import { KeptReadings } from './kept-readings.ts';
import { Originals } from './originals.ts';
import { ReadingPool } from './reading-pool.ts';

/**
 * 문서 보기: reads what people attach (HWPX, HWP, PDF, DOCX, XLSX, PPTX, OpenDocument, text, archives of them) in a process
 * of its own. `app.ts` makes one by `startOriginals` and hands it to every capability that shows or checks attachments:
 * `originals.read(file)` answers the ReadDocument or the refusal; `originalText` of shared/originals is its plain text.
 */
export { type CertainInFiles, type CheckFiles, certainAtOnce, checkFiles } from './check-files.ts';
export type { OriginalFile, Originals, ReadingNow } from './originals.ts';
export { readingReply } from './reading-reply.ts';

/** Grows when a reader reads more than before, or more is found in it: what older ones have read is then read anew. */
export const READER_VERSION = 21;

/** The process is started with the first file and ends with the application. */
export function startOriginals(app: FastifyInstance, services: Pick<Services, 'files'>): Originals {
  const pool = new ReadingPool({ onFault: (cause) => app.log.error({ cause }, 'a reader of files has failed') });
  app.addHook('onClose', () => pool.close());
  return new Originals(services.files, pool, keptReadings(services), app.log);
}

/** Removes the readings of files that no attachment names any more. Answers how many were removed. */
export function sweepReadings(services: Services): Promise<number> {
  return keptReadings(services).sweep((agencyId, hashes) => attachedHashes(services.database.sql, agencyId, hashes));
}

function keptReadings({ files }: Pick<Services, 'files'>): KeptReadings {
  return new KeptReadings(path.join(files.folder, '..', 'readings'), READER_VERSION);
}
