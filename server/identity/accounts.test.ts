import { afterAll, describe, expect, test } from 'vitest';
import type { AccountsReply, AdministrationActsReply, LeavingReply } from '../../shared/contract/administration.ts';
import type { OneTimePassword, SessionReply } from '../../shared/contract/identity.ts';
import { addPerson } from '../organization/index.ts';
import { FIRST_VISIT, Follower } from '../testing/follower.ts';
import { type Cast, openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { submitDraft, writeDraft } from '../testing/written-document.ts';
import { closeAccountsOfLeavers, findAccountIdsOf } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);

describe('the accounts of an agency', () => {
  test('are seen by its administrator alone, and are its own', async () => {
    const administrator = await office.as('administrator');
    const { people } = await administrator.get<AccountsReply>('/api/accounts');
    expect(people.flatMap(({ account }) => (account ? [account.login] : []))).toEqual([
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

describe('the list of accounts', () => {
  test('is searched by name, login, unit and post, and tells who has none', async () => {
    const administrator = await office.as('administrator');
    const find = async (words: string) => {
      const query = new URLSearchParams({ find: words });
      const { people } = await administrator.get<AccountsReply>(`/api/accounts?${query}`);
      return people.map(({ account, name }) => account?.login ?? name);
    };
    expect(await find('TEAM-')).toEqual(['team-leader']);
    expect(await find('자치행정과 정노을')).toEqual(['drafter']);
    expect(await find('그런 사람')).toEqual([]);
    expect((await administrator.attempt('GET', '/api/accounts?page=0')).statusCode).toBe(400);
    expect(await administrator.get<AccountsReply>('/api/accounts?page=99')).toMatchObject({ page: 1, pages: 1 });
  });

  test('grows by an account for somebody who has none, once', async () => {
    const administrator = await office.as('administrator');
    const { sql } = office.services.database;
    const personId = await sql.begin((tx) => addPerson(tx, office.agencyId, { name: '새사람', phone: '', email: '' }));
    const make = (id: string, login: string) => administrator.attempt('POST', `/api/people/${id}/account`, { login });
    expect((await make(personId, 'drafter')).json()).toMatchObject({ code: 'login-taken' });
    const response = await make(personId, 'New.Person');
    const { login, name, oneTimePassword } = response.json<OneTimePassword>();
    expect({ login, name }).toEqual({ login: 'new.person', name: '새사람' });
    expect((await make(personId, 'newer.person')).json()).toMatchObject({ code: 'account-exists' });
    const session = await office.visitor().attempt('POST', '/api/session', { login, password: oneTimePassword });
    expect(session.json()).toMatchObject({ mustChangePassword: true, roles: [] });
    expect((await make(office.account('outsider').personId, 'foreign')).statusCode).toBe(404);
  });
});

describe('a locked account', () => {
  const act = async (by: Cast, what: 'lock' | 'unlock', login: Cast) =>
    (await office.as(by)).attempt('POST', `/api/accounts/${office.account(login).id}/${what}`, { reason: '휴직' });

  test('lets nobody in, ends its sessions and live sockets at once, and opens again', async () => {
    const address = await office.app.listen({ host: '127.0.0.1', port: 0 });
    const leader = await office.signIn('team-leader');
    const socket = new Follower(`${address.replace('http', 'ws')}/api/live`, leader.cookie(), FIRST_VISIT);
    await socket.connect();
    expect((await act('administrator', 'lock', 'team-leader')).json()).toEqual({ locked: true });
    await socket.until(() => socket.closeCode !== undefined);
    expect((await leader.attempt('GET', '/api/session')).statusCode).toBe(401);
    await expect(office.signIn('team-leader')).rejects.toMatchObject({ code: 'login-failed' });
    expect((await act('administrator', 'lock', 'team-leader')).json()).toMatchObject({ code: 'account-state-changed' });
    expect((await act('administrator', 'unlock', 'team-leader')).json()).toEqual({ locked: false });
    await office.signIn('team-leader');
  });

  test('is never one’s own, nor a stranger’s', async () => {
    expect((await act('administrator', 'lock', 'administrator')).json()).toMatchObject({ code: 'own-account' });
    expect((await act('drafter', 'lock', 'director')).statusCode).toBe(403);
    expect((await act('outside-administrator', 'lock', 'director')).statusCode).toBe(404);
  });
});

describe('somebody who leaves', () => {
  const leave = async (login: Cast, on: string, by: Cast = 'administrator') =>
    (await office.as(by)).attempt('POST', `/api/people/${office.account(login).personId}/leaving`, {
      on,
      why: 'transfer',
      reason: '도청으로 전출',
    });

  test('has no access, post or role from that day on, and what waits is told', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    const administrator = await office.as('administrator');
    await office.giveRoles('team-leader', ['recordsManager']);
    const { personId } = office.account('team-leader');
    const before = await administrator.get<LeavingReply>(`/api/people/${personId}/leaving`);
    expect(before).toMatchObject({ leavesOn: null, waits: { approvals: 1, drafts: 0 } });
    const leader = await office.signIn('team-leader');
    expect((await leave('team-leader', '2026-03-04')).json()).toEqual({ ...before, leavesOn: '2026-03-04' });
    expect((await leader.get<SessionReply>('/api/session')).roles).toEqual(['recordsManager']);
    office.clock.advanceMs(24 * 60 * 60_000);
    await expect(office.signIn('team-leader')).rejects.toMatchObject({ code: 'login-failed' });
    const { people } = await (await office.as('administrator')).get<AccountsReply>('/api/accounts?find=team-leader');
    expect(people).toMatchObject([{ unitName: '', account: { status: 'left', leavesOn: '2026-03-04' } }]);
    const { sql } = office.services.database;
    await closeAccountsOfLeavers(sql, '2026-03-04');
    expect(await findAccountIdsOf(sql, office.agencyId, [personId])).toEqual(new Map());
  });

  test('today is out at once, and comes back to an account without posts', async () => {
    const colleague = await office.signIn('colleague', 'my own long phrase');
    expect((await leave('colleague', '2026-03-04')).statusCode).toBe(200);
    expect((await colleague.attempt('GET', '/api/session')).statusCode).toBe(401);
    const administrator = await office.as('administrator');
    const back = () =>
      administrator.attempt('POST', `/api/people/${office.account('colleague').personId}/leaving/cancel`, {
        reason: '전출 취소',
      });
    expect((await back()).json()).toEqual({ cancelled: true });
    expect((await back()).json()).toMatchObject({ code: 'account-state-changed' });
    const again = await office.signIn('colleague', 'my own long phrase');
    expect((await again.get<SessionReply>('/api/session')).posts).toEqual([]);
    const { acts } = await administrator.get<AdministrationActsReply>('/api/administration-acts');
    expect(acts.slice(0, 2).map(({ by, about, text, reason }) => [by, about, text, reason])).toEqual([
      ['문지기', '오하늘', '퇴직·전출 처리를 되돌림', '전출 취소'],
      ['문지기', '오하늘', '전출 처리: 2026. 3. 4.부터 들어올 수 없음', '도청으로 전출'],
    ]);
  });

  test('leaves on a day that can be meant, and is neither oneself nor the last administrator', async () => {
    for (const on of ['2026-03-03', '2027-03-05', '2026-02-30']) {
      expect((await leave('cooperator', on)).json()).toMatchObject({ code: 'leaving-day-bad' });
    }
    expect((await leave('administrator', '2026-04-01')).json()).toMatchObject({ code: 'own-account' });
    await office.giveRoles('director', ['administrator']);
    const { personId, id } = office.account('administrator');
    const director = await office.signIn('director');
    const body = { on: '2026-04-01', why: 'retirement', reason: '정년' };
    expect((await director.attempt('POST', `/api/people/${personId}/leaving`, body)).statusCode).toBe(200);
    const administrator = await office.as('administrator');
    const own = await administrator.attempt('POST', `/api/people/${office.account('director').personId}/leaving`, body);
    expect(own.json()).toMatchObject({ code: 'last-administrator' });
    const lock = await administrator.attempt('POST', `/api/accounts/${office.account('director').id}/lock`, {
      reason: '잠금',
    });
    expect(lock.json()).toMatchObject({ code: 'last-administrator' });
    expect((await director.attempt('POST', `/api/accounts/${id}/lock`, { reason: '잠금' })).statusCode).toBe(200);
  });
});
