import type { PublicationShape } from '../../shared/contract/publication-acts.ts';
import { findPersonNames } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findStop, type StopRow } from './stop-store.ts';
import { findPublicationTimes } from './store.ts';

/** Whether and since when citizens can read a document, and what has stopped it, for the officials' document page. */
export async function findPublication(sql: Reader, agencyId: number, documentId: string): Promise<PublicationShape> {
  const [times, stopped] = await Promise.all([
    findPublicationTimes(sql, agencyId, documentId),
    findStop(sql, agencyId, documentId),
  ]);
  const stop = stopped ? await stopOf(sql, agencyId, stopped) : null;
  if (times?.withdrawnAt) return { state: 'withdrawn', at: times.withdrawnAt.toISOString(), stop };
  if (times?.publishedAt) return { state: 'public', at: times.publishedAt.toISOString(), stop };
  if (stopped) return { state: 'stopped', at: stopped.stoppedAt.toISOString(), stop };
  return { state: 'none', at: null, stop };
}

async function stopOf(sql: Reader, agencyId: number, row: StopRow): Promise<PublicationShape['stop']> {
  const personId = row.releasedByPersonId;
  const names = personId === null ? new Map<string, string>() : await findPersonNames(sql, agencyId, [personId]);
  return {
    kinds: [...row.kinds],
    leaks: [...row.leaks],
    unread: [...row.unread],
    releasedAt: row.releasedAt?.toISOString() ?? null,
    releasedBy: personId === null ? null : (names.get(personId) ?? ''),
    reason: row.reason,
  };
}
