import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import { ownReason } from '../../shared/disclosure/closed-reason.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import type { AttachmentFacts } from '../../shared/document/official-document.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { type DisclosureColumns, withDisclosure } from './store.ts';

/** An attachment with the place of its bytes, which never leaves the server. */
export type StoredAttachment = AttachmentFacts & { readonly storageName: string };

export async function listAttachments(sql: Reader, agencyId: number, documentId: string): Promise<StoredAttachment[]> {
  const rows = await sql<AttachmentRow[]>`
    select id, name, media_type as "mediaType", size, sha256, storage_name as "storageName",
      disclosure_level as "level", disclosure_grounds as "grounds", is_verbatim as "isVerbatim",
      closed_reason as "closedReason", review_until as "reviewUntil"
    from attachments where agency_id = ${agencyId} and document_id = ${documentId} and removed_at is null
    order by position`;
  return rows.map(readRow);
}

/** One attachment by its id, removed ones too: an older version may still carry it. */
export async function findAttachment(
  sql: Reader,
  agencyId: number,
  documentId: string,
  attachmentId: string,
): Promise<StoredAttachment | undefined> {
  const [row] = await sql<AttachmentRow[]>`
    select id, name, media_type as "mediaType", size, sha256, storage_name as "storageName",
      disclosure_level as "level", disclosure_grounds as "grounds", is_verbatim as "isVerbatim",
      closed_reason as "closedReason", review_until as "reviewUntil"
    from attachments where agency_id = ${agencyId} and document_id = ${documentId} and id::text = ${attachmentId}`;
  return row && readRow(row);
}

type AttachmentRow = Omit<StoredAttachment, 'disclosure' | 'isVerbatim' | 'closedReason' | 'reviewUntil'> &
  DisclosureColumns & {
    readonly isVerbatim: boolean;
    readonly closedReason: string | null;
    readonly reviewUntil: CalendarDay | null;
  };

/** Only what is so marked says so: the hash of a content from before there were marks stays what it was. */
function readRow({ isVerbatim, closedReason, reviewUntil, ...row }: AttachmentRow): StoredAttachment {
  return {
    ...withDisclosure(row),
    ...(isVerbatim ? { isVerbatim } : {}),
    ...(closedReason === null ? {} : { closedReason }),
    ...(reviewUntil === null ? {} : { reviewUntil }),
  };
}

