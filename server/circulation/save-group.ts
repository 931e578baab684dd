import { randomUUID } from 'node:crypto';
import { mayChangeGroup, mayShareWith } from '../../shared/access/circulation-group-access.ts';
import {
  type ChangeGroup,
  type GroupDone,
  CIRCULATION_GROUP_LIMITS as LIMITS,
  type SaveGroup,
} from '../../shared/contract/circulation.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { type GroupRule, groupResolver, withoutDoubles } from '../../shared/organization/circulation-group.ts';
import { lockOrganization } from '../organization/index.ts';
import { brokenConstraint, type Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { groupFacts, type OfficeNow, officeNow, usable } from './access.ts';
import { countShared, deleteGroup, holdGroup, insertGroup, listGroupsOf, writeGroup } from './store.ts';

/** Keeps a new group. */
export function makeGroup(services: Services, signed: Signed, body: SaveGroup, key: RequestKey): Promise<GroupDone> {
  const id = randomUUID();
  return withinOffice(services, signed, key, id, async (tx, office, at) => {
    const { agencyId, personId } = signed;
    const { name, rules } = readGroup(body, office);
    if (!mayShareWith(office.user, body.unitId, undefined)) throw new Problem('group-sharing-not-yours');
    const own = await listGroupsOf(tx, agencyId, personId);
    if (own.length >= LIMITS.groups) throw new Problem('too-many-groups', { most: LIMITS.groups });
    await refuseFullUnit(tx, agencyId, body.unitId, id);
    const group = { id, ownerPersonId: personId, unitId: body.unitId, name, rules };
    await named(name, insertGroup(tx, agencyId, group, { byPersonId: personId, at }));
  });
}

/** Changes a group from the revision that was shown: of two people at once the second sees what the first has done. */
export function changeGroup(
  services: Services,
  signed: Signed,
  { id, ...body }: ChangeGroup & { readonly id: string },
  key: RequestKey,
): Promise<GroupDone> {
  return withinOffice(services, signed, key, id, async (tx, office, at) => {
    const { agencyId, personId } = signed;
    const before = usable(await holdGroup(tx, agencyId, id), office);
    const facts = groupFacts(before, office.units);
    if (!mayChangeGroup(office.user, facts)) throw new Problem('not-permitted', { who: WHO_CHANGES });
    if (before.revision !== body.revision) throw new Problem('group-changed');
    const { name, rules } = readGroup(body, office);
    if (!mayShareWith(office.user, body.unitId, facts)) throw new Problem('group-sharing-not-yours');
    if (body.unitId !== before.unitId) await refuseFullUnit(tx, agencyId, body.unitId, id);
    const group = { id, ownerPersonId: before.ownerPersonId, unitId: body.unitId, name, rules };
    await named(name, writeGroup(tx, agencyId, group, { byPersonId: personId, at }));
  });
}

export function forgetGroup(services: Services, signed: Signed, id: string, key: RequestKey): Promise<GroupDone> {
  return withinOffice(services, signed, key, id, async (tx, office) => {
    const before = usable(await holdGroup(tx, signed.agencyId, id), office);
    const mayDelete = mayChangeGroup(office.user, groupFacts(before, office.units));
    if (!mayDelete) throw new Problem('not-permitted', { who: WHO_CHANGES });
    await deleteGroup(tx, signed.agencyId, id);
  });
}

const WHO_CHANGES = '그 부서에서 일하는 만든 사람, 그 부서의 부서장과 기록물관리책임자';

/**
 * One act on a group, in one transaction. The organisation stands still meanwhile, so that no rule is kept over a unit
 * that is ending at this moment, and two windows do not both find room for one more.
 */
function withinOffice(
  services: Services,
  signed: Signed,
  key: RequestKey,
  id: string,
  act: (tx: Tx, office: OfficeNow, at: Date) => Promise<void>,
): Promise<GroupDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer = { id };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockOrganization(tx, signed.agencyId);
      await act(tx, await officeNow(tx, signed, at), at);
    });
    return answer;
  });
}

function readGroup(body: SaveGroup, { units }: OfficeNow): { readonly name: string; readonly rules: GroupRule[] } {
  const name = oneLine(body.name);
  if (name === '') throw new Problem('group-name-missing');
  if ([...name].length > LIMITS.name) throw new Problem('group-name-too-long', { most: LIMITS.name });
  const rules = withoutDoubles(body.rules.map(readRule));
  if (rules.length === 0) throw new Problem('group-without-rules');
  if (rules.length > LIMITS.rules) throw new Problem('group-too-many-rules', { most: LIMITS.rules });
  const resolved = groupResolver(units)(rules);
  if (resolved.rules.some(({ isLost }) => isLost)) throw new Problem('group-rule-lost');
  const { length: count } = resolved.readers;
  if (count > LIMITS.readers) throw new Problem('group-too-many-readers', { count, most: LIMITS.readers });
  return { name, rules };
}

function readRule(rule: GroupRule): GroupRule {
  if (rule.kind !== 'unit' || rule.whom.kind !== 'titled') return rule;
  const title = oneLine(rule.whom.title);
  if (title === '') throw new Problem('group-title-missing');
  if ([...title].length > LIMITS.title) throw new Problem('group-title-too-long', { most: LIMITS.title });
  return { ...rule, whom: { kind: 'titled', title } };
}

async function refuseFullUnit(tx: Tx, agencyId: number, unitId: string | null, id: string): Promise<void> {
  if (unitId === null || (await countShared(tx, agencyId, unitId, id)) < LIMITS.shared) return;
  throw new Problem('too-many-shared-groups', { most: LIMITS.shared });
}

async function named(name: string, written: Promise<unknown>): Promise<void> {
  await written.catch((error: unknown) => {
    const isTaken = brokenConstraint(error) === 'a_person_gives_a_group_name_once';
    throw isTaken ? new Problem('group-name-taken', { name }) : error;
  });
}
