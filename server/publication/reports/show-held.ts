import { randomUUID } from 'node:crypto';
import type { HeldBack } from '../../../shared/disclosure/privacy-report.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { type ApprovedRecord, listedCopy, publicCopy } from '../public-copy.ts';
import { showCopy } from '../publish-record.ts';

/**
 * 확인 중: what citizens are shown of a paper while reports wait, under a name of its own so that nothing kept is
 * used.
 */
export async function showHeld(
  tx: Tx,
  record: ApprovedRecord,
  held: HeldBack,
  { documentId, publishedAt }: { readonly documentId: string; readonly publishedAt: Date },
): Promise<void> {
  const copyId = randomUUID();
  if (held.whole) {
    const listing = { because: 'checking', originalOn: null, hidesTitle: held.title } as const;
    await showCopy(tx, listedCopy(record, { copyId, at: publishedAt }, listing), documentId);
    return;
  }
  const copy = publicCopy(record, { eventId: copyId, at: publishedAt });
  if (!copy) return;
  const attachments = copy.attachments.map((attachment) =>
    attachment.shown && held.attachments.includes(attachment.id)
      ? { shown: false as const, grounds: [], isChecked: true as const }
      : attachment,
  );
  await showCopy(tx, { ...copy, attachments }, documentId);
}
