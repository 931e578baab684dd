import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A decision on 열람제한 of an approved document. */
export type AccessDecision = {
  readonly sequence: number;
  readonly from: AccessRestriction | null;
  readonly to: AccessRestriction | null;
  /** Somebody whose work it has become was named: nobody has looked at whether it must go on. */
  readonly isNaming: boolean;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

type DocumentKey = { readonly agencyId: number; readonly documentId: string };

const jsonOrNull = (restriction: AccessRestriction | null) => restriction && JSON.stringify(restriction);

export function insertAccessDecision(tx: Tx, { agencyId, documentId }: DocumentKey, decision: AccessDecision) {
  return tx`
    insert into access_decisions (agency_id, document_id, sequence, is_naming, before, after, reason, by_person_id, at)
    values (${agencyId}, ${documentId}, ${decision.sequence}, ${decision.isNaming},
      ${jsonOrNull(decision.from)}::text::jsonb,
      ${jsonOrNull(decision.to)}::text::jsonb, ${decision.reason}, ${decision.byPersonId}, ${decision.at})`;
}

/** Every decision on a document, the first one first. */
export function listAccessDecisions(sql: Reader, agencyId: number, documentId: string): Promise<AccessDecision[]> {
  return sql<AccessDecision[]>`
    select sequence, is_naming as "isNaming", before as "from", after as "to", reason, by_person_id as "byPersonId", at
    from access_decisions where agency_id = ${agencyId} and document_id = ${documentId} order by sequence`;
}

/** The same of many documents; those that nothing was decided about are left out. */
export async function listAccessDecisionsOf(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AccessDecision[]>> {
  if (documentIds.length === 0) return new Map();
  const rows = await sql<(AccessDecision & { documentId: string })[]>`
    select document_id as "documentId", sequence, is_naming as "isNaming", before as "from", after as "to", reason,
      by_person_id as "byPersonId", at
    from access_decisions where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[])
    order by document_id, sequence`;
  const found = new Map<string, AccessDecision[]>();
  for (const { documentId, ...decision } of rows) found.set(documentId, [...(found.get(documentId) ?? []), decision]);
  return found;
}
