import type { AccountsReply } from '../../shared/contract/identity.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listStaff } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { listAccountsOf } from './store.ts';

/** The agency's accounts in the order of its offices. */
export async function listAccounts(services: Services, agencyId: number): Promise<AccountsReply> {
  const { sql } = services.database;
  const [staff, rows] = await Promise.all([
    listStaff(sql, agencyId, dayInKorea(services.clock.now())),
    listAccountsOf(sql, agencyId),
  ]);
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  const accounts = staff.flatMap(({ personId, ...person }) => {
    const account = byPerson.get(personId);
    if (!account) return [];
    const { id, login, active, mustChangePassword } = account;
    return [{ id, login, ...person, active, mustChangePassword }];
  });
  return { accounts };
}
