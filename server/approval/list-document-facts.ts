import type { DocumentFacts } from '../../shared/access/document-access.ts';
import { listSummaries } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listPeopleWithDuties } from './duty-store.ts';
import { listSeatsOf } from './store.ts';

/** What the reading policy must know of many documents at once; none of their text is read. */
export async function listDocumentFacts(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const [summaries, seats, others] = await Promise.all([
    listSummaries(sql, agencyId, documentIds),
    listSeatsOf(sql, agencyId, documentIds),
    listPeopleWithDuties(sql, agencyId, documentIds),
  ]);
  const facts = new Map<string, DocumentFacts & { participantIds: string[] }>();
  for (const [documentId, { unitId, drafterPersonId }] of summaries) {
    facts.set(documentId, { agencyId, unitId, drafterPersonId, status: 'drafting', participantIds: [] });
  }
  for (const { documentId, personId, status } of seats) {
    const seated = facts.get(documentId);
    if (!seated) continue;
    seated.participantIds.push(personId);
    facts.set(documentId, { ...seated, status });
  }
  for (const { documentId, personId } of others) facts.get(documentId)?.participantIds.push(personId);
  return facts;
}
