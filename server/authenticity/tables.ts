import { sql } from 'drizzle-orm';
import { index, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The only schema the citizens' role can read. Nothing in it points out of it: not even a document's own id. */
export const publicSite = pgSchema('public_site');

/**
 * What the page of a paper may say (진위 확인). `document_key` and `address_hash` are hashes of what cannot be guessed,
 * so whoever reads the table learns of a document that is not public nothing but that there is one.
 */
export const issuedPapers = publicSite.table(
  'issued_papers',
  {
    agencyId: integer('agency_id').notNull(),
    documentKey: text('document_key').notNull(),
    agencyName: text('agency_name').notNull(),
    /** SHA-256 of the last part of the printed address; null until a paper was frozen. */
    addressHash: text('address_hash'),
    /** closed, public, withdrawn. */
    standing: text('standing').notNull(),
    /** Only while it is public. */
    managementNumber: text('management_number'),
    since: instant('since').notNull(),
    /** 판: the public copies that were made of it, the first one first, by the events that made them. */
    editions: uuid('editions').array().notNull().default(sql`'{}'::uuid[]`),
  },
  (table) => [
    primaryKey({ name: 'a_paper_has_one_standing', columns: [table.agencyId, table.documentKey] }),
    index('issued_papers_by_address').on(table.addressHash),
    index('issued_papers_by_number').on(table.agencyId, table.managementNumber),
  ],
);

/** Every file that was ever handed out as somebody's copy, by its hash; rows are never removed. */
export const issuedFiles = publicSite.table(
  'issued_files',
  {
    agencyId: integer('agency_id').notNull(),
    sha256: text('sha256').notNull(),
    documentKey: text('document_key').notNull(),
    /** archive, citizens, notice, card. */
    copy: text('copy').notNull(),
    /** The public copy it was made of; null for what was made of the record itself. */
    copyId: uuid('copy_id'),
    issuedAt: instant('issued_at').notNull(),
    /** Whose certificate signed it, and of what kind the signer was; null for a file without a signature. */
    signedBy: text('signed_by'),
    signerKind: text('signer_kind'),
  },
  (table) => [
    primaryKey({ name: 'a_file_is_issued_once', columns: [table.agencyId, table.sha256] }),
    index('issued_files_by_hash').on(table.sha256),
    index('issued_files_by_document').on(table.agencyId, table.documentKey),
  ],
);
