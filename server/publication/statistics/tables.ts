import { bigint, date, integer, jsonb, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { publicSite } from '../../authenticity/tables.ts';

/**
 * 공개 통계: documents approved in a year by how they are disclosed, once by month and once by unit. Both groupings
 * cover the same documents; a group with too few closed ones has been put together with others before it came here.
 */
export const disclosureCounts = publicSite.table(
  'disclosure_counts',
  {
    agencyId: integer('agency_id').notNull(),
    year: smallint('year').notNull(),
    /** year, month, unit. */
    grouping: text('grouping').notNull(),
    /** `2026`, `2026-03`, 자치행정과. */
    name: text('name').notNull(),
    open: integer('open').notNull(),
    partiallyOpen: integer('partially_open').notNull(),
    /** Null where it would tell too much: what it has of them, if anything, stands in the row of the remaining ones. */
    closed: integer('closed'),
  },
  (table) => [
    primaryKey({
      name: 'a_group_is_counted_once',
      columns: [table.agencyId, table.year, table.grouping, table.name],
    }),
  ],
);

/** How often each ground of 제9조제1항 stands at the documents of a year. */
export const groundCounts = publicSite.table(
  'ground_counts',
  {
    agencyId: integer('agency_id').notNull(),
    year: smallint('year').notNull(),
    ground: smallint('ground').notNull(),
    partiallyOpen: integer('partially_open').notNull(),
    /** Null for fewer than five, unless nothing is closed at all. */
    closed: integer('closed'),
  },
  (table) => [primaryKey({ name: 'a_ground_is_counted_once', columns: [table.agencyId, table.year, table.ground] })],
);

/** How long public documents of a year took, in seconds; null where they are too few. `unit_name` is empty for all. */
export const disclosureTimes = publicSite.table(
  'disclosure_times',
  {
    agencyId: integer('agency_id').notNull(),
    year: smallint('year').notNull(),
    unitName: text('unit_name').notNull(),
    documents: integer('documents').notNull(),
    toApproval: bigint('to_approval', { mode: 'number' }),
    toPublication: bigint('to_publication', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ name: 'times_of_a_unit_stand_once', columns: [table.agencyId, table.year, table.unitName] }),
  ],
);

/** 정보공개 청구의 통계 of a year: what may be told of it, counted once. No small number has come here. */
export const requestStatistics = publicSite.table(
  'request_statistics',
  {
    agencyId: integer('agency_id').notNull(),
    year: smallint('year').notNull(),
    /** `ToldFigures`. */
    figures: jsonb('figures').notNull(),
  },
  (table) => [primaryKey({ name: 'requests_of_a_year_are_told_once', columns: [table.agencyId, table.year] })],
);

/** Up to which day an agency's statistics count; it has none before its first month is over. */
export const statisticsCounted = publicSite.table(
  'statistics_counted',
  {
    agencyId: integer('agency_id').notNull(),
    until: date('until').notNull(),
  },
  (table) => [primaryKey({ name: 'statistics_are_counted_once', columns: [table.agencyId] })],
);
