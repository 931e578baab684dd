import { sql } from 'drizzle-orm';
import {
  check,
  date,
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

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The serial of receipt numbers, by the year in which a request was filed. */
export const requestCounters = pgTable(
  'information_request_counters',
  {
    agencyId: integer('agency_id').notNull(),
    year: integer('year').notNull(),
    lastSerial: integer('last_serial').notNull(),
  },
  (table) => [primaryKey({ name: 'a_year_counts_its_requests_once', columns: [table.agencyId, table.year] })],
);

/**
 * 정보공개 처리대장: one row for each 정보공개 청구, a projection of its events written with them. It names no requester: who
 * that is and what they wrote stands beside the events, and goes when its time has come.
 */
export const informationRequests = pgTable(
  'information_requests',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    receiptNumber: text('receipt_number').notNull(),
    filedAt: instant('filed_at').notNull(),
    /** SHA-256 of the secret that was shown once; null when the personal part has been deleted. */
    secretHash: text('secret_hash'),
    /** SHA-256 of what was filed: the same form sent twice is one request. */
    filedHash: text('filed_hash').notNull(),
    sequence: integer('sequence').notNull(),
    status: text('status').notNull(),
    requesterKind: text('requester_kind').notNull(),
    unitId: uuid('unit_id'),
    unitName: text('unit_name'),
    personId: uuid('person_id'),
    personName: text('person_name'),
    /** What of the office's is due next; null while the clock stands, and when nothing is. */
    dueOn: date('due_on'),
    outcome: text('outcome'),
    decidedOn: date('decided_on'),
    objection: text('objection'),
    /** When the personal part is deleted; null as long as something is left to do. */
    deleteOn: date('delete_on'),
  },
  (table) => [
    primaryKey({ name: 'information_requests_pkey', columns: [table.agencyId, table.id] }),
    // The reply that lists it says so too: a number of another form would take the whole list down.
    check('a_receipt_number_has_its_form', sql`receipt_number ~ '^[0-9]{4}-[0-9]{1,4}-[0-9]{5,9}$'`),
    unique('a_receipt_number_names_one_request').on(table.agencyId, table.receiptNumber),
    unique('a_secret_opens_one_request').on(table.agencyId, table.secretHash),
    check('a_handling_person_is_of_a_unit', sql`unit_id is not null or person_id is null`),
    index('requests_by_their_day').on(table.agencyId, table.filedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('requests_by_what_is_due').on(table.agencyId, table.dueOn).where(sql`due_on is not null`),
    index('requests_to_be_forgotten').on(table.agencyId, table.deleteOn).where(sql`delete_on is not null`),
  ],
);

/** The stream of a request. `personal` holds what names a person or was written by one; it is deleted by itself. */
export const informationRequestEvents = pgTable(
  'information_request_events',
  {
    agencyId: integer('agency_id').notNull(),
    requestId: uuid('request_id').notNull(),
    sequence: integer('sequence').notNull(),
    event: jsonb('event').notNull(),
    personal: jsonb('personal'),
  },
  (table) => [
    primaryKey({
      name: 'a_request_has_one_event_at_a_place',
      columns: [table.agencyId, table.requestId, table.sequence],
    }),
    foreignKey({
      name: 'an_event_is_of_a_request',
      columns: [table.agencyId, table.requestId],
      foreignColumns: [informationRequests.agencyId, informationRequests.id],
    }),
  ],
);

/** Which document carries a decision on which request; its draft may be deleted again. */
export const requestDecisions = pgTable(
  'information_request_decisions',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    requestId: uuid('request_id').notNull(),
    /** Names the requester's own copy of the notice among the papers. */
    paperId: uuid('paper_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_document_carries_one_decision', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_decision_is_on_a_request',
      columns: [table.agencyId, table.requestId],
      foreignColumns: [informationRequests.agencyId, informationRequests.id],
    }),
  ],
);

/** 열람 기록: which official has opened a request, and when. Nobody edits it. */
export const requestReadings = pgTable(
  'information_request_readings',
  {
    agencyId: integer('agency_id').notNull(),
    requestId: uuid('request_id').notNull(),
    personId: uuid('person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_person_opens_a_request_once_at_a_time',
      columns: [table.agencyId, table.requestId, table.at, table.personId],
    }),
    foreignKey({
      name: 'a_reading_is_of_a_request',
      columns: [table.agencyId, table.requestId],
      foreignColumns: [informationRequests.agencyId, informationRequests.id],
    }),
  ],
);
