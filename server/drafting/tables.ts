import { integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/** 내 결재선: a line that a person has kept under a name, to begin the next draft with. */
export const savedLines = pgTable(
  'saved_lines',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    name: text('name').notNull(),
    /** The seats as the line editor sent them, without what belonged to that day (검토 생략). */
    line: jsonb('line').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'saved_lines_pkey', columns: [table.agencyId, table.id] }),
    unique('a_person_gives_a_line_name_once').on(table.agencyId, table.personId, table.name),
  ],
);
