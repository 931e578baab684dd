import type { FurtherSeries, NumberingReply } from '../../../shared/contract/registration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { LEGAL_FORMAT } from '../../../shared/numbering/number-format.ts';
import { counterYear, printSeriesNumber } from '../../../shared/numbering/number-series.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Services } from '../../platform/services.ts';
import { listSeriesCounters, listSeriesStarts } from '../store.ts';
import { exampleOf } from './set-numbering-policy.ts';
import { listFurtherSeries, listPolicies } from './store.ts';

/** How the agency numbers: what was, is and will be valid, and its series besides those of the units. */
export async function listNumbering(services: Services, agencyId: number): Promise<NumberingReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [policies, series] = await Promise.all([listPolicies(sql, agencyId), furtherSeries(services, agencyId)]);
  const names = await findPersonNames(sql, agencyId, [...new Set(policies.map((policy) => policy.byPersonId))]);
  const valid = policies.find((policy) => policy.validFrom <= today);
  const rows: NumberingReply['policies'] = policies.map(({ byPersonId, at, ...policy }) => ({
    ...policy,
    state:
      policy === valid || policy.validFrom === valid?.validFrom
        ? 'valid'
        : policy.validFrom > today
          ? 'future'
          : 'past',
    example: exampleOf(policy, policy.validFrom),
    by: names.get(byPersonId) ?? '',
    at: at.toISOString(),
  }));
  // What holds where nobody has decided anything: the form of the law, one series for both.
  const law = { ...LEGAL_FORMAT, validFrom: '1999-01-01', basis: '', receivedSeries: 'shared' as const, reason: '' };
  const state = valid ? ('past' as const) : ('valid' as const);
  return { policies: [...rows, { ...law, state, example: exampleOf(law, today), by: '', at: null }], series };
}

/** Each with the number that the next document gets, and where somebody let it go on. */
async function furtherSeries(services: Services, agencyId: number): Promise<FurtherSeries[]> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [all, counters, starts] = await Promise.all([
    listFurtherSeries(sql, agencyId),
    listSeriesCounters(sql, agencyId),
    listSeriesStarts(sql, agencyId),
  ]);
  const names = await findPersonNames(sql, agencyId, [...new Set(starts.map((start) => start.byPersonId))]);
  return all.map(({ id, kind, name, policy, postId }) => {
    const year = counterYear(policy, today);
    const lastSerial = counters.find((counter) => counter.seriesId === id && counter.year === year)?.lastSerial ?? 0;
    const own = starts.filter((start) => start.seriesId === id && start.year === year);
    return {
      ...{ id, kind, name, policy, postId, lastSerial },
      example: printSeriesNumber(name, policy, year, lastSerial + 1),
      starts: own.map(({ lastUsed, reason, byPersonId, at }) => {
        return { lastUsed, reason, by: names.get(byPersonId) ?? '', at: at.toISOString() };
      }),
    };
  });
}
