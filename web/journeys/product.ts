import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * The built product as a child process, as a visitor meets it: an address and what it printed. Nothing here imports
 * the server; journeys talk to it over HTTP and through a real browser.
 */
export type Product = Running & {
  readonly dataDir: string;
  /** The one-time set-up address, when the start printed one. */
  readonly setupToken: string | undefined;
};

/** What every process of the product that answers at an address has. */
export type Running = {
  readonly origin: string;
  readonly output: () => string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** `kill -9` of the server; its database is left to itself. */
  kill(): Promise<void>;
};

export type ProductOptions = {
  readonly dataDir?: string;
  readonly port?: number;
  readonly clock?: string;
  readonly env?: Readonly<Record<string, string>>;
};

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Moves the clock of a program that loads it, to JOURNEY_CLOCK. */
export const FIXED_CLOCK = path.join(ROOT, 'web/journeys/fixed-clock.mjs');
const START_PATIENCE_MS = 240_000;

/** A data folder of its own, in a place that the database's user can reach. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-journey-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeDataFolder(folder: string): void {
  // A process that was killed a moment ago may still be at its last file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? makeDataFolder();
  const port = options.port ?? (await freePort());
  const running = await launch(['--import', FIXED_CLOCK, path.join(ROOT, 'scripts/start.mjs')], 'Ctrl-C', {
    PORT: String(port),
    GYEOL_DATA_DIR: dataDir,
    GYEOL_DEMO: 'off',
    ...(options.clock ? { JOURNEY_CLOCK: options.clock } : {}),
    ...options.env,
  });
  return { ...running, dataDir, setupToken: /\/office\/setup\/([\w-]+)/.exec(running.output())?.[1] };
}

/** The citizens' site as a process of its own: `npm run start:public`. */
export async function startPublicSite(env: Readonly<Record<string, string>>): Promise<Running> {
  const script = path.join(ROOT, 'scripts/start-public.mjs');
  return launch([script], '시민 화면이 열렸습니다', { PORT: String(await freePort()), ...env });
}

/** `npm run start:public -- --prepare`: answers what it prints. */
export async function preparePublicSite(databaseUrl: string): Promise<string> {
  const args = [path.join(ROOT, 'scripts/start-public.mjs'), '--prepare'];
  const env = { ...plainEnvironment(), DATABASE_URL: databaseUrl };
  return (await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })).stdout;
}

async function launch(
  args: readonly string[],
  lastWords: string,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const { PORT: port } = env;
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, origin, () => printed, lastWords);
  return {
    origin,
    output: () => printed,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** Settings of the test run itself must not reach the product. */
function plainEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('GYEOL_') && name !== 'DATABASE_URL') kept[name] = value;
  }
  return kept;
}

async function untilReady(
  child: ChildProcess,
  origin: string,
  printed: () => string,
  lastWords: string,
): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the product ended at its start:\n${printed()}`);
    const ready = printed().includes(lastWords) && (await fetch(`${origin}/healthz`).catch(() => undefined));
    if (ready !== false && ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the product did not start:\n${printed()}`);
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/**
 * Below the ports that a system hands out by itself (from 32768 on with Linux), so that none is taken by a connection
 * of somebody else before the product opens it, or while a killed product is started again. Every worker of a test run
 * has a thousand of its own, and no two answers are alike.
 */
let lastPort = 12_000 + Number(process.env.VITEST_POOL_ID ?? 0) * 1_000 + Math.floor(Math.random() * 800);

export async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1;
    const port = lastPort;
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The number of the postmaster that serves a data folder now, for journeys that kill the database. */
export function postmasterOf(cluster: string): number {
  return Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A person's program at the API: keeps the session cookie, sends a new Idempotency-Key with every act. */
export class ApiClient {
  readonly #origin: string;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn(login: string, password: string): Promise<void> {
    const response = await this.send('POST', '/api/session', { login, password });
    if (!response.ok) throw new Error(`sign-in of ${login}: ${response.status} ${await response.text()}`);
    this.#cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }

  get cookie(): string {
    return this.#cookie;
  }

  send(method: string, url: string, body?: unknown, key: string = randomUUID()): Promise<Response> {
    return fetch(`${this.#origin}${url}`, {
      method,
      headers: {
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /**
   * Sends, and answers the JSON of a success. `503` promises that trying again works, so the same key is sent again;
   * anything else is the journey's failure, with the server's words.
   */
  async ask<Answer>(method: string, url: string, body?: unknown, key: string = randomUUID()): Promise<Answer> {
    let response = await this.send(method, url, body, key);
    for (let tries = 0; response.status === 503 && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      response = await this.send(method, url, body, key);
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
}

export type OfficePerson = { readonly login: string; readonly name: string; readonly client: ApiClient };

export type SmallOffice = {
  readonly administrator: ApiClient;
  readonly people: ReadonlyMap<string, OfficePerson>;
  readonly password: string;
};

/** Makes an office through the set-up link, as a new installation does, and signs everybody in. */
export async function setUpOffice(
  product: Product,
  office: { readonly agencyName: string; readonly csv: string },
): Promise<SmallOffice> {
  const password = 'journey-password-9';
  const anyone = new ApiClient(product.origin);
  const made = await anyone.ask<{ accounts: { login: string; name: string; oneTimePassword: string }[] }>(
    'POST',
    `/api/setup/${product.setupToken}`,
    {
      agency: { name: office.agencyName, zipCode: '01010', address: '시청로 1', homepage: 'https://city.example' },
      administrator: { name: '관리자', login: 'admin', password },
      organizationCsv: office.csv,
    },
  );
  const administrator = new ApiClient(product.origin);
  await administrator.signIn('admin', password);
  const people = new Map<string, OfficePerson>();
  for (const { login, name, oneTimePassword } of made.accounts) {
    if (login === 'admin') continue;
    const client = new ApiClient(product.origin);
    await client.signIn(login, oneTimePassword);
    await client.ask('PUT', '/api/session/password', { current: oneTimePassword, next: password });
    await client.signIn(login, password);
    people.set(login, { login, name, client });
  }
  return { administrator, people, password };
}
