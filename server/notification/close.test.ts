import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { LIVE_PROTOCOL } from '../../shared/contract/live-protocol.ts';
import { FIRST_VISIT, Follower } from '../testing/follower.ts';
import { openTestOffice } from '../testing/test-office.ts';

test('a server that closes tells its readers to come again, and does not wait for one that no longer answers', async () => {
  const office = await openTestOffice();
  const address = await office.app.listen({ host: '127.0.0.1', port: 0 });
  const url = `${address.replace('http', 'ws')}/api/live`;
  const cookie = (await office.as('drafter')).cookie();
  const reader = new Follower(url, cookie, FIRST_VISIT);
  await reader.connect();
  // Its network is gone, but nobody has told either side.
  const silent = new WebSocket(url, LIVE_PROTOCOL, { headers: { cookie } });
  await new Promise((resolve) => silent.once('open', resolve));
  silent.pause();
  // Without an end of its own, the library would wait half a minute for the silent one: longer than a test may take.
  await office.close();
  await reader.until(() => reader.closeCode !== undefined);
  expect(reader.closeCode).toBe(1012);
  silent.terminate();
});
