import { rulesAfter } from '../../shared/organization/circulation-group.ts';
import type { Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import type { Affected, OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { type GroupRow, listGroupsWith, writeGroup } from './store.ts';

/** Groups with a rule over a unit that ends and goes on in another, or shared with it. */
export async function listMovingGroups(reader: Reader, agencyId: number, { units }: Reorganization): Promise<Moving[]> {
  const groups = await listGroupsWith(
    reader,
    agencyId,
    units.map(({ id }) => id),
  );
  return units.map(({ id, name, toName }) => {
    // Whose group it is and what it is called is its owner's.
    return { what: '공람 그룹', from: name, to: toName, count: countWith(groups, id), examples: [] };
  });
}

/** Rules over what ends are over what it goes on in from now on. One without successor stays, and is lost. */
export async function moveGroups(tx: Tx, { agencyId, byPersonId, at, moves }: OrganizationChanged): Promise<void> {
  const { units } = moves;
  const successors = new Map(units.map(({ id, toId }) => [id, toId]));
  const groups = await listGroupsWith(tx, agencyId, [...successors.keys()]);
  for (const group of groups) {
    const unitId = group.unitId && (successors.get(group.unitId) ?? group.unitId);
    await writeGroup(tx, agencyId, { ...group, unitId, rules: rulesAfter(group.rules, units) }, { byPersonId, at });
  }
}

/** How many groups hang on each of these units. */
export async function countGroupsOfUnits(
  reader: Reader,
  agencyId: number,
  unitIds: readonly string[],
): Promise<Affected[]> {
  const groups = await listGroupsWith(reader, agencyId, unitIds);
  return unitIds.map((unitId) => ({ unitId, what: '공람 그룹', count: countWith(groups, unitId) }));
}

function countWith(groups: readonly GroupRow[], unitId: string): number {
  return groups.filter(
    (group) => group.unitId === unitId || group.rules.some((rule) => rule.kind === 'unit' && rule.unitId === unitId),
  ).length;
}
