import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { UnreadFile } from '../../shared/originals/unread-file.ts';
import { publicSite } from '../authenticity/tables.ts';
import { documents } from '../document/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What was published and who took it back. One row per document for ever: a delivery that comes late or twice
 * finds it and cannot bring a withdrawn document back.
 */
export const publications = pgTable(
  'publications',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    managementNumber: text('management_number').notNull(),
    /** Both null where the document was taken back before it was delivered to the citizens at all. */
    eventId: uuid('event_id'),
    publishedAt: instant('published_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnByPersonId: uuid('withdrawn_by_person_id'),
    withdrawalReason: text('withdrawal_reason'),
    /** The decision on its disclosure (재분류) that closed it; null where 정보공개담당 took it back. */
    withdrawalEventId: uuid('withdrawal_event_id'),
  },
  (table) => [
    primaryKey({ name: 'a_document_is_published_once', columns: [table.agencyId, table.documentId] }),
    check(
      'what_was_never_published_was_withdrawn',
      sql`(${table.publishedAt} is null) = (${table.eventId} is null)
        and (${table.publishedAt} is not null or ${table.withdrawnAt} is not null)`,
    ),
    unique('a_number_is_published_once').on(table.agencyId, table.managementNumber),
    foreignKey({
      name: 'a_publication_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/** Earlier publications of a document that was published anew: from when to when citizens read it, and who ended it. */
export const pastPublications = pgTable(
  'past_publications',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    endedAt: instant('ended_at').notNull(),
    eventId: uuid('event_id'),
    publishedAt: instant('published_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnByPersonId: uuid('withdrawn_by_person_id'),
    withdrawalReason: text('withdrawal_reason'),
    withdrawalEventId: uuid('withdrawal_event_id'),
  },
  (table) => [
    primaryKey({
      name: 'a_publication_ends_once',
      columns: [table.agencyId, table.documentId, table.endedAt],
    }),
    foreignKey({
      name: 'a_past_publication_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
  ],
);

/**
 * 개인정보 점검 has stopped a publication: which kinds of personal data were certain, and who let it through, when and
 * why. One row for each event that would have published the document, for ever; the words that were found stand in the
 * document alone.
 */
export const publicationStops = pgTable(
  'publication_stops',
  {
    agencyId: integer('agency_id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** The approval that would have published it. */
    eventId: uuid('event_id').notNull(),
    kinds: text('kinds').array().notNull(),
    /** 유출 점검: where something was found that citizens are not shown. */
    leaks: text('leaks').array().notNull().default(sql`'{}'::text[]`),
    /** 읽지 못한 파일: open attachments that nobody's program has read wholly, each with the reason. */
    unread: jsonb('unread').$type<readonly UnreadFile[]>().notNull().default([]),
    stoppedAt: instant('stopped_at').notNull(),
    releasedAt: instant('released_at'),
    releasedByPersonId: uuid('released_by_person_id'),
    releaseReason: text('release_reason'),
  },
  (table) => [
    primaryKey({
      name: 'a_publication_is_stopped_once',
      columns: [table.agencyId, table.documentId, table.eventId],
    }),
    check(
      'a_release_has_its_person_and_reason',
      sql`(${table.releasedAt} is null) = (${table.releasedByPersonId} is null)
        and (${table.releasedAt} is null) = (${table.releaseReason} is null)`,
    ),
    foreignKey({
      name: 'a_stop_is_of_a_document',
      columns: [table.agencyId, table.documentId],
      foreignColumns: [documents.agencyId, documents.id],
    }),
    index('stops_to_release').on(table.agencyId, table.documentId).where(sql`released_at is null`),
  ],
);

/** The agencies that publish, as citizens are told where to ask. */
export const publicAgencies = publicSite.table('agencies', {
  agencyId: integer('agency_id').primaryKey(),
  name: text('name').notNull(),
  zipCode: text('zip_code').notNull(),
  address: text('address').notNull(),
  homepage: text('homepage').notNull(),
});

/** The public copy (공개본) of a document: everything its page, its JSON and its PDF may say. */
export const publicDocuments = publicSite.table(
  'documents',
  {
    agencyId: integer('agency_id').notNull(),
    managementNumber: text('management_number').notNull(),
    /** The event that published it; with it a rendered page is known to be of this very copy. */
    eventId: uuid('event_id').notNull(),
    publishedAt: instant('published_at').notNull(),
    producedOn: date('produced_on').notNull(),
    title: text('title').notNull(),
    agencyName: text('agency_name').notNull(),
    departmentName: text('department_name').notNull(),
    unitName: text('unit_name').notNull(),
    documentNumber: text('document_number').notNull(),
    disclosureLevel: text('disclosure_level').notNull(),
    disclosureGrounds: smallint('disclosure_grounds').array().notNull(),
    retention: text('retention').notNull(),
    authorName: text('author_name').notNull(),
    authorPhone: text('author_phone').notNull(),
    classificationPath: text('classification_path').array().notNull(),
    licence: text('licence').notNull(),
    /** 문서 종류 (영 제4조). */
    kind: text('kind').notNull(),
    summary: text('summary').notNull(),
    keywords: text('keywords').array().notNull(),
    /** The PaperDocument of the copy; null where the drafter left the body closed. */
    paper: jsonb('paper'),
    /** 목록만 공개: why citizens find the document in the list without reading it; null where they can read it. */
    listedBecause: text('listed_because'),
    /** From which day on the original will be public, where that is known. */
    originalOn: date('original_on'),
    /** 검토 종료 예정일 of what is closed. Null where nobody has said one, and of copies from before it was kept. */
    reviewUntil: date('review_until'),
  },
  (table) => [
    check(
      'what_is_only_listed_shows_nothing_else',
      sql`${table.listedBecause} is null or (${table.paper} is null and ${table.summary} = '' and ${table.keywords} = '{}'
        and (${table.listedBecause} <> 'checking' or (${table.authorName} = '' and ${table.authorPhone} = '')))`,
    ),
    primaryKey({ name: 'a_public_copy_is_of_one_document', columns: [table.agencyId, table.managementNumber] }),
    index('public_documents_by_day').on(
      table.producedOn.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    // What feeds go along: the order of publication, of all and of a unit.
    index('public_documents_by_publication').on(
      table.publishedAt.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    index('public_documents_of_a_unit').on(
      table.unitName,
      table.publishedAt.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    // The same of one of several agencies, and of what few documents are: along the order of all, its newest may lie
    // behind a million others.
    index('public_documents_of_an_agency').on(
      table.agencyName,
      table.publishedAt.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    index('public_documents_of_rare_kinds')
      .on(table.kind, table.publishedAt.desc().nullsFirst(), table.managementNumber.desc().nullsFirst())
      .where(sql`kind <> 'general'`),
    index('public_documents_of_rare_levels')
      .on(table.disclosureLevel, table.publishedAt.desc().nullsFirst(), table.managementNumber.desc().nullsFirst())
      .where(sql`disclosure_level <> 'open'`),
    index('public_documents_by_unit').on(table.unitName),
    // Counted anew while documents are published: an index of equal keys is a hundredth of the table.
    index('public_documents_by_class').on(table.classificationPath),
  ],
);

/** 공개 철회: what was public and is no more. Its number, the day and the kind of the reason stay, and nothing else. */
export const publicTombstones = publicSite.table(
  'tombstones',
  {
    agencyId: integer('agency_id').notNull(),
    managementNumber: text('management_number').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull(),
    reasonKind: text('reason_kind').notNull(),
  },
  (table) => [
    primaryKey({ name: 'a_withdrawn_number_has_one_tombstone', columns: [table.agencyId, table.managementNumber] }),
  ],
);

/** Attachments of a public copy. A closed one is a place in the order with its grounds, and nothing else. */
export const publicAttachments = publicSite.table(
  'attachments',
  {
    agencyId: integer('agency_id').notNull(),
    managementNumber: text('management_number').notNull(),
    position: integer('position').notNull(),
    shown: boolean('shown').notNull(),
    id: uuid('id'),
    name: text('name'),
    mediaType: text('media_type'),
    size: integer('size'),
    storageName: text('storage_name'),
    sha256: text('sha256'),
    /** 첨부 안의 글 of an open one, without what its file hides; null until it has been read. */
    text: text('text'),
    haystack: text('haystack'),
    tokens: tsvector('tokens'),
    /** A citizen has reported it, and nobody has decided yet. */
    isChecked: boolean('is_checked').notNull().default(false),
    /** 비공개 근거 of a closed one, told in the place of its name. */
    grounds: smallint('grounds').array().notNull().default([]),
  },
  (table) => [
    primaryKey({
      name: 'a_public_attachment_has_one_place',
      columns: [table.agencyId, table.managementNumber, table.position],
    }),
    foreignKey({
      name: 'a_public_attachment_goes_with_its_copy',
      columns: [table.agencyId, table.managementNumber],
      foreignColumns: [publicDocuments.agencyId, publicDocuments.managementNumber],
    }).onDelete('cascade'),
    index('public_attachments_to_read')
      .on(table.agencyId, table.managementNumber, table.position)
      .where(sql`shown and haystack is null`),
  ],
);

/** Pictures of the body of a public copy, by their hash: none for a body that stays closed. */
export const publicPictures = publicSite.table(
  'pictures',
  {
    agencyId: integer('agency_id').notNull(),
    managementNumber: text('management_number').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    storageName: text('storage_name').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'a_public_copy_shows_a_picture_once',
      columns: [table.agencyId, table.managementNumber, table.sha256],
    }),
    foreignKey({
      name: 'a_public_picture_goes_with_its_copy',
      columns: [table.agencyId, table.managementNumber],
      foreignColumns: [publicDocuments.agencyId, publicDocuments.managementNumber],
    }).onDelete('cascade'),
  ],
);

/** What citizens search: bigrams of title, number, unit, shown text and initials; nothing hidden is ever put in. */
export const publicSearch = publicSite.table(
  'document_search',
  {
    agencyId: integer('agency_id').notNull(),
    managementNumber: text('management_number').notNull(),
    producedOn: date('produced_on').notNull(),
    unitName: text('unit_name').notNull(),
    classificationPath: text('classification_path').array().notNull(),
    agencyName: text('agency_name').notNull(),
    kind: text('kind').notNull(),
    disclosureLevel: text('disclosure_level').notNull(),
    tokens: tsvector('tokens').notNull(),
    /** The text the tokens were made of: a candidate is checked against it before it is shown as a hit. */
    haystack: text('haystack').notNull(),
    /** The same of the open attachments; triggers gather them, so that one that goes takes its words along (0043). */
    filesTokens: tsvector('files_tokens').notNull().default(''),
    filesHaystack: text('files_haystack').notNull().default(''),
  },
  (table) => [
    primaryKey({ name: 'a_public_copy_is_searched_once', columns: [table.agencyId, table.managementNumber] }),
    foreignKey({
      name: 'a_search_row_goes_with_its_copy',
      columns: [table.agencyId, table.managementNumber],
      foreignColumns: [publicDocuments.agencyId, publicDocuments.managementNumber],
    }).onDelete('cascade'),
    // Without a list of what is still to be filed: every question would have to read through it (0048, decision 28).
    index('public_search_tokens_and_terms')
      .using(
        'gin',
        sql`(tokens || files_tokens || public_site.search_terms(produced_on, agency_name, unit_name, classification_path, kind, disclosure_level, haystack, files_haystack))`,
      )
      .with({ fastupdate: false }),
    index('public_search_by_day').on(table.producedOn.desc().nullsFirst(), table.managementNumber.desc().nullsFirst()),
    index('public_search_by_unit').on(
      table.unitName,
      table.producedOn.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    index('public_search_by_class').on(
      table.classificationPath,
      table.producedOn.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    index('public_search_by_agency').on(
      table.agencyName,
      table.producedOn.desc().nullsFirst(),
      table.managementNumber.desc().nullsFirst(),
    ),
    index('public_search_of_rare_kinds')
      .on(table.kind, table.producedOn.desc().nullsFirst(), table.managementNumber.desc().nullsFirst())
      .where(sql`kind <> 'general'`),
    index('public_search_of_rare_levels')
      .on(table.disclosureLevel, table.producedOn.desc().nullsFirst(), table.managementNumber.desc().nullsFirst())
      .where(sql`disclosure_level <> 'open'`),
  ],
);

/**
 * The edition (판) of all public copies: one row with a name that every change of `documents` replaces by one never
 * used before. Triggers replace it when the change commits, so no statement can forget to (migration 0005). Copies
 * read at one edition are current for as long as it stands.
 */
export const publicEditions = publicSite.table(
  'editions',
  {
    single: boolean('single').primaryKey(),
    edition: uuid('edition').notNull(),
    /** Of the last change; the row's lock is held until the commit, so places are given in the order of commits. */
    place: bigint('place', { mode: 'number' }).notNull().default(0),
    /** No later change is dated before it: that of the last change, or the end of a day whose file has been made. */
    changedAt: instant('changed_at').notNull().default(new Date(0)),
  },
  (table) => [check('there_is_one_edition', sql`${table.single}`)],
);
