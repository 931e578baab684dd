import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { makeSiteLogin } from './make-site-login.ts';
import { migrate } from './migrate.ts';
import { connectPublicReader, findTooMuch, type PublicReader } from './public-reader.ts';
import { ReaderGate } from './reader-gate.ts';

const LOGIN = `terms_${process.pid}_${Date.now()}`;

let database: TestDatabase;
let owner: postgres.Sql;
let asLogin: string;
let reader: PublicReader;
beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await makeSiteLogin(database.url, LOGIN, 'only-reading');
  const url = new URL(database.url);
  url.username = LOGIN;
  url.password = 'only-reading';
  asLogin = url.href;
  reader = connectPublicReader(asLogin, 1);
});
afterAll(async () => {
  await reader?.close();
  const name = new URL(database.url).pathname.slice(1);
  await owner`revoke temporary on database ${owner(name)} from ${owner(LOGIN)}`;
  await owner`drop role ${owner(LOGIN)}`;
  await owner.end();
  await database.drop();
});

async function withTemporary<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const name = owner(new URL(database.url).pathname.slice(1));
  await owner`grant temporary on database ${name} to ${owner(LOGIN)}`;
  try {
    return await act();
  } finally {
    await owner`revoke temporary on database ${name} from ${owner(LOGIN)}`;
  }
}

test('a login of the citizens cannot lay a view of its own under the function that counts terms', async () => {
  const answered = await withTemporary(async () => {
    const attacker = postgres(asLogin, { max: 1, onnotice: () => undefined });
    try {
      await attacker.unsafe(`
        create function pg_temp.who() returns text language plpgsql as 'begin return current_user; end';
        create temp view pg_class as select 1 as relnamespace, 1::real as reltuples,
          'public_search_tokens_and_terms'::name as relname;
        create temp view pg_namespace as select 1 as oid, 'public_site'::name as nspname;
        create temp view pg_stats as select 'public_site'::name as schemaname,
          'public_search_tokens_and_terms'::name as tablename, array[pg_temp.who()] as most_common_elems,
          array[1::real] as most_common_elem_freqs;
        grant select on pg_temp.pg_class, pg_temp.pg_namespace, pg_temp.pg_stats to public;`);
      return await attacker<{ term: string }[]>`select term from public_site.common_terms()`;
    } finally {
      await attacker.end();
    }
  });
  expect(answered).toHaveLength(0);
});

test('a login that may make temporary tables may do too much', async () => {
  expect(await findTooMuch(reader.publicSql)).toBeUndefined();
  await withTemporary(async () => {
    expect(await findTooMuch(reader.publicSql)).toMatchObject({ login: LOGIN, isTemporary: true });
    await expect(new ReaderGate(reader.publicSql).open(() => undefined)).rejects.toThrow('revoke temporary');
  });
});

test('the office takes temporary tables from everybody at its start, in a database that was brought back too', async () => {
  const name = owner(new URL(database.url).pathname.slice(1));
  await owner`grant temporary on database ${name} to public`;
  expect(await findTooMuch(reader.publicSql)).toMatchObject({ isTemporary: true });
  await migrate(database.url);
  expect(await findTooMuch(reader.publicSql)).toBeUndefined();
});

test('a database whose searches lack their function is not of this version: the gate waits for it', async () => {
  await owner`alter function public_site.common_terms() rename to later`;
  const gate = new ReaderGate(reader.publicSql);
  const said: string[] = [];
  const opening = gate.open((line) => said.push(line));
  while (gate.state === 'starting') await pause(10);
  expect(gate.state).toBe('schema');
  expect(said.join()).toContain('업무 서버를 이 판으로');
  await owner`alter function public_site.later() rename to common_terms`;
  await opening;
  expect(gate.state).toBe('ready');
});
