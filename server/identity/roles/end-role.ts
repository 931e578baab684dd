import type { RoleActReply } from '../../../shared/contract/administration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../../shared/kernel/uuid.ts';
import { findUnitHeading } from '../../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { keepAnAdministrator } from './last-administrator.ts';
import { endGrant, findGrant } from './store.ts';

export type RoleEnding = 'refuse' | 'withdraw' | 'revoke';

const ENDINGS = {
  refuse: { from: 'proposed', kind: 'role-refused' },
  withdraw: { from: 'proposed', kind: 'role-withdrawn' },
  revoke: { from: 'granted', kind: 'role-revoked' },
} as const;

/**
 * 돌려보냄, 올린 것을 거둠, 권한을 거둠. One administrator is enough to take power away, from themselves too; the rule
 * against appointing alone keeps whoever does it from filling the place at once.
 */
export function endRole(
  services: Services,
  signed: Signed,
  act: { readonly grantId: string; readonly ending: RoleEnding; readonly reason: string },
  key: RequestKey,
): Promise<RoleActReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { grantId, ending } = act;
  const reason = requireReason(act.reason);
  const { from, kind } = ENDINGS[ending];
  if (!isUuid(grantId)) throw new Problem('not-found');
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer: RoleActReply = { id: grantId, status: 'ended' };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      const grant = await findGrant(tx, agencyId, grantId);
      if (!grant) throw new Problem('not-found');
      // The proposer's own is withdrawn, another's is refused: the log tells the two apart.
      const isOwn = grant.proposedBy === personId;
      if (grant.status !== from || (ending === 'withdraw' && !isOwn) || (ending === 'refuse' && isOwn)) {
        throw new Problem('grant-changed');
      }
      const end = () => endGrant(tx, agencyId, grantId, { status: from, at });
      if (!(await keepAnAdministrator(tx, agencyId, dayInKorea(at), end))) throw new Problem('grant-changed');
      const heading =
        grant.unitId === null ? undefined : await findUnitHeading(tx, agencyId, grant.unitId, dayInKorea(at));
      const facts = { role: grant.role, reason, ...(heading ? { unitName: heading.unitName } : {}) };
      const who = { byPersonId: personId, aboutPersonId: grant.personId };
      await insertAct(tx, agencyId, { at, kind, ...who, facts });
    });
    return answer;
  });
}
