import type { PendingQuery, Row } from 'postgres';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { ownReason } from '../../shared/disclosure/closed-reason.ts';
import type { Disclosure, DisclosureGround, DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { ReadDisclosureChoice } from '../../shared/disclosure/disclosure-choice.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { ChosenKind } from '../../shared/numbering/document-kind.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import type { DocumentRow, SubmittedVersion, WorkingText } from './document-row.ts';

/** The id behind a management number, to stand inside another capability's statement. */
export function documentIdOf(sql: Reader, agencyId: number, managementNumber: string): PendingQuery<Row[]> {
  return sql`(select id from documents where agency_id = ${agencyId} and management_number = ${managementNumber})`;
}

/** How the documents of an agency are named, to stand inside another capability's statement. */
export function documentNames(sql: Reader, agencyId: number): PendingQuery<Row[]> {
  return sql`select id, management_number from documents where agency_id = ${agencyId}`;
}

/** The documents whose approval has ended, to stand inside another capability's statement. */
export function approvedDocuments(sql: Reader): PendingQuery<Row[]> {
  return sql`(select agency_id, id, management_number from documents where status = 'approved')`;
}

/** 공개구분 of approved documents as it stands now, with the unit and the time of their submission; to stand inside. */
export function approvedDisclosures(sql: Reader): PendingQuery<Row[]> {
  return sql`(select d.agency_id, d.id, d.disclosure_level, d.disclosure_grounds, v.unit_name, v.submitted_at
    from documents d
    join document_versions v on v.agency_id = d.agency_id and v.document_id = d.id and v.version = d.version
    where d.status = 'approved')`;
}

/** What has been submitted at least once, with its drafter of today, to stand inside another capability's statement. */
export function submittedDocuments(sql: Reader): PendingQuery<Row[]> {
  return sql`(select agency_id, id, management_number, drafter_person_id, status, restriction
    from documents where version > 0)`;
}

/** What its drafter is writing or may write again, to stand inside another capability's statement. */
export function workingDocuments(sql: Reader, agencyId: number, personId: string): PendingQuery<Row[]> {
  return sql`(
    select d.agency_id, d.id, d.management_number, d.unit_id, d.saved_at, d.status, d.disclosure_level,
      coalesce(d.kind ->> 'kind', 'general') as kind, d.status || ' ' || d.revision || ' ' || coalesce((
        select string_agg(a.id || ' ' || a.name, ' ' order by a.position) from attachments a
        where a.agency_id = d.agency_id and a.document_id = d.id and a.removed_at is null), '') as state_of_text
    from documents d
    where d.agency_id = ${agencyId} and d.drafter_person_id = ${personId}
      and d.status in ('drafting', 'rejected', 'recalled'))`;
}

export async function findDocument(sql: Reader, agencyId: number, managementNumber: string) {
  const [row] = await documentNamed(sql, agencyId, managementNumber);
  return row;
}

export function documentNamed(sql: Reader, agencyId: number, managementNumber: string): PendingQuery<DocumentRow[]> {
  return sql<DocumentRow[]>`
    select ${documentColumns(sql)} from documents
    where agency_id = ${agencyId} and management_number = ${managementNumber}`;
}

/** Ids and versions of many documents, to stand inside another capability's statement. */
export function documentVersionsNamed(sql: Reader, agencyId: number, managementNumbers: readonly string[]) {
  return sql`select id, management_number, version from documents
    where agency_id = ${agencyId} and management_number = any(${managementNumbers as string[]})`;
}

export async function findDocumentById(sql: Reader, agencyId: number, documentId: string) {
  const [row] = await sql<DocumentRow[]>`
    select ${documentColumns(sql)} from documents where agency_id = ${agencyId} and id = ${documentId}`;
  return row;
}

function documentColumns(sql: Reader) {
  return sql`agency_id as "agencyId", id, management_number as "managementNumber",
    drafter_person_id as "drafterPersonId", drafter_post_id as "drafterPostId", unit_id as "unitId",
    bundle_id as "bundleId", status, version, revision, saved_at as "savedAt", created_at as "createdAt", restriction`;
}

export async function findWorkingText(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<WorkingText | undefined> {
  const [row] = await sql<(Omit<WorkingText, 'disclosure'> & DisclosureColumns)[]>`
    select title, public_title as "publicTitle", editor_json as "editorJson", summary, keywords,
      disclosure_level as "level", disclosure_grounds as "grounds", body_open as "bodyOpen", licence,
      unit_task_id as "unitTaskId", line, matter, kind, drafter_marks as "drafterMarks", due_on as "dueOn",
      embargo_until as "embargoUntil", review_until as "reviewUntil", closed_reason as "closedReason",
      restriction, is_verbatim as "isVerbatim", letter
    from documents where agency_id = ${agencyId} and id = ${documentId}`;
  return row && withDisclosure(row);
}

export type DisclosureColumns = { readonly level: DisclosureLevel; readonly grounds: DisclosureGround[] };

export function withDisclosure<T extends DisclosureColumns>(
  row: T,
): Omit<T, 'level' | 'grounds'> & { disclosure: Disclosure } {
  const { level, grounds, ...rest } = row;
  return { ...rest, disclosure: { level, grounds } };
}

export type NewDocument = {
  readonly agencyId: number;
  readonly id: string;
  readonly managementNumber: string;
  readonly drafterPersonId: string;
  readonly drafterPostId: string;
  readonly unitId: string;
  readonly at: Date;
  /** 일괄기안: whose bundle it joins, and as which text. */
  readonly bundle?: { readonly leadId: string; readonly place: number };
};

export function insertDocument(tx: Tx, draft: NewDocument, text: WorkingText): Promise<unknown> {
  return tx`
    insert into documents (agency_id, id, management_number, drafter_person_id, drafter_post_id, unit_id, created_at,
      status, version, revision, saved_at, title, public_title, editor_json, summary, keywords, disclosure_level,
      disclosure_grounds, body_open, licence, unit_task_id, line, matter, kind, drafter_marks, due_on,
      embargo_until, review_until, closed_reason, restriction, is_verbatim, letter, bundle_id,
      bundle_place)
    values (${draft.agencyId}, ${draft.id}, ${draft.managementNumber}, ${draft.drafterPersonId}, ${draft.drafterPostId},
      ${draft.unitId}, ${draft.at}, 'drafting', 0, 1, ${draft.at}, ${text.title}, ${text.publicTitle},
      ${text.editorJson}, ${text.summary}, ${text.keywords as string[]}, ${text.disclosure.level},
      ${text.disclosure.grounds as number[]}, ${text.bodyOpen}, ${text.licence}, ${text.unitTaskId},
      ${JSON.stringify(text.line)}::text::jsonb, ${jsonOrNull(text.matter)}::text::jsonb,
      ${jsonOrNull(text.kind)}::text::jsonb, ${text.drafterMarks as string[]}, ${text.dueOn},
      ${text.embargoUntil}, ${text.reviewUntil}, ${text.closedReason}, ${jsonOrNull(text.restriction)}::text::jsonb,
      ${text.isVerbatim},
      ${jsonOrNull(text.letter)}::text::jsonb, ${draft.bundle?.leadId ?? null}, ${draft.bundle?.place ?? null})`;
}

/** No matter is SQL's null, not JSON's. */
const jsonOrNull = (value: object | null) => (value === null ? null : JSON.stringify(value));

/**
 * Saves the working text if it still stands at `revision` and may be edited. Answers the new revision, or undefined.
 */
export async function updateWorkingText(
  tx: Tx,
  key: { readonly agencyId: number; readonly documentId: string; readonly revision: number; readonly at: Date },
  text: WorkingText,
): Promise<number | undefined> {
  const [row] = await tx<{ revision: number }[]>`
    update documents set revision = revision + 1, saved_at = ${key.at}, title = ${text.title},
      public_title = ${text.publicTitle}, editor_json = ${text.editorJson}, summary = ${text.summary},
      keywords = ${text.keywords as string[]}, disclosure_level = ${text.disclosure.level},
      disclosure_grounds = ${text.disclosure.grounds as number[]}, body_open = ${text.bodyOpen},
      licence = ${text.licence}, unit_task_id = ${text.unitTaskId}, line = ${JSON.stringify(text.line)}::text::jsonb,
      matter = ${jsonOrNull(text.matter)}::text::jsonb, kind = ${jsonOrNull(text.kind)}::text::jsonb,
      drafter_marks = ${text.drafterMarks as string[]}, due_on = ${text.dueOn},
      embargo_until = ${text.embargoUntil}, review_until = ${text.reviewUntil}, closed_reason = ${text.closedReason},
      restriction = ${jsonOrNull(text.restriction)}::text::jsonb, is_verbatim = ${text.isVerbatim}, letter = ${jsonOrNull(text.letter)}::text::jsonb
    where agency_id = ${key.agencyId} and id = ${key.documentId} and revision = ${key.revision}
      and status in ('drafting', 'rejected', 'recalled')
    returning revision`;
  return row?.revision;
}

/** Deletes a draft that was never submitted, with its attachments and pictures; answers their stored objects. */
export async function deleteDraft(tx: Tx, agencyId: number, documentId: string): Promise<string[] | undefined> {
  const [locked] = await tx`
    select from documents where agency_id = ${agencyId} and id = ${documentId} and status = 'drafting' and version = 0
    for update`;
  if (!locked) return undefined;
  const objects = await tx<{ storageName: string }[]>`
    with files as (
      delete from attachments where agency_id = ${agencyId} and document_id = ${documentId} returning storage_name
    ), pictures as (
      delete from body_pictures where agency_id = ${agencyId} and document_id = ${documentId} returning storage_name
    )
    select storage_name as "storageName" from files union all select storage_name from pictures`;
  await tx`delete from documents where agency_id = ${agencyId} and id = ${documentId}`;
  return objects.map((object) => object.storageName);
}

export function insertVersion(
  tx: Reader,
  key: { readonly agencyId: number; readonly documentId: string; readonly version: number },
  version: SubmittedVersion & { readonly editorJson: string },
): Statement {
  return tx`
    insert into document_versions (agency_id, document_id, version, content, content_hash, editor_json, submitted_at,
      agency_name, upper_unit_name, unit_name, drafter_phone, letter_facts)
    values (${key.agencyId}, ${key.documentId}, ${key.version}, ${JSON.stringify(version.content)}::text::jsonb,
      ${version.contentHash}, ${version.editorJson}, ${version.submittedAt}, ${version.agencyName},
      ${version.upperUnitName}, ${version.unitName}, ${version.drafterPhone},
      ${jsonOrNull(version.letterFacts ?? null)}::text::jsonb)`;
}

/** The version that was submitted last, or undefined before the first submission. */
export async function findSubmittedVersion(sql: Reader, agencyId: number, managementNumber: string) {
  const [row] = await sql<SubmittedVersion[]>`
    select v.content, v.content_hash as "contentHash", v.submitted_at as "submittedAt", v.agency_name as "agencyName",
      v.upper_unit_name as "upperUnitName", v.unit_name as "unitName", v.drafter_phone as "drafterPhone",
      v.letter_facts as "letterFacts"
    from documents d
    join document_versions v on v.agency_id = d.agency_id and v.document_id = d.id and v.version = d.version
    where d.agency_id = ${agencyId} and d.management_number = ${managementNumber}`;
  return row;
}

/** One version of a document as it was submitted or edited; never changed afterwards. */
export async function findVersion(sql: Reader, agencyId: number, documentId: string, version: number) {
  const [row] = await sql<Pick<SubmittedVersion, 'content' | 'contentHash'>[]>`
    select content, content_hash as "contentHash" from document_versions
    where agency_id = ${agencyId} and document_id = ${documentId} and version = ${version}`;
  return row;
}

/** Only what a decision needs of the submitted text: its unit task and its kind. The text itself may be long. */
export type SubmittedFiling = { readonly unitTaskId: string | null; readonly kind: ChosenKind | null };

export function submittedFiling(sql: Reader, agencyId: number, managementNumber: string) {
  return sql<SubmittedFiling[]>`
    select content ->> 'unitTaskId' as "unitTaskId", content -> 'kind' as kind from document_versions
    where agency_id = ${agencyId} and document_id = ${documentIdOf(sql, agencyId, managementNumber)}
    order by version desc limit 1`;
}

/** The unit tasks of many submitted documents, by their management numbers; one without any is not there. */
export async function listSubmittedUnitTasks(
  sql: Reader,
  agencyId: number,
  managementNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ managementNumber: string; unitTaskId: string }[]>`
    select d.management_number as "managementNumber", v.content ->> 'unitTaskId' as "unitTaskId"
    from (${documentVersionsNamed(sql, agencyId, managementNumbers)}) d
    join document_versions v on v.agency_id = ${agencyId} and v.document_id = d.id and v.version = d.version
    where v.content ->> 'unitTaskId' is not null`;
  return new Map(rows.map((row) => [row.managementNumber, row.unitTaskId]));
}

/** The same of many documents. */
export function listFilingsOf(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  return sql<(SubmittedFiling & { documentId: string })[]>`
    select distinct on (document_id) document_id as "documentId", content ->> 'unitTaskId' as "unitTaskId",
      content -> 'kind' as kind
    from document_versions where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[])
    order by document_id, version desc`;
}

/** What a document's row repeats of its line. */
export type DocumentState = Pick<DocumentRow, 'agencyId' | 'managementNumber' | 'status' | 'version'> & {
  readonly documentId: string;
};

/** All documents of the installation in an order that does not change, some at a time. */
export function listDocumentStates(sql: Reader, after: DocumentState | undefined, limit: number) {
  return sql<DocumentState[]>`
    select agency_id as "agencyId", id as "documentId", management_number as "managementNumber", status, version
    from documents
    ${after ? sql`where (agency_id, id) > (${after.agencyId}, ${after.documentId})` : sql``}
    order by agency_id, id limit ${limit}`;
}

/** Repeats the line's status on the document, in the act's own transaction. */
export function markStatus(
  sql: Reader,
  agencyId: number,
  documentId: string,
  status: ApprovalStatus,
  version: number,
): Statement {
  return sql`
    update documents set status = ${status}, version = ${version}
    where agency_id = ${agencyId} and id = ${documentId}`;
}

/** What a reviewer has corrected: the drafter goes on from this text if the document comes back to them. */
export type EditedText = Pick<WorkingText, 'editorJson'> & {
  readonly content: Pick<DocumentContent, 'title' | 'publicTitle'> & ReadDisclosureChoice;
};

/** The same for a version that was made in approval (검토자 수정): the working text follows it. */
export function markEdited(
  sql: Reader,
  key: { readonly agencyId: number; readonly documentId: string },
  state: { readonly status: ApprovalStatus; readonly version: number; readonly at: Date },
  { content, editorJson }: EditedText,
): Statement {
  return sql`
    update documents set status = ${state.status}, version = ${state.version}, revision = revision + 1,
      saved_at = ${state.at}, title = ${content.title}, public_title = ${content.publicTitle},
      editor_json = ${editorJson}, disclosure_level = ${content.disclosure.level},
      disclosure_grounds = ${content.disclosure.grounds as number[]}, body_open = ${content.bodyOpen},
      licence = ${content.licence}, embargo_until = ${content.embargoUntil ?? null},
      review_until = ${content.reviewUntil ?? null},
      closed_reason = ${ownReason(content.disclosure, content.closedReason)}, is_verbatim = ${content.isVerbatim ?? false}
    where agency_id = ${key.agencyId} and id = ${key.documentId}`;
}

/** Title, counts and label of many documents at once, for the boxes. */
export type DocumentSummary = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly title: string;
  readonly drafterPersonId: string;
  readonly unitId: string;
  readonly disclosure: Disclosure;
  /** 열람제한 as it stands. */
  readonly restriction: AccessRestriction | null;
  readonly attachments: number;
  /** 일괄기안: the texts that stand together now; 1 for a document by itself. */
  readonly texts: number;
};

