import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';
import { people, units } from '../organization/tables.ts';

/** 단위과제: the leaf of the classification; it carries the retention period (기록령 제26조). */
export const unitTasks = pgTable(
  'unit_tasks',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    /** From the widest class to the unit task itself; any depth. */
    path: text('path').array().notNull(),
    retention: text('retention').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
  },
  (table) => [
    primaryKey({ name: 'unit_tasks_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_unit_task_is_of_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    index('unit_tasks_of_a_unit').on(table.agencyId, table.unitId),
  ],
);

/** 업무분장 (영 제60조): who is in charge of a unit task; nobody where there is no row. */
export const unitTaskCharges = pgTable(
  'unit_task_charges',
  {
    agencyId: integer('agency_id').notNull(),
    unitTaskId: uuid('unit_task_id').notNull(),
    personId: uuid('person_id').notNull(),
    since: timestamp('since', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'one_person_is_in_charge_of_a_unit_task', columns: [table.agencyId, table.unitTaskId] }),
    foreignKey({
      name: 'a_charge_is_of_a_unit_task',
      columns: [table.agencyId, table.unitTaskId],
      foreignColumns: [unitTasks.agencyId, unitTasks.id],
    }),
    foreignKey({
      name: 'a_charge_is_of_a_person_of_the_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    index('charges_of_a_person').on(table.agencyId, table.personId),
  ],
);

/** 편철: filed at the moment of registration (기록규칙 제7조), with class and retention as of that day. */
export const filings = pgTable(
  'filings',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    unitTaskId: uuid('unit_task_id').notNull(),
    path: text('path').array().notNull(),
    retention: text('retention').notNull(),
    filedAt: timestamp('filed_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_document_is_filed_once', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_filing_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('filings_of_a_unit_task').on(table.agencyId, table.unitTaskId, table.filedAt),
  ],
);

/** 정형 문서: each time the documents of a unit task were marked as routine, or no longer. The last mark counts. */
export const routineMarks = pgTable(
  'routine_marks',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    unitTaskId: uuid('unit_task_id').notNull(),
    isRoutine: boolean('is_routine').notNull(),
    reason: text('reason').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'routine_marks_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_mark_is_of_a_unit_task',
      columns: [table.agencyId, table.unitTaskId],
      foreignColumns: [unitTasks.agencyId, unitTasks.id],
    }),
  ],
);
