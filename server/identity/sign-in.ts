import type { SignIn } from '../../shared/contract/identity.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Services } from '../platform/services.ts';
import { withAttempt } from './attempts.ts';
import { isPassword } from './passwords.ts';
import { type AccountRow, findAccountByLogin } from './store.ts';

/** The account behind a login and a password. An unknown login, a wrong password and a closed account answer alike. */
export function recogniseAccount(services: Services, credentials: SignIn, address: string): Promise<string> {
  const login = plainLogin(credentials.login);
  return withAttempt(services, { login, address }, async () => {
    const account = await findAccountByLogin(services.database.sql, login);
    const isRight = await isPassword(account?.passwordHash, credentials.password);
    return isRight && account && isOpen(account, services.clock.now()) ? account.id : undefined;
  });
}

/** Neither locked nor left. */
function isOpen({ active, leavesOn }: AccountRow, now: Date): boolean {
  return active && (leavesOn === null || leavesOn > dayInKorea(now));
}

/** As logins are kept: two people are never told apart by capitals. */
export function plainLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}
