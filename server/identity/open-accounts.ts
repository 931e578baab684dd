import { randomUUID } from 'node:crypto';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import { listAccountsOf } from './accounts/store.ts';
import { hashOneTimePassword } from './passwords.ts';
import { newSecret } from './secret.ts';
import { insertAccounts } from './store.ts';

/**
 * Accounts of people who have come into the organisation. Nobody knows their first password: an administrator gives
 * each a one-time password when the person comes for it.
 */
export async function openAccounts(
  tx: Tx,
  agencyId: number,
  people: readonly { readonly personId: string; readonly login: string }[],
  at: Date,
): Promise<void> {
  const passwordHash = await hashOneTimePassword(newSecret());
  const shared = { passwordHash, mustChangePassword: true, demonstration: false };
  const accounts = people.map((person) => ({ ...person, ...shared, id: randomUUID() }));
  const made = await insertAccounts(tx, agencyId, accounts, at);
  const taken = accounts.find(({ login }) => !made.has(login));
  if (taken) throw new Problem('login-taken', { login: taken.login });
}

/** Whose login is which: login -> person. */
export async function loginsOf(reader: Reader, agencyId: number): Promise<ReadonlyMap<string, string>> {
  const accounts = await listAccountsOf(reader, agencyId);
  return new Map(accounts.map(({ login, personId }) => [login, personId]));
}
