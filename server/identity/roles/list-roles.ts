import type { RoleGrantShape, RoleGrantsReply } from '../../../shared/contract/administration.ts';
import { isRefusalCode, refusalText } from '../../../shared/contract/refusals.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { findPersonNames, listUnits } from '../../organization/index.ts';
import type { Signed } from '../../platform/http/policy.ts';
import type { Services } from '../../platform/services.ts';
import { decideFor } from './confirm-role.ts';
import { findAdministrators, listGrants, type RoleGrantRow } from './store.ts';

/** 권한 목록과 확인을 기다리는 권한 부여, with what this administrator may do with each of them. */
export async function listRoles(services: Services, signed: Signed): Promise<RoleGrantsReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const now = services.clock.now();
  const today = dayInKorea(now);
  const [rows, units, administrators] = await Promise.all([
    listGrants(sql, agencyId, today),
    listUnits(sql, agencyId, today),
    findAdministrators(sql, agencyId, today),
  ]);
  const people = rows.flatMap(({ personId, proposedBy, confirmedBy }) => [personId, proposedBy, confirmedBy]);
  const names = await findPersonNames(
    sql,
    agencyId,
    people.filter((id) => id !== null),
  );
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const shapes = await Promise.all(
    rows.map(async (row) => ({ row, shape: shapeOf(row, names, unitNames, await mayOf(services, signed, row, now)) })),
  );
  return {
    proposals: shapes.filter(({ row }) => row.status === 'proposed').map(({ shape }) => shape),
    grants: shapes.filter(({ row }) => row.status === 'granted').map(({ shape }) => shape),
    administrators: administrators.today.length,
  };
}

async function mayOf(services: Services, signed: Signed, row: RoleGrantRow, now: Date): Promise<RoleGrantShape['may']> {
  if (row.status === 'granted') {
    return { confirm: 'no', whyNot: '', withdraw: false, refuse: false, revoke: true };
  }
  const isOwn = row.proposedBy === signed.personId;
  const manner = await decideFor(services.database.sql, signed, row, now);
  const acts = { withdraw: isOwn, refuse: !isOwn, revoke: false };
  if (!isRefusal(manner)) return { confirm: manner === 'alone' ? 'alone' : 'yes', whyNot: '', ...acts };
  const { refused, facts } = manner;
  return { confirm: 'no', whyNot: isRefusalCode(refused) ? refusalText(refused, facts) : '', ...acts };
}

function shapeOf(
  row: RoleGrantRow,
  names: ReadonlyMap<string, string>,
  unitNames: ReadonlyMap<string, string>,
  may: RoleGrantShape['may'],
): RoleGrantShape {
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' });
  const { id, role, fromOn, toOn, reason, alone } = row;
  return {
    id,
    role,
    person: named(row.personId),
    unitName: row.unitId === null ? null : (unitNames.get(row.unitId) ?? '없어진 부서'),
    fromOn,
    toOn,
    reason,
    proposedBy: row.proposedBy === null ? null : named(row.proposedBy),
    proposedAt: row.proposedAt.toISOString(),
    confirmedBy: row.confirmedBy === null ? null : named(row.confirmedBy),
    alone,
    may,
  };
}
