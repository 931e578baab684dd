import { afterAll, describe, expect, test } from 'vitest';
import type { AccountsReply, OneTimePassword } from '../../shared/contract/identity.ts';
import { openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { findAccountIdsOf } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);

describe('the accounts of an agency', () => {
  test('are seen by its administrator alone, and are its own', async () => {
    const administrator = await office.as('administrator');
    const { accounts } = await administrator.get<AccountsReply>('/api/accounts');
    expect(accounts.map((account) => account.login)).toEqual([
      'director',
      'section-chief',
      'team-leader',
      'colleague',
      'drafter',
      'cooperator',
      'administrator',
    ]);
    const response = await (await office.as('drafter')).attempt('GET', '/api/accounts');
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'not-permitted', facts: { who: '관리자' } });
    expect((await office.visitor().attempt('GET', '/api/accounts')).statusCode).toBe(401);
  });

  test('are found for people, for those who notify them', async () => {
    const drafter = office.account('drafter');
    const outsider = office.account('outsider');
    const found = await findAccountIdsOf(office.services.database.sql, office.agencyId, [
      drafter.personId,
      outsider.personId,
    ]);
    expect([...found]).toEqual([[drafter.personId, drafter.id]]);
    expect(await findAccountIdsOf(office.services.database.sql, office.agencyId, [])).toEqual(new Map());
  });
});

describe('a one-time password', () => {
  const give = async (login: 'administrator' | 'drafter' | 'outside-administrator', accountId: string) =>
    (await office.as(login)).attempt('POST', `/api/accounts/${accountId}/one-time-password`);

  test('ends the sessions of the account, opens it once, and must be changed', async () => {
    const colleague = await office.signIn('colleague');
    const response = await give('administrator', office.account('colleague').id);
    const { login, name, oneTimePassword } = response.json<OneTimePassword>();
    expect({ login, name }).toEqual({ login: 'colleague', name: '오하늘' });
    expect((await colleague.attempt('GET', '/api/session')).statusCode).toBe(401);
    await expect(office.signIn('colleague', PASSWORD)).rejects.toMatchObject({ code: 'login-failed' });
    const again = await office.signIn('colleague', oneTimePassword);
    expect((await again.attempt('GET', '/api/unit-tasks')).json()).toMatchObject({ code: 'password-must-change' });
    await again.put('/api/session/password', { current: oneTimePassword, next: 'my own long phrase' });
    await expect(office.signIn('colleague', oneTimePassword)).rejects.toMatchObject({ code: 'login-failed' });
    expect((await again.attempt('GET', '/api/unit-tasks')).statusCode).toBe(200);
  });

  test('stands nowhere in the database', async () => {
    const response = await give('administrator', office.account('cooperator').id);
    const { oneTimePassword } = response.json<OneTimePassword>();
    const { sql } = office.services.database;
    const rows = [await sql`select * from accounts`, await sql`select * from idempotency_keys`];
    expect(JSON.stringify(rows)).not.toContain(oneTimePassword);
  });

  test('is not given by a colleague, and another agency’s account is like one that is not there', async () => {
    expect((await give('drafter', office.account('director').id)).statusCode).toBe(403);
    const foreign = await give('outside-administrator', office.account('director').id);
    const nobody = await give('outside-administrator', '00000000-0000-4000-8000-000000000000');
    const nonsense = await give('outside-administrator', 'x');
    expect(foreign.statusCode).toBe(404);
    const plain = (response: typeof foreign) => ({ ...response.json(), requestId: '' });
    expect(plain(nobody)).toEqual(plain(foreign));
    expect(plain(nonsense)).toEqual(plain(foreign));
    await office.signIn('director');
  });
});
