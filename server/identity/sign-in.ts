import type { SignIn } from '../../shared/contract/identity.ts';
import type { Services } from '../platform/services.ts';
import { withAttempt } from './attempts.ts';
import { isPassword } from './passwords.ts';
import { findAccountByLogin } from './store.ts';

/** The account behind a login and a password. An unknown login, a wrong password and a closed account answer alike. */
export function recogniseAccount(services: Services, credentials: SignIn, address: string): Promise<string> {
  const login = plainLogin(credentials.login);
  return withAttempt(services, { login, address }, async () => {
    const account = await findAccountByLogin(services.database.sql, login);
    const isRight = await isPassword(account?.passwordHash, credentials.password);
    return isRight && account?.active ? account.id : undefined;
  });
}

/** As logins are kept: two people are never told apart by capitals. */
export function plainLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}
