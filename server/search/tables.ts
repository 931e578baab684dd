import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { documents } from '../document/tables.ts';
import { people } from '../organization/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What officials search: one row for every submitted document. Its tokens are the pairs of letters of its texts and the
 * terms of who may read it, so that the policy narrows the search before anything is looked at.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** How long the stream was that this row was made of: a longer one asks the policy itself. */
    revision: integer('revision').notNull(),
    drafterPersonId: uuid('drafter_person_id').notNull(),
    unitName: text('unit_name').notNull(),
    kind: text('kind').notNull(),
    disclosureLevel: text('disclosure_level').notNull(),
    state: text('state').notNull(),
    /** Approved or submitted; the year is Korea's. */
    at: instant('at').notNull(),
    year: integer('year').notNull(),
    /** The reading terms alone: what part the reader has in it. */
    terms: text('terms').array().notNull(),
    /** 열람제한 that the terms know of: another one asks the policy itself, and one that ends opens more terms. */
    restriction: jsonb('restriction'),
    tokens: tsvector('tokens').notNull(),
    /** What the tokens were made of; that of the attachments apart, because it is long. */
    haystack: text('haystack').notNull(),
    filesHaystack: text('files_haystack').notNull(),
    /** The texts as they are written, for the snippets. */
    texts: jsonb('texts').notNull(),
    /** An attachment was still being read. */
    filesPending: boolean('files_pending').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_document_is_searched_once', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_searched_text_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }).onDelete('cascade'),
    index('search_tokens').using('gin', table.tokens),
    // For whoever may read most of an office: the newest are looked at until there are enough.
    index('search_by_moment').on(table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst()),
    index('search_by_unit').on(table.unitName, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst()),
    // What few documents are is not looked for among all.
    index('search_of_unfinished')
      .on(table.state, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`state <> 'approved'`),
    index('search_of_rare_kinds')
      .on(table.kind, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`kind <> 'general'`),
    index('search_of_rare_levels')
      .on(table.disclosureLevel, table.at.desc().nullsFirst(), table.documentId.desc().nullsFirst())
      .where(sql`disclosure_level <> 'open'`),
    // Few at a time: what may have to be made anew without an act.
    index('search_to_look_after').on(table.agencyId, table.documentId).where(sql`files_pending or state <> 'approved'`),
  ],
);

/** Texts that are being written, for their drafter alone; made when the drafter searches. */
export const searchDrafts = pgTable(
  'search_drafts',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** Revision and attachments of the working text that this was made of. */
    madeOf: text('made_of').notNull(),
    haystack: text('haystack').notNull(),
    texts: jsonb('texts').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_draft_is_searched_once', columns: [table.agencyId, table.documentId] }),
    foreignKey({
      name: 'a_searched_draft_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }).onDelete('cascade'),
  ],
);

/** 저장한 검색: a person's questions under names. What was deleted stays for a while, so that it can be taken back. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    agencyId: integer('agency_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    name: text('name').notNull(),
    question: jsonb('question').notNull(),
    savedAt: instant('saved_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ name: 'saved_searches_pkey', columns: [table.agencyId, table.id] }),
    foreignKey({
      name: 'a_saved_search_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    uniqueIndex('a_person_gives_a_search_name_once')
      .on(table.agencyId, table.personId, table.name)
      .where(sql`deleted_at is null`),
  ],
);

/** 최근에 찾은 말: a person's own, suggested to nobody else. */
export const recentSearches = pgTable(
  'recent_searches',
  {
    agencyId: integer('agency_id').notNull(),
    personId: uuid('person_id').notNull(),
    question: text('question').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_question_is_remembered_once', columns: [table.agencyId, table.personId, table.question] }),
    foreignKey({
      name: 'a_recent_search_is_of_a_person_of_its_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
  ],
);
