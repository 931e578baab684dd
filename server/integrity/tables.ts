import { bigint, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/**
 * One leaf per act, written in the act's transaction with only hashes and a salt. Its place in the log is given
 * later by one sequencer: a chain inside the act would halve the rate of approvals (architecture 4.5).
 */
export const integrityLeaves = pgTable(
  'integrity_leaves',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    documentId: uuid('document_id').notNull(),
    leafHash: text('leaf_hash').notNull(),
    salt: text('salt').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    logIndex: bigint('log_index', { mode: 'bigint' }),
  },
  (table) => [
    primaryKey({ name: 'integrity_leaves_pkey', columns: [table.agencyId, table.id] }),
    unique('a_place_in_the_log_holds_one_leaf').on(table.logIndex),
  ],
);
