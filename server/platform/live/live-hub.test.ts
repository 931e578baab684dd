import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { LIVE_PROTOCOL, SESSION_ENDED } from '../../../shared/contract/live-protocol.ts';
import type { Signed } from '../http/policy.ts';
import { LiveHub } from './live-hub.ts';
import { PAUSE_BYTES } from './live-socket.ts';

/** A log in memory, of which a test says how long it is; rows are as heavy as the test needs. */
const log = { last: 0, weight: 10, reads: 0 };
const openSessions = new Set<string>();
let server: WebSocketServer;
let hub: LiveHub;

const signedAs = (session: string): Signed => ({
  accountId: 'account',
  agencyId: 1,
  personId: 'person',
  roles: [],
  sessionHash: session,
  mustChangePassword: false,
});

beforeAll(async () => {
  hub = new LiveHub(
    {
      position: async () => ({ epoch: 'one', last: log.last }),
      async read(readers, most) {
        log.reads += 1;
        return readers.map(({ after }) =>
          Array.from({ length: Math.min(most, log.last - after) }, (_, index) => ({
            seq: after + index + 1,
            message: {
              type: 'notification' as const,
              notification: {
                seq: after + index + 1,
                kind: 'changed' as const,
                managementNumber: 'D'.padEnd(log.weight, '0'),
                revision: 1,
                at: '2026-03-03T00:00:00.000Z',
              },
            },
          })),
        );
      },
    },
    { stillOpen: async (hashes) => new Set(hashes.filter((hash) => openSessions.has(hash))) },
    pino({ level: 'silent' }),
  );
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 4_096 });
  server.on('connection', (socket, request) => hub.add(socket, signedAs(String(request.headers['x-session']))));
  await once(server, 'listening');
});
afterAll(async () => {
  await hub.close();
  server.close();
});
beforeEach(() => Object.assign(log, { last: 0, weight: 10, reads: 0 }));

async function connect(session: string, protocol = LIVE_PROTOCOL): Promise<WebSocket> {
  openSessions.add(session);
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, protocol, { headers: { 'x-session': session } });
  await once(socket, 'open');
  return socket;
}

async function greet(socket: WebSocket, last = 0): Promise<void> {
  socket.send(JSON.stringify({ type: 'hello', epoch: 'one', last }));
  await once(socket, 'message');
}

const closeCodeOf = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];

test('a reader who reads slowly costs a bounded sum of memory and misses nothing', async () => {
  Object.assign(log, { last: 3_000, weight: 4_000 });
  const socket = await connect('slow');
  const places: number[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { notification?: { seq: number } };
    if (message.notification) places.push(message.notification.seq);
  });
  socket.pause();
  socket.send(JSON.stringify({ type: 'hello', epoch: 'one', last: 0 }));
  // Twelve megabytes are due: more than the kernel's buffers take, so that the hub has to stop.
  let reads = -1;
  while (reads !== log.reads || log.reads === 0) {
    reads = log.reads;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const oneRound = 50 * 4_200;
  expect(hub.mostUnsentBytes).toBeGreaterThan(0);
  expect(hub.mostUnsentBytes).toBeLessThan(PAUSE_BYTES + oneRound);
  expect(log.reads).toBeLessThan(60);

  socket.resume();
  while (places.length < 3_000) await once(socket, 'message');
  expect(places).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
  socket.terminate();
});

test('a session that ran out or was ended on another node loses its socket at the next heartbeat', async () => {
  const [ended, open] = [await connect('ended'), await connect('open')];
  await Promise.all([greet(ended), greet(open)]);
  openSessions.delete('ended');
  const closed = closeCodeOf(ended);
  await hub.beat();
  expect(await closed).toBe(SESSION_ENDED);
  expect(open.readyState).toBe(WebSocket.OPEN);
  open.terminate();
});

test('a peer that no longer answers pings is given up', async () => {
  const socket = await connect('dead');
  await greet(socket);
  socket.pause();
  await hub.beat();
  await hub.beat();
  socket.resume();
  expect(await closeCodeOf(socket)).toBe(1006);
});

test('a row whose wake-up was lost is found by the heartbeat', async () => {
  const socket = await connect('forgotten');
  await greet(socket);
  log.last = 1;
  const told = once(socket, 'message');
  await hub.beat();
  expect(JSON.parse(String((await told)[0]))).toMatchObject({ notification: { seq: 1 } });
  socket.terminate();
});

test.each([
  ['no JSON', 'hello'],
  ['a place below zero', JSON.stringify({ type: 'hello', epoch: 'one', last: -1 })],
  ['a field nobody knows', JSON.stringify({ type: 'hello', epoch: 'one', last: 0, account: 'other' })],
  ['another message', JSON.stringify({ type: 'subscribe', to: 'everything' })],
  ['bytes', Buffer.from(JSON.stringify({ type: 'hello', epoch: 'one', last: 0 }))],
])('a first message that is %s closes the socket', async (_what, message) => {
  const socket = await connect('rude');
  const closed = closeCodeOf(socket);
  socket.send(message);
  expect(await closed).toBe(1008);
});

test('a second message, a message of ten thousand letters and another protocol close the socket', async () => {
  const talkative = await connect('talkative');
  await greet(talkative);
  const closed = closeCodeOf(talkative);
  talkative.send('{}');
  expect(await closed).toBe(1008);

  const long = await connect('long');
  const tooLong = closeCodeOf(long);
  long.send('가'.repeat(10_000));
  expect(await tooLong).toBe(1009);

  const foreign = await connect('foreign', 'chat');
  expect(await closeCodeOf(foreign)).toBe(1002);
});
