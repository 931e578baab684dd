import { type HeldBack, heldBack } from '../../../shared/disclosure/privacy-report.ts';
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
  const held = await findHeld(tx, { agencyId, documentId });
  if (!held) return;
  await moveReports(tx, { agencyId, documentId, copyId: eventId });
  await showHeld(tx, record, held, { documentId, publishedAt: at });
}

/** So does a row that comes into the list once more: of what is only listed there is nothing else to hold back. */
export async function holdRowBackAgain(tx: Tx, record: ApprovedRecord, listed: Published): Promise<void> {
  const held = await findHeld(tx, listed);
  if (held?.whole) await holdBackAgain(tx, record, listed);
}

async function findHeld(tx: Tx, key: Pick<Published, 'agencyId' | 'documentId'>): Promise<HeldBack | undefined> {
  const open = (await listReports(tx, key)).filter(({ isDecided, holds }) => !isDecided && holds);
  return open.length === 0 ? undefined : heldBack(open);
}
