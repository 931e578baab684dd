import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import type { Services } from '../../platform/services.ts';
import type { PublicationChecks } from '../publication-checks.ts';
import type { SiteFacts } from '../site-facts.ts';
import { tryLockPublication } from './act-store.ts';
import { advancePublication } from './advance-publication.ts';
import { listDue, postpone } from './schedule-store.ts';

const BATCH = 50;

/**
 * Releases what has become due. Nothing is remembered between two rounds but the rows themselves, so a restart loses
 * nothing, and of several processes the one that takes a row does it. One that fails is tried again after a pause and
 * stands in nobody's way. Answers how many were looked at.
 */
export async function releaseDue(services: Services, facts: SiteFacts, checks: PublicationChecks): Promise<number> {
  const { sql } = services.database;
  let released = 0;
  for (;;) {
    const now = services.clock.now();
    const today = dayInKorea(now);
    const due = await listDue(sql, today, now, BATCH);
    let progress = 0;
    for (const key of due) {
      try {
        const taken = await sql.begin(async (tx) => {
          const isTaken = await tryLockPublication(tx, key);
          return isTaken && { tell: await advancePublication(tx, { ...key, at: now }, checks) };
        });
        if (!taken) continue;
        taken.tell?.();
        progress += 1;
      } catch (error) {
        services.log.warn({ err: error, documentId: key.documentId }, 'a publication that is due has failed');
        await postpone(sql, key, now);
      }
    }
    if (progress > 0) facts.forget();
    released += progress;
    if (due.length < BATCH || progress === 0) return released;
  }
}
