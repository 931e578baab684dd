import pino from 'pino';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseUrl } from '../../testing/database-setup.ts';
import { freshDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Sql } from '../database/connect.ts';
import { WakeUp, type Woken } from './wake-up.ts';

let database: TestDatabase;
let sql: Sql;
let node: WakeUp;
let other: WakeUp;
let woken: Woken[];
let wait: (() => void)[];

beforeEach(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { onnotice: () => undefined }) as unknown as Sql;
  [woken, wait] = [[], []];
  const log = pino({ level: 'silent' });
  node = new WakeUp(
    sql,
    (names) => {
      woken.push(names);
      for (const go of wait.splice(0)) go();
    },
    log,
  );
  other = new WakeUp(sql, () => undefined, log);
  await node.start();
  await other.start();
  woken.length = 0;
});
afterEach(async () => {
  await node.stop();
  await other.stop();
  await sql.end({ timeout: 5 });
  await database.drop();
});

async function untilWoken(isTrue: (names: Woken) => boolean): Promise<void> {
  while (!woken.some(isTrue)) await new Promise<void>((resolve) => wait.push(resolve));
}

test('names called within one moment reach the other node in one call, and never the node that calls', async () => {
  node.call(['here']);
  for (const name of ['a', 'b', 'a']) other.call([name]);
  await untilWoken((names) => names.includes('b'));
  expect(woken).toEqual([['a', 'b']]);
});

test('too many names wake everybody', async () => {
  other.call(Array.from({ length: 500 }, (_, index) => `account-${index}`));
  await untilWoken((names) => names === 'everybody');
});

test('after a cut connection, and a try to reconnect that failed, the node hears the others again', async () => {
  const admin = postgres(databaseUrl(database.url, 'postgres'), { max: 1, onnotice: () => undefined });
  const name = new URL(database.url).pathname.slice(1);
  await sql`select 1`;
  await admin`alter database ${admin(name)} allow_connections false`;
  await admin`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and query ilike 'listen%'`;
  // Until the library's own try has failed there is nothing to recover from.
  let listening = 1;
  while (listening > 0) {
    const [row] = await admin<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity where datname = ${name} and query ilike 'listen%'`;
    listening = row?.count ?? 0;
  }
  await admin`alter database ${admin(name)} allow_connections true`;
  await admin.end();

  while (!woken.includes('everybody')) {
    await node.check();
    await other.check();
  }
  woken.length = 0;
  other.call(['a']);
  await untilWoken((names) => names.includes('a'));
});
