import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A document from its first draft on: who drafts it, and its working text until it is submitted. */
export const documents = pgTable(
  'documents',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    managementNumber: text('management_number').notNull(),
    drafterPersonId: uuid('drafter_person_id').notNull(),
    drafterPostId: uuid('drafter_post_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The approval line's status; a projection of the events, written in each act's transaction. */
    status: text('status').notNull(),
    /** Highest submitted version; 0 before the first submission. */
    version: integer('version').notNull(),
    /** Grows with every save: a save or submission that names another one is stale. */
    revision: integer('revision').notNull(),
    savedAt: instant('saved_at').notNull(),
    title: text('title').notNull(),
    publicTitle: text('public_title').notNull(),
    /** The editor's own bytes, kept but never hashed. */
    editorJson: text('editor_json').notNull(),
    summary: text('summary').notNull(),
    keywords: text('keywords').array().notNull(),
    disclosureLevel: text('disclosure_level').notNull(),
    disclosureGrounds: smallint('disclosure_grounds').array().notNull(),
    bodyOpen: boolean('body_open').notNull(),
    licence: text('licence').notNull(),
    unitTaskId: uuid('unit_task_id'),
    /** The planned seats as the line editor sent them. */
    line: jsonb('line').notNull(),
    /** The matter of the delegation table (위임전결규정) that the drafter has chosen; null without one. */
    matter: jsonb('matter'),
    /** 문서 종류 and the series of its number; null for a 일반문서. */
    kind: jsonb('kind'),
    /** 발의자(★), 보고자(⊙) marks of the drafter's own seat. */
    drafterMarks: text('drafter_marks').array().notNull().default([]),
    /** 일괄기안: the document whose line decides on this one, itself for the lead; null for a document by itself. */
    bundleId: uuid('bundle_id'),
    /** 제1안 is the lead. */
    bundlePlace: smallint('bundle_place'),
    /** 처리기한 as the drafter plans it; what was submitted stands in the event. */
    dueOn: date('due_on'),
    /** 공개 유예: the first day on which the drafter lets the original be public; null for none. */
    embargoUntil: date('embargo_until'),
    /** 검토 종료 예정일 of what is closed, as it is expected by whoever proposes or decides. */
    reviewUntil: date('review_until'),
    /** 비공개 사유; null for the one that the grounds propose. */
    closedReason: text('closed_reason'),
    /** 열람제한: as the drafter proposes it, and as it stands once the document is approved; null for none. */
    restriction: jsonb('restriction'),
    /** 속기록·녹음. */
    isVerbatim: boolean('is_verbatim').notNull().default(false),
    /** 시행문: the recipients and the mark as the drafter chooses them; null for a 간이기안문. */
    letter: jsonb('letter'),
  },
  (table) => [
    primaryKey({ name: 'documents_pkey', columns: [table.agencyId, table.id] }),
    unique('a_management_number_names_one_document').on(table.agencyId, table.managementNumber),
    foreignKey({
      name: 'a_bundle_has_a_lead',
      columns: [table.agencyId, table.bundleId],
      foreignColumns: [table.agencyId, table.id],
    }),
    check(
      'the_lead_of_a_bundle_is_its_first_text',
      sql`(bundle_id is null) = (bundle_place is null) and (bundle_place is null or (bundle_id = id) = (bundle_place = 1))`,
    ),
    // Few: what a list of a unit must leave out for most of it.
    index('restricted_documents').on(table.agencyId, table.unitId).where(sql`restriction is not null`),
    index('texts_of_a_bundle').on(table.agencyId, table.bundleId).where(sql`bundle_id is not null`),
    // PostgreSQL reads an index only in the order it was made: drizzle's desc() alone would put nulls last.
    index('saved_drafts_of_a_drafter')
      .on(table.agencyId, table.drafterPersonId, table.savedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status in ('drafting', 'rejected', 'recalled')`),
  ],
);

/** What was submitted, version by version; never changed afterwards (기록령 제16조: every version is a record). */
export const documentVersions = pgTable(
  'document_versions',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    version: integer('version').notNull(),
    /** The DocumentContent that was hashed. */
    content: jsonb('content').notNull(),
    contentHash: text('content_hash').notNull(),
    editorJson: text('editor_json').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    /** Names as of the day of submission, for the paper. */
    agencyName: text('agency_name').notNull(),
    upperUnitName: text('upper_unit_name'),
    unitName: text('unit_name').notNull(),
    drafterPhone: text('drafter_phone').notNull(),
    /** 시행문: names, addresses and pictures of the letterhead valid on that day; null for a 간이기안문. */
    letterFacts: jsonb('letter_facts'),
  },
  (table) => [
    primaryKey({ name: 'a_version_is_submitted_once', columns: [table.agencyId, table.documentId, table.version] }),
    foreignKey({
      name: 'a_version_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/**
 * 그림: a picture of the body, one stored object for each document that has it. Its bytes are found by their hash, which
 * the content names; what a draft no longer shows goes at its next submission.
 */
export const bodyPictures = pgTable(
  'body_pictures',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    size: integer('size').notNull(),
    storageName: text('storage_name').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_document_keeps_a_picture_once',
      columns: [table.agencyId, table.documentId, table.sha256],
    }),
    unique('a_stored_object_belongs_to_one_picture').on(table.storageName),
    foreignKey({
      name: 'a_picture_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/** 첨부물: one stored object each. Removing one from the draft keeps it for the versions that carried it. */
export const attachments = pgTable(
  'attachments',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    documentId: uuid('document_id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    storageName: text('storage_name').notNull(),
    disclosureLevel: text('disclosure_level').notNull(),
    disclosureGrounds: smallint('disclosure_grounds').array().notNull(),
    /** 속기록·녹음. */
    isVerbatim: boolean('is_verbatim').notNull().default(false),
    /** 비공개 사유; null for the one that the grounds propose. */
    closedReason: text('closed_reason'),
    /** 검토 종료 예정일, as it stands since the last decision on an approved document; null where it goes with that. */
    reviewUntil: date('review_until'),
    position: integer('position').notNull(),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    primaryKey({ name: 'attachments_pkey', columns: [table.agencyId, table.id] }),
    unique('a_stored_object_belongs_to_one_attachment').on(table.storageName),
    foreignKey({
      name: 'an_attachment_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('attachments_of_a_document').on(table.agencyId, table.documentId, table.position),
  ],
);
