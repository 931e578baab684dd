import { accessDocument, paperOf } from '../approval/index.ts';
import { findAttachment, listAttachments, type StoredAttachment } from '../document/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';

type Place = { readonly managementNumber: string; readonly attachmentId: string };
/** With what its document says of where it belongs: the number as it is printed, once there is one. */
export type AttachedToDocument = Attached & {
  readonly agencyName: string;
  readonly attachedTo: string | undefined;
};
export type Attached = StoredAttachment & { readonly agencyId: number };

/** An attachment of one's own draft. What is not there, or not for this person, does not exist. */
export async function ofDraft(services: Services, signed: Signed, place: Place): Promise<Attached> {
  const { agencyId, id } = await accessDraft(services, signed, place.managementNumber);
  const all = await listAttachments(services.database.sql, agencyId, id);
  return found(
    agencyId,
    all.find((attachment) => attachment.id === place.attachmentId),
  );
}

/** An attachment of a document. Its submitted version says what belongs to it; the draft's list may have moved on. */
export async function ofDocument(services: Services, signed: Signed, place: Place): Promise<AttachedToDocument> {
  const { record } = await accessDocument(services, signed, place.managementNumber);
  const { agencyId, documentId, content } = record;
  const isPart = content.attachments.some((attachment) => attachment.id === place.attachmentId);
  const file = found(
    agencyId,
    isPart ? await findAttachment(services.database.sql, agencyId, documentId, place.attachmentId) : undefined,
  );
  const { agencyName, documentNumber } = paperOf(record);
  return { ...file, agencyName, attachedTo: documentNumber };
}

function found(agencyId: number, attachment: StoredAttachment | undefined): Attached {
  if (!attachment) throw new Problem('not-found');
  return { ...attachment, agencyId };
}
