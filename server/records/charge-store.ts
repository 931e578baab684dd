import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { documentsDraftedBy } from '../document/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type ChargedTask = { readonly id: string; readonly path: readonly string[] };

/** The unit tasks that a person is in charge of on a day (담당 단위과제). */
export function listChargedTasks(
  sql: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<ChargedTask[]> {
  return sql<ChargedTask[]>`
    select task.id, task.path from unit_task_charges charge
    join unit_tasks task on task.agency_id = charge.agency_id and task.id = charge.unit_task_id
    where charge.agency_id = ${agencyId} and charge.person_id = ${personId}
      and task.valid_from <= ${on} and (task.valid_to is null or task.valid_to > ${on})
    order by task.path, task.id`;
}

/** Who is in charge of each unit task of the agency. */
export function listCharges(sql: Reader, agencyId: number) {
  return sql<{ unitTaskId: string; personId: string; name: string }[]>`
    select charge.unit_task_id as "unitTaskId", charge.person_id as "personId", person.name
    from unit_task_charges charge
    join people person on person.agency_id = charge.agency_id and person.id = charge.person_id
    where charge.agency_id = ${agencyId} order by person.name, charge.unit_task_id`;
}

/** Gives unit tasks from one person's charge to another's; answers those that were the first one's. */
export async function moveCharges(
  tx: Tx,
  { agencyId, from, to, at }: { readonly agencyId: number; readonly from: string; readonly to: string; at: Date },
  unitTaskIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx<{ id: string }[]>`
    update unit_task_charges set person_id = ${to}, since = ${at}
    where agency_id = ${agencyId} and person_id = ${from} and unit_task_id = any(${unitTaskIds as string[]}::uuid[])
    returning unit_task_id as id`;
  return new Set(rows.map((row) => row.id));
}

/** Puts a person in charge of a unit task, or nobody. */
export async function writeCharge(
  tx: Tx,
  { agencyId, unitTaskId }: { readonly agencyId: number; readonly unitTaskId: string },
  personId: string | null,
  at: Date,
): Promise<void> {
  if (personId === null) {
    await tx`delete from unit_task_charges where agency_id = ${agencyId} and unit_task_id = ${unitTaskId}`;
    return;
  }
  await tx`
    insert into unit_task_charges (agency_id, unit_task_id, person_id, since)
    values (${agencyId}, ${unitTaskId}, ${personId}, ${at})
    on conflict on constraint one_person_is_in_charge_of_a_unit_task
    do update set person_id = excluded.person_id, since = excluded.since`;
}

/** 관련 문서 현황: how many documents of a drafter are filed under each unit task. */
export function countFiledBy(
  sql: Reader,
  agencyId: number,
  personId: string,
): Promise<{ path: string[]; count: number }[]> {
  return sql<{ path: string[]; count: number }[]>`
    select path, count(*)::int as count from filings
    where agency_id = ${agencyId} and document_id in ${documentsDraftedBy(sql, agencyId, personId)}
    group by path order by path`;
}
