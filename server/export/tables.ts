import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from '../organization/tables.ts';
import { unitTasks } from '../records/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * 기록물철 내보내기: one preparation of a ZIP. The row is the job while it waits and runs, and who took what out of the
 * system for ever after; only its file is removed.
 */
export const recordExports = pgTable(
  'record_exports',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    unitTaskId: uuid('unit_task_id').notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    state: text('state').notNull(),
    /** What the person could read when they asked, in the order of filing; asked again at every download. */
    documentIds: uuid('document_ids').array().notNull(),
    hidden: integer('hidden').notNull(),
    done: integer('done').notNull(),
    faults: integer('faults').notNull(),
    /** How often it was begun: whoever began it last may go on writing, nobody else. */
    attempts: integer('attempts').notNull(),
    /** A process that dies leaves its job; another takes it after this moment. */
    leaseUntil: instant('lease_until'),
    reason: text('reason'),
    storageName: text('storage_name'),
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
    finishedAt: instant('finished_at'),
    keptUntil: instant('kept_until'),
  },
  (table) => [
    primaryKey({ name: 'record_exports_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'an_export_is_of_a_unit_task',
      columns: [table.agencyId, table.unitTaskId],
      foreignColumns: [unitTasks.agencyId, unitTasks.id],
    }),
    foreignKey({
      name: 'an_export_is_of_a_person_of_the_agency',
      columns: [table.agencyId, table.byPersonId],
      foreignColumns: [people.agencyId, people.id],
    }),
    uniqueIndex('a_person_prepares_one_export_at_a_time')
      .on(table.agencyId, table.byPersonId)
      .where(sql`state in ('waiting', 'running')`),
    index('exports_to_prepare').on(table.askedAt).where(sql`state in ('waiting', 'running')`),
    index('exports_in_time').on(table.agencyId, table.askedAt),
  ],
);

/** Every time the file of an export left the house. */
export const recordExportDownloads = pgTable(
  'record_export_downloads',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    exportId: uuid('export_id').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'record_export_downloads_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_download_is_of_an_export',
      columns: [table.agencyId, table.exportId],
      foreignColumns: [recordExports.agencyId, recordExports.id],
    }),
    index('downloads_of_an_export').on(table.agencyId, table.exportId),
  ],
);
