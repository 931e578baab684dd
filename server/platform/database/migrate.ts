import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { ConfigError } from '../config.ts';
import { PUBLIC_ROLE } from './connect.ts';

/** Two servers that start at once migrate one after the other. Any constant number will do. */
const MIGRATION_LOCK = 7_402_610;

/**
 * Brings the database at `url` to the newest schema, and gives the citizens' role its one right: reading
 * `public_site`.
 */
export async function migrate(url: string, migrationsDir = findMigrations()): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await refuseOldServer(sql);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await makePublicRole(sql);
    await applyMigrations(drizzle(sql), { migrationsFolder: migrationsDir });
    await sql.unsafe(`
      create schema if not exists public_site;
      grant usage on schema public_site to ${PUBLIC_ROLE};
      grant select on all tables in schema public_site to ${PUBLIC_ROLE};`);
    await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    await sql.end({ timeout: 5 });
  }
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

/** The same relative place in the sources and in `dist`: the folder beside `server`, one level up from `dist`. */
function findMigrations(): string {
  const root = path.resolve(import.meta.dirname, '../../..');
  return path.join(path.basename(root) === 'dist' ? path.dirname(root) : root, 'migrations');
}
