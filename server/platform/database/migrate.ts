import { readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { CHECKOUT } from '../checkout.ts';
import { ConfigError } from '../config.ts';
import { PUBLIC_ROLE } from './connect.ts';

/** Two servers that start at once migrate one after the other. Any constant number will do. */
const MIGRATION_LOCK = 7_402_610;

/**
 * Brings the database at `url` to the newest schema, and gives the citizens' role its one right: reading
 * `public_site`.
 */
export async function migrate(url: string, migrationsDir = path.join(CHECKOUT, 'migrations')): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10, fetch_types: false });
  try {
    await refuseOldServer(sql);
    await endTemporaryTables(sql);
    if (await isNewest(sql, migrationsDir)) return;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await makePublicRole(sql);
    await applyMigrations(sql, migrationsDir);
    await sql.unsafe(`
      create schema if not exists public_site;
      grant usage on schema public_site to ${PUBLIC_ROLE};
      grant select on all tables in schema public_site to ${PUBLIC_ROLE};
      create table if not exists migrated_to (newest bigint primary key);
      delete from migrated_to;`);
    // The last of all: a start that is killed in between migrates and grants again.
    await sql`insert into migrated_to values (${newestMigration(migrationsDir)})`;
    await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * PostgreSQL lets everybody make temporary tables; we make none. Asked at every start, for a copy of a database and one
 * that is brought back have their rows and not their rights. Only a warning where the database is not ours.
 */
async function endTemporaryTables(sql: postgres.Sql): Promise<void> {
  const [everybody] = await sql<{ may: boolean }[]>`
    select has_database_privilege('public', current_database(), 'TEMPORARY') as may`;
  if (!everybody?.may) return;
  await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
  await sql.unsafe(`
    do $$ begin
      execute format('revoke temporary on database %I from public', current_database());
    end $$;`);
  await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`;
}

/** Whether a former start has finished with the newest migration: then the start need not even load the migrator. */
async function isNewest(sql: postgres.Sql, migrationsDir: string): Promise<boolean> {
  const [known] = await sql<{ found: boolean }[]>`select to_regclass('public.migrated_to') is not null as found`;
  if (!known?.found) return false;
  const [row] = await sql<{ newest: string }[]>`select newest from migrated_to`;
  return row?.newest === String(newestMigration(migrationsDir));
}

/** When the newest migration was made, in milliseconds: how drizzle names it in its journal. */
function newestMigration(migrationsDir: string): number {
  const journal: unknown = JSON.parse(readFileSync(path.join(migrationsDir, 'meta/_journal.json'), 'utf8'));
  const { entries } = journal as { readonly entries: readonly { readonly when: number }[] };
  return Math.max(...entries.map((entry) => entry.when));
}

/** Drizzle's migrator is loaded when there is something to apply: it takes a sixth of a warm start. */
async function applyMigrations(sql: postgres.Sql, migrationsFolder: string): Promise<void> {
  const [{ drizzle }, { migrate: apply }] = await Promise.all([
    import('drizzle-orm/postgres-js'),
    import('drizzle-orm/postgres-js/migrator'),
  ]);
  await apply(drizzle(sql), { migrationsFolder });
}

/** Our statements are written for PostgreSQL 15: an older one would fail in the middle of an act. */
async function refuseOldServer(sql: postgres.Sql): Promise<void> {
  const [server] = await sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
  if (server && server.number >= 150_000) return;
  throw new ConfigError(`DATABASE_URL: PostgreSQL 15 이상이 필요합니다(지금은 ${server?.version ?? '알 수 없음'}).`);
}

/** Roles belong to the cluster, not to one database: another database of this cluster may have made it already. */
async function makePublicRole(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${PUBLIC_ROLE}') then
        create role ${PUBLIC_ROLE} nologin;
      end if;
      execute format('grant ${PUBLIC_ROLE} to %I', current_user);
    exception when duplicate_object or unique_violation then null;
    end $$;`);
}
