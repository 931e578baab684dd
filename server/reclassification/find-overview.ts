import { mayReclassify, maySetRecheckRules } from '../../shared/access/reclassification-access.ts';
import type { RecheckOverview, RecheckWaiting } from '../../shared/contract/reclassification.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { lastDayOfMonth, type RecheckRules } from '../../shared/records/recheck-rules.ts';
import { countDue, countWaiting, countWithheld, countYearly, type RecheckDay } from '../disclosure/index.ts';
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
  const [{ waiting, withheld: kept, ...counts }, withheld, checked] = await Promise.all([
    countDue(sql, on, seen),
    countWithheld(sql, seen),
    countYearly(sql, seen, year),
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
    years: withheld.years.map((one) => one.year).reverse(),
    yearly: yearlyOf(year, on, checked, names),
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
  checked: readonly { readonly unitId: string; readonly done: number; readonly total: number }[],
  names: ReadonlyMap<string, string>,
): RecheckOverview['yearly'] {
  const sum = (of: (one: (typeof checked)[number]) => number) => checked.reduce((total, one) => total + of(one), 0);
  const units = checked
    .map(({ unitId, done, total }) => ({ name: names.get(unitId) ?? '', done, total }))
    .sort((one, other) => one.done / one.total - other.done / other.total || one.name.localeCompare(other.name, 'ko'));
  const dueOn = lastDayOfMonth(year + 1, rules.yearlyByMonth);
  return { year, dueOn, done: sum(({ done }) => done), total: sum(({ total }) => total), units };
}

export function rulesShape(rules: RecheckRules): RecheckOverview['rules'] {
  const { validFrom, yearlyByMonth, recheckYears, openAfterYears, extensionAskYears, verbatimYears } = rules;
  return {
    ...{ validFrom, yearlyByMonth, recheckYears, openAfterYears, extensionAskYears, verbatimYears },
    recheckedLevels: [...rules.recheckedLevels],
    groundsNeedingEnd: [...rules.groundsNeedingEnd],
  };
}
