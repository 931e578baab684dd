import { date, integer, jsonb, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { publicSite } from '../../authenticity/tables.ts';

/**
 * 비공개 세부기준 of an agency, decision by decision: the one with the latest first day that has come holds, of one day
 * the one decided last. Rows are only added.
 */
export const closingStandards = pgTable(
  'closing_standards',
  {
    agencyId: integer('agency_id').notNull(),
    sequence: integer('sequence').notNull(),
    validFrom: date('valid_from').notNull(),
    standards: jsonb('standards').notNull(),
    setByPersonId: uuid('set_by_person_id').notNull(),
    setAt: timestamp('set_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ name: 'standards_are_decided_once', columns: [table.agencyId, table.sequence] })],
);

/** The same for citizens, who are not told which official has set it. */
export const publicStandards = publicSite.table(
  'closing_standards',
  {
    agencyId: integer('agency_id').notNull(),
    sequence: integer('sequence').notNull(),
    validFrom: date('valid_from').notNull(),
    standards: jsonb('standards').notNull(),
  },
  (table) => [primaryKey({ name: 'public_standards_are_decided_once', columns: [table.agencyId, table.sequence] })],
);
