import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/test-database.ts';

/**
 * The installed copy of postgres.js as scripts/mend-postgres.mjs leaves it: whatever is asked while a connection dies
 * is answered, and nothing of a transaction that was lost runs on the connection opened in its place.
 */
const database = await freshDatabase();
const sockets: net.Socket[] = [];
const options = { onnotice: () => undefined, backoff: () => 0.01, connect_timeout: 5, socket: openSocket };
const sql = postgres(database.url, { ...options, max: 1 } as postgres.Options<Record<string, never>>);
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});

async function openSocket(): Promise<net.Socket> {
  const { hostname, port } = new URL(database.url);
  const socket = net.connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  sockets.push(socket);
  return socket;
}

const cut = (error?: Error) => sockets.at(-1)?.destroy(error);
const ask = async () => (await sql<{ answer: number }[]>`select 1 as answer`)[0]?.answer;

beforeEach(async () => {
  await sql`drop table if exists marks`;
  await sql`create table marks (mark int)`;
});

test('what is asked between the error of a connection and its end is answered, and so is what comes after', async () => {
  for (let round = 0; round < 20; round += 1) {
    const asked: Promise<unknown>[] = [];
    // Each loss is answered by the next question at once, as the requests of an office do that wait for their turn.
    const first = sql`select pg_sleep(5)`.catch(() => {
      for (let count = 0; count < 3; count += 1) asked.push(ask());
    });
    await pause(10);
    cut(new Error('connection reset'));
    await first;
    await Promise.allSettled(asked);
    await pause(10);
    expect(await ask()).toBe(1);
  }
});

test('the last word of a dead connection is not told to the first question of the next one', async () => {
  await sql`select pg_terminate_backend(pg_backend_pid())`.catch(() => undefined);
  expect(await ask()).toBe(1);
});

test('a statement of a lost transaction does not run on the next connection', async () => {
  let late: Promise<unknown> = Promise.resolve();
  const lost = sql.begin(async (tx) => {
    await tx`insert into marks values (1)`;
    cut();
    // The body of the transaction has something else to do, until the pool is connected again.
    late = pause(200).then(() => tx`insert into marks values (2)`);
    await late;
  });
  await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(await ask()).toBe(1);
  await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(await sql`select mark from marks`).toEqual([]);
});

test('a statement that waits in a transaction is told that its connection is lost', async () => {
  const waiting: Promise<unknown>[] = [];
  const lost = sql.begin(async (tx) => {
    waiting.push(tx`select pg_sleep(5)`, tx`insert into marks values (1)`, tx`insert into marks values (2)`);
    setTimeout(cut, 20);
    await Promise.all(waiting);
  });
  await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  const told = await Promise.allSettled(waiting);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await sql`select mark from marks`).toEqual([]);
});

test('a pool that is closed while its connection is lost does not wait for it', async () => {
  const closing = postgres(database.url, { ...options, max: 1 } as postgres.Options<Record<string, never>>);
  const asked = closing`select pg_sleep(5)`.catch(() => undefined);
  await pause(100);
  const ended = closing.end();
  cut();
  await Promise.all([asked, ended]);
});

test('a pool that is closed while its connection opens and dies ends, and what was asked is refused', async () => {
  const dying = net.createServer((socket) => void socket.once('data', () => socket.end()));
  await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
  const { port } = dying.address() as net.AddressInfo;
  const opening = postgres(`postgres://nobody:x@127.0.0.1:${port}/none`, { max: 1, backoff: () => 0.01 });
  const asked = opening`select 1`;
  const told = expect(asked).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await pause(50);
  await opening.end({ timeout: 5 });
  await told;
  dying.close();
});

test('a reserved connection that was lost is not given back as if it were open', async () => {
  const reserved = await sql.reserve();
  await reserved`select pg_terminate_backend(pg_backend_pid())`.catch(() => undefined);
  await pause(50);
  reserved.release();
  expect(await ask()).toBe(1);
});
