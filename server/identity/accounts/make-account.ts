import { randomUUID } from 'node:crypto';
import type { MakeAccount } from '../../../shared/contract/administration.ts';
import type { OneTimePassword } from '../../../shared/contract/identity.ts';
import { findPerson } from '../../organization/index.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { hashOneTimePassword } from '../passwords.ts';
import { newOneTimePassword } from '../secret.ts';
import { plainLogin } from '../sign-in.ts';
import { insertAccounts } from '../store.ts';
import { findAccountOfPerson } from './store.ts';

/** An account for somebody of the agency who has none, opened by a one-time password that is shown once. */
export async function makeAccount(
  services: Services,
  signed: Signed,
  personId: string,
  input: MakeAccount,
): Promise<OneTimePassword> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const person = await findPerson(sql, agencyId, personId);
  if (!person) throw new Problem('not-found');
  const login = plainLogin(input.login);
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashOneTimePassword(oneTimePassword);
  const account = { id: randomUUID(), personId, login, passwordHash, mustChangePassword: true, demonstration: false };
  const at = services.clock.now();
  await sql.begin(async (tx) => {
    await lockAdministration(tx, agencyId);
    if (await findAccountOfPerson(tx, agencyId, personId)) throw new Problem('account-exists');
    const made = await insertAccounts(tx, agencyId, [account], at);
    if (!made.has(login)) throw new Problem('login-taken', { login });
    const who = { byPersonId: signed.personId, aboutPersonId: personId };
    await insertAct(tx, agencyId, { at, kind: 'account-made', ...who, facts: { login } });
  });
  return { login, name: person.name, oneTimePassword };
}
