import { createServer } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { ConfigError } from './config.ts';
import { migrate } from './database/migrate.ts';
import { explainDatabaseFault, explainListenFault } from './start-faults.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a port that another program uses is told with its setting', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const config = { host: '127.0.0.1', port };
  const fault = explainListenFault(await faultOf(fastify().listen(config)), config);
  expect(fault).toBeInstanceOf(ConfigError);
  expect(fault).toMatchObject({ message: expect.stringMatching(new RegExp(`PORT=${port}: .*십시오\\.$`)) });
  other.close();
});

test('an address that this machine does not have is told with its setting', async () => {
  const config = { host: '192.0.2.1', port: 0 };
  const fault = explainListenFault(await faultOf(fastify().listen(config)), config);
  expect(fault).toMatchObject({ message: expect.stringMatching(/^HOST=192\.0\.2\.1: /) });
});

test.each([
  ['nothing answers', (url: URL) => Object.assign(url, { port: '1' }), '닿지 않습니다'],
  ['the password is wrong', (url: URL) => Object.assign(url, { password: 'secret-but-wrong' }), '비밀번호가 맞지'],
  ['the database is not there', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), '먼저 만들어'],
])('a database of which %s is told in words and without its password', async (_what, change, words) => {
  const url = change(new URL(database.url));
  const fault = explainDatabaseFault(await faultOf(migrate(url.href)));
  expect(fault).toBeInstanceOf(ConfigError);
  const { message } = fault as ConfigError;
  expect(message).toContain(words);
  expect(message).toMatch(/DATABASE_URL/);
  expect(message).not.toContain(url.password || 'no password');
});

test('a fault of our own stays what it is', () => {
  const fault = new Error('a fault of ours');
  expect(explainListenFault(fault, { host: 'x', port: 1 })).toBe(fault);
  expect(explainDatabaseFault(fault)).toBe(fault);
});
