import type { DocumentFacts } from '../../shared/access/document-access.ts';
import { listSummaries } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listSeatsOf } from './store.ts';

/** What the reading policy must know of many documents at once; none of their text is read. */
export async function listDocumentFacts(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const [summaries, seats] = await Promise.all([
    listSummaries(sql, agencyId, documentIds),
    listSeatsOf(sql, agencyId, documentIds),
  ]);
  const facts = new Map<string, DocumentFacts & { seatPersonIds: string[] }>();
  for (const [documentId, { unitId, drafterPersonId }] of summaries) {
    facts.set(documentId, { agencyId, unitId, drafterPersonId, status: 'drafting', seatPersonIds: [] });
  }
  for (const { documentId, personId, status } of seats) {
    const seated = facts.get(documentId);
    if (!seated) continue;
    seated.seatPersonIds.push(personId);
    facts.set(documentId, { ...seated, status });
  }
  return facts;
}
