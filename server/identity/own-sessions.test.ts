import { afterAll, describe, expect, test } from 'vitest';
import type { AdministrationActsReply, SessionsReply } from '../../shared/contract/administration.ts';
import { FIRST_VISIT, Follower } from '../testing/follower.ts';
import { type OfficeClient, openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { deviceOf } from './device.ts';

const office = await openTestOffice();
afterAll(office.close);
const address = await office.app.listen({ host: '127.0.0.1', port: 0 });

const WHALE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Whale/4.29 Safari/537.36';
const isSignedIn = async (client: OfficeClient) => (await client.attempt('GET', '/api/boxes')).statusCode === 200;
const sessionsOf = async (client: OfficeClient) => (await client.get<SessionsReply>('/api/sessions')).sessions;

test.each([
  [WHALE, '윈도우 · 웨일'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', '아이폰·아이패드 · 사파리'],
  ['curl/8.0', '알 수 없는 기기'],
  [undefined, '알 수 없는 기기'],
])('a browser that says %j is shown as %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

describe('one’s own sessions', () => {
  test('are told with device, address and times, and this one is marked', async () => {
    const here = await office.signIn('drafter');
    const there = office.visitor();
    await there.attempt('POST', '/api/session', { login: 'drafter', password: PASSWORD }, { 'user-agent': WHALE });
    const sessions = await sessionsOf(here);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((session) => session.isThis)).toHaveLength(1);
    expect(sessions.find((session) => !session.isThis)).toMatchObject({
      device: '윈도우 · 웨일',
      address: '127.0.0.1',
      startedAt: '2026-03-03T00:00:00.000Z',
      seenAt: '2026-03-03T00:00:00.000Z',
    });
    const other = sessions.find((session) => !session.isThis);
    expect(await here.delete(`/api/sessions/${other?.id}`)).toEqual({ ended: 1 });
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    expect((await here.attempt('DELETE', `/api/sessions/${other?.id}`)).statusCode).toBe(404);
  });

  test('all others end with one act, and their sockets with them', async () => {
    const here = await office.signIn('colleague');
    const others = [await office.signIn('colleague'), await office.signIn('colleague')];
    const socket = new Follower(`${address.replace('http', 'ws')}/api/live`, others[0]?.cookie() ?? '', FIRST_VISIT);
    await socket.connect();
    expect(await here.delete('/api/sessions')).toEqual({ ended: 2 });
    await socket.until(() => socket.closeCode !== undefined);
    expect(await Promise.all([here, ...others].map(isSignedIn))).toEqual([true, false, false]);
  });

  test('are nobody else’s: to a colleague they are not there', async () => {
    const director = await office.signIn('director');
    const chief = await office.signIn('section-chief');
    const [session] = await sessionsOf(director);
    expect((await chief.attempt('DELETE', `/api/sessions/${session?.id}`)).statusCode).toBe(404);
    const url = `/api/accounts/${office.account('director').id}/sessions`;
    expect((await chief.attempt('GET', url)).statusCode).toBe(403);
    const outside = await office.as('outside-administrator');
    expect((await outside.attempt('GET', url)).statusCode).toBe(404);
    expect((await outside.attempt('DELETE', url)).statusCode).toBe(404);
    expect((await outside.attempt('DELETE', `${url}/${session?.id}`)).statusCode).toBe(404);
    expect(await isSignedIn(director)).toBe(true);
  });
});

test('an administrator sees and ends a person’s sessions, and it goes on record', async () => {
  const [first, second] = [await office.signIn('team-leader'), await office.signIn('team-leader')];
  const administrator = await office.as('administrator');
  const url = `/api/accounts/${office.account('team-leader').id}/sessions`;
  const { sessions } = await administrator.get<SessionsReply>(url);
  expect(sessions.map((session) => session.isThis)).toEqual([false, false]);
  expect(await administrator.delete(`${url}/${sessions[0]?.id}`)).toEqual({ ended: 1 });
  expect(await administrator.delete(url)).toEqual({ ended: 1 });
  expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([false, false]);
  const { acts } = await administrator.get<AdministrationActsReply>('/api/administration-acts');
  expect(acts.slice(0, 2).map((act) => act.text)).toEqual(['로그인을 끝냄: 1건', '로그인을 끝냄: 1건']);
});
