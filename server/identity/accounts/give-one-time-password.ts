import type { OneTimePassword } from '../../../shared/contract/identity.ts';
import { isUuid } from '../../../shared/kernel/uuid.ts';
import { findPerson } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { hashOneTimePassword } from '../passwords.ts';
import { newOneTimePassword } from '../secret.ts';
import { announceEnded } from '../session-endings.ts';
import { type AccountRow, endSessionsOfAccount, findAccount, updatePassword } from '../store.ts';

/**
 * For somebody who forgot theirs: shown once to the administrator, to be changed at the first sign-in. It opens no
 * locked account. Another agency's account is answered like one that is not there.
 */
export async function giveOneTimePassword(
  services: Services,
  signed: Signed,
  accountId: string,
): Promise<OneTimePassword> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const account = await requireAccount(services, agencyId, accountId);
  const oneTimePassword = newOneTimePassword();
  const [hash, person] = await Promise.all([
    hashOneTimePassword(oneTimePassword),
    findPerson(sql, agencyId, account.personId),
  ]);
  const at = services.clock.now();
  const ended = await sql.begin(async (tx) => {
    await lockAdministration(tx, agencyId);
    await updatePassword(tx, accountId, { hash, mustChange: true });
    await record(tx, signed, account, at);
    return endSessionsOfAccount(tx, accountId, at);
  });
  announceEnded(services, ended);
  return { login: account.login, name: person?.name ?? '', oneTimePassword };
}

function record(tx: Tx, { agencyId, personId }: Signed, account: AccountRow, at: Date): Promise<void> {
  const facts = { login: account.login };
  const who = { byPersonId: personId, aboutPersonId: account.personId };
  return insertAct(tx, agencyId, { at, kind: 'password-given', ...who, facts });
}

/** The agency's own account with that id; every other id names nothing. */
export async function requireAccount(services: Services, agencyId: number, accountId: string): Promise<AccountRow> {
  const account = isUuid(accountId) ? await findAccount(services.database.sql, accountId) : undefined;
  if (!account || account.agencyId !== agencyId) throw new Problem('not-found');
  return account;
}
