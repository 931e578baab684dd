import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import { findApprovedRecord } from '../approved-record.ts';
import { publicCopy } from '../public-copy.ts';
import { showCopy } from '../publish-record.ts';
import { findPublicationTimes } from '../store.ts';

/** What citizens read of a published document, as it stands now; what was made of the copy before is made anew. */
export async function showAgain(
  tx: Tx,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  copyId: string,
): Promise<void> {
  const [{ record }, times] = await Promise.all([
    findApprovedRecord(tx, agencyId, documentId),
    findPublicationTimes(tx, agencyId, documentId),
  ]);
  if (!times?.publishedAt || times.withdrawnAt) throw new Problem('not-published');
  const copy = publicCopy(record, { eventId: copyId, at: times.publishedAt });
  if (copy) await showCopy(tx, copy, documentId);
}
