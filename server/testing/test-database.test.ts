import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from './test-database.ts';

const [first, second] = [await freshDatabase(), await freshDatabase()];
afterAll(async () => {
  await first.drop();
  await second.drop();
});

test('every test file has a migrated database of its own', async () => {
  expect(first.url).not.toBe(second.url);
  const sql = postgres(first.url, { max: 1 });
  const applied = await sql`SELECT hash FROM drizzle.__drizzle_migrations`;
  await sql.end();
  expect(applied.length).toBeGreaterThan(0);
});
