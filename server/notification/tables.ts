import { integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '../identity/tables.ts';

/** The durable log of each person's notifications: gap-free per account, numbered by the notifier alone. */
export const notifications = pgTable(
  'notifications',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    seq: integer('seq').notNull(),
    eventId: uuid('event_id').notNull(),
    kind: text('kind').notNull(),
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    managementNumber: text('management_number').notNull(),
    revision: integer('revision').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'notifications_have_no_double_place', columns: [table.accountId, table.seq] }),
    unique('an_event_is_told_a_person_once').on(table.accountId, table.eventId),
  ],
);

export const notificationCounters = pgTable('notification_counters', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  lastSeq: integer('last_seq').notNull(),
});

/** Names this log: a database restored from a backup gets a new epoch, and clients take their lists anew. */
export const notificationEpochs = pgTable('notification_epochs', {
  epoch: text('epoch').primaryKey(),
  startedAt: timestamp('started_at', { withTimezone: true, precision: 3 }).notNull(),
});
