import { mayChangeGroup } from '../../shared/access/circulation-group-access.ts';
import type { CirculationGroupShape, GroupReadersReply, GroupsReply } from '../../shared/contract/circulation.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type GroupRule, groupResolver, type ResolvedGroup } from '../../shared/organization/circulation-group.ts';
import { findPersonNames, listUnitNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { groupFacts, type OfficeNow, officeNow, usable } from './access.ts';
import { findGroup, type GroupRow, listGroups } from './store.ts';

/** 공람 그룹: one's own and those of one's units, with how many people each is today. */
export async function listUsableGroups(services: Services, signed: Signed): Promise<GroupsReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const at = services.clock.now();
  const office = await officeNow(sql, signed, at);
  const unitIds = [...office.user.unitIds, ...office.user.recordsUnitIds];
  const groups = await listGroups(sql, agencyId, { personId, unitIds });
  const rules = groups.flatMap((group) => group.rules);
  const [unitNames, personNames] = await Promise.all([
    listUnitNames(
      sql,
      agencyId,
      [...unitsNamed(rules), ...groups.flatMap(({ unitId }) => unitId ?? [])],
      dayInKorea(at),
    ),
    findPersonNames(sql, agencyId, [...peopleNamed(rules), ...groups.map(({ ownerPersonId }) => ownerPersonId)]),
  ]);
  const names: Names = {
    unit: new Map(unitNames.map(({ unitId, unitName }) => [unitId, unitName])),
    person: personNames,
  };
  const resolve = groupResolver(office.units);
  return { groups: groups.map((group) => groupShape(group, resolve(group.rules), office, names)) };
}

/** Who a group is at this moment. */
export async function findGroupReaders(services: Services, signed: Signed, id: string): Promise<GroupReadersReply> {
  const { sql } = services.database;
  const [office, found] = await Promise.all([
    officeNow(sql, signed, services.clock.now()),
    findGroup(sql, signed.agencyId, id),
  ]);
  const { name, rules } = usable(found, office);
  const resolved = groupResolver(office.units)(rules);
  return { name, readers: [...resolved.readers], lost: resolved.rules.filter(({ isLost }) => isLost).length };
}

type Names = { readonly unit: ReadonlyMap<string, string>; readonly person: ReadonlyMap<string, string> };

function groupShape(
  group: GroupRow,
  resolved: ResolvedGroup,
  { user, units }: OfficeNow,
  names: Names,
): CirculationGroupShape {
  const { id, name, revision, ownerPersonId, unitId } = group;
  const facts = groupFacts(group, units);
  const nameOf = (rule: GroupRule) =>
    rule.kind === 'unit' ? names.unit.get(rule.unitId) : names.person.get(rule.personId);
  return {
    id,
    name,
    revision,
    owner: { personId: ownerPersonId, name: names.person.get(ownerPersonId) ?? '' },
    sharedWith: unitId === null ? null : { unitId, unitName: names.unit.get(unitId) ?? '', stands: facts.unitStands },
    rules: group.rules.map((rule, index) => ({
      rule,
      name: nameOf(rule) ?? '',
      isLost: resolved.rules[index]?.isLost ?? true,
      readers: resolved.rules[index]?.readers.length ?? 0,
    })),
    readers: resolved.readers.length,
    may: { change: mayChangeGroup(user, facts), share: user.personId === ownerPersonId },
  };
}

function unitsNamed(rules: readonly GroupRule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === 'unit' ? rule.unitId : []));
}

function peopleNamed(rules: readonly GroupRule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === 'person' ? rule.personId : []));
}
