import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A decision on 열람제한 of an approved document. */
export type AccessDecision = {
  readonly sequence: number;
  readonly from: AccessRestriction | null;
  readonly to: AccessRestriction | null;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

type DocumentKey = { readonly agencyId: number; readonly documentId: string };

const jsonOrNull = (restriction: AccessRestriction | null) => restriction && JSON.stringify(restriction);

export function insertAccessDecision(tx: Tx, { agencyId, documentId }: DocumentKey, decision: AccessDecision) {
  return tx`
    insert into access_decisions (agency_id, document_id, sequence, before, after, reason, by_person_id, at)
    values (${agencyId}, ${documentId}, ${decision.sequence}, ${jsonOrNull(decision.from)}::text::jsonb,
      ${jsonOrNull(decision.to)}::text::jsonb, ${decision.reason}, ${decision.byPersonId}, ${decision.at})`;
}

/** Every decision on a document, the first one first. */
export function listAccessDecisions(sql: Reader, agencyId: number, documentId: string): Promise<AccessDecision[]> {
  return sql<AccessDecision[]>`
    select sequence, before as "from", after as "to", reason, by_person_id as "byPersonId", at
    from access_decisions where agency_id = ${agencyId} and document_id = ${documentId} order by sequence`;
}
