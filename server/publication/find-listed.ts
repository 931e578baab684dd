import type { Sql } from '../platform/database/connect.ts';
import { findCopy } from './store.ts';

/** A document as the public list names it: what a citizen may refer to. */
export type ListedName = { readonly agencyId: number; readonly title: string; readonly documentNumber: string };

export async function findListed(publicSql: Sql, managementNumber: string): Promise<ListedName | undefined> {
  const copy = await findCopy(publicSql, managementNumber);
  return copy && { agencyId: copy.agencyId, title: copy.title, documentNumber: copy.documentNumber };
}
