import type { PictureMediaType } from '../../shared/document/body.ts';
import { bodyPictures } from '../../shared/document/body-pictures.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import { listPictures } from '../document/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { PublicCopy } from './public-copy.ts';

/** A picture of a public copy with the place of its bytes. */
export type PublicPicture = StoredFile & { readonly mediaType: PictureMediaType };

/** Writes down which pictures the copy shows, and no other: a closed body or passage has taken its own along. */
export async function insertPublicPictures(tx: Tx, copy: PublicCopy, documentId: string): Promise<void> {
  const { agencyId, managementNumber, paper } = copy;
  const shown = new Set(paper ? bodyPictures(paper.body).map(({ sha256 }) => sha256) : []);
  if (shown.size === 0) return;
  const stored = await listPictures(tx, { agencyId, documentId });
  for (const { sha256, mediaType, size, storageName } of stored.filter((picture) => shown.has(picture.sha256))) {
    await tx`
      insert into public_site.pictures (agency_id, management_number, sha256, media_type, size, storage_name)
      values (${agencyId}, ${managementNumber}, ${sha256}, ${mediaType}, ${size}, ${storageName})`;
  }
}

/** A picture that citizens may see right now: its row goes with its copy, so nothing else has to be asked. */
export async function findPublicPicture(
  publicSql: Reader,
  managementNumber: string,
  sha256: string,
): Promise<PublicPicture | undefined> {
  const [row] = await listRows(publicSql, managementNumber, sha256);
  return row;
}

/** All pictures of a public copy, for whoever draws it. */
export function listPublicPictures(publicSql: Reader, managementNumber: string): Promise<PublicPicture[]> {
  return listRows(publicSql, managementNumber);
}

async function listRows(publicSql: Reader, managementNumber: string, sha256?: string): Promise<PublicPicture[]> {
  return publicSql<PublicPicture[]>`
    select sha256, media_type as "mediaType", size, storage_name as "storageName" from public_site.pictures
    where agency_id = ${agencyOrdinalOf(managementNumber)} and management_number = ${managementNumber}
      ${sha256 === undefined ? publicSql`` : publicSql`and sha256 = ${sha256}`}`;
}
