import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { handovers } from '../handover/tables.ts';
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
    /** What a row is about: a document at a place of its stream, or a handover (인계·인수) and how it stands. */
    documentId: uuid('document_id'),
    managementNumber: text('management_number'),
    revision: integer('revision'),
    handoverId: uuid('handover_id'),
    handoverStatus: text('handover_status'),
    /** 정보공개 청구: what has come to do; the row names no request. */
    requestNews: text('request_news'),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'notifications_have_no_double_place', columns: [table.accountId, table.seq] }),
    unique('an_event_is_told_a_person_once').on(table.accountId, table.eventId),
    foreignKey({
      name: 'a_handover_that_is_told_of_is_there',
      columns: [table.agencyId, table.handoverId],
      foreignColumns: [handovers.agencyId, handovers.id],
    }),
    check(
      'a_notification_is_about_one_thing',
      sql`num_nonnulls(${table.documentId}, ${table.handoverId}, ${table.requestNews}) = 1
        and (${table.documentId} is null) = (${table.managementNumber} is null or ${table.revision} is null)
        and (${table.handoverId} is null) = (${table.handoverStatus} is null)`,
    ),
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
