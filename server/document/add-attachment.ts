import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { isEditable } from '../../shared/access/document-access.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import { keepAnswer, keyOfContent, once, type RequestKey } from '../platform/http/idempotency.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { ATTACHMENT_LIMITS, inWords } from './attachment-limits.ts';
import {
  type AttachmentPlace,
  findAttachment,
  insertAttachment,
  lockAttachments,
  type StoredAttachment,
} from './attachment-store.ts';
import type { DocumentRow } from './document-row.ts';
import { readFileName } from './file-name.ts';

export type Upload = {
  readonly name: string;
  readonly bytes: Readable;
  /** Whether the bytes were cut at the limit; true only after all were read. */
  readonly isCut: () => boolean;
};

type Checked = { readonly name: string; readonly mediaType: string; readonly file: StoredFile };

/**
 * 붙임 올리기: the bytes are written first and looked at where they lie; only what passes gets a row. The document's
 * limits are asked under its lock, because uploads come several at once.
 */
export async function addAttachment(
  services: Services,
  document: DocumentRow,
  upload: Upload,
  key: RequestKey,
): Promise<StoredAttachment> {
  const checked = await storeChecked(services, upload);
  const ownKey = keyOfContent(key, `${checked.name} ${checked.file.sha256}`);
  const attachmentId = randomUUID();
  try {
    const answer = await once(services.database.sql, ownKey, async () => {
      await insert(services, document, checked, attachmentId, ownKey);
      return { attachmentId };
    });
    // Asked again with the same key, the first upload is the answer and this copy of its bytes is not needed.
    if (answer.attachmentId !== attachmentId) await services.files.remove(checked.file.storageName);
    const attachment = await findAttachment(services.database.sql, document.agencyId, document.id, answer.attachmentId);
    if (!attachment) throw new Problem('not-found');
    return attachment;
  } catch (error) {
    // Where the commit's answer was lost, a row may name the object after all: then it stays, else the sweep takes it.
    if (error instanceof Problem) await services.files.remove(checked.file.storageName);
    throw error;
  }
}

function insert(
  services: Services,
  document: DocumentRow,
  checked: Checked,
  id: string,
  key: RequestKey,
): Promise<unknown> {
  const { agencyId, id: documentId } = document;
  const { name, mediaType, file } = checked;
  const at = services.clock.now();
  return services.database.sql.begin(async (tx) => {
    await keepAnswer(tx, key, { attachmentId: id }, at);
    const place = await lockAttachments(tx, agencyId, documentId);
    if (!place) throw new Problem('not-found');
    refuseOverfull(place, file.size);
    const { disclosure, nextPosition: position } = place;
    await insertAttachment(tx, { agencyId, documentId, position, at }, { id, name, mediaType, ...file, disclosure });
  });
}

function refuseOverfull(place: AttachmentPlace, size: number): void {
  if (!isEditable(place.status)) throw new Problem('not-editable');
  const most = DOCUMENT_LIMITS.attachments;
  if (place.count >= most) throw new Problem('too-many-files', { most });
  if (place.totalBytes + size > ATTACHMENT_LIMITS.documentBytes) {
    throw new Problem('files-too-large', { most: inWords(ATTACHMENT_LIMITS.documentBytes) });
  }
}

async function storeChecked(services: Services, upload: Upload): Promise<Checked> {
  const { files } = services;
  // The readers of foreign formats are loaded at the first upload: a start need not wait for them.
  const { findMediaType, isAllowedName } = await import('./file-kind.ts');
  const name = readFileName(upload.name);
  if (name === undefined) throw new Problem('file-name-bad');
  if (!isAllowedName(name)) throw new Problem('file-type-not-allowed');
  const file = await files.write(upload.bytes, ATTACHMENT_LIMITS.fileBytes);
  try {
    if (upload.isCut()) throw new Problem('file-too-large', { most: inWords(ATTACHMENT_LIMITS.fileBytes) });
    if (file.size === 0) throw new Problem('file-empty');
    const mediaType = await findMediaType(name, files.pathOf(file.storageName));
    if (isRefusal(mediaType)) throw refused(mediaType);
    return { name, mediaType, file };
  } catch (error) {
    await files.remove(file.storageName);
    throw error;
  }
}
