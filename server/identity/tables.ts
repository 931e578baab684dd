import { boolean, foreignKey, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from '../organization/tables.ts';

/** One account per person. Installation-wide: a login names one account in the whole installation. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey(),
    agencyId: integer('agency_id').notNull(),
    personId: uuid('person_id').notNull(),
    login: text('login').notNull(),
    passwordHash: text('password_hash').notNull(),
    mustChangePassword: boolean('must_change_password').notNull(),
    roles: text('roles').array().notNull(),
    active: boolean('active').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    unique('a_login_names_one_account').on(table.login),
    unique('a_person_has_one_account').on(table.agencyId, table.personId),
    foreignKey({
      name: 'an_account_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
  ],
);

/** Signed-in browsers. Only the hash of the id is kept: a stolen table opens no session. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text('id_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, precision: 3 }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, precision: 3 }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [index('sessions_of_an_account').on(table.accountId)],
);

/** Failed sign-ins per account name and per network, counted in one statement (never read, then written). */
export const signInFailures = pgTable('sign_in_failures', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  blockedUntil: timestamp('blocked_until', { withTimezone: true, precision: 3 }).notNull(),
});

/** The one-time link that makes the first agency of a new installation. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true, precision: 3 }),
});