export async function listSummaries(sql: Reader, agencyId: number, documentIds: readonly string[]) {
  const rows = await sql<(Omit<DocumentSummary, 'disclosure'> & DisclosureColumns)[]>`
    select d.id as "documentId", d.management_number as "managementNumber", d.title,
      d.drafter_person_id as "drafterPersonId", d.unit_id as "unitId", d.disclosure_level as "level",
      d.disclosure_grounds as "grounds", d.restriction,
      (select count(*)::int from attachments a
        where a.agency_id = d.agency_id and a.document_id = d.id and a.removed_at is null) as attachments,
      case when d.bundle_id is null then 1 else (select count(*)::int from documents other
        where other.agency_id = d.agency_id and other.bundle_id = d.bundle_id) end as texts
    from documents d where d.agency_id = ${agencyId} and d.id = any(${documentIds as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.documentId, withDisclosure(row)]));
}

export type SavedDraftKey = { readonly documentId: string; readonly status: ApprovalStatus; readonly savedAt: Date };

/** 임시저장: what this person has begun and never submitted, the last saved first. */
export async function listSavedDrafts(
  sql: Reader,
  person: { readonly agencyId: number; readonly personId: string },
  after: { readonly at: Date; readonly documentId: string } | undefined,
  limit: number,
): Promise<SavedDraftKey[]> {
  return sql<SavedDraftKey[]>`
    select id as "documentId", status, saved_at as "savedAt" from documents
    where agency_id = ${person.agencyId} and drafter_person_id = ${person.personId}
      and status = 'drafting' and ${isListed(sql)}
      ${after ? sql`and (saved_at, id) < (${after.at}, ${after.documentId})` : sql``}
    order by saved_at desc, id desc limit ${limit}`;
}

export async function countSavedDrafts(sql: Reader, agencyId: number, personId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from documents
    where agency_id = ${agencyId} and drafter_person_id = ${personId} and status = 'drafting' and ${isListed(sql)}`;
  return row?.count ?? 0;
}

