import { bigint, boolean, date, index, integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { publicSite } from '../../authenticity/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * What became public, changed or was taken back, in the order of the commits: a trigger on the copies writes it under
 * the lock of the edition, so a row that can be read never has an unseen one before it (migration of this table).
 */
export const publicChanges = publicSite.table(
  'changes',
  {
    agencyId: integer('agency_id').notNull(),
    place: bigint('place', { mode: 'number' }).notNull(),
    managementNumber: text('management_number').notNull(),
    /** published, withdrawn. */
    state: text('state').notNull(),
    /** Never before that of an earlier place. */
    changedAt: instant('changed_at').notNull(),
    /** The day of it in Korea. */
    changedOn: date('changed_on').notNull(),
    /** The last word about its document. */
    isLatest: boolean('is_latest').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_change_has_one_place', columns: [table.agencyId, table.place] }),
    index('public_changes_in_order').on(table.changedAt, table.place),
    index('public_changes_of_a_copy').on(table.agencyId, table.managementNumber, table.place),
    index('public_changes_by_day').on(table.changedOn),
  ],
);

/** 하루치 파일: everything that became public or was taken back on one day in Korea, as one file. */
export const dailyFiles = publicSite.table('daily_files', {
  day: date('day').primaryKey(),
  storageName: text('storage_name').notNull(),
  sha256: text('sha256').notNull(),
  size: integer('size').notNull(),
  published: integer('published').notNull(),
  withdrawn: integer('withdrawn').notNull(),
  madeAt: instant('made_at').notNull(),
  /** A document of it was changed or taken back since: the file is handed out again when it has been made anew. */
  isStale: boolean('is_stale').notNull(),
});

/** When the office was last heard of: a reader of a copy of the database tells citizens how new it is. */
export const heartbeats = publicSite.table('heartbeats', {
  single: boolean('single').primaryKey(),
  at: instant('at').notNull(),
});
