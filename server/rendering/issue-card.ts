import { createHash } from 'node:crypto';
import type { BriefDraft } from '../../shared/paper/paper-document.ts';
import type { ApprovalRecord } from '../approval/index.ts';
import { addressHash, documentKey, insertFile, insertPaper, paperIdentity } from '../authenticity/index.ts';
import type { Services } from '../platform/services.ts';
import { draw } from './draw-paper.ts';
import { freezeNow } from './freeze-now.ts';
import type { PaperMakers } from './freeze-paper.ts';
import { findFrozenRow } from './store.ts';

/**
 * 문서관리카드 for whoever asks for it: drawn of the record as it stands, and known by its hash before it leaves. It is not
 * signed, so that the same card is the same file each time, and the register grows only with what has changed on it. It
 * carries the address of its document, which is why the paper is frozen first.
 */
export async function issueCard(
  services: Services,
  makers: PaperMakers,
  record: ApprovalRecord,
  card: BriefDraft,
): Promise<Uint8Array> {
  const { agencyId, documentId, agencyName } = record;
  const { clock, database } = services;
  const key = documentKey(agencyId, documentId);
  const address = await printedAddress(services, makers, record);
  const identity = paperIdentity(agencyId, key);
  const bytes = await draw(
    makers.renderer,
    card,
    new Map(),
    address ? { address, identity, isUnsigned: true } : undefined,
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const at = clock.now();
  await database.sql.begin(async (tx) => {
    const hash = address && addressHash(address);
    await insertPaper(tx, { agencyId, documentKey: key, agencyName, addressHash: hash, at });
    await insertFile(tx, { agencyId, sha256, documentKey: key, copy: 'card', signedBy: null, at });
  });
  return bytes;
}

/** That of the paper; none where no paper can be made of it, or where it is from before there were addresses. */
async function printedAddress(services: Services, makers: PaperMakers, record: ApprovalRecord): Promise<string | null> {
  const present = await findFrozenRow(services.database.sql, record);
  const paper = present && present.state !== 'waiting' ? present : await freezeNow(services, makers, record);
  if (paper.state === 'ready') return paper.issue?.address ?? null;
  return paper.state === 'failed' ? paper.address : null;
}
