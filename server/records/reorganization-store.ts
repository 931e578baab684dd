import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import type { OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** The unit tasks (단위과제) that go on with the unit in which an ended one goes on. */
export async function listMovingUnitTasks(
  reader: Reader,
  agencyId: number,
  { units }: Reorganization,
  on: CalendarDay,
): Promise<Moving[]> {
  const rows = await reader<{ unitId: string; count: number; examples: string[] }[]>`
    select unit_id as "unitId", count(*)::int as count, (array_agg(path[cardinality(path)] order by path))[1:3] as examples
    from unit_tasks
    where agency_id = ${agencyId} and unit_id = any(${units.map(({ id }) => id)}::uuid[])
      and (valid_to is null or valid_to > ${on})
    group by unit_id`;
  const found = new Map(rows.map((row) => [row.unitId, row]));
  return units.flatMap(({ id, name, toName }) => {
    const row = found.get(id);
    return row ? [{ what: '단위과제', from: name, to: toName, count: row.count, examples: row.examples }] : [];
  });
}

/** Unit tasks that are open go on in the new unit; what was filed before keeps the class and names of its day. */
export async function moveUnitTasks(tx: Tx, { agencyId, moves, on }: OrganizationChanged): Promise<void> {
  const { units } = moves;
  await tx`
    update unit_tasks task set unit_id = passage.to_id
    from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ toId }) => toId)}::uuid[]) as passage (id, to_id)
    where task.agency_id = ${agencyId} and task.unit_id = passage.id and (task.valid_to is null or task.valid_to > ${on})`;
}
