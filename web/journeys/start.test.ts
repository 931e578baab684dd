import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, makeDataFolder, removeDataFolder } from './product.ts';

// `npm start` as an operator meets it: the launcher, the server and the database, each of which may be killed.
const ROOT = path.resolve(import.meta.dirname, '../..');

let dataDir: string;
let port: number;
let launchers: ChildProcess[];

beforeEach(async () => {
  dataDir = makeDataFolder();
  port = await freePort();
  launchers = [];
});

afterEach(async () => {
  for (const launcher of launchers) await end(launcher, 'SIGTERM');
  await nothingLeft();
  removeDataFolder(dataDir);
});

/** Answers when the start has printed its last line. */
async function start(): Promise<{ launcher: ChildProcess; words: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: undefined,
    PORT: String(port),
    GYEOL_DATA_DIR: dataDir,
    GYEOL_DEMO: 'off',
  };
  const launcher = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(launcher);
  let words = '';
  await new Promise<void>((resolve, reject) => {
    for (const output of [launcher.stdout, launcher.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        words += chunk.toString();
        if (words.includes('Ctrl-C')) resolve();
      });
    }
    launcher.once('exit', () => reject(new Error(`the start ended:\n${words}`)));
  });
  return { launcher, words };
}

function end(launcher: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    launcher.once('exit', () => resolve());
    launcher.kill(signal);
  });
}

/** Processes of this start: the server by its environment, the database by the folder it stands in. */
function processes(): { servers: number[]; databases: number[] } {
  const numbers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const about = (file: string, pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const ours = numbers.filter((pid) => !/\) Z /.test(about('stat', pid)));
  return {
    servers: ours.filter((pid) => {
      return (
        about('environ', pid).includes(`GYEOL_DATA_DIR=${dataDir}\0`) && about('cmdline', pid).includes('serve.js')
      );
    }),
    databases: ours.filter((pid) => about('cmdline', pid).includes(`-D\0${dataDir}/`)),
  };
}

async function nothingLeft(): Promise<void> {
  for (;;) {
    const { servers, databases } = processes();
    if (servers.length + databases.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;

test('starts twice in a row, and Ctrl-C ends the database too', async () => {
  for (let round = 0; round < 2; round += 1) {
    const { launcher } = await start();
    expect(await isReady()).toBe(200);
    await end(launcher, 'SIGINT');
    expect(launcher.exitCode).toBe(0);
    expect(processes()).toEqual({ servers: [], databases: [] });
  }
});

test('starts again after a kill -9 of the launcher, which takes the server and the database along', async () => {
  const first = await start();
  await end(first.launcher, 'SIGKILL');
  await start();
  expect(await isReady()).toBe(200);
  expect(processes().databases).toHaveLength(1);
});

test('starts again after a kill -9 of the server, and takes its database over', async () => {
  const first = await start();
  const database = processes().databases;
  for (const server of processes().servers) process.kill(server, 'SIGKILL');
  await new Promise((resolve) => first.launcher.once('exit', resolve));
  await start();
  expect(await isReady()).toBe(200);
  expect(processes().databases).toEqual(database);
});

test('starts again after a kill -9 of everything at once', async () => {
  const first = await start();
  const { servers, databases } = processes();
  first.launcher.kill('SIGKILL');
  for (const pid of [...servers, ...databases]) process.kill(pid, 'SIGKILL');
  await start();
  expect(await isReady()).toBe(200);
});

test('a second start beside a running one says so and leaves the first alone', async () => {
  await start();
  await expect(start()).rejects.toThrow('이미 실행 중입니다');
  expect(await isReady()).toBe(200);
});
