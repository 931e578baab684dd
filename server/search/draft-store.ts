import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import { workingDocuments } from '../document/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { DocumentKey } from './index-store.ts';
import type { SearchedText } from './searched-text.ts';

export type StaleDraft = DocumentKey & {
  readonly managementNumber: string;
  readonly unitId: string;
  readonly status: ApprovalStatus;
  readonly madeOf: string;
};

/** A person's working texts that have been saved since they were searched last, the newest first. */
export function listStaleDrafts(
  sql: Sql,
  { agencyId, personId }: { readonly agencyId: number; readonly personId: string },
  limit: number,
): Promise<StaleDraft[]> {
  return sql<StaleDraft[]>`
    select working.agency_id as "agencyId", working.id as "documentId", working.management_number as "managementNumber",
      working.unit_id as "unitId", working.status, working.state_of_text as "madeOf"
    from ${workingDocuments(sql, agencyId, personId)} as working
    left join search_drafts kept on kept.agency_id = working.agency_id and kept.document_id = working.id
    where kept.made_of is distinct from working.state_of_text
    order by working.saved_at desc limit ${limit}`;
}

export type SearchedDraft = DocumentKey & {
  readonly madeOf: string;
  readonly haystack: string;
  readonly texts: SearchedText;
};

/** One that has been deleted meanwhile is left out. Two windows that search at once write the same. */
export function upsertDraft(sql: Sql, { agencyId, documentId, madeOf, haystack, texts }: SearchedDraft) {
  return sql`
    insert into search_drafts (agency_id, document_id, made_of, haystack, texts)
    values (${agencyId}, ${documentId}, ${madeOf}, ${haystack}, ${JSON.stringify(texts)}::text::jsonb)
    on conflict on constraint a_draft_is_searched_once do update
    set made_of = excluded.made_of, haystack = excluded.haystack, texts = excluded.texts`;
}
