import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded-postgres.ts';
import { benchFolder } from './bench-database.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';

const WARM_ROUNDS = 5;
const FIRST_ROUNDS = 3;
const LONGEST_MS = 120_000;

/**
 * From the command to the first answer of /readyz: `start.mjs` looks at the build, starts the database, migrates and
 * listens. Beside it the embedded database alone, on the same folder, started by the launcher the product uses.
 */
export async function startTime(): Promise<MeasuredRow[]> {
  const dataDir = path.join(benchFolder(), 'start');
  const anew = async () => {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
  };
  await anew();
  await untilReady(dataDir);
  const warm = await takeTurns(WARM_ROUNDS, {
    ours: () => untilReady(dataDir),
    reference: () => databaseAlone(dataDir),
  });
  const first = await takeTurns(FIRST_ROUNDS, {
    ours: () => anew().then(() => untilReady(dataDir)),
    reference: () => anew().then(() => databaseAlone(dataDir)),
  });
  rmSync(dataDir, { recursive: true, force: true });
  return [
    rowOf(
      {
        name: 'start',
        target: '<= 6',
        unit: 's',
        note: 'node scripts/start.mjs on a built checkout until /readyz; reference: the embedded database alone',
      },
      warm,
    ),
    rowOf(
      {
        name: 'start first',
        target: '<= 5',
        unit: 's',
        note: 'the same on an empty data folder without demonstration; reference: initdb and the database alone',
      },
      first,
    ),
  ];
}

async function databaseAlone(dataDir: string): Promise<number> {
  const began = performance.now();
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const taken = performance.now() - began;
  await database.stop();
  return taken / 1000;
}

async function untilReady(dataDir: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _another, ...environment } = process.env;
  const env = { ...environment, PORT: String(port), GYEOL_DATA_DIR: dataDir, GYEOL_DEMO: 'off' };
  const began = performance.now();
  const product = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => product.once('exit', () => resolve()));
  try {
    while (!(await isReady(port))) {
      if (product.exitCode !== null) throw new Error('the product ended instead of starting');
      if (performance.now() - began > LONGEST_MS) throw new Error('the product does not become ready');
      await sleep(5);
    }
    return (performance.now() - began) / 1000;
  } finally {
    product.kill('SIGTERM');
    await ended;
  }
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (reply) => reply.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
