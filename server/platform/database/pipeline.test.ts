import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { connectDatabase, type Database } from './connect.ts';

const CONNECTIONS = 2;
/** Around the hundred that the driver would let wait behind one another on each connection. */
const WAITING = Array.from({ length: 12 }, (_, n) => CONNECTIONS * 100 - 6 + n);

let place: TestDatabase;
let owner: postgres.Sql;
let database: Database;
beforeAll(async () => {
  place = await freshDatabase();
  owner = postgres(place.url, { max: 1, onnotice: () => undefined });
  await owner`create table kept (n integer primary key)`;
  database = connectDatabase(place.url, { queries: CONNECTIONS, acts: CONNECTIONS, citizens: 1 });
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await place.drop();
});

test.each(['sql', 'acts'] as const)(
  'however much waits on %s, nothing is said inside the transaction of another',
  async (pool) => {
    const sql = database[pool];
    await Promise.all([sql`select 1`, sql`select 2`]);
    for (const waiting of WAITING) {
      await owner`delete from kept`;
      const asked = Array.from({ length: waiting }, () => sql`select 1`.execute());
      const [taken] = await Promise.allSettled([
        sql.begin(async () => {
          throw new Error('taken back');
        }),
        ...asked,
      ]);
      expect(taken, `behind ${waiting}`).toMatchObject({ reason: { message: 'taken back' } });
      await Promise.all(Array.from({ length: 4 }, (_, n) => sql`insert into kept values (${n})`));
      const [count] = await owner`select count(*)::int as n from kept`;
      expect(count, `behind ${waiting}`).toEqual({ n: 4 });
    }
  },
);
