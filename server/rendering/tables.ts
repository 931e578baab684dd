import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The frozen PDF of an approved document: a by-product, rebuilt from the record, never a condition of state. */
export const frozenPapers = pgTable(
  'frozen_papers',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    state: text('state').notNull(),
    /** Why it failed, in words for the document page. */
    reason: text('reason'),
    storageName: text('storage_name'),
    sha256: text('sha256'),
    size: integer('size'),
    pages: integer('pages'),
    rendererVersion: text('renderer_version').notNull(),
    /** SHA-256 of the fonts it was drawn with: the same version with the same fonts draws the same bytes again. */
    fontsSha256: text('fonts_sha256'),
    /** The printed address of its page: drawn again, the paper has the same one. */
    address: text('address'),
    /** signed, waiting; null for papers that have no place for a signature. */
    signature: text('signature'),
    signedBy: text('signed_by'),
    madeAt: instant('made_at').notNull(),
    /** When a damaged or lost file gave way to this one, which was drawn from the record and signed anew. */
    drawnAgainAt: instant('drawn_again_at'),
  },
  (table) => [
    primaryKey({ name: 'a_document_has_one_frozen_paper', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_frozen_paper_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('frozen_papers_unsigned').on(table.agencyId, table.madeAt).where(sql`${table.signature} = 'waiting'`),
  ],
);

/** The signed PDF of a public copy, by the event that published it: made once, when the first citizen asks. */
export const citizensPapers = pgTable(
  'citizens_papers',
  {
    agencyId: integer('agency_id').notNull(),
    eventId: uuid('event_id').notNull(),
    storageName: text('storage_name').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    rendererVersion: text('renderer_version').notNull(),
    fontsSha256: text('fonts_sha256').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ name: 'a_public_copy_has_one_paper', columns: [table.agencyId, table.eventId] })],
);
