import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isEditable } from '../../shared/access/document-access.ts';
import { BODY_LIMITS, type Body } from '../../shared/document/body.ts';
import { bodyPictures } from '../../shared/document/body-pictures.ts';
import { PICTURE_LIMITS, type PictureFile } from '../../shared/document/picture-limits.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import { isRepeatedKey, keepAnswer, keyOfContent, once, type RequestKey } from '../platform/http/idempotency.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { Upload } from './add-attachment.ts';
import { inWords } from './attachment-limits.ts';
import type { DocumentRow } from './document-row.ts';
import {
  findPicture,
  insertPicture,
  listPictures,
  lockPictures,
  type PicturePlace,
  type StoredPicture,
} from './picture-store.ts';
import { readPicture } from './read-picture.ts';

/** How many more than a body shows may be kept while it is written: what was taken out may come back by undoing. */
const KEPT_PER_PLACE = 2;

/**
 * 그림 올리기: a picture for the body of a draft. What a document has already it has not twice; sent again with the same
 * key, the first upload is the answer.
 */
export async function addPicture(
  services: Services,
  document: DocumentRow,
  upload: Pick<Upload, 'bytes' | 'isCut'>,
  key: RequestKey,
): Promise<StoredPicture> {
  const { sql } = services.database;
  const read = await readPicture(upload);
  const sha256 = createHash('sha256').update(read.cleaned).digest('hex');
  const answer = await once(sql, keyOfContent(key, sha256), async () => {
    await keepPicture(services, document, { ...read, sha256 }, keyOfContent(key, sha256));
    return { sha256 };
  });
  const stored = await findPicture(sql, { agencyId: document.agencyId, documentId: document.id }, answer.sha256);
  if (!stored) throw new Problem('not-found');
  return stored;
}

async function keepPicture(
  services: Services,
  { agencyId, id: documentId }: DocumentRow,
  picture: PictureFile & { readonly sha256: string },
  key: RequestKey,
): Promise<void> {
  const file = await services.files.write(Readable.from([picture.cleaned]), PICTURE_LIMITS.fileBytes * 2);
  try {
    const at = services.clock.now();
    const isNew = await services.database.sql.begin(async (tx) => {
      await keepAnswer(tx, key, { sha256: picture.sha256 }, at);
      const place = await lockPictures(tx, { agencyId, documentId }, picture.sha256);
      if (!place) throw new Problem('not-found');
      refuseOverfull(place, file);
      if (place.isThere) return false;
      const { mediaType, width, height } = picture;
      await insertPicture(tx, { agencyId, documentId }, { mediaType, width, height, ...file }, at);
      return true;
    });
    if (!isNew) await services.files.remove(file.storageName);
  } catch (error) {
    // Where the commit's answer was lost, a row may name the object after all: then it stays, else the sweep takes it.
    if (error instanceof Problem || isRepeatedKey(error)) await services.files.remove(file.storageName);
    throw error;
  }
}

function refuseOverfull(place: PicturePlace, { size }: StoredFile): void {
  if (!isEditable(place.status)) throw new Problem('not-editable');
  if (place.isThere) return;
  const most = BODY_LIMITS.images * KEPT_PER_PLACE;
  if (place.count >= most) throw new Problem('too-many-pictures', { most });
  if (place.totalBytes + size > PICTURE_LIMITS.documentBytes) {
    throw new Problem('pictures-too-large', { most: inWords(PICTURE_LIMITS.documentBytes) });
  }
}

/**
 * Every picture of a body is one that this document keeps, and is as its row says. A text from elsewhere may
 * differ.
 */
export async function checkPictures(
  sql: Reader,
  document: { readonly agencyId: number; readonly documentId: string },
  body: Body,
): Promise<void> {
  const shown = bodyPictures(body);
  if (shown.length === 0) return;
  const kept = new Map((await listPictures(sql, document)).map((picture) => [picture.sha256, picture]));
  const isKept = shown.every(({ sha256, mediaType, width, height }) => {
    const row = kept.get(sha256);
    return row?.mediaType === mediaType && row.width === width && row.height === height;
  });
  if (!isKept) throw new Problem('picture-unknown');
}

/** The pictures of another text once more: no stored object is shared, so that each document can be destroyed alone. */
export async function copyPictures(
  { database, files }: Services,
  document: { readonly agencyId: number; readonly documentId: string },
): Promise<StoredPicture[]> {
  const copies: StoredPicture[] = [];
  for (const picture of await listPictures(database.sql, document)) {
    const file = await files.write(files.read(picture.storageName), PICTURE_LIMITS.fileBytes * 2);
    if (file.sha256 !== picture.sha256) throw new Problem('file-damaged');
    copies.push({ ...picture, ...file });
  }
  return copies;
}
