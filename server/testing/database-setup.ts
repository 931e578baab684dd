import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { migrate } from '../platform/database/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database whose user may create databases; each test file copies the template into one of its own. */
    testDatabase: { readonly url: string; readonly template: string };
  }
}

/** One cluster for the whole run, one template migrated once: a test file then gets its database in some 70 ms. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  const template = `gyeol_template_${randomBytes(6).toString('hex')}`;
  const sql = postgres(cluster.url, { max: 1, onnotice: () => {} });
  const close = async () => {
    await sql`DROP DATABASE IF EXISTS ${sql(template)} WITH (FORCE)`;
    await sql.end();
    await cluster.stop();
  };
  try {
    await sql`CREATE DATABASE ${sql(template)}`;
    await migrate(databaseUrl(cluster.url, template));
  } catch (error) {
    await close();
    throw error;
  }
  project.provide('testDatabase', { url: cluster.url, template });
  return close;
}

export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function startCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gyeol-test-'));
  // The embedded database runs as another user when the tests run as root.
  chmodSync(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres({ dataDir, log: () => {}, throwAway: true });
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
