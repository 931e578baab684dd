import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

type BundleKey = { readonly agencyId: number; readonly bundleId: string };

/** 일괄기안: one text (안) as its drafter writes it. */
export type DraftedText = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly place: number;
  readonly title: string;
  readonly status: ApprovalStatus;
  readonly version: number;
  readonly revision: number;
};

/** All texts of a bundle in their order. */
export function listTexts(sql: Reader, { agencyId, bundleId }: BundleKey): Promise<DraftedText[]> {
  return sql<DraftedText[]>`
    select id as "documentId", management_number as "managementNumber", bundle_place as place, title, status, version,
      revision
    from documents where agency_id = ${agencyId} and bundle_id = ${bundleId} order by bundle_place`;
}

/** The lead of a text that is not the lead itself; undefined for every other document. */
export async function findLead(sql: Reader, agencyId: number, managementNumber: string) {
  const [row] = await sql<{ documentId: string; leadNumber: string }[]>`
    select text.id as "documentId", lead.management_number as "leadNumber"
    from documents text
    join documents lead on lead.agency_id = text.agency_id and lead.id = text.bundle_id and lead.id <> text.id
    where text.agency_id = ${agencyId} and text.management_number = ${managementNumber}`;
  return row;
}

/** What went up together, as the versions say; what the drafter is still writing is nobody else's. */
export function listSubmittedTexts(sql: Reader, agencyId: number, bundleId: string) {
  return sql<{ documentId: string; managementNumber: string; title: string; version: number; contentHash: string }[]>`
    select d.id as "documentId", d.management_number as "managementNumber", v.content ->> 'title' as title, d.version,
      v.content_hash as "contentHash"
    from documents d
    join document_versions v on v.agency_id = d.agency_id and v.document_id = d.id and v.version = d.version
    where d.agency_id = ${agencyId} and d.bundle_id = ${bundleId} order by d.bundle_place`;
}

/** Holds the order of the bundle until the transaction ends: what changes it or sends it up holds the lead. */
export async function holdLead(tx: Tx, agencyId: number, documentId: string): Promise<void> {
  await tx`select from documents where agency_id = ${agencyId} and id = ${documentId} for update`;
}

/** Makes a document by itself the lead of a bundle of its own. */
export async function beginBundle(tx: Tx, agencyId: number, documentId: string): Promise<void> {
  await tx`
    update documents set bundle_id = id, bundle_place = 1
    where agency_id = ${agencyId} and id = ${documentId} and bundle_id is null`;
}

/**
 * Writes the texts of a bundle in a new order; the first is the lead, and what belongs to the line goes with it. One
 * text that is left alone is a document by itself. Texts that the order leaves out leave the bundle. The revision of
 * both leads grows, so that no page that is still open writes over the line.
 */
export async function writeOrder(
  tx: Tx,
  { agencyId, bundleId }: BundleKey,
  documentIds: readonly [string, ...string[]],
): Promise<void> {
  const [lead, ...others] = documentIds;
  const alone = others.length === 0;
  if (lead !== bundleId) {
    await tx`
      update documents set line = was.line, matter = was.matter, drafter_marks = was.drafter_marks,
        revision = documents.revision + 1
      from documents was
      where documents.agency_id = ${agencyId} and documents.id = ${lead}
        and was.agency_id = ${agencyId} and was.id = ${bundleId}`;
    await tx`
      update documents set line = '[]', matter = null, drafter_marks = '{}', revision = revision + 1
      where agency_id = ${agencyId} and id = ${bundleId}`;
  }
  await tx`
    update documents set
      bundle_id = case when new.place is null or ${alone} then null else ${lead}::uuid end,
      bundle_place = case when new.place is null or ${alone} then null else new.place end
    from documents old
    left join unnest(${documentIds as unknown as string[]}::uuid[]) with ordinality as new (id, place) on new.id = old.id
    where documents.agency_id = ${agencyId} and documents.bundle_id = ${bundleId}
      and old.agency_id = documents.agency_id and old.id = documents.id`;
}
