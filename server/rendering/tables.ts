import { foreignKey, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';

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
    madeAt: timestamp('made_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_document_has_one_frozen_paper', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_frozen_paper_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);
