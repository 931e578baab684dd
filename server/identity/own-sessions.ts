import type { SessionsReply } from '../../shared/contract/administration.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { requireAccount } from './accounts/give-one-time-password.ts';
import { insertAct, lockAdministration } from './administration/store.ts';
import { announceEnded } from './session-endings.ts';
import { timesAt } from './sessions.ts';
import { endSessionById, endSessionsOfAccount, listSessionsOf } from './store.ts';

/** 접속 중인 곳: the open sessions of an account, for its owner or an administrator of the agency. */
export async function listSessions(services: Services, signed: Signed, accountId: string): Promise<SessionsReply> {
  await requireAccount(services, signed.agencyId, accountId);
  const rows = await listSessionsOf(services.database.sql, accountId, timesAt(services.clock.now()));
  const sessions = rows.map(({ id, hash, device, address, startedAt, seenAt }) => ({
    id,
    device,
    address,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    isThis: hash === signed.sessionHash,
  }));
  return { sessions };
}

/** One session or, without an id, all but the one that asks. What an administrator ends of others goes on record. */
export function endSessions(
  services: Services,
  signed: Signed,
  which: { readonly accountId: string; readonly sessionId?: string },
  key: RequestKey,
): Promise<{ ended: number }> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const { accountId, sessionId } = which;
  return once(sql, key, async () => {
    const account = await requireAccount(services, agencyId, accountId);
    if (sessionId !== undefined && !isUuid(sessionId)) throw new Problem('not-found');
    const at = services.clock.now();
    const { answer, hashes } = await sql.begin(async (tx) => {
      const hashes =
        sessionId === undefined
          ? await endSessionsOfAccount(tx, accountId, at, signed.sessionHash)
          : await endSessionById(tx, accountId, sessionId, at);
      if (sessionId !== undefined && hashes.length === 0) throw new Problem('not-found');
      const answer = { ended: hashes.length };
      await keepAnswer(tx, key, answer, at);
      if (account.personId !== signed.personId) {
        await lockAdministration(tx, agencyId);
        const who = { byPersonId: signed.personId, aboutPersonId: account.personId };
        const facts = { count: String(hashes.length), login: account.login };
        await insertAct(tx, agencyId, { at, kind: 'sessions-ended', ...who, facts });
      }
      return { answer, hashes };
    });
    announceEnded(services, hashes);
    return answer;
  });
}
