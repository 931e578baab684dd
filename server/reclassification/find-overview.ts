import { mayReclassify, maySetRecheckRules } from '../../shared/access/reclassification-access.ts';
import type { RecheckOverview, RecheckWaiting } from '../../shared/contract/reclassification.ts';
import { DISCLOSURE_LEVELS } from '../../shared/disclosure/disclosure.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { lastDayOfMonth, type RecheckRules } from '../../shared/records/recheck-rules.ts';
import {
  countDue,
  countMissed,
  countRestrictions,
  countWaiting,
  countWithheld,
  countYearly,
  type RecheckDay,
  type YearlyCount,
} from '../disclosure/index.ts';
import { listUnitNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { accessWorklists, recheckDay } from './access.ts';

/** 재분류 현황: what waits for what reason, how far the check of the year has come, and what is closed at all. */
export async function findOverview(services: Services, signed: Signed): Promise<RecheckOverview> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const seen = await accessWorklists(services, signed);
  const on = await recheckDay(sql, agencyId, dayInKorea(services.clock.now()));
  const year = yearOf(on.today) - 1;
  const [{ waiting, withheld: kept, ...counts }, withheld, checked, restrictions, missed] = await Promise.all([
    countDue(sql, on, seen),
    countWithheld(sql, seen),
    countYearly(sql, seen, year),
    countRestrictions(sql, on.today, seen),
    countMissed(sql, seen, on.today),
  ]);
  const known = [...new Set([...withheld.unitIds, ...checked.map(({ unitId }) => unitId)])];
  const units = await listUnitNames(sql, agencyId, known, on.today);
  const names = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  return {
    today: on.today,
    mayDecide: mayReclassify(signed),
    maySetRules: maySetRecheckRules(signed),
    counts,
    waiting,
    withheld: kept,
    units: units.map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
    years: [
      ...new Set([...(checked.length > 0 ? [year] : []), ...[...withheld.years, ...missed].map((one) => one.year)]),
    ].sort((one, other) => other - one),
    yearly: { ...yearlyOf(year, on, checked, names), restrictions, missed },
    byGround: [...withheld.grounds],
    byYear: [...withheld.years],
    rules: rulesShape(on.rules),
  };
}

/** The number beside the menu. */
export async function findWaiting(services: Services, signed: Signed): Promise<RecheckWaiting> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const seen = await accessWorklists(services, signed);
  const on = await recheckDay(sql, agencyId, dayInKorea(services.clock.now()));
  return { waiting: await countWaiting(sql, on, seen) };
}

function yearlyOf(
  year: number,
  { rules }: RecheckDay,
  checked: readonly YearlyCount[],
  names: ReadonlyMap<string, string>,
) {
  const units = sumsBy(checked, ({ unitId }) => unitId)
    .map(({ of, done, total }) => ({ name: names.get(of) ?? '', done, total }))
    .sort((one, other) => one.done / one.total - other.done / other.total || one.name.localeCompare(other.name, 'ko'));
  const byLevel = sumsBy(checked, ({ level }) => level);
  const levels = DISCLOSURE_LEVELS.flatMap((level) => {
    const found = byLevel.find(({ of }) => of === level);
    return found ? [{ level, done: found.done, total: found.total }] : [];
  });
  const sum = (count: 'done' | 'total') => checked.reduce((total, one) => total + one[count], 0);
  const dueOn = lastDayOfMonth(year + 1, rules.yearlyByMonth);
  return { year, dueOn, done: sum('done'), total: sum('total'), units, levels };
}

function sumsBy<Key extends string>(counts: readonly YearlyCount[], keyOf: (count: YearlyCount) => Key) {
  const sums = new Map<Key, { readonly of: Key; readonly done: number; readonly total: number }>();
  for (const count of counts) {
    const of = keyOf(count);
    const { done, total } = sums.get(of) ?? { done: 0, total: 0 };
    sums.set(of, { of, done: done + count.done, total: total + count.total });
  }
  return [...sums.values()];
}

export function rulesShape(rules: RecheckRules): RecheckOverview['rules'] {
  const { validFrom, yearlyByMonth, recheckYears, openAfterYears, extensionAskYears, verbatimYears } = rules;
  return {
    ...{ validFrom, yearlyByMonth, recheckYears, openAfterYears, extensionAskYears, verbatimYears },
    recheckedLevels: [...rules.recheckedLevels],
    groundsNeedingEnd: [...rules.groundsNeedingEnd],
  };
}
