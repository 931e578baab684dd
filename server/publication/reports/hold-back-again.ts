import { heldBack } from '../../../shared/disclosure/privacy-report.ts';
import type { Tx } from '../../platform/database/connect.ts';
import type { ApprovedRecord } from '../public-copy.ts';
import { listReports, moveReports } from './report-store.ts';
import { showHeld } from './show-held.ts';

type Published = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly eventId: string;
  readonly at: Date;
};

/**
 * A paper that is published anew while reports wait (재분류) stays held back: they are of the new copy from now on, so
 * that what is decided on them shows this copy and nothing that was kept of the one before.
 */
export async function holdBackAgain(
  tx: Tx,
  record: ApprovedRecord,
  { agencyId, documentId, eventId, at }: Published,
): Promise<void> {
  const reports = await listReports(tx, { agencyId, documentId });
  const open = reports.filter(({ isDecided, holds }) => !isDecided && holds);
  if (open.length === 0) return;
  await moveReports(tx, { agencyId, documentId, copyId: eventId });
  await showHeld(tx, record, heldBack(open), { documentId, publishedAt: at });
}
