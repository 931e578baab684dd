import { FEWEST_CLOSED, releasedNumber, releaseGroups } from '../../../shared/disclosure/release-groups.ts';
import { type CalendarDay, dayInKorea, daysAfter } from '../../../shared/kernel/calendar-day.ts';
import { listAgencyIds } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import type { Services } from '../../platform/services.ts';
import {
  type CountedGround,
  type CountedGroup,
  type CountedTime,
  countGrounds,
  countGroups,
  measureTimes,
  replaceStatistics,
  type Statistics,
} from './store.ts';

/** Of fewer public documents no time is told: it would be that of an official. */
const FEWEST_MEASURED = 5;

/**
 * 공개 통계: counts all documents that were approved before this month, closed ones too, and puts what may be told of
 * them into `public_site`. Nothing is added up step by step, so what is told is always what a recount would give.
 */
export async function countStatistics({ database, clock }: Services): Promise<void> {
  const until = endOfLastMonth(dayInKorea(clock.now()));
  for (const agencyId of await listAgencyIds(database.sql)) {
    const counted = await countAgency(database.sql, agencyId, until);
    await database.sql.begin((tx) => replaceStatistics(tx, agencyId, counted));
  }
}

/** So many counts follow a start, a minute apart: a new office is still publishing what it began with. */
const COUNTS_AFTER_START = 3;

/** Once a day is enough: a count reads every document, and what it tells changes with the month and with decisions. */
export class DailyCount {
  readonly #services: Services;
  #countedOn: CalendarDay | undefined;
  #counts = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  async countDaily(): Promise<void> {
    const today = dayInKorea(this.#services.clock.now());
    if (this.#countedOn === today && this.#counts >= COUNTS_AFTER_START) return;
    await countStatistics(this.#services);
    this.#countedOn = today;
    this.#counts += 1;
  }
}

function endOfLastMonth(day: CalendarDay): CalendarDay {
  return daysAfter(`${day.slice(0, 7)}-01`, -1);
}

async function countAgency(sql: Reader, agencyId: number, until: CalendarDay): Promise<Statistics> {
  const [groups, grounds, times] = await Promise.all([
    countGroups(sql, agencyId, until),
    countGrounds(sql, agencyId, until),
    measureTimes(sql, agencyId, until),
  ]);
  const years = [...new Set(groups.map(({ year }) => year))];
  const isOver = (year: number) => `${year}-12-31` <= until;
  return {
    until,
    groups: years.flatMap((year) => releasedYear(groups, year, isOver(year))),
    grounds: years.flatMap((year) => releasedGrounds(groups, grounds, year, isOver(year))),
    times: times.map(measuredRow),
  };
}

/** The year itself, and both its groupings; each is a part of the same whole. */
function releasedYear(counted: readonly CountedGroup[], year: number, isOver: boolean): Statistics['groups'] {
  const of = (grouping: CountedGroup['grouping']) =>
    counted.filter((group) => group.year === year && group.grouping === grouping);
  return (['year', 'month', 'unit'] as const).flatMap((grouping) =>
    releaseGroups(of(grouping), isOver).map((row) => ({ ...row, year, grouping })),
  );
}

/** A ground of which nothing is left to tell has no row: it would stand there because of its closed documents. */
function releasedGrounds(
  groups: readonly CountedGroup[],
  counted: readonly CountedGround[],
  year: number,
  isOver: boolean,
): Statistics['grounds'] {
  const whole = groups.find((group) => group.year === year && group.grouping === 'year')?.closed ?? 0;
  return counted
    .filter((row) => row.year === year)
    .map((row) => ({ ...row, closed: isOver ? releasedNumber(row.closed, whole) : null }))
    .filter(({ partiallyOpen, closed }) => partiallyOpen > 0 || closed !== null);
}

function measuredRow(row: CountedTime): CountedTime {
  return row.documents >= FEWEST_MEASURED ? row : { ...row, toApproval: null, toPublication: null };
}

/** For the page, which says both. */
export const FEWEST = { closed: FEWEST_CLOSED, measured: FEWEST_MEASURED } as const;
