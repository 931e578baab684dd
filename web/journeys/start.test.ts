import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'vitest';
import { preparedDataFolder } from './data-folder.ts';
import { freePort, makeDataFolder, removeDataFolder } from './product.ts';

// `npm start` as an operator meets it: the server and its database, each of which may be killed.
const ROOT = path.resolve(import.meta.dirname, '../..');

/** A data folder with a port, and everything that was started on them. */
class Place {
  readonly dataDir: string;
  readonly #port: number;
  readonly #products: ChildProcess[] = [];

  constructor(dataDir: string, port: number) {
    this.dataDir = dataDir;
    this.#port = port;
  }

  /** Answers when the start has printed its last line. */
  async start(): Promise<{ product: ChildProcess; words: string }> {
    const env = {
      ...process.env,
      DATABASE_URL: undefined,
      PORT: String(this.#port),
      GYEOL_DATA_DIR: this.dataDir,
      GYEOL_DEMO: 'off',
    };
    const product = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#products.push(product);
    let words = '';
    await new Promise<void>((resolve, reject) => {
      for (const output of [product.stdout, product.stderr]) {
        output?.on('data', (chunk: Buffer) => {
          words += chunk.toString();
          if (words.includes('Ctrl-C')) resolve();
        });
      }
      // Not `exit`, which may be told before the last words are read.
      product.once('close', () => reject(new Error(`the start ended:\n${words}`)));
    });
    return { product, words };
  }

  /** The postmaster of this start, known by its folder. What it starts is called alike until it has its own name. */
  databases(): number[] {
    const about = (file: string, pid: number) => {
      try {
        return readFileSync(`/proc/${pid}/${file}`, 'utf8');
      } catch {
        return '';
      }
    };
    const found = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => !/\) Z /.test(about('stat', pid)) && about('cmdline', pid).includes(`-D\0${this.dataDir}/`));
    const parentOf = (pid: number) => Number(/\) . (\d+)/.exec(about('stat', pid))?.[1]);
    return found.filter((pid) => !found.includes(parentOf(pid)));
  }

  async isReady(): Promise<number> {
    return (await fetch(`http://127.0.0.1:${this.#port}/readyz`)).status;
  }

  async close(): Promise<void> {
    for (const product of this.#products) await end(product, 'SIGTERM');
    while (this.databases().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    removeDataFolder(this.dataDir);
  }
}

async function openPlace(context: TestContext, dataDir = preparedDataFolder()): Promise<Place> {
  const place = new Place(dataDir, await freePort());
  context.onTestFinished(() => place.close());
  return place;
}

function end(product: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (product.exitCode !== null || product.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    product.once('exit', () => resolve());
    product.kill(signal);
  });
}

// Side by side, each in a place of its own: a second start waits ten seconds for the end of the first one.
describe.concurrent('npm start', () => {
  test('starts twice in a row, and Ctrl-C ends the database too', async (context) => {
    // From nothing: this start makes the database.
    const place = await openPlace(context, makeDataFolder());
    for (let round = 0; round < 2; round += 1) {
      const { product, words } = await place.start();
      // GYEOL_DEMO=off: an empty installation, which waits for its first office.
      context.expect(words).toContain('/office/setup/');
      context.expect(await place.isReady()).toBe(200);
      await end(product, 'SIGINT');
      context.expect(product.exitCode).toBe(0);
      context.expect(place.databases()).toEqual([]);
    }
  });

  test('starts again after a kill -9 of the server, and takes its database over', async (context) => {
    const place = await openPlace(context);
    const first = await place.start();
    const database = place.databases();
    await end(first.product, 'SIGKILL');
    await place.start();
    context.expect(await place.isReady()).toBe(200);
    context.expect(place.databases()).toEqual(database);
  });

  test('starts again after a kill -9 of everything at once', async (context) => {
    const place = await openPlace(context);
    const first = await place.start();
    for (const pid of place.databases()) process.kill(pid, 'SIGKILL');
    await end(first.product, 'SIGKILL');
    await place.start();
    context.expect(await place.isReady()).toBe(200);
  });

  test('a second start beside a running one says so and leaves the first alone', async (context) => {
    const place = await openPlace(context);
    await place.start();
    await context.expect(place.start()).rejects.toThrow('이미 실행 중입니다');
    context.expect(await place.isReady()).toBe(200);
  });
});
