import type { DocumentFacts } from '../../shared/access/document-access.ts';
import { type ApprovalLine, evolve, NEW_LINE } from '../../shared/approval/approval-line.ts';
import { listSummaries } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { partiesOf } from './access.ts';
import { listStreams } from './store.ts';

/** What the reading policy must know of many documents at once; none of their text is read. */
export async function listDocumentFacts(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const [summaries, events] = await Promise.all([
    listSummaries(sql, agencyId, documentIds),
    listStreams(
      sql,
      documentIds.map((documentId) => ({ agencyId, documentId })),
    ),
  ]);
  const lines = new Map<string, ApprovalLine>();
  for (const { documentId, event } of events) {
    lines.set(documentId, evolve(lines.get(documentId) ?? NEW_LINE, event));
  }
  const facts = new Map<string, DocumentFacts>();
  for (const [documentId, { unitId, drafterPersonId, restriction }] of summaries) {
    const line = lines.get(documentId) ?? NEW_LINE;
    facts.set(documentId, { agencyId, unitId, drafterPersonId, restriction, ...partiesOf(line) });
  }
  return facts;
}
