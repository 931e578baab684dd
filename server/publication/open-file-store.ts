import type { Sql } from '../platform/database/connect.ts';

export type OpenFile = {
  readonly agencyId: number;
  readonly managementNumber: string;
  readonly position: number;
  readonly mediaType: string;
  readonly size: number;
  readonly storageName: string;
  readonly sha256: string;
};

/** Open attachments of public copies that nobody has read for the search yet, in the order of their keys. */
export function listFilesToRead(sql: Sql, after: OpenFile | undefined, limit: number): Promise<OpenFile[]> {
  return sql<OpenFile[]>`
    select agency_id as "agencyId", management_number as "managementNumber", position, media_type as "mediaType", size,
      storage_name as "storageName", sha256
    from public_site.attachments
    where shown and haystack is null ${
      after
        ? sql`and (agency_id, management_number, position) > (${after.agencyId}, ${after.managementNumber}, ${after.position})`
        : sql``
    }
    order by agency_id, management_number, position limit ${limit}`;
}

/** What was read of it; nothing where it has been closed or taken back meanwhile. The search gathers it by itself. */
export function writeFileText(
  sql: Sql,
  { agencyId, managementNumber, position, sha256 }: OpenFile,
  read: { readonly text: string; readonly haystack: string; readonly tokens: readonly string[] },
): Promise<unknown> {
  return sql`
    update public_site.attachments
    set text = ${read.text}, haystack = ${read.haystack}, tokens = array_to_tsvector(${read.tokens as string[]}::text[])
    where agency_id = ${agencyId} and management_number = ${managementNumber} and position = ${position}
      and shown and sha256 = ${sha256} and haystack is null`;
}
