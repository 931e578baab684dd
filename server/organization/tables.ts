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
  uuid,
} from 'drizzle-orm/pg-core';

/** The installation's agencies; the id is the ordinal that management numbers carry. Installation-wide. */
export const agencies = pgTable('agencies', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  zipCode: text('zip_code').notNull(),
  address: text('address').notNull(),
  homepage: text('homepage').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
});

/** 부서: what stays the same while its name, code and place in the tree change (`unit_versions`). */
export const units = pgTable(
  'units',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    id: uuid('id').notNull(),
  },
  (table) => [primaryKey({ name: 'units_pkey', columns: [table.agencyId, table.id] })],
);

/**
 * What a unit is called and where it stands, from a day on until another (half-open). Two versions of a unit never
 * overlap, nor do two units with one code: exclusion constraints, written by hand in the migration.
 */
export const unitVersions = pgTable(
  'unit_versions',
  {
    agencyId: integer('agency_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    parentId: uuid('parent_id'),
    code: text('code').notNull(),
    name: text('name').notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [
    primaryKey({ name: 'unit_versions_pkey', columns: [table.agencyId, table.unitId, table.validFrom] }),
    foreignKey({
      name: 'a_name_is_of_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    foreignKey({
      name: 'a_unit_stands_under_a_unit_of_its_agency',
      columns: [table.agencyId, table.parentId],
      foreignColumns: [units.agencyId, units.id],
    }),
  ],
);

/** 직위: the seat that people hold and approval lines name; it keeps its id when it is renamed or moves. */
export const posts = pgTable(
  'posts',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    id: uuid('id').notNull(),
  },
  (table) => [primaryKey({ name: 'posts_pkey', columns: [table.agencyId, table.id] })],
);

/** What a post is called and which unit it belongs to, by periods; several people may hold one post (주무관). */
export const postVersions = pgTable(
  'post_versions',
  {
    agencyId: integer('agency_id').notNull(),
    postId: uuid('post_id').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    unitId: uuid('unit_id').notNull(),
    title: text('title').notNull(),
    isHead: boolean('is_head').notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [
    primaryKey({ name: 'post_versions_pkey', columns: [table.agencyId, table.postId, table.validFrom] }),
    foreignKey({
      name: 'a_title_is_of_a_post_of_its_agency',
      columns: [table.agencyId, table.postId],
      foreignColumns: [posts.agencyId, posts.id],
    }),
    foreignKey({
      name: 'a_post_belongs_to_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    index('posts_of_a_unit').on(table.agencyId, table.unitId),
  ],
);

export const people = pgTable(
  'people',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
  },
  (table) => [primaryKey({ name: 'people_pkey', columns: [table.agencyId, table.id] })],
);

/** Who holds which post from when (half-open: `to_on` is the first day no longer held), and as what (겸직, 직무대리). */
export const postHoldings = pgTable(
  'post_holdings',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
  },
  (table) => [
    primaryKey({ name: 'post_holdings_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_holding_is_of_a_post_of_its_agency',
      columns: [table.agencyId, table.postId],
      foreignColumns: [posts.agencyId, posts.id],
    }),
    foreignKey({
      name: 'a_holding_is_by_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    index('holdings_of_a_person').on(table.agencyId, table.personId),
    index('holdings_of_a_post').on(table.agencyId, table.postId),
  ],
);

/**
 * 부재: when a person is away and who acts for them (대결자), with the basis. Half-open; one that was cancelled ends at
 * `cancelled_at`. Never deleted: every 대결 of the past is explained by a row.
 */
export const absences = pgTable(
  'absences',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    fromAt: timestamp('from_at', { withTimezone: true, precision: 3 }).notNull(),
    untilAt: timestamp('until_at', { withTimezone: true, precision: 3 }).notNull(),
    standInPersonId: uuid('stand_in_person_id'),
    basis: text('basis').notNull(),
    madeByPersonId: uuid('made_by_person_id').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true, precision: 3 }).notNull(),
    /** Why the administrator entered it for the person; null where the person did. */
    reason: text('reason'),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true, precision: 3 }),
    cancelledByPersonId: uuid('cancelled_by_person_id'),
    cancelReason: text('cancel_reason'),
  },
  (table) => [
    primaryKey({ name: 'absences_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'an_absence_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    foreignKey({
      name: 'a_stand_in_is_a_person_of_the_agency',
      columns: [table.agencyId, table.standInPersonId],
      foreignColumns: [people.agencyId, people.id],
    }),
    check('an_absence_ends_after_it_begins', sql`${table.untilAt} > ${table.fromAt}`),
    check('nobody_stands_in_for_themselves', sql`${table.standInPersonId} <> ${table.personId}`),
    // Who acts is asked in every act and every waiting list: both directions of the chain are index ranges.
    index('absences_of_a_person').on(table.agencyId, table.personId, table.untilAt),
    index('absences_with_a_stand_in').on(table.agencyId, table.standInPersonId, table.untilAt),
  ],
);

/**
 * A day to come on which units or posts end or move: what hangs on them goes along then. One row for a day, with who
 * decided last; done once.
 */
export const reorganizedDays = pgTable(
  'reorganized_days',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    on: date('effective_on').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    reason: text('reason').notNull(),
    doneAt: timestamp('done_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [primaryKey({ name: 'a_day_is_reorganized_once', columns: [table.agencyId, table.on] })],
);

/**
 * 조직 변경 대장: every act on the organisation with its reason and what it made different. Appended only (a trigger
 * refuses anything else); the sequence has no gaps and says how far the organisation has come.
 */
export const organizationJournal = pgTable(
  'organization_journal',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    sequence: integer('sequence').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    effectiveOn: date('effective_on').notNull(),
    reason: text('reason').notNull(),
    /** What the administrator asked for, and each line of the difference as it was shown. */
    commands: jsonb('commands').notNull(),
    difference: jsonb('difference').notNull(),
  },
  (table) => [primaryKey({ name: 'a_change_has_one_place', columns: [table.agencyId, table.sequence] })],
);
