import type { FurtherSeries, NumberingReply } from '../../../shared/contract/registration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { LEGAL_FORMAT } from '../../../shared/numbering/number-format.ts';
import { counterYear, type FurtherKind, printSeriesNumber } from '../../../shared/numbering/number-series.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Services } from '../../platform/services.ts';
import { listSeriesCounters } from '../store.ts';
import { exampleOf } from './set-numbering-policy.ts';
import { listNumberSeries, listPolicies } from './store.ts';

/** How the agency numbers: what was, is and will be valid, and its series besides those of the units. */
export async function listNumbering(services: Services, agencyId: number): Promise<NumberingReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [policies, series] = await Promise.all([listPolicies(sql, agencyId), listFurtherSeries(services, agencyId)]);
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

async function listFurtherSeries(services: Services, agencyId: number): Promise<FurtherSeries[]> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [all, counters] = await Promise.all([listNumberSeries(sql, agencyId), listSeriesCounters(sql, agencyId)]);
  return all
    .filter((series) => series.unitId === null)
    .map(({ id, kind, name, policy }) => {
      const year = counterYear(policy, today);
      const last = counters.find((counter) => counter.seriesId === id && counter.year === year)?.lastSerial ?? 0;
      return { id, kind: kind as FurtherKind, name, policy, example: printSeriesNumber(name, policy, year, last + 1) };
    });
}
