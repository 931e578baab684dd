import type { GroupRule } from '../../shared/organization/circulation-group.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type GroupRow = {
  readonly id: string;
  readonly ownerPersonId: string;
  readonly unitId: string | null;
  readonly name: string;
  readonly rules: readonly GroupRule[];
  readonly revision: number;
};

/** One's own groups and those shared with these units, by name. */
export function listGroups(
  sql: Reader,
  agencyId: number,
  { personId, unitIds }: { readonly personId: string; readonly unitIds: readonly string[] },
): Promise<GroupRow[]> {
  return sql<GroupRow[]>`
    select ${columns(sql)} from circulation_groups
    where agency_id = ${agencyId} and (person_id = ${personId} or unit_id = any(${unitIds as string[]}::uuid[]))
    order by name, id`;
}

/** One person's own, by name. */
export function listGroupsOf(sql: Reader, agencyId: number, personId: string): Promise<GroupRow[]> {
  return listGroups(sql, agencyId, { personId, unitIds: [] });
}

export async function findGroup(sql: Reader, agencyId: number, id: string): Promise<GroupRow | undefined> {
  const [group] = await sql<GroupRow[]>`
    select ${columns(sql)} from circulation_groups where agency_id = ${agencyId} and id = ${id}`;
  return group;
}

/** The same, held until the transaction ends: whoever changes it at the same moment waits. */
export async function holdGroup(tx: Tx, agencyId: number, id: string): Promise<GroupRow | undefined> {
  const [group] = await tx<GroupRow[]>`
    select ${columns(tx)} from circulation_groups where agency_id = ${agencyId} and id = ${id} for update`;
  return group;
}

export async function countShared(sql: Reader, agencyId: number, unitId: string, besides: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from circulation_groups
    where agency_id = ${agencyId} and unit_id = ${unitId} and id <> ${besides}`;
  return row?.count ?? 0;
}

/** The store counts the revisions itself. */
type WrittenGroup = Omit<GroupRow, 'revision'>;

/** Who has changed it, and when. */
export type Change = { readonly byPersonId: string; readonly at: Date };

export function insertGroup(
  tx: Tx,
  agencyId: number,
  group: WrittenGroup,
  { byPersonId, at }: Change,
): Promise<unknown> {
  return tx`
    insert into circulation_groups
      (agency_id, id, person_id, unit_id, name, rules, revision, changed_at, changed_by_person_id)
    values (${agencyId}, ${group.id}, ${group.ownerPersonId}, ${group.unitId}, ${group.name},
      ${JSON.stringify(group.rules)}::text::jsonb, 1, ${at}, ${byPersonId})`;
}

export function writeGroup(
  tx: Tx,
  agencyId: number,
  group: WrittenGroup,
  { byPersonId, at }: Change,
): Promise<unknown> {
  return tx`
    update circulation_groups set person_id = ${group.ownerPersonId}, unit_id = ${group.unitId}, name = ${group.name},
      rules = ${JSON.stringify(group.rules)}::text::jsonb, revision = revision + 1, changed_at = ${at},
      changed_by_person_id = ${byPersonId}
    where agency_id = ${agencyId} and id = ${group.id}`;
}

export function deleteGroup(tx: Tx, agencyId: number, id: string): Promise<unknown> {
  return tx`delete from circulation_groups where agency_id = ${agencyId} and id = ${id}`;
}

/** Groups of anybody with a rule over one of these units, or shared with one. */
export function listGroupsWith(sql: Reader, agencyId: number, unitIds: readonly string[]): Promise<GroupRow[]> {
  return sql<GroupRow[]>`
    select ${columns(sql)} from circulation_groups
    where agency_id = ${agencyId} and (unit_id = any(${unitIds as string[]}::uuid[])
      or exists (select from jsonb_array_elements(rules) as rule where rule ->> 'unitId' = any(${unitIds as string[]})))
    order by id`;
}

function columns(sql: Reader) {
  return sql`id, person_id as "ownerPersonId", unit_id as "unitId", name, rules, revision`;
}
