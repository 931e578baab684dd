import type { ExportAsked } from '../../shared/contract/record-files.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { endExport as endRow, findExport } from './store.ts';

/** Cancels what is being prepared, or removes what lies ready. Ended already, it stays as it is. */
export function endExport(
  services: Services,
  { agencyId, personId }: Signed,
  exportId: string,
  key: RequestKey,
): Promise<ExportAsked> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const answer = { exportId };
    const ended = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, services.clock.now());
      const row = await endRow(tx, agencyId, personId, exportId);
      if (!row && !(await findExport(tx, agencyId, personId, exportId))) throw new Problem('not-found');
      return row;
    });
    // After the commit: a file that is left behind here is swept as an orphan.
    if (ended?.storageName) await services.files.remove(ended.storageName);
    return answer;
  });
}
