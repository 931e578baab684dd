import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { listSummaries } from '../document/index.ts';
import type { Services } from '../platform/services.ts';
import { listOpenStops } from './stop-store.ts';

/** As many as are decided before looking again. */
const MOST = 200;

/** 공개 보류: what the checks before publication have stopped and nobody has decided yet, the longest waiting first. */
export async function listStopped(services: Services, agencyId: number): Promise<StoppedReply> {
  const { sql } = services.database;
  const stops = await listOpenStops(sql, agencyId, MOST + 1);
  const shown = stops.slice(0, MOST);
  const summaries = await listSummaries(
    sql,
    agencyId,
    shown.map(({ documentId }) => documentId),
  );
  const documents = shown.flatMap(({ documentId, stoppedAt, ...stop }) => {
    const summary = summaries.get(documentId);
    if (!summary) return [];
    const { managementNumber, title } = summary;
    const [kinds, leaks, unread] = [[...stop.kinds], [...stop.leaks], [...stop.unread]];
    return [{ managementNumber, title, kinds, leaks, unread, stoppedAt: stoppedAt.toISOString() }];
  });
  return { documents, more: stops.length > MOST };
}
