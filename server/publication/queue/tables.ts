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
  uuid,
} from 'drizzle-orm/pg-core';
import { documents } from '../../document/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * 공개 방침 of an agency, decision by decision: the one with the latest first day that has come holds, of one day the
 * one decided last. Rows are only added.
 */
export const publicationPolicies = pgTable(
  'publication_policies',
  {
    agencyId: integer('agency_id').notNull(),
    sequence: integer('sequence').notNull(),
    validFrom: date('valid_from').notNull(),
    policy: jsonb('policy').notNull(),
    setByPersonId: uuid('set_by_person_id').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (table) => [primaryKey({ name: 'a_policy_is_decided_once', columns: [table.agencyId, table.sequence] })],
);

/** 공개 예정: one row per approved document, with the days of its plan and how far it has come. */
export const publicationSchedules = pgTable(
  'publication_schedules',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    managementNumber: text('management_number').notNull(),
    /** The approval that made the plan. */
    eventId: uuid('event_id').notNull(),
    plannedAt: instant('planned_at').notNull(),
    /** Null where the document is not to stand in the list. */
    listOn: date('list_on'),
    /** Null where the original does not become public by itself; `withheld` says why. */
    originalOn: date('original_on'),
    /** The end of the delay, before any embargo. */
    delayedTo: date('delayed_to'),
    embargoUntil: date('embargo_until'),
    withheld: text('withheld'),
    listedAt: instant('listed_at'),
    /** 멈춤 by the disclosure officer. */
    heldAt: instant('held_at'),
    /** When the background step looks next, and how often it has failed; null where nothing comes by itself. */
    nextOn: date('next_on'),
    tryAt: instant('try_at'),
    failures: smallint('failures').notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'a_publication_is_planned_once', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_plan_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('plans_that_come_next').on(table.agencyId, table.nextOn).where(sql`next_on is not null`),
    index('plans_held_back').on(table.agencyId, table.documentId).where(sql`held_at is not null`),
  ],
);

/** 공개 이력: every act on what citizens read of a document, by whom and why; rows are only added. */
export const publicationActs = pgTable(
  'publication_acts',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    /** Null for what the policy does by itself. */
    personId: uuid('person_id'),
    reason: text('reason'),
    /** 공개 유예: until which day. */
    until: date('until'),
  },
  (table) => [
    primaryKey({
      name: 'a_publication_act_has_one_place',
      columns: [table.agencyId, table.documentId, table.sequence],
    }),
    foreignKey({
      name: 'a_publication_act_is_on_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/** 공개본 가림: the words and attachments that the disclosure officer has closed in the public copy after the approval. */
export const publicMasks = pgTable(
  'public_masks',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    masks: jsonb('masks').notNull(),
    /** 가림 풀기: what was masked until it was taken back, each with when; who and why stand in 공개 이력. */
    lifted: jsonb('lifted').notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [
    primaryKey({ name: 'a_public_copy_has_one_mask', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_mask_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/** 개인정보 신고: what a citizen has reported of a published paper, until and after it is decided. */
export const privacyReports = pgTable(
  'privacy_reports',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** The hash of the receipt number, which the reporter alone has. */
    receiptHash: text('receipt_hash').notNull(),
    managementNumber: text('management_number').notNull(),
    /** The copy that was reported: a second report of the same copy after a decision does not hold it back. */
    copyId: uuid('copy_id').notNull(),
    kind: text('kind').notNull(),
    place: text('place').notNull(),
    /** The attachment, where it is one. */
    attachmentId: uuid('attachment_id'),
    note: text('note').notNull(),
    /** Personal data of the reporter; gone when the report is decided. */
    contact: text('contact'),
    reportedAt: instant('reported_at').notNull(),
    holds: boolean('holds').notNull(),
    outcome: text('outcome'),
    outcomeReason: text('outcome_reason'),
    decidedAt: instant('decided_at'),
    decidedByPersonId: uuid('decided_by_person_id'),
  },
  (table) => [
    primaryKey({ name: 'a_receipt_is_of_one_report', columns: [table.agencyId, table.receiptHash] }),
    foreignKey({
      name: 'a_report_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    check(
      'a_decided_report_keeps_no_contact',
      sql`(${table.decidedAt} is null) = (${table.outcome} is null)
        and (${table.decidedAt} is null) = (${table.decidedByPersonId} is null)
        and (${table.decidedAt} is null or ${table.contact} is null)`,
    ),
    index('reports_of_a_document').on(table.agencyId, table.documentId),
    index('reports_to_decide').on(table.agencyId, table.reportedAt).where(sql`decided_at is null`),
  ],
);
