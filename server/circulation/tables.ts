import {
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

/** 공람 그룹: rules over the organisation under a name, asked anew for whom they mean at every circulation. */
export const circulationGroups = pgTable(
  'circulation_groups',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    /** Who made it, or took it over (인계·인수). */
    personId: uuid('person_id').notNull(),
    /** The unit it is shared with; null: private. */
    unitId: uuid('unit_id'),
    name: text('name').notNull(),
    rules: jsonb('rules').notNull(),
    /** Goes up with every change; a change is made from the revision that was shown. */
    revision: integer('revision').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true, precision: 3 }).notNull(),
    changedByPersonId: uuid('changed_by_person_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'circulation_groups_pkey', columns: [table.agencyId, table.id] }),
    unique('a_person_gives_a_group_name_once').on(table.agencyId, table.personId, table.name),
    foreignKey({
      name: 'a_group_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    foreignKey({
      name: 'a_group_is_shared_with_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    index('groups_of_a_unit').on(table.agencyId, table.unitId),
  ],
);
