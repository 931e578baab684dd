import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';
import { agencies } from '../organization/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * The counter of one number series: (agency, series, year), year 0 for a perpetual one. Taken only inside the
 * approval's transaction, in its last statement; never a SEQUENCE, which would leave gaps on rollback.
 */
export const series = pgTable(
  'series',
  {
    agencyId: integer('agency_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    lastSerial: integer('last_serial').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_series_has_one_counter_a_year', columns: [table.agencyId, table.seriesId, table.year] }),
  ],
);

/** Every time an administrator set where a series goes on, with the reason. Explains the first number to an auditor. */
export const seriesStarts = pgTable(
  'series_starts',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    /** Where the counter stood: what lies between the two is explained, and nothing else. */
    lastBefore: integer('last_before').notNull(),
    lastUsed: integer('last_used').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ name: 'series_starts_pkey', columns: [table.agencyId, table.id] })],
);

/**
 * 접수: a paper or a letter that came from elsewhere. It has no draft and no line; it is registered at the moment of
 * its receipt (기록규칙 제4조 5호).
 */
export const receipts = pgTable(
  'receipts',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    title: text('title').notNull(),
    sender: text('sender').notNull(),
    senderNumber: text('sender_number').notNull(),
    medium: text('medium').notNull(),
    receivedAt: instant('received_at').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
  },
  (table) => [primaryKey({ name: 'receipts_pkey', columns: [table.agencyId, table.id] })],
);

/** 생산등록번호 of a document or 접수등록번호 of a receipt. Never deleted, never changed, never given again. */
export const registrations = pgTable(
  'registrations',
  {
    agencyId: integer('agency_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    documentId: uuid('document_id'),
    receiptId: uuid('receipt_id'),
    unitCode: text('unit_code').notNull(),
    unitName: text('unit_name').notNull(),
    /** The number as the format of that day printed it. */
    printed: text('printed').notNull(),
    registeredAt: instant('registered_at').notNull(),
    registeredOn: date('registered_on').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_number_is_given_once',
      columns: [table.agencyId, table.seriesId, table.year, table.serial],
    }),
    unique('a_document_has_one_number').on(table.agencyId, table.documentId),
    foreignKey({
      name: 'a_number_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    foreignKey({
      name: 'a_number_is_of_a_receipt',
      columns: [table.agencyId, table.receiptId],
      foreignColumns: [receipts.agencyId, receipts.id],
    }),
    check('a_number_is_of_one_document_or_one_receipt', sql`(document_id is null) <> (receipt_id is null)`),
    // PostgreSQL reads an index only in the order it was made: drizzle's desc() alone would put nulls last.
    index('registrations_by_time').on(
      table.agencyId,
      table.registeredAt.desc().nullsFirst(),
      table.seriesId.desc().nullsFirst(),
      table.serial.desc().nullsFirst(),
    ),
    uniqueIndex('a_receipt_has_one_number').on(table.agencyId, table.receiptId).where(sql`receipt_id is not null`),
  ],
);

/**
 * 번호 대장: every series besides the units' own one, whose id is the unit's. A 접수 series belongs to a unit; 훈령, 공고,
 * 방침 and the like belong to the agency and are known by their name.
 */
export const numberSeries = pgTable(
  'number_series',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    policy: text('policy').notNull(),
    unitId: uuid('unit_id'),
    /** 방침: the post whose decisions it counts; null counts those of every office without a series of its own. */
    postId: uuid('post_id'),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'number_series_pkey', columns: [table.agencyId, table.id] }),
    uniqueIndex('a_unit_has_one_series_of_a_kind')
      .on(table.agencyId, table.kind, table.unitId)
      .where(sql`unit_id is not null`),
    uniqueIndex('an_office_has_one_series_of_decisions')
      .on(table.agencyId, table.postId)
      .where(sql`post_id is not null`),
    uniqueIndex('a_series_has_its_own_name').on(table.agencyId, table.name).where(sql`unit_id is null`),
  ],
);

/** The further number of an approved document: 훈령 제12호, 행정1부시장 방침 제70호. Never deleted, never given again. */
export const furtherNumbers = pgTable(
  'further_numbers',
  {
    agencyId: integer('agency_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    documentId: uuid('document_id').notNull(),
    /** The unit that drafted the document, with its name of that day. */
    unitId: uuid('unit_id').notNull(),
    unitName: text('unit_name').notNull(),
    printed: text('printed').notNull(),
    /** Why it was given after the approval; empty when the approval itself gave it. */
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    registeredAt: instant('registered_at').notNull(),
    registeredOn: date('registered_on').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_further_number_is_given_once',
      columns: [table.agencyId, table.seriesId, table.year, table.serial],
    }),
    unique('a_document_has_one_number_of_a_series').on(table.agencyId, table.documentId, table.seriesId),
    foreignKey({
      name: 'a_further_number_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    foreignKey({
      name: 'a_further_number_is_of_a_series',
      columns: [table.agencyId, table.seriesId],
      foreignColumns: [numberSeries.agencyId, numberSeries.id],
    }),
  ],
);

/** How an agency prints and counts its registration numbers, from a day on. The day of the approval chooses. */
export const numberingPolicies = pgTable(
  'numbering_policies',
  {
    agencyId: integer('agency_id').notNull(),
    validFrom: date('valid_from').notNull(),
    template: text('template').notNull(),
    digits: integer('digits').notNull(),
    /** On which article a body rests that prints another number than an 행정기관 does; empty for the legal form. */
    basis: text('basis').notNull(),
    receivedSeries: text('received_series').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ name: 'one_numbering_policy_begins_on_a_day', columns: [table.agencyId, table.validFrom] })],
);

/** 등록정보의 수정, 결번 처리 (기록규칙 제6조): what somebody asks for. Only added; the registration is never touched. */
export const registrationRequests = pgTable(
  'registration_requests',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    kind: text('kind').notNull(),
    /** Empty for a void. */
    field: text('field').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'registration_requests_pkey', columns: [table.agencyId, table.id] }),
    index('requests_of_a_registration').on(table.agencyId, table.seriesId, table.year, table.serial),
  ],
);

/** 기록물관리책임자's answer to a request; only with it a correction or a void counts. */
export const registrationDecisions = pgTable(
  'registration_decisions',
  {
    agencyId: integer('agency_id').notNull(),
    requestId: uuid('request_id').notNull(),
    outcome: text('outcome').notNull(),
    note: text('note').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_request_is_decided_once', columns: [table.agencyId, table.requestId] }),
    foreignKey({
      name: 'a_decision_is_of_a_request',
      columns: [table.agencyId, table.requestId],
      foreignColumns: [registrationRequests.agencyId, registrationRequests.id],
    }),
  ],
);

/** 관리번호 counter of an agency; gaps are allowed here, doubles are not. */
export const managementNumberCounters = pgTable('management_number_counters', {
  agencyId: integer('agency_id')
    .primaryKey()
    .references(() => agencies.id),
  lastSerial: integer('last_serial').notNull(),
});

export const managementNumberStarts = pgTable(
  'management_number_starts',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    lastUsed: integer('last_used').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ name: 'management_number_starts_pkey', columns: [table.agencyId, table.id] })],
);
