import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agencies } from '../organization/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** 위임전결규정, version by version: one may be drafted, the published ones are never changed. */
export const delegationVersions = pgTable(
  'delegation_versions',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    status: text('status').notNull(),
    /** The first day on which a published version holds; it holds until the next one does. */
    validFrom: date('valid_from'),
    /** Whether nothing may be submitted without its matter. */
    matterRequired: boolean('matter_required').notNull(),
    ladder: jsonb('ladder').notNull(),
    /** Grows with every change: a change or an import that names another one is stale. */
    revision: integer('revision').notNull(),
    madeByPersonId: uuid('made_by_person_id').notNull(),
    madeAt: instant('made_at').notNull(),
    publishedByPersonId: uuid('published_by_person_id'),
    publishedAt: instant('published_at'),
  },
  (table) => [
    primaryKey({ name: 'delegation_versions_pkey', columns: [table.agencyId, table.version] }),
    unique('one_regulation_begins_on_a_day').on(table.agencyId, table.validFrom),
    uniqueIndex('one_regulation_is_drafted_at_a_time').on(table.agencyId).where(sql`status = 'draft'`),
  ],
);

/** One row of the table: a matter, perhaps a band of its amounts, and who decides. */
export const delegationRules = pgTable(
  'delegation_rules',
  {
    agencyId: integer('agency_id').notNull(),
    version: integer('version').notNull(),
    place: integer('place').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    path: text('path').array().notNull(),
    fromWon: bigint('from_won', { mode: 'number' }),
    belowWon: bigint('below_won', { mode: 'number' }),
    decidedBy: text('decided_by').notNull(),
    reviewedBy: text('reviewed_by').array(),
    cooperation: text('cooperation').array().notNull(),
    important: boolean('important').notNull(),
    reference: text('reference').notNull(),
  },
  (table) => [
    primaryKey({ name: 'delegation_rules_pkey', columns: [table.agencyId, table.version, table.place] }),
    unique('a_band_of_a_matter_is_ruled_once')
      .on(table.agencyId, table.version, table.code, table.fromWon)
      .nullsNotDistinct(),
    foreignKey({
      name: 'a_rule_is_of_a_regulation',
      columns: [table.agencyId, table.version],
      foreignColumns: [delegationVersions.agencyId, delegationVersions.version],
    }),
  ],
);