/** What the attachments of these documents weigh together. */
export async function sumAttachmentBytes(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<number> {
  const [sum] = await sql<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::float8 as bytes from attachments
    where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[]) and removed_at is null`;
  return sum?.bytes ?? 0;
}

/** What an attachment to be added must know of its document. */
export type AttachmentPlace = {
  readonly status: ApprovalStatus;
  readonly disclosure: Disclosure;
  readonly count: number;
  readonly totalBytes: number;
  readonly nextPosition: number;
};

/** Takes the document's row, so that two uploads at once cannot both fill the last place or slip into a submission. */
export async function lockAttachments(
  tx: Tx,
  agencyId: number,
  documentId: string,
): Promise<AttachmentPlace | undefined> {
  const [document] = await tx<({ status: ApprovalStatus } & DisclosureColumns)[]>`
    select status, disclosure_level as "level", disclosure_grounds as "grounds" from documents
    where agency_id = ${agencyId} and id = ${documentId} for update`;
  const [sums] = await tx<{ count: number; totalBytes: number; nextPosition: number }[]>`
    select count(*) filter (where removed_at is null)::int as count,
      coalesce(sum(size) filter (where removed_at is null), 0)::float8 as "totalBytes",
      coalesce(max(position), 0) + 1 as "nextPosition"
    from attachments where agency_id = ${agencyId} and document_id = ${documentId}`;
  return document && sums && { ...withDisclosure(document), ...sums };
}

export function insertAttachment(
  tx: Tx,
  key: { readonly agencyId: number; readonly documentId: string; readonly position: number; readonly at: Date },
  attachment: StoredAttachment,
): Promise<unknown> {
  return tx`
    insert into attachments (agency_id, id, document_id, name, media_type, size, sha256, storage_name,
      disclosure_level, disclosure_grounds, position, added_at, removed_at)
    values (${key.agencyId}, ${attachment.id}, ${key.documentId}, ${attachment.name}, ${attachment.mediaType},
      ${attachment.size}, ${attachment.sha256}, ${attachment.storageName}, ${attachment.disclosure.level},
      ${attachment.disclosure.grounds as number[]}, ${key.position}, ${key.at}, null)`;
}

type AttachmentKey = { readonly agencyId: number; readonly documentId: string; readonly attachmentId: string };

/** What is absent stays as it is. */
export type AttachmentChange = {
  readonly disclosure: Disclosure;
  readonly isVerbatim?: boolean | undefined;
  /** Null for the one that the grounds propose. */
  readonly closedReason?: string | null | undefined;
  /** 검토 종료 예정일; null for none. */
  readonly reviewUntil?: CalendarDay | null | undefined;
};

/** False where the draft has no such attachment. */
export async function updateAttachment(
  tx: Tx,
  key: AttachmentKey,
  { disclosure, isVerbatim, closedReason, reviewUntil }: AttachmentChange,
): Promise<boolean> {
  const changed = await tx`
    update attachments
    set disclosure_level = ${disclosure.level}, disclosure_grounds = ${disclosure.grounds as number[]},
      is_verbatim = coalesce(${isVerbatim ?? null}::boolean, is_verbatim)
      ${closedReason === undefined ? tx`` : tx`, closed_reason = ${closedReason}`}
      ${reviewUntil === undefined ? tx`` : tx`, review_until = ${reviewUntil}`}
    where agency_id = ${key.agencyId} and document_id = ${key.documentId} and id::text = ${key.attachmentId}
      and removed_at is null`;
  return changed.count === 1;
}

/** 검토자 수정: the attachments of a draft as whoever is in turn has decided on them; a row of that act. */
export function markAttachments(
  sql: Reader,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  attachments: readonly Pick<AttachmentFacts, 'id' | 'disclosure' | 'closedReason' | 'reviewUntil' | 'isVerbatim'>[],
): Statement {
  const rows = attachments.map(({ id, disclosure, closedReason, reviewUntil, isVerbatim = false }) => ({
    ...{ id, ...disclosure, isVerbatim, reviewUntil },
    closedReason: ownReason(disclosure, closedReason),
  }));
  return sql`
    update attachments a
    set disclosure_level = decided.level, disclosure_grounds = decided.grounds, is_verbatim = decided."isVerbatim",
      closed_reason = decided."closedReason", review_until = decided."reviewUntil"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as decided (id uuid, level text, grounds smallint[], "isVerbatim" boolean, "closedReason" text,
        "reviewUntil" date)
    where a.agency_id = ${agencyId} and a.document_id = ${documentId} and a.id = decided.id`;
}

export async function markAttachmentRemoved(tx: Tx, key: AttachmentKey, at: Date): Promise<boolean> {
  const changed = await tx`
    update attachments set removed_at = ${at}
    where agency_id = ${key.agencyId} and document_id = ${key.documentId} and id::text = ${key.attachmentId}
      and removed_at is null`;
  return changed.count === 1;
}

/** Those of the stored objects that an attachment names: the sweep of orphans leaves them. */
export async function attachmentObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from attachments where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}

/** Those of the hashes that an attachment of the agency has: what was made of other files may go. */
export async function attachedHashes(
  sql: Reader,
  agencyId: number,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ sha256: string }[]>`
    select distinct sha256 from attachments
    where agency_id = ${agencyId} and sha256 = any(${hashes as string[]})`;
  return new Set(rows.map(({ sha256 }) => sha256));
}
