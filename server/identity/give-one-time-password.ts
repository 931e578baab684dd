import type { OneTimePassword } from '../../shared/contract/identity.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { findPerson } from '../organization/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { hashOneTimePassword } from './passwords.ts';
import { newOneTimePassword } from './secret.ts';
import { announceEnded } from './session-endings.ts';
import { endSessionsOfAccount, findAccount, updatePassword } from './store.ts';

/**
 * For somebody who forgot theirs: shown once to the administrator, to be changed at the first sign-in. Another
 * agency's account is answered like one that is not there.
 */
export async function giveOneTimePassword(
  services: Services,
  agencyId: number,
  accountId: string,
): Promise<OneTimePassword> {
  const { sql } = services.database;
  const account = isUuid(accountId) ? await findAccount(sql, accountId) : undefined;
  if (!account || account.agencyId !== agencyId) throw new Problem('not-found');
  const oneTimePassword = newOneTimePassword();
  const [hash, person] = await Promise.all([
    hashOneTimePassword(oneTimePassword),
    findPerson(sql, agencyId, account.personId),
  ]);
  const ended = await sql.begin(async (tx) => {
    const [, hashes] = await Promise.all([
      updatePassword(tx, accountId, { hash, mustChange: true }),
      endSessionsOfAccount(tx, accountId, services.clock.now()),
    ]);
    return hashes;
  });
  announceEnded(services, ended);
  return { login: account.login, name: person?.name ?? '', oneTimePassword };
}
