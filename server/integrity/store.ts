import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

export type IntegrityLeaf = {
  readonly agencyId: number;
  readonly id: string;
  readonly kind: 'act' | 'paper' | 'publication' | 'restriction';
  readonly documentId: string;
  readonly leafHash: string;
  readonly salt: string;
  readonly at: Date;
};

export function insertLeaf(sql: Reader, leaf: IntegrityLeaf): Statement {
  return sql`
    insert into integrity_leaves (agency_id, id, kind, document_id, leaf_hash, salt, at)
    values (${leaf.agencyId}, ${leaf.id}, ${leaf.kind}, ${leaf.documentId}, ${leaf.leafHash}, ${leaf.salt}, ${leaf.at})`;
}
