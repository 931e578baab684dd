import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';
import { agencies } from '../organization/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The stream of a document's approval line. Appended only; two people at once meet on the primary key. */
export const approvalEvents = pgTable(
  'approval_events',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    sequence: integer('sequence').notNull(),
    eventId: uuid('event_id').notNull(),
    event: jsonb('event').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'one_act_at_a_time_on_a_document',
      columns: [table.agencyId, table.documentId, table.sequence],
    }),
    unique('an_event_has_one_id').on(table.eventId),
    foreignKey({
      name: 'an_event_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    // 결재 소요시간: what was approved within a period.
    index('approvals_in_time').on(table.agencyId, table.at).where(sql`event ->> 'type' = 'DocumentApproved'`),
    // What a person has done on documents. Whoever approved one sits on its line, and 기안 says nobody's name apart.
    index('acts_of_a_person')
      .on(table.agencyId, sql`(event #>> '{by,personId}')`, table.documentId)
      .where(sql`event ->> 'type' not in ('DocumentApproved', 'DocumentSubmitted')`),
  ],
);

/** What the nightly look for documents that wait on nobody has found: one row for each day in Korea. */
export const stuckChecks = pgTable(
  'stuck_checks',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    checkedOn: date('checked_on').notNull(),
    count: integer('count').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'stuck_documents_are_counted_once_a_day', columns: [table.agencyId, table.checkedOn] }),
  ],
);

/**
 * The seats of the submitted version, for the boxes (문서함). A projection of the events, written in each act's
 * transaction. Stores the seat; who may act is asked at query time.
 */
export const approvalSeats = pgTable(
  'approval_seats',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    seat: integer('seat').notNull(),
    act: text('act').notNull(),
    personId: uuid('person_id').notNull(),
    postId: uuid('post_id').notNull(),
    /** 공동기안: whose document it is, where the seat is of another agency; `agency_id` is always the person's. */
    leadAgencyId: integer('lead_agency_id'),
    signed: boolean('signed').notNull(),
    inTurn: boolean('in_turn').notNull(),
    hasOpinion: boolean('has_opinion').notNull(),
    /** 보류: the person in turn has put it aside until this day. */
    heldUntil: date('held_until'),
    /** 대결: who signed in the place of the seat's own officer. */
    actedBy: uuid('acted_by'),
    /** 반려: who sent it back to its drafter from this seat, and is no signer of it. */
    rejectedBy: uuid('rejected_by'),
    /** 결재예정: the document is on its way here. */
    upcoming: boolean('upcoming').notNull().default(false),
    /** 처리기한 of the submission, repeated as the status is. */
    dueOn: date('due_on'),
    /** The line's status, repeated on its seats so that a box is one index range. */
    status: text('status').notNull(),
    /** Since when it is this seat's turn; for the others the last act on the document. Boxes are ordered by it. */
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'approval_seats_pkey', columns: [table.agencyId, table.documentId, table.seat] }),
    index('seats_of_joint_documents').on(table.leadAgencyId, table.documentId).where(sql`lead_agency_id is not null`),
    index('seats_in_turn').on(table.agencyId, table.personId, table.at, table.documentId).where(sql`in_turn`),
    // PostgreSQL reads an index only in the order it was made: drizzle's desc() alone would put nulls last.
    index('seats_upcoming')
      .on(table.agencyId, table.personId, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`upcoming`),
    index('seats_due').on(table.agencyId, table.dueOn).where(sql`in_turn and due_on is not null`),
    index('seats_taken_part')
      .on(
        table.agencyId,
        table.personId,
        table.status,
        table.at.desc().nullsFirst(),
        table.documentId.desc().nullsFirst(),
      )
      .where(sql`signed`),
    index('seats_acted')
      .on(
        table.agencyId,
        table.actedBy,
        table.status,
        table.at.desc().nullsFirst(),
        table.documentId.desc().nullsFirst(),
      )
      .where(sql`acted_by is not null`),
    index('seats_rejected')
      .on(table.agencyId, table.rejectedBy, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`rejected_by is not null`),
    index('seats_drafted')
      .on(table.agencyId, table.personId, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`seat = 0`),
  ],
);

/**
 * What people owe beside the seats in turn (공람·후열, 사후보고, 협의), for the boxes. A projection of the events, like
 * the seats.
 */
export const approvalDuties = pgTable(
  'approval_duties',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').notNull(),
    personId: uuid('person_id').notNull(),
    /** 공동기안: whose document it is, where the duty is of another agency's person. */
    leadAgencyId: integer('lead_agency_id'),
    since: instant('since').notNull(),
    dueOn: date('due_on'),
    open: boolean('open').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({
      name: 'a_duty_stands_once_for_a_person',
      columns: [table.agencyId, table.documentId, table.kind, table.personId],
    }),
    index('duties_of_joint_documents').on(table.leadAgencyId, table.documentId).where(sql`lead_agency_id is not null`),
    index('duties_of_a_person').on(
      table.agencyId,
      table.personId,
      table.kind,
      table.open.desc().nullsFirst(),
      table.since.desc().nullsFirst(),
      table.documentId.desc().nullsFirst(),
    ),
    index('open_duties').on(table.agencyId, table.personId, table.kind).where(sql`open`),
  ],
);

/**
 * 결재 소요시간 of past days: how long the steps of approved documents took, in lists of one length and order. What the
 * events say is only collected here, hourly and not by the acts; a year's streams are too much to read for one answer.
 */
export const leadTimeMonths = pgTable(
  'lead_time_months',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    /** 검토, 협조, 결재 …, or all of them together. */
    step: text('step').notNull(),
    /** 처리과 */
    unitId: uuid('unit_id').notNull(),
    /** Its first day. */
    month: date('month').notNull(),
    /** The day in Korea on which the document was approved. */
    days: date('days').array().notNull(),
    seconds: doublePrecision('seconds').array().notNull(),
    /** The same document has taken the step before. */
    again: boolean('again').array().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'lead_times_of_a_month_stand_once',
      columns: [table.agencyId, table.step, table.unitId, table.month],
    }),
  ],
);

/** What was approved before this instant stands in the lists of the months. */
export const leadTimesKept = pgTable(
  'lead_times_kept',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    approvedBefore: instant('approved_before').notNull(),
  },
  (table) => [primaryKey({ name: 'lead_times_are_kept_once', columns: [table.agencyId] })],
);

/** 열람 이력: which version was shown to whom, when. Appended only. */
export const documentOpenings = pgTable(
  'document_openings',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    personId: uuid('person_id').notNull(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'document_openings_pkey',
      columns: [table.agencyId, table.documentId, table.personId, table.version, table.at],
    }),
    foreignKey({
      name: 'an_opening_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);
