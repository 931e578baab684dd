import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../platform/http/problems.ts';
import { openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { withAttempt } from './attempts.ts';
import { hashOneTimePassword, hashPassword, isPassword } from './passwords.ts';
import { forgetOldSessions } from './sessions.ts';

const office = await openTestOffice();
afterAll(office.close);

async function attempt(login: string, password: string, remoteAddress = '203.0.113.7') {
  const payload = { login, password };
  const response = await office.visitor().inject({ method: 'POST', url: '/api/session', payload, remoteAddress });
  const body = response.json<{ code?: string; facts?: { seconds?: number }; message?: string; requestId?: string }>();
  return { status: response.statusCode, code: body.code, seconds: body.facts?.seconds, message: body.message };
}

/** Many wrong sign-ins with as many logins, counted like any other, without the slow comparing of passwords. */
const spray = (most: number, address: (index: number) => string) =>
  Promise.all(
    Array.from({ length: most }, (_, index) =>
      withAttempt(office.services, { login: `name-${index}`, address: address(index) }, async () => undefined).catch(
        (problem: Problem) => problem.code,
      ),
    ),
  );

const afterHours = () => office.clock.advanceMs(24 * 60 * 60_000);

describe('a wrong sign-in', () => {
  test('is answered alike for a wrong password and for a login that nobody has', async () => {
    const wrong = await attempt('drafter', 'wrong password');
    expect(wrong).toMatchObject({ status: 401, code: 'login-failed' });
    expect(await attempt('nobody-at-all', 'wrong password')).toEqual(wrong);
    expect(await attempt("' or 1=1 --", 'wrong password')).toEqual(wrong);
  });

  test('is refused for a pause after the fifth, the right password too, and the pause grows', async () => {
    afterHours();
    const codes = [];
    for (let count = 0; count < 5; count += 1) codes.push((await attempt('drafter', 'wrong')).code);
    expect(codes).toEqual(Array(5).fill('login-failed'));
    expect(await attempt('drafter', PASSWORD)).toMatchObject({ status: 429, code: 'too-many-attempts', seconds: 30 });
    office.clock.advanceMs(29_000);
    expect(await attempt('drafter', PASSWORD)).toMatchObject({ status: 429, seconds: 1 });
    office.clock.advanceMs(1_000);
    expect((await attempt('drafter', 'wrong')).code).toBe('login-failed');
    expect(await attempt('drafter', PASSWORD)).toMatchObject({ status: 429, seconds: 60 });
  });

  test('never shuts anybody out for more than a quarter of an hour', async () => {
    afterHours();
    let pause = 0;
    for (let count = 0; count < 20; count += 1) {
      await attempt('colleague', 'wrong');
      const next = await attempt('colleague', 'wrong');
      pause = Math.max(pause, next.seconds ?? 0);
      office.clock.advanceMs((next.seconds ?? 0) * 1_000);
    }
    expect(pause).toBe(15 * 60);
    expect((await attempt('colleague', PASSWORD)).status).toBe(200);
  });

  test('is forgotten by a right one', async () => {
    afterHours();
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) expect((await attempt('director', 'wrong')).status).toBe(401);
      expect((await attempt('director', PASSWORD)).status).toBe(200);
    }
  });

  test('gives no more guesses when forty are sent at once', async () => {
    afterHours();
    const all = await Promise.all(Array.from({ length: 40 }, (_, index) => attempt('team-leader', `guess ${index}`)));
    expect(all.filter((answer) => answer.code === 'login-failed')).toHaveLength(5);
    expect(all.filter((answer) => answer.code === 'too-many-attempts')).toHaveLength(35);
  });

  test('over many logins is stopped for the network it comes from, not for others', async () => {
    afterHours();
    const codes = await spray(110, (index) => `198.51.100.${index}`);
    expect(codes.filter((code) => code === 'login-failed')).toHaveLength(100);
    expect((await attempt('section-chief', PASSWORD, '198.51.100.254')).status).toBe(429);
    expect((await attempt('section-chief', PASSWORD, '198.51.101.1')).status).toBe(200);
  });

  test('from one IPv6 network in many spellings is one network', async () => {
    afterHours();
    const { sql } = office.services.database;
    for (const address of ['2001:db8:1:2::1', '2001:0db8:0001:00ff:1::', '2001:db8:1:0:5:6:7:8']) {
      await attempt('someone', 'wrong', address);
    }
    expect(await sql`select key, count from sign_in_failures where key like 'network:2001:%'`).toMatchObject([
      { count: 3 },
    ]);
  });

  test('behind a proxy on this machine does not lock out the whole office', async () => {
    afterHours();
    await spray(110, () => '127.0.0.1');
    expect((await attempt('section-chief', PASSWORD, '127.0.0.1')).status).toBe(200);
  });

  test('keeps nothing of what was typed as a login', async () => {
    await attempt('my-password-by-mistake', 'x');
    const rows = await office.services.database.sql`select * from sign_in_failures`;
    expect(JSON.stringify(rows)).not.toContain('my-password');
  });
});

describe('the morning', () => {
  test('in which everybody of one network signs in at once leaves nothing counted', async () => {
    afterHours();
    await forgetOldSessions(office.services);
    const everybody = ['director', 'section-chief', 'team-leader', 'drafter', 'colleague', 'cooperator', 'outsider'];
    const all = await Promise.all([...everybody, ...everybody].map((login) => attempt(login, PASSWORD)));
    expect(all.map((answer) => answer.status)).toEqual(Array(14).fill(200));
    const { sql } = office.services.database;
    expect(await sql`select count from sign_in_failures where key = 'network:203.0.113'`).toEqual([{ count: 0 }]);
  });
});

describe('what is asked of a sign-in', () => {
  test.each([
    [{ login: 'drafter' }],
    [{ login: '', password: 'x' }],
    [{ login: 'drafter', password: 'x'.repeat(201) }],
    [{ login: ['drafter'], password: 'x' }],
    [{ login: 'drafter', password: 1 }],
    [{ login: 'drafter', password: 'x', roles: ['administrator'] }],
  ])('%j is no sign-in', async (payload) => {
    const response = await office.visitor().attempt('POST', '/api/session', payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid-input' });
  });
});

describe('a password', () => {
  test('in decomposed letters is the same as in composed ones', async () => {
    const stored = await hashPassword('비밀문장여덟자'.normalize('NFD'));
    expect(await isPassword(stored, '비밀문장여덟자'.normalize('NFC'))).toBe(true);
    expect(await isPassword(stored, '비밀문장여덟')).toBe(false);
    expect(await isPassword(await hashOneTimePassword('abcde-fghij'), 'abcde-fghij')).toBe(true);
    expect(await isPassword(undefined, '비밀문장여덟자')).toBe(false);
  });
});
