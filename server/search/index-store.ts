import type { SearchState } from '../../shared/contract/search.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { submittedDocuments } from '../document/index.ts';
import type { Reader, Sql } from '../platform/database/connect.ts';
import type { Haystacks, SearchedText } from './searched-text.ts';

export type DocumentKey = { readonly agencyId: number; readonly documentId: string };

export type IndexedDocument = DocumentKey &
  Haystacks & {
    readonly revision: number;
    readonly drafterPersonId: string;
    readonly unitName: string;
    readonly kind: string;
    readonly disclosureLevel: string;
    readonly state: SearchState;
    readonly at: Date;
    readonly year: number;
    readonly terms: readonly string[];
    readonly restriction: AccessRestriction | null;
    readonly tokens: readonly string[];
    readonly texts: SearchedText;
    readonly filesPending: boolean;
  };

export async function findIndexedRevision(sql: Reader, agencyId: number, documentId: string) {
  const [row] = await sql<{ revision: number }[]>`
    select revision from search_documents where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row?.revision;
}

/** Two who index a document at once: what was made of the longer stream stays. */
export function upsertIndexed(sql: Reader, row: IndexedDocument): Promise<unknown> {
  return sql`
    insert into search_documents as kept (agency_id, document_id, revision, drafter_person_id, unit_name, kind,
      disclosure_level, state, at, year, terms, restriction, tokens, haystack, files_haystack, texts, files_pending)
    values (${row.agencyId}, ${row.documentId}, ${row.revision}, ${row.drafterPersonId}, ${row.unitName}, ${row.kind},
      ${row.disclosureLevel}, ${row.state}, ${row.at}, ${row.year}, ${row.terms as string[]}::text[],
      ${row.restriction && JSON.stringify(row.restriction)}::text::jsonb, array_to_tsvector(${row.tokens as string[]}::text[]), ${row.haystack}, ${row.filesHaystack},
      ${JSON.stringify(row.texts)}::text::jsonb, ${row.filesPending})
    on conflict on constraint a_document_is_searched_once do update set
      revision = excluded.revision, drafter_person_id = excluded.drafter_person_id, unit_name = excluded.unit_name,
      kind = excluded.kind, disclosure_level = excluded.disclosure_level, state = excluded.state, at = excluded.at,
      year = excluded.year, terms = excluded.terms, restriction = excluded.restriction, tokens = excluded.tokens, haystack = excluded.haystack,
      files_haystack = excluded.files_haystack, texts = excluded.texts, files_pending = excluded.files_pending
    where excluded.revision >= kept.revision`;
}

/**
 * The next submitted documents in the order of their keys, and whether each has its row. They are walked through by
 * one index, so that no question grows with what has been done already. A key that has gone by is not asked for again:
 * one that cannot be indexed holds nobody up.
 */
export function listSubmitted(
  sql: Sql,
  after: DocumentKey | undefined,
  limit: number,
): Promise<(DocumentKey & { readonly isIndexed: boolean })[]> {
  return sql`
    select agency_id as "agencyId", id as "documentId", (
      select true from search_documents kept
      where kept.agency_id = submitted.agency_id and kept.document_id = submitted.id limit 1) is not null as "isIndexed"
    from ${submittedDocuments(sql)} as submitted
    ${after ? sql`where (agency_id, id) > (${after.agencyId}, ${after.documentId})` : sql``}
    order by agency_id, id limit ${limit}`;
}

/** Those of an installation from before there was an index; it looks through all there are. */
export async function countUnindexed(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from ${submittedDocuments(sql)} as submitted
    where not exists (select from search_documents kept
      where kept.agency_id = submitted.agency_id and kept.document_id = submitted.id)`;
  return row?.count ?? 0;
}

/** Rows whose attachments were still being read, and those whose document has another drafter now (인계·인수). */
export function listOutdated(sql: Sql, after: DocumentKey | undefined, limit: number): Promise<DocumentKey[]> {
  return sql<DocumentKey[]>`
    select kept.agency_id as "agencyId", kept.document_id as "documentId"
    from search_documents kept
    join ${submittedDocuments(sql)} as submitted
      on submitted.agency_id = kept.agency_id and submitted.id = kept.document_id
    where (kept.files_pending or kept.restriction is distinct from submitted.restriction or (kept.state <> 'approved' and kept.drafter_person_id <> submitted.drafter_person_id))
      ${after ? sql`and (kept.agency_id, kept.document_id) > (${after.agencyId}, ${after.documentId})` : sql``}
    order by kept.agency_id, kept.document_id limit ${limit}`;
}
