import { randomUUID } from 'node:crypto';
import type { StartSeries } from '../../shared/contract/registration.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { findUnitHeading } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { findNumberSeries } from './numbering/store.ts';
import { holdSeries, insertSeriesStart, moveSeries, type SeriesStart } from './store.ts';

export type Started = { lastUsed: number };

/**
 * Lets a unit's series go on after the last number used on paper or in a former system. Only forward: a number
 * that has been given is never given again.
 */
export function startSeries(services: Services, signed: Signed, start: StartSeries, key: RequestKey): Promise<Started> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { unitId, lastUsed } = start;
  const reason = requireReason(start.reason);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const year = await yearOfCounter(sql, agencyId, start, dayInKorea(at));
    const answer = { lastUsed };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await goOnAfter(tx, agencyId, { seriesId: unitId, year, lastUsed, reason, byPersonId: personId, at });
    });
    return answer;
  });
}

/** Moves the counter and keeps why, for whoever holds the series in this transaction. */
export async function goOnAfter(tx: Tx, agencyId: number, start: Omit<SeriesStart, 'lastBefore'>): Promise<void> {
  const lastBefore = await holdSeries(tx, agencyId, start.seriesId, start.year);
  if (lastBefore >= start.lastUsed) throw new Problem('series-already-further', { last: lastBefore });
  await Promise.all([
    insertSeriesStart(tx, agencyId, randomUUID(), { ...start, lastBefore }),
    moveSeries(tx, agencyId, start),
  ]);
}

/** A unit's own series counts by the year; another series as it was opened. */
async function yearOfCounter(
  sql: Reader,
  agencyId: number,
  { unitId, year }: StartSeries,
  today: CalendarDay,
): Promise<number> {
  if (!isUuid(unitId)) throw new Problem('not-found');
  const series = await findNumberSeries(sql, agencyId, unitId);
  if (series) return series.policy === 'perpetual' ? 0 : year;
  if (!(await findUnitHeading(sql, agencyId, unitId, today))) throw new Problem('not-found');
  return year;
}
