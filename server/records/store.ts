import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import type { Retention } from '../../shared/records/retention.ts';
import { missingValue, type Reader, type Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

export type NewFiling = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly unitTaskId: string;
  readonly at: Date;
};

/**
 * Files a document under its unit task as that task stands now. Where the unit task is not there, the filing has no
 * path: the statement fails (`isUnfiled`) and takes with it whatever is written together with it.
 */
export function fileDocument(sql: Reader, filing: NewFiling): Statement {
  return sql`
    insert into filings (agency_id, document_id, unit_task_id, path, retention, filed_at)
    select ${filing.agencyId}, ${filing.documentId}, asked.id, task.path, task.retention, ${filing.at}
    from (select ${filing.unitTaskId}::uuid as id) as asked
    left join unit_tasks task on task.agency_id = ${filing.agencyId} and task.id = asked.id`;
}

export function isUnfiled(error: unknown): boolean {
  return missingValue(error) === 'filings.path';
}

/** A unit task (단위과제) as it stands on a day; its own name is the last of its path. */
export async function findUnitTask(
  reader: Reader,
  agencyId: number,
  id: string,
  on: CalendarDay,
): Promise<UnitTaskShape | undefined> {
  if (!isUuid(id)) return undefined;
  const [task] = await reader<UnitTaskShape[]>`
    select id, unit_id as "unitId", path[cardinality(path)] as name, path, retention from unit_tasks
    where agency_id = ${agencyId} and id = ${id} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`;
  return task;
}

/** The agency's unit tasks of a day, those of the given units first: a drafter nearly always takes one of these. */
export async function listUnitTasks(
  reader: Reader,
  agencyId: number,
  on: CalendarDay,
  firstUnitIds: readonly string[],
): Promise<UnitTaskShape[]> {
  return reader<UnitTaskShape[]>`
    select id, unit_id as "unitId", path[cardinality(path)] as name, path, retention from unit_tasks
    where agency_id = ${agencyId} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by unit_id = any(${firstUnitIds as string[]}::uuid[]) desc, path, id`;
}

/** How many unit tasks of each unit are open on a day or will be. */
export async function countUnitTasks(
  reader: Reader,
  agencyId: number,
  unitIds: readonly string[],
  on: CalendarDay,
): Promise<{ unitId: string; what: string; count: number }[]> {
  return reader<{ unitId: string; what: string; count: number }[]>`
    select unit_id as "unitId", '단위과제' as what, count(*)::int as count from unit_tasks
    where agency_id = ${agencyId} and unit_id = any(${unitIds as string[]}::uuid[])
      and (valid_to is null or valid_to > ${on})
    group by unit_id order by unit_id`;
}

export type NewUnitTask = Omit<UnitTaskShape, 'name'> & { readonly agencyId: number; readonly validFrom: CalendarDay };

export function insertUnitTask(tx: Tx, task: NewUnitTask): Promise<unknown> {
  return tx`
    insert into unit_tasks (agency_id, id, unit_id, path, retention, valid_from, valid_to)
    values (${task.agencyId}, ${task.id}, ${task.unitId}, ${task.path}, ${task.retention}, ${task.validFrom}, null)`;
}

/** Class and retention of a filed document, as they stood on the day it was filed. */
export type Filing = { readonly path: readonly string[]; readonly retention: Retention };

export async function findFiling(reader: Reader, agencyId: number, documentId: string): Promise<Filing | undefined> {
  const [filing] = await reader<Filing[]>`
    select path, retention from filings where agency_id = ${agencyId} and document_id = ${documentId}`;
  return filing;
}

export type RoutineMark = {
  readonly unitTaskId: string;
  readonly isRoutine: boolean;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

/** 정형 문서: every mark that was ever set or taken away, the newest first. */
export function listRoutineMarks(sql: Reader, agencyId: number): Promise<RoutineMark[]> {
  return sql<RoutineMark[]>`
    select unit_task_id as "unitTaskId", is_routine as "isRoutine", reason, by_person_id as "byPersonId", at
    from routine_marks where agency_id = ${agencyId} order by at desc, id`;
}

/** Sets the mark unless it stands so already; false then. Two who press at once set it once. */
export async function insertRoutineMark(tx: Tx, agencyId: number, id: string, mark: RoutineMark): Promise<boolean> {
  await tx`select from unit_tasks where agency_id = ${agencyId} and id = ${mark.unitTaskId} for update`;
  const rows = await tx`
    insert into routine_marks (agency_id, id, unit_task_id, is_routine, reason, by_person_id, at)
    select ${agencyId}::int, ${id}::uuid, ${mark.unitTaskId}::uuid, ${mark.isRoutine}::boolean, ${mark.reason}::text,
      ${mark.byPersonId}::uuid, ${mark.at}::timestamptz
    where ${mark.isRoutine}::boolean <> coalesce((
      select is_routine from routine_marks where agency_id = ${agencyId} and unit_task_id = ${mark.unitTaskId}
      order by at desc, id limit 1), false)
    returning id`;
  return rows.length > 0;
}

/** Which of these unit tasks are marked as routine now. */
export async function listRoutineTasks(
  sql: Reader,
  agencyId: number,
  unitTaskIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ unitTaskId: string; isRoutine: boolean }[]>`
    select distinct on (unit_task_id) unit_task_id as "unitTaskId", is_routine as "isRoutine" from routine_marks
    where agency_id = ${agencyId} and unit_task_id = any(${unitTaskIds as string[]}::uuid[])
    order by unit_task_id, at desc, id`;
  return new Set(rows.flatMap((row) => (row.isRoutine ? [row.unitTaskId] : [])));
}
