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
import { documents } from '../document/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * 공개구분 변경: every decision on a document's disclosure after its approval, for ever: who, when, from, to, grounds and
 * reason. The last one is what stands now; two who decide at once meet on the key.
 */
export const disclosureDecisions = pgTable(
  'disclosure_decisions',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** 1 is the first after the approval. */
    sequence: integer('sequence').notNull(),
    /** Names it in the outbox, and the public copy that it has made. */
    eventId: uuid('event_id').notNull(),
    outcome: text('outcome').notNull(),
    fromLevel: text('from_level').notNull(),
    fromGrounds: smallint('from_grounds').array().notNull(),
    level: text('level').notNull(),
    grounds: smallint('grounds').array().notNull(),
    bodyOpen: boolean('body_open').notNull(),
    /** 비공개 표시를 푼 근거: marks of the body on these keep nothing back any more. */
    liftedGrounds: smallint('lifted_grounds').array().notNull(),
    /** Every attachment as it stands by this decision. */
    attachments: jsonb('attachments').notNull(),
    /** The passages with a day of their own as they stand by this decision; null where there is none. */
    passages: jsonb('passages'),
    reason: text('reason').notNull(),
    /** 다시 볼 날; null where nothing stays closed. */
    reviewOn: date('review_on'),
    /** 비공개 기간 연장 beyond the term of the law. */
    closedUntil: date('closed_until'),
    /** 심의: which committee, and the document of its decision. */
    councilKind: text('council_kind'),
    councilDocument: text('council_document'),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_decision_on_disclosure_is_made_once',
      columns: [table.agencyId, table.documentId, table.sequence],
    }),
    foreignKey({
      name: 'a_decision_on_disclosure_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    check('a_council_has_its_document', sql`(council_kind is null) = (council_document is null)`),
    check('an_open_text_has_no_grounds', sql`(level = 'open') = (cardinality(grounds) = 0)`),
  ],
);

/** 열람제한 변경: every decision after the approval, for ever; two who decide at once meet on the key. */
export const accessDecisions = pgTable(
  'access_decisions',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** 1 is the first after the approval. */
    sequence: integer('sequence').notNull(),
    /** Somebody whose work it has become was named: nobody has looked at whether it must go on (접근권한 재분류). */
    isNaming: boolean('is_naming').notNull(),
    /** Null where nothing is restricted. */
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_decision_on_access_is_made_once',
      columns: [table.agencyId, table.documentId, table.sequence],
    }),
    foreignKey({
      name: 'a_decision_on_access_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/**
 * 재분류 대상: what the worklists ask of every approved document, kept from citizens or not. A projection of the
 * approved content and the decisions, written in the transaction of each.
 */
export const recheckRecords = pgTable(
  'recheck_records',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    producedOn: date('produced_on').notNull(),
    level: text('level').notNull(),
    grounds: smallint('grounds').array().notNull(),
    withholdsFiles: boolean('withholds_files').notNull(),
    /** False where everything is open: such a record is looked at once, in the check of its year. */
    withholds: boolean('withholds').notNull(),
    isVerbatim: boolean('is_verbatim').notNull(),
    reviewOn: date('review_on'),
    /** The first such day of an attachment or a passage by itself. */
    fileReviewOn: date('file_review_on'),
    checkedOn: date('checked_on'),
    /** The last check, or else the day of production: what years are counted from. */
    basedOn: date('based_on').notNull(),
    yearlyDone: boolean('yearly_done').notNull(),
    closedUntil: date('closed_until'),
    /** How many decisions there are; the next one is one more. */
    decisions: integer('decisions').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_document_has_one_recheck_record', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_recheck_record_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('withheld_by_next_review')
      .on(table.agencyId, sql`least(review_on, file_review_on)`, table.documentId)
      .where(sql`withholds`),
    index('withheld_by_last_check').on(table.agencyId, table.basedOn, table.documentId).where(sql`withholds`),
    index('withheld_by_production').on(table.agencyId, table.producedOn, table.documentId).where(sql`withholds`),
    index('withheld_without_first_check')
      .on(table.agencyId, table.producedOn, table.documentId)
      .where(sql`withholds and not yearly_done`),
    // The unit stands in it for the counts: of an agency they are tens of thousands a year.
    index('open_without_first_check')
      .on(table.agencyId, table.producedOn, table.documentId, table.unitId)
      .where(sql`not withholds and not yearly_done`),
    index('withheld_without_end')
      .on(table.agencyId, table.producedOn, table.documentId)
      .where(sql`withholds and review_on is null`),
    index('withheld_verbatim')
      .on(table.agencyId, table.producedOn, table.documentId)
      .where(sql`withholds and is_verbatim`),
    index('withheld_longer_than_the_term')
      .on(table.agencyId, table.closedUntil)
      .where(sql`withholds and closed_until is not null`),
    // All that the progress of a year counts by, so that no row of it is read.
    index('records_of_a_year').on(
      table.agencyId,
      table.producedOn,
      table.unitId,
      table.level,
      table.withholds,
      table.yearlyDone,
      table.documentId,
    ),
  ],
);

/** 재분류 기준 of an agency by the day from which it holds; without a row the law's own terms hold. */
export const recheckRules = pgTable(
  'recheck_rules',
  {
    agencyId: integer('agency_id').notNull(),
    validFrom: date('valid_from').notNull(),
    yearlyByMonth: smallint('yearly_by_month').notNull(),
    recheckYears: smallint('recheck_years').notNull(),
    recheckedLevels: text('rechecked_levels').array().notNull(),
    openAfterYears: smallint('open_after_years').notNull(),
    extensionAskYears: smallint('extension_ask_years').notNull(),
    verbatimYears: smallint('verbatim_years').notNull(),
    groundsNeedingEnd: smallint('grounds_needing_end').array().notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ name: 'recheck_rules_begin_once_on_a_day', columns: [table.agencyId, table.validFrom] })],
);
