import { type CalendarDay, dayInKorea, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import { replayRequest } from '../../shared/requests/information-request.ts';
import type { RequestEvent } from '../../shared/requests/request-events.ts';
import { countRequests, medianWorkingDays } from '../../shared/requests/request-statistics.ts';
import { countedOn, type ToldFigures, tellFigures } from '../../shared/requests/told-figures.ts';
import { listAgencyIds } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { insertRequestStatistics, listClosedDays, listYearsOfRequests } from '../publication/index.ts';
import { listRequestYears, listStreams } from './list-store.ts';

/**
 * 정보공개 청구의 통계 for citizens: each year once, as its requests stood on the morning of the day on which it is counted.
 * Only what may be told is put where citizens' pages can read it.
 */
export async function tellRequestStatistics({ database, clock }: Pick<Services, 'database' | 'clock'>): Promise<void> {
  const { sql } = database;
  const today = dayInKorea(clock.now());
  for (const agencyId of await listAgencyIds(sql)) {
    const [years, told] = await Promise.all([listRequestYears(sql, agencyId), listYearsOfRequests(sql, agencyId)]);
    for (const year of years.filter((each) => countedOn(each) <= today && !told.includes(each))) {
      const [streams, closedDays] = await Promise.all([
        listStreams(sql, agencyId, year),
        listClosedDays(sql, agencyId),
      ]);
      await insertRequestStatistics(sql, { agencyId, year, figures: figuresOf(streams, year, closedDays) });
    }
  }
}

function figuresOf(
  streams: readonly (readonly RequestEvent[])[],
  year: number,
  closedDays: readonly CalendarDay[],
): ToldFigures {
  const today = countedOn(year);
  const before = startOfDayInKorea(today).toISOString();
  const requests = streams.map((events) => replayRequest(events.filter(({ at }) => at < before)));
  const counted = countRequests(requests, { today, closedDays });
  return tellFigures({ ...counted, workingDays: medianWorkingDays(requests, closedDays) });
}
