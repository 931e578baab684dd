import { mkdirSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import postgres from 'postgres';
import { systemClock } from '../../server/platform/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { connectDatabase } from '../../server/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded-postgres.ts';
import { migrate } from '../../server/platform/database/migrate.ts';
import { FileStore } from '../../server/platform/files/file-store.ts';
import { Outbox } from '../../server/platform/outbox/outbox.ts';
import type { Services } from '../../server/platform/services.ts';

/** The bench's own cluster, with the settings the product has: what is flushed there is flushed here. */
export type BenchCluster = {
  /** The address of a migrated database of that name, made at the first call and kept between runs. */
  readonly database: (name: string) => Promise<string>;
  /** The same, emptied: for what leaves rows in so many tables that nobody takes them away again. */
  readonly emptied: (name: string) => Promise<string>;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
};

/** Beside the office's own data, never in it. `bench.mjs` starts us in the checkout. */
export function benchFolder(): string {
  return path.join(process.env.GYEOL_DATA_DIR ?? path.join(process.cwd(), '.gyeol'), 'bench');
}

/** The embedded database under the bench's data folder, or the server of DATABASE_URL (its user makes databases). */
export async function openBenchCluster(say: (line: string) => void): Promise<BenchCluster> {
  const dataDir = benchFolder();
  mkdirSync(dataDir, { recursive: true });
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir, log: say });
  const url = given ?? embedded?.url ?? '';
  const database = async (name: string) => {
    await makeDatabase(url, name);
    const address = new URL(url);
    address.pathname = `/${name}`;
    await migrate(address.href);
    return address.href;
  };
  return {
    dataDir,
    database,
    async emptied(name) {
      await dropDatabase(url, name);
      return database(name);
    },
    stop: async () => embedded?.stop(),
  };
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end();
  }
}

/** The product's services on a database of the bench, with the pools that the product has. */
export function benchServices(url: string, dataDir: string): Services {
  const log = pino({ level: 'error' });
  const database = connectDatabase(url);
  const config = readConfig({ PORT: '0', GYEOL_DEMO: 'off' }, path.join(process.cwd(), 'dist/web'));
  return {
    config: { ...config, dataDir },
    clock: systemClock,
    database,
    files: new FileStore(path.join(dataDir, 'files')),
    outbox: new Outbox(database.sql, systemClock, log),
    log,
    checkReplies: false,
  };
}

export async function closeServices(services: Services): Promise<void> {
  await services.outbox.stop();
  await services.database.close();
}
