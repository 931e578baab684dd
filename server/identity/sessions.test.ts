import { afterAll, describe, expect, test } from 'vitest';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { endSessionsOf, findOpenSessions, onSessionEnded } from './index.ts';
import { hashOfSecret } from './secret.ts';

const office = await openTestOffice();
const httpsOffice = await openTestOffice({ config: { https: true, origins: ['https://documents.example'] } });
afterAll(async () => {
  await office.close();
  await httpsOffice.close();
});

const MINUTE_MS = 60_000;
const isSignedIn = async (client: Awaited<ReturnType<typeof office.signIn>>) =>
  (await client.attempt('GET', '/api/session', undefined, { 'x-gyeol-background': '1' })).statusCode === 200;
const sessionHashOf = (client: { cookie(): string }) => hashOfSecret(client.cookie().split('=')[1] ?? '');

describe('signing in', () => {
  test('tells who one is and in which post', async () => {
    const drafter = await office.signIn('drafter');
    expect(await drafter.get<SessionReply>('/api/session')).toMatchObject({
      login: 'drafter',
      mustChangePassword: false,
      agency: { id: 0, name: '시험시', isNew: true },
      person: { name: '정노을' },
      posts: [{ postTitle: '주무관', unitName: '자치행정과', unitCode: '1100' }],
      roles: [],
    });
  });

  test('does not mind capitals or spaces around the login', async () => {
    const visitor = office.visitor();
    const reply = await visitor.post<SessionReply>('/api/session', { login: ' Drafter ', password: PASSWORD });
    expect(reply.login).toBe('drafter');
  });

  test('gives a cookie that scripts and other sites cannot use', async () => {
    const response = await office.visitor().attempt('POST', '/api/session', { login: 'drafter', password: PASSWORD });
    expect(response.headers['set-cookie']).toMatch(/^gyeol_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('gives over https a cookie of this very host, over https only', async () => {
    const response = await httpsOffice
      .visitor()
      .attempt('POST', '/api/session', { login: 'drafter', password: PASSWORD });
    expect(response.headers['set-cookie']).toMatch(/^__Host-gyeol=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(response.headers['strict-transport-security']).toContain('max-age');
  });

  test('never takes over a session id that the browser brought along', async () => {
    const chosen = 'A'.repeat(43);
    const visitor = office.visitor();
    const cookie = `gyeol_session=${chosen}`;
    await visitor.attempt('POST', '/api/session', { login: 'drafter', password: PASSWORD }, { cookie });
    expect(visitor.cookie()).not.toContain(chosen);
    expect((await office.visitor().attempt('GET', '/api/session', undefined, { cookie })).statusCode).toBe(401);
  });

  test('again in the same browser ends the session before', async () => {
    const browser = await office.signIn('drafter');
    const before = browser.cookie();
    await browser.post('/api/session', { login: 'drafter', password: PASSWORD });
    expect(browser.cookie()).not.toBe(before);
    const old = await office.visitor().attempt('GET', '/api/session', undefined, { cookie: before });
    expect(old.statusCode).toBe(401);
  });

  test('leaves no id in the database that could be used', async () => {
    const browser = await office.signIn('drafter');
    const secret = browser.cookie().split('=')[1] ?? '';
    const rows = await office.services.database.sql`select id_hash from sessions`;
    expect(rows.map((row) => row.id_hash)).toContain(hashOfSecret(secret));
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('a session', () => {
  test('ends after half an hour in which the person does nothing', async () => {
    const drafter = await office.signIn('drafter');
    office.clock.advanceMs(29 * MINUTE_MS);
    await drafter.get('/api/organization');
    office.clock.advanceMs(29 * MINUTE_MS);
    expect(await isSignedIn(drafter)).toBe(true);
    office.clock.advanceMs(1 * MINUTE_MS);
    expect((await drafter.attempt('GET', '/api/session')).json()).toMatchObject({ code: 'session-required' });
  });

  test('ends after nine hours however busy the person is', async () => {
    const drafter = await office.signIn('drafter');
    for (let passed = 20; passed < 9 * 60; passed += 20) {
      office.clock.advanceMs(20 * MINUTE_MS);
      await drafter.get('/api/session');
    }
    office.clock.advanceMs(20 * MINUTE_MS);
    expect(await isSignedIn(drafter)).toBe(false);
  });

  test.each([
    ['autosave', 'PUT', '/api/drafts/D0000000000001', undefined],
    ['the polling of notifications', 'GET', '/api/notifications?after=0', undefined],
    ['a page that waits and loads itself again', 'GET', '/api/documents/D/attachments/x/view.pdf?again=1', undefined],
    ['a refetch after a notification', 'GET', '/api/organization', { 'x-gyeol-background': '1' }],
  ] as const)('is not kept alive by %s', async (_what, method, url, headers) => {
    const drafter = await office.signIn('drafter');
    office.clock.advanceMs(20 * MINUTE_MS);
    expect((await drafter.attempt(method, url, method === 'PUT' ? {} : undefined, headers)).statusCode).not.toBe(401);
    office.clock.advanceMs(10 * MINUTE_MS);
    expect(await isSignedIn(drafter)).toBe(false);
  });

  test('is written at most once a minute', async () => {
    const drafter = await office.signIn('drafter');
    const hash = sessionHashOf(drafter);
    const seen = async () =>
      (await office.services.database.sql`select seen_at from sessions where id_hash = ${hash}`)[0];
    const atFirst = await seen();
    office.clock.advanceMs(59_000);
    await drafter.get('/api/session');
    expect(await seen()).toEqual(atFirst);
    office.clock.advanceMs(1_000);
    await drafter.get('/api/session');
    expect(await seen()).not.toEqual(atFirst);
  });

  test('ends by signing out, for every copy of its cookie, and leaves unsaved drafts in the browser', async () => {
    const drafter = await office.signIn('drafter');
    const cookie = drafter.cookie();
    const response = await drafter.attempt('DELETE', '/api/session');
    expect(response.statusCode).toBe(204);
    expect(response.headers['set-cookie']).toMatch(/^gyeol_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(response.headers['clear-site-data']).toBe('"cache"');
    expect((await office.visitor().attempt('GET', '/api/session', undefined, { cookie })).statusCode).toBe(401);
    expect((await drafter.attempt('DELETE', '/api/session')).statusCode).toBe(204);
  });

  test('that an act ends is told to whoever keeps something open for it, and one that ran out is found', async () => {
    const told: string[] = [];
    const stop = onSessionEnded(office.services, ({ sessionHash }) => told.push(sessionHash));
    const [first, second] = [await office.signIn('drafter'), await office.signIn('drafter')];
    const hashes = [sessionHashOf(first), sessionHashOf(second)];
    expect(await findOpenSessions(office.services, hashes)).toEqual(new Set(hashes));
    await first.delete('/api/session');
    expect(told).toEqual([hashes[0]]);
    await endSessionsOf(office.services, office.account('drafter').id);
    expect(told).toContain(hashes[1]);
    stop();
    const third = await office.signIn('drafter');
    office.clock.advanceMs(30 * MINUTE_MS);
    expect(await findOpenSessions(office.services, [...hashes, sessionHashOf(third)])).toEqual(new Set());
    expect(told).not.toContain(sessionHashOf(third));
  });

  test('of an account that is closed lets nobody in', async () => {
    const colleague = await office.signIn('colleague');
    const { id } = office.account('colleague');
    await office.services.database.sql`update accounts set active = false where id = ${id}`;
    expect(await isSignedIn(colleague)).toBe(false);
    const again = await office.visitor().attempt('POST', '/api/session', { login: 'colleague', password: PASSWORD });
    expect(again.json()).toMatchObject({ code: 'login-failed' });
  });

  test.each(['', 'x', 'A'.repeat(43), "' or 1=1 --", '%00', 'A'.repeat(4_000)])(
    'is not opened by %j',
    async (secret) => {
      const cookie = `gyeol_session=${secret}`;
      const response = await office.visitor().attempt('GET', '/api/session', undefined, { cookie });
      expect(response.statusCode).toBe(401);
    },
  );
});

describe('a new password', () => {
  const change = (
    client: Awaited<ReturnType<typeof office.signIn>>,
    current: string,
    next: string,
    key = 'a-key-of-mine',
  ) => client.attempt('PUT', '/api/session/password', { current, next }, { 'idempotency-key': key });

  test('ends every other session of the person, and not this one', async () => {
    const [here, there] = [await office.signIn('director'), await office.signIn('director')];
    expect((await change(here, PASSWORD, 'another good phrase')).statusCode).toBe(204);
    expect(await isSignedIn(there)).toBe(false);
    expect(await isSignedIn(here)).toBe(true);
    // The answer was lost and the browser sends the same again.
    expect((await change(here, PASSWORD, 'another good phrase')).statusCode).toBe(204);
    expect(
      (await office.visitor().attempt('POST', '/api/session', { login: 'director', password: PASSWORD })).statusCode,
    ).toBe(401);
    await office.signIn('director', 'another good phrase');
  });

  test('is stored as a slow hash, and nothing of it in the answers of acts', async () => {
    const [account] = await office.services.database.sql`select password_hash from accounts where login = 'director'`;
    expect(account?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const answers = await office.services.database.sql`select request_hash, answer from idempotency_keys`;
    expect(answers.map((row) => row.request_hash)).toContain('a change of password');
  });

  test.each([
    ['short', 'password-too-short'],
    ['가나다라마바사', 'password-too-short'],
    ['Password123', 'password-too-common'],
    ['abcabcabcabc', 'password-too-common'],
    ['section-chief12!', 'password-too-common'],
    ['', 'password-too-short'],
    [PASSWORD, 'password-unchanged'],
  ])('%j is refused as %s', async (next, code) => {
    const chief = await office.as('section-chief');
    const response = await change(chief, PASSWORD, next, `a-key-for-${next.length}-${code}`);
    expect(response.json()).toMatchObject({ code });
  });

  test('needs the old one, and guessing it is counted like signing in', async () => {
    const leader = await office.as('team-leader');
    const codes: string[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      codes.push((await change(leader, `guess ${guess}`, 'another good phrase', `guess-number-${guess}`)).json().code);
    }
    expect(codes).toEqual([...Array(5).fill('login-failed'), 'too-many-attempts', 'too-many-attempts']);
  });
});
