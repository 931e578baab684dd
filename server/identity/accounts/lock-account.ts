import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { keepAnAdministrator } from '../roles/last-administrator.ts';
import { announceEnded } from '../session-endings.ts';
import { endSessionsOfAccount } from '../store.ts';
import { requireAccount } from './give-one-time-password.ts';
import { setActive } from './store.ts';

export type AccountAct = { readonly accountId: string; readonly lock: boolean; readonly reason: string };

/** 잠그기, 다시 열기. A locked account's sessions and live sockets end at once; its approvals wait for it or a repair. */
export function lockAccount(
  services: Services,
  signed: Signed,
  act: AccountAct,
  key: RequestKey,
): Promise<{ locked: boolean }> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const { accountId, lock } = act;
  const reason = requireReason(act.reason);
  return once(sql, key, async () => {
    const account = await requireAccount(services, agencyId, accountId);
    if (account.personId === signed.personId) throw new Problem('own-account');
    const at = services.clock.now();
    const answer = { locked: lock };
    const ended = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      const today = dayInKorea(at);
      const hasLeft = account.leavesOn !== null && account.leavesOn <= today;
      const changed = await keepAnAdministrator(tx, agencyId, today, () => setActive(tx, agencyId, accountId, !lock));
      if (hasLeft || !changed) throw new Problem('account-state-changed');
      const who = { byPersonId: signed.personId, aboutPersonId: account.personId };
      const kind = lock ? 'account-locked' : 'account-unlocked';
      await insertAct(tx, agencyId, { at, kind, ...who, facts: { login: account.login, reason } });
      const none: readonly string[] = [];
      return lock ? endSessionsOfAccount(tx, accountId, at) : none;
    });
    announceEnded(services, ended);
    return answer;
  });
}
