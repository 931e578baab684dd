import { expect, test } from 'vitest';
import type { DemonstrationAccountsReply } from '../../shared/contract/administration.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { markDemonstration } from './accounts/store.ts';
import { warnOfDemonstrationAccounts } from './index.ts';

const URL = '/api/demonstration-accounts';

test('demonstration accounts beside real people are named at the start and locked by one act', async () => {
  const office = await openTestOffice();
  const { sql } = office.services.database;
  expect(await warnOfDemonstrationAccounts(office.services)).toEqual([]);
  const administrator = await office.signIn('administrator');
  expect(await administrator.get(URL)).toEqual({ accounts: [], mayLock: true });

  await markDemonstration(sql, office.agencyId, ['drafter', 'director']);
  await markDemonstration(sql, office.account('outsider').agencyId, ['outsider', 'outside-administrator']);
  const [warning, advice] = await warnOfDemonstrationAccounts(office.services);
  expect(warning).toContain('4개가 열려 있습니다: director, drafter, outside-administrator, outsider');
  expect(advice).toContain('모두 잠가 주십시오');
  const outsider = await office.signIn('outside-administrator');
  expect((await outsider.get<DemonstrationAccountsReply>(URL)).mayLock).toBe(false);
  expect((await outsider.attempt('POST', `${URL}/lock`)).json()).toMatchObject({ code: 'demonstration-account' });

  const { accounts } = await administrator.get<DemonstrationAccountsReply>(URL);
  expect(accounts.map((account) => `${account.agencyName} ${account.login}`)).toEqual([
    '시험시 director',
    '시험시 drafter',
    '시험복지재단 outside-administrator',
    '시험복지재단 outsider',
  ]);
  expect(await administrator.post(`${URL}/lock`)).toEqual({ locked: 4 });
  expect((await outsider.attempt('GET', '/api/session')).statusCode).toBe(401);
  expect(await warnOfDemonstrationAccounts(office.services)).toEqual([]);
  await office.close();
});

test('a demonstration among itself is left in peace', async () => {
  const office = await openTestOffice();
  await office.services.database.sql`update accounts set demonstration = true`;
  expect(await warnOfDemonstrationAccounts(office.services)).toEqual([]);
  await office.close();
});
