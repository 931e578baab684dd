import { randomUUID } from 'node:crypto';
import { safeFileName } from '../../shared/kernel/safe-file-name.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessRecordFile, exportReader, readableOf } from './access.ts';
import { countLeftOut } from './count-left-out.ts';
import { findExport, insertDownload } from './store.ts';

/**
 * The ZIP for the person who asked for it, and for nobody else. Whether they may still read all that is in it is asked
 * again, and that they took it is written down before a byte has left.
 */
export async function fetchExport(
  services: Services,
  signed: Signed,
  exportId: string,
): Promise<{ readonly name: string; readonly file: StoredFile }> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const found = await findExport(sql, agencyId, personId, exportId);
  if (!found) throw new Problem('not-found');
  const { state, storageName, sha256, size, documentIds } = found;
  if (state !== 'ready' || storageName === null || sha256 === null || size === null) {
    throw new Problem('export-not-ready');
  }
  const reader = await exportReader(services, signed);
  const file = await accessRecordFile(sql, reader, found.unitTaskId);
  const readable = await readableOf(sql, reader, documentIds);
  // Its list says how many it leaves out: one fewer are known to this person where 열람제한 has come since.
  const leftOut = await countLeftOut(sql, reader, { ...found, unitId: file.unitId });
  if (readable.length !== documentIds.length || leftOut < found.hidden) throw new Problem('export-outdated');
  const at = services.clock.now();
  await sql.begin((tx) => insertDownload(tx, agencyId, { id: randomUUID(), exportId, byPersonId: personId, at }));
  const days = `${found.fromOn.replaceAll('-', '')}-${found.toOn.replaceAll('-', '')}`;
  return {
    name: `${safeFileName(`기록물철 ${file.path.at(-1) ?? ''} ${days}`, 100)}.zip`,
    file: { storageName, size, sha256 },
  };
}
