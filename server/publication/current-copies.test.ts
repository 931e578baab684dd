import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase, type Database, type Reader } from '../platform/database/connect.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { CurrentCopies } from './current-copies.ts';
import { findEdition } from './store.ts';

const [FIRST, SECOND, THIRD] = ['D0001000000001', 'D0001000000002', 'D0001000000003'] as const;

let testDatabase: TestDatabase;
/** The database of this server, and of another one that tells this one nothing. */
let here: Database;
let elsewhere: Database;
let copies: CurrentCopies;
beforeAll(async () => {
  testDatabase = await freshDatabase();
  here = connectDatabase(testDatabase.url);
  elsewhere = connectDatabase(testDatabase.url);
});
afterAll(async () => {
  await Promise.all([here.close(), elsewhere.close()]);
  await testDatabase.drop();
});
beforeEach(async () => {
  await elsewhere.sql`delete from public_site.documents`;
  for (const number of [FIRST, SECOND, THIRD]) await publish(number);
  copies = new CurrentCopies(here.publicSql);
});

async function publish(managementNumber: string, eventId: string = randomUUID()): Promise<string> {
  await elsewhere.sql`
    insert into public_site.documents (agency_id, management_number, event_id, published_at, produced_on, title,
      agency_name, department_name, unit_name, document_number, disclosure_level, disclosure_grounds, retention,
      author_name, author_phone, classification_path, licence, kind, summary, keywords)
    values (1, ${managementNumber}, ${eventId}, '2026-03-03T00:00:00Z', '2026-03-03', '제목', '시험시', '행정국',
      '자치행정과', '자치행정과-1', 'open', '{}', '10년', '정노을', '', '{}', '', 'general', '', '{}')`;
  return eventId;
}

/** What a withdrawal leaves of a copy. */
const withdraw = (sql: Reader, managementNumber: string) =>
  sql`delete from public_site.documents where management_number = ${managementNumber}`;
const isPublic = async (managementNumber: string) => (await copies.find(managementNumber)) !== undefined;

describe('a document that another server takes back', () => {
  it('is gone for the next request, and its neighbours stay', async () => {
    expect([await isPublic(FIRST), await isPublic(SECOND)]).toEqual([true, true]);
    await withdraw(elsewhere.sql, FIRST);
    expect([await isPublic(FIRST), await isPublic(SECOND)]).toEqual([false, true]);
  });

  it('is gone for whoever comes after the commit, while many who came before are still being answered', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => `D00010001${String(n).padStart(5, '0')}`);
    for (const number of numbers) await publish(number);
    let isOver = false;
    const reader = async () => {
      while (!isOver) for (const number of numbers) await copies.find(number);
    };
    const readers = Array.from({ length: 12 }, reader);
    try {
      for (const number of numbers) {
        expect(await isPublic(number)).toBe(true);
        await withdraw(elsewhere.sql, number);
        expect(await Promise.all(Array.from({ length: 8 }, () => isPublic(number)))).not.toContain(true);
      }
    } finally {
      isOver = true;
    }
    await Promise.all(readers);
  });

  it('is gone although a withdrawal that began later was committed and seen before it', async () => {
    expect([await isPublic(FIRST), await isPublic(SECOND)]).toEqual([true, true]);
    await elsewhere.sql.begin(async (tx) => {
      await withdraw(tx, FIRST);
      await withdraw(here.sql, SECOND);
      expect([await isPublic(FIRST), await isPublic(SECOND)]).toEqual([true, false]);
    });
    expect([await isPublic(FIRST), await isPublic(THIRD)]).toEqual([false, true]);
  });

  it('stays when the withdrawal is not committed', async () => {
    const before = await copies.find(FIRST);
    await expect(
      elsewhere.sql.begin(async (tx) => {
        await withdraw(tx, FIRST);
        throw new Error('broken off');
      }),
    ).rejects.toThrow('broken off');
    expect(await copies.find(FIRST)).toBe(before);
  });

  it('is told by the event of its new copy where there is one again', async () => {
    await copies.find(FIRST);
    await withdraw(elsewhere.sql, FIRST);
    const eventId = await publish(FIRST);
    expect(await copies.find(FIRST)).toBe(eventId);
  });
});

describe('an edition', () => {
  it('ends with every change of a copy, whoever makes it', async () => {
    const { sql } = elsewhere;
    const seen = [await findEdition(here.publicSql)];
    for (const change of [
      () => publish('D0001000000009'),
      () => sql`update public_site.documents set title = '다른 제목' where management_number = ${FIRST}`,
      () => withdraw(sql, FIRST),
      () => sql`truncate public_site.documents cascade`,
    ]) {
      await change();
      seen.push(await findEdition(here.publicSql));
    }
    expect(seen).not.toContain(undefined);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('that is missing is not trusted: every number is asked for', async () => {
    await elsewhere.sql`delete from public_site.editions`;
    expect([await isPublic(FIRST), await isPublic(FIRST)]).toEqual([true, true]);
    await elsewhere.sql`alter table public_site.documents disable trigger all`;
    await withdraw(elsewhere.sql, FIRST);
    await elsewhere.sql`alter table public_site.documents enable trigger all`;
    expect([await isPublic(FIRST), await isPublic(SECOND)]).toEqual([false, true]);
  });
});

describe('a question that the database is still thinking about', () => {
  const HELD = 7;
  beforeAll(async () => {
    // The statement has its picture of the data when it waits here, as a slow one would have.
    await elsewhere.sql.unsafe(`
      create function public_site.is_let_go() returns boolean volatile language plpgsql as
        $$ begin perform pg_advisory_xact_lock_shared(${HELD}); return true; end $$;
      alter table public_site.editions rename to held_editions;
      create view public_site.editions as select * from public_site.held_editions where public_site.is_let_go();
      grant select on public_site.editions to gyeol_public;`);
  });

  it('does not answer whoever came after it was sent', async () => {
    expect(await isPublic(FIRST)).toBe(true);
    const holder = await elsewhere.sql.reserve();
    await holder`select pg_advisory_lock(${HELD})`;
    const early = isPublic(FIRST);
    while ((await waiting()) === 0);
    await withdraw(elsewhere.sql, FIRST);
    const late = isPublic(FIRST);
    await holder`select pg_advisory_unlock(${HELD})`;
    holder.release();
    expect([await early, await late]).toEqual([true, false]);
  });

  async function waiting(): Promise<number> {
    const [row] = await elsewhere.sql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    return row?.waiting ?? 0;
  }
});
