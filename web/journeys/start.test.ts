import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preparedDataFolder } from './data-folder.ts';
import { freePort, makeDataFolder, removeDataFolder } from './product.ts';

// `npm start` as an operator meets it: the server and its database, each of which may be killed.
const ROOT = path.resolve(import.meta.dirname, '../..');

let dataDir: string;
let port: number;
let products: ChildProcess[];

beforeEach(async () => {
  dataDir = preparedDataFolder();
  port = await freePort();
  products = [];
});

afterEach(async () => {
  for (const product of products) await end(product, 'SIGTERM');
  await nothingLeft();
  removeDataFolder(dataDir);
});

/** Answers when the start has printed its last line. */
async function start(): Promise<{ product: ChildProcess; words: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: undefined,
    PORT: String(port),
    GYEOL_DATA_DIR: dataDir,
    GYEOL_DEMO: 'off',
  };
  const product = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  products.push(product);
  let words = '';
  await new Promise<void>((resolve, reject) => {
    for (const output of [product.stdout, product.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        words += chunk.toString();
        if (words.includes('Ctrl-C')) resolve();
      });
    }
    product.once('exit', () => reject(new Error(`the start ended:\n${words}`)));
  });
  return { product, words };
}

function end(product: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (product.exitCode !== null || product.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    product.once('exit', () => resolve());
    product.kill(signal);
  });
}

/** The postmaster of this start, known by the folder it stands in. */
function databases(): number[] {
  const about = (file: string, pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => !/\) Z /.test(about('stat', pid)) && about('cmdline', pid).includes(`-D\0${dataDir}/`));
}

async function nothingLeft(): Promise<void> {
  while (databases().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;

test('starts twice in a row, and Ctrl-C ends the database too', async () => {
  // From nothing: this start makes the database.
  removeDataFolder(dataDir);
  dataDir = makeDataFolder();
  for (let round = 0; round < 2; round += 1) {
    const { product, words } = await start();
    // GYEOL_DEMO=off: an empty installation, which waits for its first office.
    expect(words).toContain('/office/setup/');
    expect(await isReady()).toBe(200);
    await end(product, 'SIGINT');
    expect(product.exitCode).toBe(0);
    expect(databases()).toEqual([]);
  }
});

test('starts again after a kill -9 of the server, and takes its database over', async () => {
  const first = await start();
  const database = databases();
  await end(first.product, 'SIGKILL');
  await start();
  expect(await isReady()).toBe(200);
  expect(databases()).toEqual(database);
});

test('starts again after a kill -9 of everything at once', async () => {
  const first = await start();
  for (const pid of databases()) process.kill(pid, 'SIGKILL');
  await end(first.product, 'SIGKILL');
  await start();
  expect(await isReady()).toBe(200);
});

test('a second start beside a running one says so and leaves the first alone', async () => {
  await start();
  await expect(start()).rejects.toThrow('이미 실행 중입니다');
  expect(await isReady()).toBe(200);
});
