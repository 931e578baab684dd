import {
  date,
  foreignKey,
  index,
  integer,
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
    lastUsed: integer('last_used').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ name: 'series_starts_pkey', columns: [table.agencyId, table.id] })],
);

/** 생산등록번호 of a document. Never deleted, never reused. */
export const registrations = pgTable(
  'registrations',
  {
    agencyId: integer('agency_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    documentId: uuid('document_id').notNull(),
    unitCode: text('unit_code').notNull(),
    unitName: text('unit_name').notNull(),
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
    index('registrations_by_day').on(table.agencyId, table.registeredOn),
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
