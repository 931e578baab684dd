import { randomUUID } from 'node:crypto';
import { daysLeft, ROLE_NAMES, type RolePeriod } from '../../../shared/access/roles.ts';
import type { Ending, Moving, Reorganization } from '../../../shared/organization/reorganization.ts';
import { findPersonNames, type OrganizationChanged, type ReorganizationAsked } from '../../organization/index.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';
import { insertAct } from '../administration/store.ts';
import { recordOf } from './role-record.ts';
import { endGrantsOn, insertGrant, listGrantsOfUnits, type RoleGrantRow } from './store.ts';

const WHAT = ROLE_NAMES.unitRecordsOfficer;

type EndingGrant = {
  readonly grant: RoleGrantRow;
  readonly unitName: string;
  readonly toNames: readonly string[];
  /** The unit that takes the grant over; nobody gives a role to oneself by a reorganisation either. */
  readonly to: { readonly unitId: string; readonly unitName: string } | null;
};

/** 기록물관리책임자 of units that end and go on in one other: they are so of that one from then on. */
export async function listMovingGrants(
  reader: Reader,
  agencyId: number,
  moves: Reorganization,
  on: ReorganizationAsked['on'],
  byPersonId: string,
): Promise<Moving[]> {
  const moving = (await listEnding(reader, agencyId, { moves, on, byPersonId })).filter(({ to }) => to !== null);
  const names = await findNames(reader, agencyId, moving);
  return moves.units.map(({ id, name, toName }) => {
    const grants = moving.filter(({ grant }) => grant.unitId === id);
    const people = namesOf(grants, names);
    return { what: WHAT, from: name, to: toName, count: grants.length, examples: people.slice(0, 3) };
  });
}

/** Those that only end: of a unit with no successor or several, and of whoever reorganises. */
export async function listEndingGrants(
  reader: Reader,
  agencyId: number,
  asked: ReorganizationAsked,
): Promise<Ending[]> {
  const ending = (await listEnding(reader, agencyId, asked)).filter(({ to }) => to === null);
  const names = await findNames(reader, agencyId, ending);
  const unitIds = [...new Set(ending.map(({ grant }) => grant.unitId))];
  return unitIds.flatMap((unitId) => {
    const ofUnit = ending.filter(({ grant }) => grant.unitId === unitId);
    const [first] = ofUnit;
    return first ? [{ what: WHAT, from: first.unitName, people: namesOf(ofUnit, names), toNames: first.toNames }] : [];
  });
}

/** With the reorganisation's own transaction, which holds the lock of administration from its beginning. */
export async function moveGrants(tx: Tx, change: OrganizationChanged): Promise<void> {
  const { agencyId, byPersonId, at, on } = change;
  const ending = await listEnding(tx, agencyId, change);
  if (ending.length === 0) return;
  const ids = ending.map(({ grant }) => grant.id);
  await endGrantsOn(tx, agencyId, ids, { on, at });
  const reason = `조직개편: ${change.reason}`;
  for (const { grant, unitName, to } of ending) {
    const who = { byPersonId, aboutPersonId: grant.personId };
    const facts = { role: grant.role, unitName, reason, ...(to === null ? { vacant: 'yes' } : {}) };
    await insertAct(tx, agencyId, { at, kind: 'role-revoked', ...who, facts });
    if (to === null) continue;
    for (const period of await periodsToGive(tx, agencyId, { grant, unitId: to.unitId, on })) {
      const { personId, role } = grant;
      const told = { id: randomUUID(), personId, role, unitId: to.unitId, ...period, reason } as const;
      const by = { proposedBy: byPersonId, proposedAt: at, confirmedBy: byPersonId, confirmedAt: at, alone: false };
      await insertGrant(tx, agencyId, { ...told, ...by, status: 'granted' });
      await insertAct(tx, agencyId, { at, kind: 'role-granted', ...who, facts: recordOf(told, to.unitName) });
    }
  }
}

/** What is left of the grant, without the days on which the person is of the other unit already. */
async function periodsToGive(
  tx: Tx,
  agencyId: number,
  { grant, unitId, on }: { readonly grant: RoleGrantRow; readonly unitId: string; readonly on: string },
): Promise<RolePeriod[]> {
  const { personId, fromOn, toOn } = grant;
  const before = await listGrantsOfUnits(tx, agencyId, [unitId], on);
  const own = before.filter((other) => other.personId === personId);
  return daysLeft({ fromOn: fromOn > on ? fromOn : on, toOn }, own);
}

async function listEnding(
  reader: Reader,
  agencyId: number,
  { moves, on, byPersonId }: ReorganizationAsked,
): Promise<EndingGrant[]> {
  const units = [
    ...moves.units.map(({ id, name, toId, toName }) => ({ id, name, toNames: [toName], toId })),
    ...moves.ended.map((unit) => ({ ...unit, toId: null })),
  ];
  if (units.length === 0) return [];
  const found = new Map(units.map((unit) => [unit.id, unit]));
  const grants = await listGrantsOfUnits(reader, agencyId, [...found.keys()], on);
  return grants.flatMap((grant): EndingGrant[] => {
    const unit = found.get(grant.unitId ?? '');
    if (!unit) return [];
    const { name: unitName, toNames, toId } = unit;
    const isOwn = grant.personId === byPersonId;
    const to = toId === null || isOwn ? null : { unitId: toId, unitName: toNames[0] ?? '' };
    return [{ grant, unitName, toNames, to }];
  });
}

function findNames(reader: Reader, agencyId: number, ending: readonly EndingGrant[]) {
  return findPersonNames(
    reader,
    agencyId,
    ending.map(({ grant }) => grant.personId),
  );
}

function namesOf(ending: readonly EndingGrant[], names: ReadonlyMap<string, string>): string[] {
  return [...new Set(ending.map(({ grant }) => names.get(grant.personId) ?? ''))].sort();
}
