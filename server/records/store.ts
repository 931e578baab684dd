import type { Tx } from '../platform/database/connect.ts';

export type NewFiling = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly unitTaskId: string;
  readonly at: Date;
};

/** Files a document under its unit task as that task stands now. Answers false when the unit task is not there. */
export async function fileDocument(tx: Tx, filing: NewFiling): Promise<boolean> {
  const result = await tx`
    insert into filings (agency_id, document_id, unit_task_id, path, retention, filed_at)
    select agency_id, ${filing.documentId}, id, path, retention, ${filing.at}
    from unit_tasks where agency_id = ${filing.agencyId} and id = ${filing.unitTaskId}`;
  return result.count === 1;
}
