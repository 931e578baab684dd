import { randomUUID } from 'node:crypto';
import type { StartSeries } from '../../shared/contract/registration.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findUnitHeading } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { findLastSerial, insertSeriesStart, moveSeries } from './store.ts';

export type Started = { lastUsed: number };

/**
 * Lets a unit's series go on after the last number used on paper or in a former system. Only forward: a number
 * that has been given is never given again.
 */
export function startSeries(services: Services, signed: Signed, start: StartSeries, key: RequestKey): Promise<Started> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { unitId, year, lastUsed } = start;
  const reason = requireReason(start.reason);
  return once(sql, key, async () => {
    const at = services.clock.now();
    if (!(await findUnitHeading(sql, agencyId, unitId, dayInKorea(at)))) throw new Problem('not-found');
    const answer = { lastUsed };
    const series = { seriesId: unitId, year, lastUsed };
    await sql.begin(async (tx) => {
      const [, , moved] = await Promise.all([
        keepAnswer(tx, key, answer, at),
        insertSeriesStart(tx, agencyId, randomUUID(), { ...series, reason, byPersonId: personId, at }),
        moveSeries(tx, agencyId, series),
      ]);
      const last = moved ? lastUsed : await findLastSerial(tx, agencyId, unitId, year);
      if (!moved) throw new Problem('series-already-further', { last });
    });
    return answer;
  });
}
