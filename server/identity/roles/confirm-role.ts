import { type ConfirmationManner, decideConfirmation } from '../../../shared/access/roles.ts';
import type { RoleActReply } from '../../../shared/contract/administration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { isRefusal, type Refusal } from '../../../shared/kernel/refusal.ts';
import { isUuid } from '../../../shared/kernel/uuid.ts';
import { findPerson } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem, refused } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { findPasswordGivenAt, insertAct, lockAdministration } from '../administration/store.ts';
import { requireAccountOn } from './propose-role.ts';
import { recordOf } from './role-record.ts';
import { confirmGrant, findAdministrators, findGrant, findOthersLostAt, type RoleGrantRow } from './store.ts';

/**
 * 확인: the second person's act, which makes the role count. Of two at once the second finds nothing waiting. Where
 * the office has one administrator only, that one may appoint a second alone, and says so by `alone`.
 */
export function confirmRole(
  services: Services,
  signed: Signed,
  { grantId, alone }: { readonly grantId: string; readonly alone: boolean },
  key: RequestKey,
): Promise<RoleActReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  if (!isUuid(grantId)) throw new Problem('not-found');
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer: RoleActReply = { id: grantId, status: 'granted' };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      const grant = await findGrant(tx, agencyId, grantId);
      if (!grant) throw new Problem('not-found');
      if (grant.status !== 'proposed') throw new Problem('grant-changed');
      const manner = await decideFor(tx, signed, grant, at);
      if (isRefusal(manner)) throw refused(manner);
      // Who is the only administrator by accident, because another one was locked meanwhile, has not agreed to this.
      if (manner === 'alone' && !alone) throw new Problem('own-proposal');
      const today = dayInKorea(at);
      if (grant.toOn !== null && grant.toOn <= today) throw new Problem('grant-changed');
      const receiver = await findPerson(tx, agencyId, grant.personId);
      const on = [grant.fromOn, today].sort().at(-1) ?? today;
      await requireAccountOn(tx, agencyId, { personId: grant.personId, name: receiver?.name ?? '', on });
      const second = manner === 'alone' ? null : personId;
      if (!(await confirmGrant(tx, agencyId, grantId, { personId: second, at }))) throw new Problem('grant-changed');
      const facts = { ...recordOf(grant, null), ...(manner === 'alone' ? { alone: 'yes' } : {}) };
      const who = { byPersonId: personId, aboutPersonId: grant.personId };
      await insertAct(tx, agencyId, { at, kind: 'role-granted', ...who, facts });
    });
    return answer;
  });
}

/** The rule with what the office knows; the page asks the same for its buttons. */
export async function decideFor(
  reader: Reader,
  { agencyId, personId }: Signed,
  grant: RoleGrantRow,
  now: Date,
): Promise<ConfirmationManner | Refusal> {
  const today = dayInKorea(now);
  const givenTo = { byPersonId: grant.proposedBy, aboutPersonId: personId };
  const administrators = await findAdministrators(reader, agencyId, today);
  const aloneSince = await findOthersLostAt(reader, agencyId, personId, today);
  const passwordFromProposerAt = await findPasswordGivenAt(reader, agencyId, givenTo);
  return decideConfirmation({
    role: grant.role,
    personId: grant.personId,
    proposedBy: grant.proposedBy,
    confirmedBy: personId,
    otherAdministrators: administrators.today.filter((id) => id !== personId).length,
    aloneSince,
    passwordFromProposerAt,
    now,
  });
}
