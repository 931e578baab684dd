import { deleteDraft as deleteDraftRows, holdLead, listTexts } from '../document/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';

export type DraftDeleted = { readonly managementNumber: string };

/** Throws a draft away that was never submitted; one that was is a record and stays (기록령 제16조). */
export function deleteDraft(
  services: Services,
  signed: Signed,
  managementNumber: string,
  key: RequestKey,
): Promise<DraftDeleted> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const answer = { managementNumber };
    const objects = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, services.clock.now());
      const { agencyId, id, bundleId } = document;
      if (bundleId !== null && bundleId !== id) throw new Problem('decided-with-the-lead');
      await holdLead(tx, agencyId, id);
      // 일괄기안: a lead goes with all its texts, and last, because the others hang on it.
      const others = await listTexts(tx, { agencyId, bundleId: id });
      const ids = [...others.map((text) => text.documentId).filter((each) => each !== id), id];
      const objects: string[] = [];
      for (const documentId of ids) {
        const removed = await deleteDraftRows(tx, agencyId, documentId);
        if (!removed) throw new Problem('not-deletable');
        objects.push(...removed);
      }
      return objects;
    });
    // After the commit: a crash here leaves orphans, which the sweep removes.
    await Promise.all(objects.map((name) => services.files.remove(name)));
    return answer;
  });
}
