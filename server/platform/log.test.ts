import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeLog } from './log.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('an error of the database is logged by its rule and its table, without a word of the row', async () => {
  const lines: string[] = [];
  const log = makeLog({ write: (line: string) => void lines.push(line) });
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const secret = '김아무개 징계 의결';
  const error = await sql`insert into publications (withdrawal_reason) values (${secret})`.catch((caught) => caught);
  await sql.end();
  expect((error as { detail: string }).detail).toContain(secret);
  log.error({ err: error }, 'unexpected error');
  expect(lines.join('')).not.toContain('김아무개');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { code: '23502', table: 'publications' } });
});

test('an error of ours is logged with its cause', () => {
  const lines: string[] = [];
  const log = makeLog({ write: (line: string) => void lines.push(line) });
  log.error({ err: new Error('outer', { cause: new TypeError('inner') }) }, 'unexpected error');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { message: 'outer', cause: { type: 'TypeError', message: 'inner' } },
  });
});
