import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { people, units } from '../organization/tables.ts';

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
    /** False while an administrator has locked it. */
    active: boolean('active').notNull(),
    /** 퇴직·전출: the first day without access. */
    leavesOn: date('leaves_on'),
    /** Its password is printed at every start: never to be left open in a real office. */
    demonstration: boolean('demonstration').notNull(),
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
    /** Names the session on a page; the hash stays here. */
    id: uuid('id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, precision: 3 }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, precision: 3 }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true, precision: 3 }),
    /** Where it was opened and what the browser said of itself, for its owner to recognise it. */
    address: text('address').notNull(),
    device: text('device').notNull(),
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

/**
 * 권한 부여: a role of a person with its period and reason. A strong one waits until a second person confirms it; the
 * database refuses one that a single person has brought about, except the first ones of an office.
 */
export const roleGrants = pgTable(
  'role_grants',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    unitId: uuid('unit_id'),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
    reason: text('reason').notNull(),
    status: text('status').notNull(),
    /** Null for what came with the opening of the agency. */
    proposedBy: uuid('proposed_by'),
    proposedAt: timestamp('proposed_at', { withTimezone: true, precision: 3 }).notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true, precision: 3 }),
    alone: boolean('alone').notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [
    primaryKey({ name: 'role_grants_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_role_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    foreignKey({
      name: 'a_records_officer_is_of_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    check('a_grant_is_proposed_granted_or_ended', sql`${table.status} in ('proposed', 'granted', 'ended')`),
    check('a_role_ends_after_it_begins', sql`${table.toOn} > ${table.fromOn}`),
    check(
      'only_a_unit_records_officer_is_of_a_unit',
      sql`(${table.role} = 'unitRecordsOfficer') = (${table.unitId} is not null)`,
    ),
    check('nobody_gives_a_role_to_oneself', sql`${table.personId} not in (${table.proposedBy}, ${table.confirmedBy})`),
    check(
      'a_strong_role_takes_two_persons',
      sql`${table.status} <> 'granted' or ${table.role} = 'unitRecordsOfficer' or ${table.alone}
        or (${table.confirmedBy} is not null and ${table.confirmedBy} <> ${table.proposedBy})`,
    ),
    index('roles_of_a_person').on(table.agencyId, table.personId),
  ],
);

/** 관리 기록: what administrators have done, one line an act. Only added to; a trigger refuses everything else. */
export const administrationActs = pgTable(
  'administration_acts',
  {
    agencyId: integer('agency_id').notNull(),
    sequence: integer('sequence').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    kind: text('kind').notNull(),
    byPersonId: uuid('by_person_id'),
    aboutPersonId: uuid('about_person_id'),
    facts: jsonb('facts').notNull(),
  },
  (table) => [
    primaryKey({ name: 'administration_acts_pkey', columns: [table.agencyId, table.sequence] }),
    index('administration_acts_about_a_person').on(table.agencyId, table.aboutPersonId),
  ],
);
