import {
  type AccessRestriction,
  type NamedReader,
  restrictionFault,
} from '../../shared/document/access-restriction.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { findPersonNames, listUnitNames } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { Problem, refused } from '../platform/http/problems.ts';

/** 열람제한 as the record keeps it: whoever is named bears the name of that day, and nobody is named who is not there. */
export async function readRestriction(
  sql: Reader,
  agencyId: number,
  restriction: AccessRestriction,
  on: CalendarDay,
  namedBefore = 0,
): Promise<AccessRestriction> {
  const fault = restrictionFault(restriction, on, namedBefore);
  if (fault) throw refused(fault);
  const idsOf = (named: readonly NamedReader[]) => [...new Set(named.map(({ id }) => id))];
  const [people, units] = await Promise.all([
    findPersonNames(sql, agencyId, idsOf(restriction.people)),
    listUnitNames(sql, agencyId, idsOf(restriction.units), on),
  ]);
  const unitNames = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  const unknown = [
    ...restriction.people.filter(({ id }) => !people.has(id)),
    ...restriction.units.filter(({ id }) => !unitNames.has(id)),
  ];
  if (unknown.length > 0) {
    throw new Problem('restricted-reader-unknown', { names: unknown.map(({ name }) => name).join(', ') });
  }
  return {
    reason: restriction.reason,
    until: restriction.until,
    units: idsOf(restriction.units).map((id) => ({ id, name: unitNames.get(id) ?? '' })),
    people: idsOf(restriction.people).map((id) => ({ id, name: people.get(id) ?? '' })),
  };
}
