import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { ImageBlock } from '../../shared/document/body.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import { documentIdOf } from './store.ts';

/** A picture of a body with the place of its bytes, which never leaves the server. */
export type StoredPicture = Pick<ImageBlock, 'mediaType' | 'width' | 'height'> & StoredFile;

type Document = { readonly agencyId: number; readonly documentId: string };

const columns = (sql: Reader) =>
  sql`sha256, media_type as "mediaType", width, height, size, storage_name as "storageName"`;

export function listPictures(sql: Reader, { agencyId, documentId }: Document): Promise<StoredPicture[]> {
  return sql<StoredPicture[]>`
    select ${columns(sql)} from body_pictures
    where agency_id = ${agencyId} and document_id = ${documentId} order by added_at, sha256`;
}

/** The same by the number that is printed on the paper, for whoever draws it. */
export function listPicturesNamed(sql: Reader, agencyId: number, managementNumber: string): Promise<StoredPicture[]> {
  return sql<StoredPicture[]>`
    select ${columns(sql)} from body_pictures
    where agency_id = ${agencyId} and document_id = ${documentIdOf(sql, agencyId, managementNumber)}`;
}

export async function findPicture(
  sql: Reader,
  { agencyId, documentId }: Document,
  sha256: string,
): Promise<StoredPicture | undefined> {
  const [row] = await sql<StoredPicture[]>`
    select ${columns(sql)} from body_pictures
    where agency_id = ${agencyId} and document_id = ${documentId} and sha256 = ${sha256}`;
  return row;
}

/** One that a submitted version shows: what only the draft has is nobody else's to see. */
export async function findSubmittedPicture(
  sql: Reader,
  { agencyId, documentId }: Document,
  sha256: string,
): Promise<StoredPicture | undefined> {
  const [row] = await sql<StoredPicture[]>`
    select ${columns(sql)} from body_pictures p
    where agency_id = ${agencyId} and document_id = ${documentId} and sha256 = ${sha256} and ${isSubmitted(sql)}`;
  return row;
}

/** What a picture to be added must know of its document. */
export type PicturePlace = {
  readonly status: ApprovalStatus;
  readonly count: number;
  readonly totalBytes: number;
  readonly isThere: boolean;
};

/** Takes the document's row: two uploads at once cannot both fill the last place or slip into a submission. */
export async function lockPictures(
  tx: Tx,
  { agencyId, documentId }: Document,
  sha256: string,
): Promise<PicturePlace | undefined> {
  const [document] = await tx<{ status: ApprovalStatus }[]>`
    select status from documents where agency_id = ${agencyId} and id = ${documentId} for update`;
  const [sums] = await tx<Omit<PicturePlace, 'status'>[]>`
    select count(*)::int as count, coalesce(sum(size), 0)::float8 as "totalBytes",
      coalesce(bool_or(sha256 = ${sha256}), false) as "isThere"
    from body_pictures where agency_id = ${agencyId} and document_id = ${documentId}`;
  return document && sums && { ...document, ...sums };
}

export function insertPicture(
  tx: Tx,
  { agencyId, documentId }: Document,
  picture: StoredPicture,
  at: Date,
): Promise<unknown> {
  const { sha256, mediaType, width, height, size, storageName } = picture;
  return tx`
    insert into body_pictures (agency_id, document_id, sha256, media_type, width, height, size, storage_name, added_at)
    values (${agencyId}, ${documentId}, ${sha256}, ${mediaType}, ${width}, ${height}, ${size}, ${storageName}, ${at})`;
}

/** The same for a document that this transaction has just made. */
export async function insertPictures(
  tx: Tx,
  { agencyId, managementNumber }: { readonly agencyId: number; readonly managementNumber: string },
  pictures: readonly StoredPicture[],
  at: Date,
): Promise<void> {
  if (pictures.length === 0) return;
  const [document] = await tx<{ id: string }[]>`${documentIdOf(tx, agencyId, managementNumber)}`;
  if (!document) throw new Error('pictures of a document that is not there');
  for (const picture of pictures) await insertPicture(tx, { agencyId, documentId: document.id }, picture, at);
}

/** Forgets what neither this text nor any submitted version shows; the sweep takes the stored objects. */
export function deleteUnusedPictures(
  tx: Tx,
  { agencyId, documentId }: Document,
  used: readonly string[],
): Promise<unknown> {
  return tx`
    delete from body_pictures p
    where agency_id = ${agencyId} and document_id = ${documentId} and not (sha256 = any(${used as string[]}))
      and not ${isSubmitted(tx)}`;
}

/** Whether a version of the document shows the picture `p`. */
function isSubmitted(sql: Reader) {
  return sql`exists (select from document_versions v
    where v.agency_id = p.agency_id and v.document_id = p.document_id
      and v.content -> 'body' -> 'blocks' @> jsonb_build_array(jsonb_build_object('sha256', p.sha256)))`;
}

/** Those of the stored objects that a picture names: the sweep of orphans leaves them. */
export async function pictureObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from body_pictures where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}
