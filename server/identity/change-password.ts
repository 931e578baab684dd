import type { ChangePassword } from '../../shared/contract/identity.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { withAttempt } from './attempts.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts';
import { announceEnded } from './session-endings.ts';
import { endSessionsOfAccount, findAccount, updatePassword } from './store.ts';

/**
 * A person's own new password. Every other session ends: if somebody else knew the old one, they are out.
 * The old one is asked for and counted like a sign-in, so that a session left open cannot be used to guess it.
 */
export async function changePassword(
  services: Services,
  signed: Signed,
  change: ChangePassword,
  from: { readonly address: string; readonly key: RequestKey },
): Promise<void> {
  const { sql } = services.database;
  const { accountId } = signed;
  // The request's hash is kept for a week: made from two passwords it would be a fast hash to guess them by.
  const key = { ...from.key, requestHash: 'a change of password' };
  await once(sql, key, async () => {
    const account = await findAccount(sql, accountId);
    if (!account) throw new Problem('session-required');
    await withAttempt(services, { login: account.login, address: from.address }, async () =>
      (await isPassword(account.passwordHash, change.current)) ? true : undefined,
    );
    if (change.next.normalize('NFC') === change.current.normalize('NFC')) throw new Problem('password-unchanged');
    refuseWeakPassword(change.next, account.login);
    const hash = await hashPassword(change.next);
    const at = services.clock.now();
    const answer = { changed: true };
    const ended = await sql.begin(async (tx) => {
      const [, , hashes] = await Promise.all([
        keepAnswer(tx, key, answer, at),
        updatePassword(tx, accountId, { hash, mustChange: false }),
        endSessionsOfAccount(tx, accountId, at, signed.sessionHash),
      ]);
      return hashes;
    });
    announceEnded(services, ended);
    return answer;
  });
}
