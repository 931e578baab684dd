import type { SeriesReply } from '../../shared/contract/registration.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { findPersonNames, listUnits } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { listSeriesCounters, listSeriesStarts } from './store.ts';

/** The series of today's units: this year's even before its first number, and those of earlier years. */
export async function listSeries(services: Services, agencyId: number): Promise<SeriesReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [units, counters, starts] = await Promise.all([
    listUnits(sql, agencyId, today),
    listSeriesCounters(sql, agencyId),
    listSeriesStarts(sql, agencyId),
  ]);
  const names = await findPersonNames(sql, agencyId, [...new Set(starts.map((start) => start.byPersonId))]);
  const startsOf = (unitId: string, year: number) =>
    starts
      .filter((start) => start.seriesId === unitId && start.year === year)
      .map(({ lastUsed, reason, byPersonId, at }) => {
        return { lastUsed, reason, by: names.get(byPersonId) ?? '', at: at.toISOString() };
      });
  const thisYear = yearOf(today);
  const series = units.flatMap((unit) => {
    const own = counters.filter((counter) => counter.seriesId === unit.id);
    const has = own.some((counter) => counter.year === thisYear);
    const all = has ? own : [{ year: thisYear, lastSerial: 0 }, ...own];
    return all.map(({ year, lastSerial }) => {
      return { unitId: unit.id, unitName: unit.name, year, lastSerial, starts: startsOf(unit.id, year) };
    });
  });
  return { series };
}