/** What a person would leave unfinished: begun, or sent back and not submitted again. */
export async function countUnfinishedDrafts(sql: Reader, agencyId: number, personId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from documents
    where agency_id = ${agencyId} and drafter_person_id = ${personId} and status in ('drafting', 'rejected', 'recalled')
      and ${isListed(sql)}`;
  return row?.count ?? 0;
}

/** 일괄기안: a bundle is listed once, as its lead. */
function isListed(sql: Reader) {
  return sql`(bundle_id is null or bundle_id = id)`;
}

/** The lines that these documents were planned with, by document. */
export async function listPlannedLines(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly title: string; readonly line: readonly LineSeat[] }>> {
  const rows = await sql<{ id: string; title: string; line: LineSeat[] }[]>`
    select id, title, line from documents
    where agency_id = ${agencyId} and id = any(${documentIds as string[]}::uuid[])`;
  return new Map(rows.map(({ id, title, line }) => [id, { title, line }]));
}

/** Whether anybody in the agency has ever begun a document: a new office's screens say what to do first. */
export async function hasDocuments(sql: Reader, agencyId: number): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from documents where agency_id = ${agencyId}) as found`;
  return row?.found ?? false;
}

/** How many documents of each unit are still being written, and how many are in approval. */
export async function countDocumentsOfUnits(
  reader: Reader,
  agencyId: number,
  unitIds: readonly string[],
): Promise<{ unitId: string; what: string; count: number }[]> {
  return reader<{ unitId: string; what: string; count: number }[]>`
    select unit_id as "unitId", case status when 'inApproval' then '결재 중 문서' else '작성 중 문서' end as what,
      count(*)::int as count
    from documents
    where agency_id = ${agencyId} and unit_id = any(${unitIds as string[]}::uuid[]) and status <> 'approved'
    group by 1, 2 order by 1, 2`;
}
