import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The answers of acts by (account, key): a lost reply is asked again and gets the same answer. Kept 7 days. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body: the same key with another request is a mistake of the client. */
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    /** Ids and numbers only, never texts. */
    answer: jsonb('answer').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_key_answers_one_request', columns: [table.accountId, table.key] }),
    index('idempotency_keys_by_age').on(table.createdAt),
  ],
);
