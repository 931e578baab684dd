import {
  boolean,
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
import { people } from '../organization/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** 인계·인수서 (영 제61조): who hands over to whom, as printed on that day, and what both have confirmed. Never deleted. */
export const handovers = pgTable(
  'handovers',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    status: text('status').notNull(),
    giverPersonId: uuid('giver_person_id').notNull(),
    receiverPersonId: uuid('receiver_person_id').notNull(),
    /** The administrator for a leaver, else the giver. */
    madeByPersonId: uuid('made_by_person_id').notNull(),
    giverUnitId: uuid('giver_unit_id'),
    receiverUnitId: uuid('receiver_unit_id').notNull(),
    receiverPostId: uuid('receiver_post_id').notNull(),
    /** Names, posts and units of that day. */
    giver: jsonb('giver').notNull(),
    receiver: jsonb('receiver').notNull(),
    madeBy: text('made_by'),
    reason: text('reason').notNull(),
    notes: jsonb('notes').notNull(),
    filed: jsonb('filed').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (table) => [
    primaryKey({ name: 'handovers_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_handover_is_by_a_person_of_its_agency',
      columns: [table.agencyId, table.giverPersonId],
      foreignColumns: [people.agencyId, people.id],
    }),
    foreignKey({
      name: 'a_handover_is_to_a_person_of_its_agency',
      columns: [table.agencyId, table.receiverPersonId],
      foreignColumns: [people.agencyId, people.id],
    }),
    index('handovers_by_a_person').on(table.agencyId, table.giverPersonId, table.proposedAt),
    index('handovers_to_a_person').on(table.agencyId, table.receiverPersonId, table.proposedAt),
    index('handovers_of_an_agency').on(table.agencyId, table.proposedAt),
  ],
);

/** What a 인계·인수서 names, in its order, and what became of each when the second side had confirmed. */
export const handoverItems = pgTable(
  'handover_items',
  {
    agencyId: integer('agency_id').notNull(),
    handoverId: uuid('handover_id').notNull(),
    key: text('key').notNull(),
    place: integer('place').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    managementNumber: text('management_number'),
    act: text('act'),
    inTurn: boolean('in_turn').notNull(),
    leftOut: text('left_out'),
    /** Null until the second side has confirmed. */
    outcome: text('outcome'),
    obstacle: text('obstacle'),
  },
  (table) => [
    primaryKey({ name: 'an_item_is_handed_over_once', columns: [table.agencyId, table.handoverId, table.key] }),
    foreignKey({
      name: 'an_item_is_of_a_handover',
      columns: [table.agencyId, table.handoverId],
      foreignColumns: [handovers.agencyId, handovers.id],
    }),
  ],
);
