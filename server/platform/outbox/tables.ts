import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** One row per consumer and event; taken with SKIP LOCKED and marked done. Installation-wide: no agency in the key. */
export const outboxDeliveries = pgTable(
  'outbox_deliveries',
  {
    consumer: text('consumer').notNull(),
    eventId: uuid('event_id').notNull(),
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    nextAt: timestamp('next_at', { withTimezone: true, precision: 3 }).notNull(),
    doneAt: timestamp('done_at', { withTimezone: true, precision: 3 }),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    primaryKey({ name: 'an_event_is_delivered_once_per_consumer', columns: [table.consumer, table.eventId] }),
    index('outbox_undelivered_of_a_document')
      .on(table.consumer, table.agencyId, table.documentId, table.sequence)
      .where(sql`done_at is null`),
    index('outbox_due').on(table.consumer, table.createdAt, table.sequence).where(sql`done_at is null`),
  ],
);
