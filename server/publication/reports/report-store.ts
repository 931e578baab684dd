import type { Reader } from '../../platform/database/connect.ts';

type Key = { readonly agencyId: number; readonly documentId: string };

/** Whether a report of a citizen waits for its decision. */
export async function hasOpenReport(sql: Reader, { agencyId, documentId }: Key): Promise<boolean> {
  const [row] = await sql`
    select 1 from privacy_reports
    where agency_id = ${agencyId} and document_id = ${documentId} and decided_at is null limit 1`;
  return row !== undefined;
}
