import { mayRead, type Reader as PolicyReader, READS_APPROVED } from '../../shared/access/document-access.ts';
import { listRestricted } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listDocumentFacts } from './list-document-facts.ts';

/** As many streams as are read at once. */
const CHUNK = 200;

/**
 * 열람제한: those approved documents of the units that the reader does not know of, so that a list or a count by unit
 * leaves them out. Each is judged by the policy itself, which reads its stream: dear where there are thousands.
 */
export async function listHidden(
  sql: Reader,
  reader: PolicyReader,
  unitIds: readonly string[],
): Promise<readonly string[]> {
  if (reader.roles.some((role) => READS_APPROVED.includes(role))) return [];
  const restricted = await listRestricted(sql, reader.agencyId, unitIds, reader.today);
  const hidden: string[] = [];
  for (let from = 0; from < restricted.length; from += CHUNK) {
    const facts = await listDocumentFacts(sql, reader.agencyId, restricted.slice(from, from + CHUNK));
    for (const [documentId, fact] of facts) if (!mayRead(reader, fact)) hidden.push(documentId);
  }
  return hidden;
}
