import type { AgencyRole, GrantedRole } from '../../../shared/access/roles.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

export type RoleGrantRow = {
  readonly id: string;
  readonly personId: string;
  readonly role: GrantedRole;
  readonly unitId: string | null;
  readonly fromOn: CalendarDay;
  readonly toOn: CalendarDay | null;
  readonly reason: string;
  readonly status: 'proposed' | 'granted' | 'ended';
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly confirmedBy: string | null;
  readonly alone: boolean;
};

/** The roles of the agency that a person holds on a day, as a list within another statement. */
export function rolesOn(reader: Reader, on: CalendarDay) {
  return reader`array(
    select role_grant.role from role_grants role_grant
    where role_grant.agency_id = account.agency_id and role_grant.person_id = account.person_id
      and role_grant.status = 'granted' and role_grant.unit_id is null
      and role_grant.from_on <= ${on} and (role_grant.to_on is null or role_grant.to_on > ${on})
    order by role_grant.role) as roles`;
}

export async function findRolesOf(
  reader: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<AgencyRole[]> {
  const [row] = await reader<{ roles: AgencyRole[] }[]>`
    select ${rolesOn(reader, on)} from (values (${agencyId}::int, ${personId}::uuid)) as account (agency_id, person_id)`;
  return row?.roles ?? [];
}

/** Everybody who holds a role of the agency on a day. */
export async function listHoldersOf(
  reader: Reader,
  agencyId: number,
  role: AgencyRole,
  on: CalendarDay,
): Promise<string[]> {
  const rows = await reader<{ personId: string }[]>`
    select distinct person_id as "personId" from role_grants
    where agency_id = ${agencyId} and role = ${role} and unit_id is null and status = 'granted'
      and from_on <= ${on} and (to_on is null or to_on > ${on})
    order by 1`;
  return rows.map((row) => row.personId);
}

/** The units whose 기록물관리책임자 a person is on a day; `mayConfirmCorrection` asks for them. */
export async function listRecordsUnitsOf(
  reader: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<string[]> {
  const rows = await reader<{ unitId: string }[]>`
    select distinct unit_id as "unitId" from role_grants
    where agency_id = ${agencyId} and person_id = ${personId} and role = 'unitRecordsOfficer' and status = 'granted'
      and from_on <= ${on} and (to_on is null or to_on > ${on})
    order by 1`;
  return rows.map((row) => row.unitId);
}

/** Who could confirm the correction of a unit's registered data on a day. */
export async function listRecordsOfficersOf(
  reader: Reader,
  agencyId: number,
  unitId: string,
  on: CalendarDay,
): Promise<string[]> {
  const rows = await reader<{ personId: string }[]>`
    select distinct person_id as "personId" from role_grants
    where agency_id = ${agencyId} and unit_id = ${unitId} and role = 'unitRecordsOfficer' and status = 'granted'
      and from_on <= ${on} and (to_on is null or to_on > ${on})
    order by 1`;
  return rows.map((row) => row.personId);
}

export type Administrators = {
  /** Who could sign in and act as administrator on the day. */
  readonly today: readonly string[];
  /** Those of them whose role and account have no end. */
  readonly lasting: readonly string[];
};

export async function findAdministrators(reader: Reader, agencyId: number, on: CalendarDay): Promise<Administrators> {
  const rows = await reader<{ personId: string; lasting: boolean }[]>`
    select role_grant.person_id as "personId",
      bool_or(role_grant.to_on is null and account.leaves_on is null) as lasting
    from role_grants role_grant
    join accounts account on account.agency_id = role_grant.agency_id and account.person_id = role_grant.person_id
      and account.active and (account.leaves_on is null or account.leaves_on > ${on})
    where role_grant.agency_id = ${agencyId} and role_grant.role = 'administrator' and role_grant.status = 'granted'
      and role_grant.from_on <= ${on} and (role_grant.to_on is null or role_grant.to_on > ${on})
    group by role_grant.person_id`;
  return {
    today: rows.map((row) => row.personId),
    lasting: rows.filter((row) => row.lasting).map((row) => row.personId),
  };
}

/** When the agency last lost an administrator other than this one, by an act or because a period ran out. */
export async function findOthersLostAt(
  reader: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<Date | null> {
  const [row] = await reader<{ at: Date | null }[]>`
    select max(greatest(
      role_grant.confirmed_at, role_grant.ended_at,
      case when role_grant.to_on <= ${on} then role_grant.to_on::timestamp at time zone 'Asia/Seoul' end,
      case when account.leaves_on <= ${on} then account.leaves_on::timestamp at time zone 'Asia/Seoul' end,
      (select max(act.at) from administration_acts act
        where act.agency_id = role_grant.agency_id and act.about_person_id = role_grant.person_id
          and act.kind in ('account-locked', 'person-left')))) as at
    from role_grants role_grant
    left join accounts account on account.agency_id = role_grant.agency_id and account.person_id = role_grant.person_id
    where role_grant.agency_id = ${agencyId} and role_grant.role = 'administrator'
      and role_grant.confirmed_at is not null and role_grant.person_id <> ${personId}`;
  return row?.at ?? null;
}

/** Those that wait for a second person, count today, or will count. */
export async function listGrants(reader: Reader, agencyId: number, on: CalendarDay): Promise<RoleGrantRow[]> {
  return reader<RoleGrantRow[]>`
    select ${grantColumns(reader)} from role_grants
    where agency_id = ${agencyId} and status <> 'ended' and (status = 'proposed' or to_on is null or to_on > ${on})
    order by role, from_on, id`;
}

export async function findGrant(reader: Reader, agencyId: number, id: string): Promise<RoleGrantRow | undefined> {
  const [row] = await reader<RoleGrantRow[]>`
    select ${grantColumns(reader)} from role_grants where agency_id = ${agencyId} and id = ${id}`;
  return row;
}

function grantColumns(reader: Reader) {
  return reader`id, person_id as "personId", role, unit_id as "unitId", from_on as "fromOn", to_on as "toOn", reason,
    status, proposed_by as "proposedBy", proposed_at as "proposedAt", confirmed_by as "confirmedBy", alone`;
}

/** Whether the person has that role, or waits for it, on any day of the period. */
export async function hasOverlappingGrant(
  reader: Reader,
  agencyId: number,
  grant: Pick<RoleGrantRow, 'personId' | 'role' | 'unitId' | 'fromOn' | 'toOn'>,
): Promise<boolean> {
  const [row] = await reader<{ has: boolean }[]>`
    select exists (
      select from role_grants
      where agency_id = ${agencyId} and person_id = ${grant.personId} and role = ${grant.role}
        and unit_id is not distinct from ${grant.unitId}::uuid and status <> 'ended'
        and (to_on is null or to_on > ${grant.fromOn})
        and (${grant.toOn}::date is null or from_on < ${grant.toOn})) as has`;
  return row?.has ?? false;
}

export function insertGrant(
  tx: Tx,
  agencyId: number,
  grant: RoleGrantRow & { readonly confirmedAt: Date | null },
): Promise<unknown> {
  return tx`
    insert into role_grants (agency_id, id, person_id, role, unit_id, from_on, to_on, reason, status, proposed_by,
      proposed_at, confirmed_by, confirmed_at, alone, ended_at)
    values (${agencyId}, ${grant.id}, ${grant.personId}, ${grant.role}, ${grant.unitId}, ${grant.fromOn}, ${grant.toOn},
      ${grant.reason}, ${grant.status}, ${grant.proposedBy}, ${grant.proposedAt}, ${grant.confirmedBy},
      ${grant.confirmedAt}, ${grant.alone}, null)`;
}

/** Answers whether it was this call that confirmed the proposal. An alone confirmation names nobody as the second. */
export async function confirmGrant(
  tx: Tx,
  agencyId: number,
  id: string,
  by: { readonly personId: string | null; readonly at: Date },
): Promise<boolean> {
  const result = await tx`
    update role_grants set status = 'granted', confirmed_by = ${by.personId}, confirmed_at = ${by.at},
      alone = ${by.personId === null}
    where agency_id = ${agencyId} and id = ${id} and status = 'proposed'`;
  return result.count === 1;
}

export async function endGrant(
  tx: Tx,
  agencyId: number,
  id: string,
  from: { readonly status: 'proposed' | 'granted'; readonly at: Date },
): Promise<boolean> {
  const result = await tx`
    update role_grants set status = 'ended', ended_at = ${from.at}
    where agency_id = ${agencyId} and id = ${id} and status = ${from.status}`;
  return result.count === 1;
}

/** Those of 기록물관리책임자 of these units that count on a day or later. */
export async function listGrantsOfUnits(
  reader: Reader,
  agencyId: number,
  unitIds: readonly string[],
  on: CalendarDay,
): Promise<RoleGrantRow[]> {
  return reader<RoleGrantRow[]>`
    select ${grantColumns(reader)} from role_grants
    where agency_id = ${agencyId} and unit_id = any(${unitIds}::uuid[]) and status = 'granted'
      and (to_on is null or to_on > ${on})
    order by from_on, id`;
}

/** All roles of somebody who leaves: they count to the day before; what would begin later, and proposals, end. */
export async function endGrantsOf(
  tx: Tx,
  agencyId: number,
  personId: string,
  { on, at }: { readonly on: CalendarDay; readonly at: Date },
): Promise<void> {
  await tx`
    update role_grants set ${endedOn(tx, on, at)}
    where agency_id = ${agencyId} and person_id = ${personId} and status <> 'ended'
      and (status = 'proposed' or to_on is null or to_on > ${on})`;
}

/** The same for grants of a unit that ends. */
export async function endGrantsOn(
  tx: Tx,
  agencyId: number,
  ids: readonly string[],
  { on, at }: { readonly on: CalendarDay; readonly at: Date },
): Promise<void> {
  await tx`
    update role_grants set ${endedOn(tx, on, at)}
    where agency_id = ${agencyId} and id = any(${ids}::uuid[]) and status = 'granted'`;
}

function endedOn(tx: Tx, on: CalendarDay, at: Date) {
  return tx`
    status = case when status = 'granted' and from_on < ${on} then status else 'ended' end,
    to_on = case when status = 'granted' and from_on < ${on} then ${on} else to_on end,
    ended_at = case when status = 'granted' and from_on < ${on} then ended_at else ${at}::timestamptz end`;
}
