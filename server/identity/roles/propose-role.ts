import { randomUUID } from 'node:crypto';
import { isStrong, refuseProposal } from '../../../shared/access/roles.ts';
import type { ProposeRole, RoleActReply } from '../../../shared/contract/administration.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { findPerson, findUnitHeading, listUnits } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem, refused } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { findAccountOfPerson } from '../accounts/store.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { recordOf } from './role-record.ts';
import { hasOverlappingGrant, insertGrant } from './store.ts';

/**
 * 권한 부여를 올림. A strong role waits for a second administrator; 기록물관리책임자 of a unit is given at once. The
 * policy `refuseProposal` holds for both: nobody gives anything to themselves.
 */
export function proposeRole(
  services: Services,
  signed: Signed,
  input: ProposeRole,
  key: RequestKey,
): Promise<RoleActReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const reason = requireReason(input.reason);
  const { personId, role, unitId, fromOn, toOn } = input;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const today = dayInKorea(at);
    if (!isCalendarDay(fromOn) || (toOn !== null && !isCalendarDay(toOn))) {
      throw new Problem('invalid-input', { problem: '기간' });
    }
    const person = await findPerson(sql, agencyId, personId);
    if (!person) throw new Problem('not-found');
    const refusal = refuseProposal({ proposedBy: signed.personId, personId, fromOn, toOn }, today);
    if (refusal) throw refused(refusal);
    const waits = isStrong(role);
    const answer: RoleActReply = { id: randomUUID(), status: waits ? 'proposed' : 'granted' };
    const confirmed = { confirmedBy: waits ? null : signed.personId, confirmedAt: waits ? null : at, alone: false };
    const proposal = { personId, role, unitId, fromOn, toOn, reason, proposedBy: signed.personId, proposedAt: at };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      // A reorganisation takes the same lock: no role is given for a unit that ends at this moment.
      const unitName = await findUnitName(tx, agencyId, input);
      await requireAccountOn(tx, agencyId, { personId, name: person.name, on: fromOn });
      if (await hasOverlappingGrant(tx, agencyId, proposal)) throw new Problem('role-already-given');
      await insertGrant(tx, agencyId, { ...proposal, ...confirmed, ...answer });
      const kind = waits ? 'role-proposed' : 'role-granted';
      const who = { byPersonId: signed.personId, aboutPersonId: personId };
      await insertAct(tx, agencyId, { at, kind, ...who, facts: recordOf(proposal, unitName) });
    });
    return answer;
  });
}

async function findUnitName(tx: Tx, agencyId: number, { role, unitId, fromOn }: ProposeRole): Promise<string | null> {
  if ((role === 'unitRecordsOfficer') !== (unitId !== null)) throw new Problem('role-unit-bad');
  if (unitId === null) return null;
  const unit = (await listUnits(tx, agencyId, fromOn)).find(({ id }) => id === unitId);
  if (unit) return unit.name;
  const ended = await findUnitHeading(tx, agencyId, unitId, fromOn);
  throw new Problem(ended ? 'role-unit-ended' : 'not-found');
}

/** A role without an account that can be opened helps nobody, and would look as if somebody were there. */
export async function requireAccountOn(
  tx: Tx,
  agencyId: number,
  { personId, name, on }: { readonly personId: string; readonly name: string; readonly on: CalendarDay },
): Promise<void> {
  const account = await findAccountOfPerson(tx, agencyId, personId);
  const isUsable = account?.active && (account.leavesOn === null || account.leavesOn > on);
  if (!isUsable) throw new Problem('role-without-account', { name });
}
