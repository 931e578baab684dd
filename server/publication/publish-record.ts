import { documentKey, upsertStanding } from '../authenticity/index.ts';
import { findAgency } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { insertPublicPictures } from './picture-store.ts';
import { type ApprovedRecord, type PublicCopy, publicCopy } from './public-copy.ts';
import { deleteCopy, insertCopy, insertPublication, removeTombstone, upsertAgency } from './store.ts';

/** 원문 공개: writes the public copy; false when it has been published or taken back already. */
export async function publishRecord(
  tx: Tx,
  record: ApprovedRecord,
  { documentId, eventId }: { readonly documentId: string; readonly eventId: string },
  at: Date,
): Promise<boolean> {
  const copy = publicCopy(record, { eventId, at });
  if (!copy) return false;
  const { agencyId, managementNumber } = record;
  if (!(await insertPublication(tx, { agencyId, documentId, managementNumber, eventId, at, anew: true }))) return false;
  await showCopy(tx, copy, documentId);
  return true;
}

/** Writes what citizens read in the place of what they read before, with its pictures and the agency it is of. */
export async function showCopy(tx: Tx, copy: PublicCopy, documentId: string): Promise<void> {
  const { agencyId } = copy;
  const agency = await findAgency(tx, agencyId);
  if (agency) await upsertAgency(tx, { agencyId, ...agency });
  await deleteCopy(tx, agencyId, copy.managementNumber);
  await removeTombstone(tx, agencyId, copy.managementNumber);
  await insertCopy(tx, copy);
  await insertPublicPictures(tx, copy, documentId);
  if (!copy.listing) await knowAsPublic(tx, copy, documentKey(agencyId, documentId));
}

/** 진위 확인 tells of the document what citizens read; while a report keeps that back, it stays a public one. */
function knowAsPublic(tx: Tx, { paper, ...copy }: PublicCopy, documentKey: string): Promise<unknown> {
  const { agencyId, agencyName, managementNumber, eventId, publishedAt: at } = copy;
  const copyId = paper ? eventId : undefined;
  return upsertStanding(tx, { agencyId, documentKey, agencyName, standing: 'public', managementNumber, copyId, at });
}
